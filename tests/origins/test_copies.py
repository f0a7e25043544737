import random

import pytest
from origins.printing import WIRE, printed

from habeas.origins.copies import find_copies, group_families, text_of

RUSSIAN = (
    "Полиция задержала не менее сорока мужчин в городе Кельд в понедельник, рассказали их "
    "родственники. Их увезли с рынка и из домов на склад у дороги на Орло, где соседи три "
    "ночи слышали крики. Второй патрульный полк не ответил на вопросы о складе."
)
ARABIC = (
    "احتجزت الشرطة ما لا يقل عن أربعين رجلا في بلدة كيلد يوم الاثنين كما قال أقارب الرجال "
    "وقد أخذوا من السوق ومن منازلهم إلى مستودع على طريق أورلو حيث سمع الجيران صراخا ثلاث ليال"
)
CHINESE = (
    "据男子的亲属说警察周一在凯尔德镇拘留了至少四十名男子他们从市场和家中被带到通往奥尔洛的仓库"
)
GEORGIAN = (
    "პოლიციამ ორშაბათს ქალაქ კელდში სულ მცირე ორმოცი კაცი დააკავა განაცხადეს მათმა ნათესავებმა "
    "ისინი ბაზრიდან და სახლებიდან წაიყვანეს საწყობში ორლოს გზაზე"
)


def copies_of(*reports):
    texts = [text_of(report) for report in reports]
    copies = find_copies(texts)
    return copies, group_families(texts, copies)


def test_a_wire_story_and_four_lightly_edited_copies_are_one_family():
    edits = (
        WIRE.replace("Monday", "Tuesday"),
        WIRE.replace("at least forty", "some forty").replace("heard screams", "reported screams"),
        "TARSIN – " + WIRE.replace("town of Keld", "small town of Keld"),
        WIRE.replace(", the cars without plates", "") + " The Besk Herald will go on asking.",
    )
    wire = printed("x-0", WIRE, published="2031-03-01")
    others = [printed(f"x-{n}", t, published="2031-03-02") for n, t in enumerate(edits, 1)]
    copies, families = copies_of(wire, *others)
    assert [family.exhibits[0] for family in families] == ["x-0"]
    assert set(families[0].exhibits) == {"x-0", "x-1", "x-2", "x-3", "x-4"}
    assert {copy.parent.exhibit for copy in copies} == {"x-0"}


@pytest.mark.parametrize("text", [WIRE, RUSSIAN, ARABIC, CHINESE, GEORGIAN])
def test_a_copy_is_found_in_every_script(text):
    copies, families = copies_of(printed("x-1", text), printed("x-2", text + " 2031"))
    assert len(copies) == 1
    assert len(families) == 1
    assert copies[0].child.span.of(text + " 2031")[:20] in text


def test_letters_exchanged_for_their_lookalikes_do_not_hide_a_copy():
    disguised = WIRE.replace("e", "\u0435").replace("o", "\u043e").replace("T", "\u0422")
    copies, _ = copies_of(printed("x-1", WIRE), printed("x-2", disguised))
    assert copies[0].words == len(WIRE.split())


def test_one_changed_letter_in_a_word_breaks_only_that_word():
    changed = WIRE.replace("neighbours", "nieghbours")
    copies, _ = copies_of(printed("x-1", WIRE), printed("x-2", changed))
    assert len(copies) == 1
    assert copies[0].words == len(WIRE.split()) - 1


def test_words_before_and_after_are_not_part_of_the_passage():
    inside = "The Courier has learnt more about Keld. " + WIRE + " Nobody was free to talk to us."
    copies, _ = copies_of(
        printed("x-1", WIRE, published="2031-03-01"), printed("x-2", inside, published="2031-03-02")
    )
    assert copies[0].child.span.of(inside) == WIRE.removesuffix(".")


def test_a_set_phrase_is_not_a_copy():
    one = "The president of the Republic of Velmara Davor Hasimel opened a bridge in Besk today."
    other = "Meanwhile the president of the Republic of Velmara Davor Hasimel was seen in Orlo."
    assert copies_of(printed("x-1", one), printed("x-2", other)) == ((), ())


def test_a_comment_form_on_both_pages_is_not_a_copy():
    form = "Fill in your details below or click an icon to log in and you will be able to reply."
    one, other = "Men were taken in Keld. " + form, "A bridge was opened in Besk. " + form
    reports = printed("x-1", one, masked=(form,)), printed("x-2", other, masked=(form,))
    assert copies_of(*reports) == ((), ())


def test_direction_is_known_only_when_both_dates_are_stated_and_differ():
    early = printed("x-1", WIRE, published="2031-03-01")
    late = printed("x-2", WIRE, published="2031-03-02")
    undated = printed("x-3", WIRE)
    vague = printed("x-4", WIRE, published="2031-03")
    assert copies_of(early, late)[0][0].direction_known
    assert not copies_of(early, undated)[0][0].direction_known
    assert not copies_of(vague, late)[0][0].direction_known


def test_ten_copies_all_point_at_the_earliest():
    reports = [printed(f"x-{n}", WIRE, published=f"2031-03-{20 - n}") for n in range(10)]
    copies, families = copies_of(*reports)
    assert {copy.parent.exhibit for copy in copies} == {"x-9"}
    assert families[0].exhibits[0] == "x-9"


def test_a_mash_up_joins_one_family_and_welds_none():
    rng = random.Random(7)  # noqa: S311 – an invented text, no secret
    vocabulary = [f"{a}{b}{c}" for a in "bdgklm" for b in "aeiou" for c in ("rin", "sto", "vel")]
    one, other = (" ".join(rng.choices(vocabulary, k=120)) for _ in range(2))
    mash = " ".join(one.split()[:70] + other.split()[:60])
    reports = [
        printed("x-1", one, published="2031-03-01"),
        printed("x-2", one, published="2031-03-02"),
        printed("x-3", other, published="2031-03-01"),
        printed("x-4", other, published="2031-03-02"),
        printed("x-5", mash, published="2031-03-03"),
    ]
    _, families = copies_of(*reports)
    assert {frozenset(family.exhibits) for family in families} == {
        frozenset({"x-1", "x-2", "x-5"}),
        frozenset({"x-3", "x-4"}),
    }


def test_a_short_notice_printed_twice_is_found():
    notice = "Two men died in custody in Keld."
    copies, families = copies_of(printed("x-1", notice), printed("x-2", notice))
    assert len(copies) == len(families) == 1


def test_the_order_of_input_never_matters():
    edited = WIRE.replace("Monday", "Tuesday").replace("depot", "barracks")
    reports = [
        printed("x-1", WIRE),
        printed("x-2", edited),
        printed("x-3", WIRE[: len(WIRE) // 2], published="2031-03-01"),
        printed("x-4", edited, published="2031-03-01"),
    ]
    expected = copies_of(*reports)
    for seed in range(5):
        shuffled = random.Random(seed).sample(reports, len(reports))  # noqa: S311 – an order
        assert copies_of(*shuffled) == expected
