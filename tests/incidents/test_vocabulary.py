from habeas.incidents.vocabulary import points, vocabulary
from habeas.words.violations import violations


def test_every_listed_act_is_a_violation_and_its_family_too():
    held = vocabulary().families
    assert set(held) | set(held.values()) <= set(violations())


def test_every_violation_is_counted_under_a_violation():
    assert {vocabulary().family(code) for code in violations()} <= set(violations())


def test_related_and_general_families_exist():
    words = vocabulary()
    families = {words.family(code) for code in violations()}
    assert words.general | {name for held in words.related for name in held} <= families


def test_an_allegation_pointing_back_is_known_by_its_words():
    back = vocabulary().back
    assert back.search("two of them were killed")
    assert back.search("these detentions went on")
    assert back.search("she was beaten")
    assert not back.search("as many as 100 men were rounded up")


def test_the_order_of_what_counts_is_act_and_place_before_all_that_is_vague():
    pairs = points().pairs
    assert pairs["same_act"] > pairs["related_act"]
    assert pairs["same_place"] > pairs["carried_place"] > pairs["place_before"]
