"""What one key for a group must never bring together."""

from bodies.velmara import report, said, unnamed
from incidents.story import weighed


def accused_of_the_same(exhibit, place, key, group):
    text = f"In {place}, human rights groups accused the border guard of the arrest of {group}."
    return report(
        exhibit,
        text,
        said(
            text,
            f"the arrest of {group}",
            unnamed("human rights groups"),
            acts=[("arrest", "arrest")],
            places=[(key, place)],
            groups=[("families", group)],
            accused=[("the border guard", "state", "direct")],
        ),
    )


def test_one_key_for_the_people_affected_brings_no_two_countries_together():
    besk = accused_of_the_same("x-1", "Besk", "besk", "families of smugglers")
    abroad = accused_of_the_same("x-2", "Norland", "norland", "suspects' extended families")
    assert len(weighed(besk, abroad)) == 2


def test_the_people_affected_are_told_in_the_words_of_each_source():
    besk = accused_of_the_same("x-1", "Besk", "besk", "families of smugglers")
    again = accused_of_the_same("x-2", "Besk", "besk", "suspects' extended families")
    (incident,) = weighed(besk, again)
    told = [v for v in incident.values if v.question.value in ("who_was_affected", "why")]
    assert {(v.answer, v.support) for v in told} == {
        ("families of smugglers", ("x-1.1",)),
        ("suspects' extended families", ("x-2.1",)),
    }
