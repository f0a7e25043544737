"""Places typed by people: always whole words, always where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.words.anchors import Anchor, Span
from habeas.workspace.placing import (
    Lines,
    NoSuchLine,
    NothingThere,
    NotInThatLine,
    NotInTheText,
    is_whole,
    snapped,
)

TEXT = "Orlo, Monday\nSolt said “there are no such people” in\nOrlo today.\n\n12 men were taken"
ALPHABET = "abёЖ e\u0301\n “'.,-12\u200b\u202e中"


def words(typed, near=0):
    return Lines(TEXT).place(typed, near).of(TEXT)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2: no such people", "no such people"),
        ("no such peop", "no such people"),
        ("2: THERE ARE", "there are"),
        ('said "there are', "said “there are"),
        ('such people" in Orlo', "such people” in\nOrlo"),
        ("3:", "Orlo today."),
        ("1-3", "Orlo"),
        ("12 men", "12 men"),
        ("5: 12 men", "12 men"),
    ],
)
def test_a_place_is_what_was_typed_widened_to_whole_words(typed, meant):
    assert words(typed) == meant


def test_of_two_places_with_these_words_the_nearer_is_meant():
    lines = Lines(TEXT)
    assert lines.place("Orlo", near=0).start == 0
    assert lines.place("Orlo", near=60).start == TEXT.rindex("Orlo")


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("somebody else", NotInTheText),
        ("1: no such people", NotInThatLine),
        ("9: anything", NoSuchLine),
        ("0: anything", NoSuchLine),
        ("4:", NothingThere),
        ("5-5", NothingThere),
        ("10-99999", NothingThere),
        ("999999999-9999999999", NotInTheText),
    ],
)
def test_a_place_that_is_not_there_is_refused_with_what_to_do(typed, error):
    with pytest.raises(error) as refused:
        Lines(TEXT).place(typed)
    assert refused.value.what_to_do


texts = st.text(st.sampled_from(ALPHABET), min_size=1, max_size=60)


@st.composite
def places(draw):
    text = draw(texts)
    start = draw(st.integers(0, len(text) - 1))
    return text, Span(start, draw(st.integers(start + 1, len(text))))


@given(places())
def test_snapping_cuts_no_word_loses_no_word_and_the_anchor_quotes_the_text(place):
    text, span = place
    try:
        widened = snapped(text, span)
    except NothingThere:
        assert not span.of(text).strip()
        return
    assert is_whole(text, widened)
    assert widened.of(text) == widened.of(text).strip()
    trimmed = span.trimmed(text)
    assert trimmed is None or widened.contains(trimmed)
    Anchor.at(text, widened).check(text)
    assert snapped(text, widened) == widened


@given(places())
def test_a_place_as_it_would_be_typed_leads_back_to_itself(place):
    text, span = place
    try:
        widened = snapped(text, span)
    except NothingThere:
        return
    lines = Lines(text)
    assert lines.place(lines.typed(widened)) == widened


@given(texts)
def test_the_lines_hold_every_character_but_their_breaks(text):
    lines = Lines(text).all
    assert "\n".join(text[line.start : line.end] for line in lines) == text
