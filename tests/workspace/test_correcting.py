"""What becomes of a statement that was read wrongly."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.reading.reader import read
from habeas.words.anchors import Anchor, Span
from habeas.words.quantities import Unit
from habeas.words.reports import Rendition
from habeas.words.statements import ContentMode, Hop, HopRole, SpeakerKind, Stance
from habeas.workspace.correcting import (
    AuthorHasNoChain,
    Correction,
    NotBeforeIt,
    NothingLeft,
    corrected,
    found_in,
    merged,
    split,
    voice,
)
from habeas.workspace.placing import Lines, is_whole

TEXT = (
    "ORLO - As many as 100 men were detained in Orlo on Monday, a witness told the Meridian "
    "Agency. Three of them were killed in Tarsin.\n"
    "“There are no such people in the republic,” Imre Solt said."
)
REPORT = Rendition(TEXT, "text", "own", "1", "en")
LINES = Lines(TEXT)
DRAFTS = read(REPORT)


def place(words):
    return LINES.place(words)


def draft(words):
    return next(said for said in DRAFTS if words in said.words(TEXT))


def test_other_words_bring_their_acts_and_numbers_along_and_leave_the_others():
    said = draft("100 men")
    assert {q.quantity.upper for q in said.quantities} == {100}
    other = corrected(said, Correction(content=(place("Three of them were killed"),)), REPORT)
    assert other.words(TEXT) == "Three of them were killed"
    assert [act.code.partition(".")[0] for act in other.violations] == ["killing"]
    assert [q.quantity.upper for q in other.quantities] == [3]
    assert other.speaker == said.speaker


def test_a_speaker_is_a_place_in_the_text_and_heads_the_chain():
    said = draft("Three of them")
    solt = voice(LINES, place("Imre Solt"), SpeakerKind.PERSON)
    told = corrected(said, Correction(speaker=solt), REPORT)
    assert (told.speaker.surface, told.speaker.named) == ("Imre Solt", True)
    assert (told.chain[0].name, told.chain[0].explicit) == ("Imre Solt", True)
    assert told.chain[-1].role is HopRole.THIS_DOCUMENT
    assert told.content_mode is ContentMode.INDIRECT


def test_the_report_itself_speaks_without_a_chain():
    said = draft("no such people")
    own = voice(LINES, None, SpeakerKind.AUTHOR)
    hop = Hop(HopRole.RELAYED_BY, "Meridian Agency", place("Meridian Agency"), explicit=True)
    assert corrected(said, Correction(speaker=own, hops=()), REPORT).hops == 0
    with pytest.raises(AuthorHasNoChain):
        corrected(said, Correction(speaker=own, hops=(hop,)), REPORT)


def test_hops_are_added_cut_and_put_in_another_order():
    said = draft("no such people")
    agency = Hop(HopRole.TOLD_TO, "Meridian Agency", place("Meridian Agency"), explicit=True)
    paper = Hop(HopRole.RELAYED_BY, "the paper", None, explicit=False)
    added = corrected(said, Correction(hops=(agency, paper)), REPORT)
    assert [hop.name for hop in added.chain] == ["Imre Solt", "Meridian Agency", "the paper", ""]
    turned = corrected(added, Correction(hops=(paper, agency)), REPORT)
    assert turned.chain[1:3] == (paper, agency)
    assert corrected(turned, Correction(hops=()), REPORT) == said


def test_a_statement_says_again_only_what_stands_before_it():
    said = draft("no such people")
    before = draft("100 men").extent
    assert corrected(said, Correction(restates=(before,)), REPORT).restates == before
    with pytest.raises(NotBeforeIt):
        corrected(draft("100 men"), Correction(restates=(said.extent,)), REPORT)


def test_what_the_reader_finds_in_missed_words_is_offered_with_them():
    said = found_in((place("Three of them were killed in Tars"),), REPORT)
    assert said.words(TEXT) == "Three of them were killed in Tarsin"
    assert said.pattern == "person"
    assert said.quantities[0].quantity.unit is Unit.PERSONS


def test_a_split_shares_out_words_and_mentions():
    said = found_in((place("100 men were detained in Orlo"),), REPORT)
    first, second = split(said, (place("detained in Orlo"),), REPORT)
    assert (first.words(TEXT), second.words(TEXT)) == ("100 men were", "detained in Orlo")
    assert first.quantities == said.quantities
    assert second.quantities == ()
    assert second.violations == said.violations


@pytest.mark.parametrize("words", ["100 men were detained in Orlo", "Imre Solt"])
def test_a_split_needs_words_for_both(words):
    said = found_in((place("100 men were detained in Orlo"),), REPORT)
    with pytest.raises(NothingLeft):
        split(said, (place(words),), REPORT)


def test_a_merge_holds_the_words_and_mentions_of_both():
    one, other = draft("no such people"), draft("Three of them")
    both = merged(one, other, REPORT)
    assert both.content == tuple(sorted((*one.content, *other.content)))
    assert both.speaker == one.speaker
    assert both.violations == other.violations


@st.composite
def spans(draw):
    start = draw(st.integers(0, len(TEXT) - 2))
    return Span(start, draw(st.integers(start + 2, min(len(TEXT), start + 80))))


@settings(max_examples=60, deadline=None)
@given(st.lists(spans(), min_size=1, max_size=3), st.sampled_from(DRAFTS))
def test_corrected_places_lie_on_word_borders_and_quote_the_text(chosen, said):
    made = corrected(said, Correction(content=tuple(chosen)), REPORT)
    assert made.content == tuple(sorted(made.content))
    assert all(not a.overlaps(b) for a in made.content for b in made.content if a != b)
    for span in made.content:
        assert is_whole(TEXT, span)
        Anchor.at(TEXT, span).check(TEXT)
    assert all(
        any(one.overlaps(span) for span in made.content) for one in chosen if one.of(TEXT).strip()
    )
    assert made.stance is Stance(said.stance)
