"""Two real articles, kept outside the repository; the traps they hold.

Their folder is ``HABEAS_SEEDS``, or ``../shared/seeds`` beside the repository.
"""

import os
from functools import cache
from pathlib import Path

import pytest
from reading.reading_aloud import statements, way

from habeas.words.anchors import Span
from habeas.words.quantities import Unit
from habeas.words.reports import Block, BlockKind
from habeas.words.statements import ContentMode, Modality, Stance

ROOT = Path(__file__).parents[2]
FOLDER = Path(os.environ.get("HABEAS_SEEDS", ROOT.parent / "shared" / "seeds"))

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the two articles are not here")


@cache
def text_of(number):
    (path,) = FOLDER.glob(f"{number}_*.txt")
    return path.read_bytes().decode("utf-8")


def blocks(text):
    """Headline and boilerplate, as the evidence room marks them."""
    found = [Block(Span(0, text.index("\n")), BlockKind.HEADLINE, "first line")]
    for start, end in (("Image result", "\n"), ("Leave a Reply", "")):
        if start in text:
            first = text.index(start)
            last = text.index(end, first) if end else len(text)
            found.append(Block(Span(first, last), BlockKind.BOILERPLATE, "comment form"))
    return found


@cache
def read_seed(number):
    return statements(text_of(number), *blocks(text_of(number)))


def with_words(number, words):
    text = text_of(number)
    return [s for s in read_seed(number) if words in " ".join(s.words(text).split())]


def only(number, words):
    (found,) = with_words(number, words)
    return found


def test_the_upper_bound_has_an_unnamed_speaker_one_hop_away():
    statement = only("001", "rounded up")
    assert (statement.speaker.surface, statement.speaker.named) == ("some reports", False)
    assert statement.hops == 1


def test_the_spokesman_reaches_us_by_three_stated_hops_in_both_paragraphs():
    expected = [
        ("speaker", "Alvi Karimov", True),
        ("told_to", "Interfax", True),
        ("relayed_by", "The Telegraph", True),
    ]
    assert way(only("001", "repress people")) == expected
    assert way(only("001", "their own relatives")) == expected


def test_the_denial_to_the_paper_is_the_presidents_and_relayed():
    statement = only("001", "disinformation")
    assert way(statement) == [
        ("speaker", "President Ramzan Kadyrov", True),
        ("relayed_by", "the New York Times", True),
    ]
    assert statement.stance is Stance.DENIES


def test_every_denial_is_there_and_each_keeps_its_own_way():
    denials = [s for s in read_seed("001") if s.stance is Stance.DENIES]
    assert len(denials) == 6
    assert len({way(s)[0][1].split()[-1] for s in denials}) == 3
    assert only("001", "no gay people").speaker.surface == "The Chechen government"


def test_the_block_is_explicit_in_its_first_paragraph_only():
    assert way(only("001", "impossible to persecute"))[-1] == ("relayed_by", "FOX News", True)
    for words in ("no gay people", "extensive human rights", "collective punishment"):
        assert way(only("001", words))[-1] == ("relayed_by", "FOX News", False)
    assert only("001", "veracity").hops == 0


def test_an_accusation_without_a_source_stays_without_a_name():
    assert only("001", "extensive human rights").speaker.span is None
    assert only("001", "ordering the clampdown").speaker.span is None
    assert not only("001", "history of human rights").speaker.named


def test_the_accusation_about_suspects_is_its_own_statement():
    statement = only("001", "collective punishment")
    assert statement.speaker.surface == "Human rights groups"
    assert "100" not in statement.words(text_of("001"))


def test_the_author_doubts():
    statement = only("001", "veracity")
    assert statement.stance is Stance.DOUBTS
    assert statement.content_mode is ContentMode.AUTHORIAL


def test_the_comment_form_says_nothing():
    for words in ("Reply", "commenting", "Log Out", "Image result"):
        assert with_words("001", words) == []


def test_scare_quotes_are_no_quotations():
    assert not any(s.content_mode is ContentMode.DIRECT for s in read_seed("000"))


def test_the_advice_is_the_offices_and_its_second_wording_is_a_restatement():
    first = only("000", "should report the cases")
    second = only("000", "to report the abuse")
    assert first.stance is second.stance is Stance.RECOMMENDS
    assert not first.speaker.named
    assert way(first)[0][1] == "The presidential spokesman"
    assert second.restates == first.extent


def test_the_plea_is_a_set_of_demands_by_the_author():
    for words in ("pressure the", "put an end", "safe passage", "visas", "without fear"):
        statement = only("000", words)
        assert statement.stance is Stance.DEMANDS
        assert statement.hops == 0


def test_storeys_are_no_people_and_bounds_are_as_said():
    bound = only("001", "rounded up").quantities[0].quantity
    assert (bound.lower, bound.upper, bound.unit) == (None, 100, Unit.PERSONS)
    three = only("001", "three men").quantities[0].quantity
    assert (three.lower, three.upper, three.unit) == (3, 3, Unit.PERSONS)
    woman = only("000", "One woman").quantities[0].quantity
    assert (woman.lower, woman.upper, woman.unit) == (1, 1, Unit.PERSONS)
    storeys = [q.quantity for q in only("000", "10 story").quantities]
    assert [q.unit for q in storeys] == [Unit.STOREYS]


def test_the_woman_has_no_stated_place():
    assert only("000", "One woman").places == ()
    assert only("000", "first stone").places == ()


def test_the_men_are_where_the_sentence_before_says():
    text = text_of("001")
    (place,) = only("001", "beatings and electrocution").places
    assert place.inherited_from.of(text) == "Chechnya"


def test_the_killing_by_relatives_is_implied():
    (violation,) = only("001", "their own relatives").violations
    assert violation.modality is Modality.IMPLIED


def test_the_accusation_against_those_who_receive_the_reports_is_the_authors():
    statement = only("000", "not going to benefit")
    assert statement.hops == 0
    assert statement.violations


def test_the_headline_that_says_an_act_is_read():
    assert only("000", "By Their Own Police").hops == 0


def test_every_place_is_the_text_at_that_place():
    for number in ("000", "001"):
        text = text_of(number)
        for statement in read_seed(number):
            assert statement.speaker.span is None or (
                statement.speaker.span.of(text) == statement.speaker.surface
            )
            assert all(span.of(text).strip() for span in statement.content)


def test_whoever_is_accused_is_held_to_account_in_the_accusation():
    for words, role in (("ordering the clampdown", "ordered"), ("extensive human", "direct")):
        (accused,) = only("001", words).perpetrators
        assert accused.surface.endswith("Kadyrov")
        assert accused.role == role


def test_what_goes_on_about_the_same_men_is_where_they_were():
    text = text_of("001")
    for words in ("rounded up", "beatings and electrocution", "three men", "these detentions"):
        (place,) = only("001", words).places
        assert place.inherited_from is not None
        assert place.inherited_from.of(text) == "Chechnya"


def test_the_republic_that_the_denials_speak_of_is_the_one_named_before():
    for words in ("repress people", "impossible to persecute", "no gay people"):
        (place,) = only("001", words).places
        assert (place.key, place.inherited_from is not None) == ("chechnya", True)


def test_whom_the_advice_is_for_is_no_content_of_it():
    statement = only("000", "should report the cases")
    assert [a.role for a in statement.addressees] == ["asked", "avenue"]
    assert with_words("000", "suffer abuse") == []


def test_the_killings_elsewhere_are_cut_off_from_the_ones_here():
    here, elsewhere = only("000", "The atrocities"), only("000", "pushing men off")
    assert here is not elsewhere
    assert [p.key for p in here.places] == ["chechnya"]
    assert [p.key for p in elsewhere.places] == ["middle-east"]
    assert here.perpetrators == ()
