import pytest

from habeas.words.anchors import Anchor, AnchorMismatch, Span, SpanOutOfBounds, hull

TEXT = "Three men were taken from the market in Besk, a witness said."


def test_an_anchor_keeps_the_words_and_what_stands_either_side():
    anchor = Anchor.at(TEXT, Span(0, 9))
    assert (anchor.quote, anchor.before) == ("Three men", "")
    assert anchor.after == TEXT[9:41]


def test_a_shifted_text_is_a_mismatch_and_never_a_silent_shift():
    anchor = Anchor.at(TEXT, Span(0, 9))
    with pytest.raises(AnchorMismatch):
        anchor.check("x" + TEXT)


def test_a_span_beyond_the_text_is_refused():
    with pytest.raises(SpanOutOfBounds):
        Span(50, 500).of(TEXT)


def test_an_empty_span_cannot_be_made():
    with pytest.raises(SpanOutOfBounds):
        Span(4, 4)


def test_trimming_never_leaves_the_words_it_had():
    span = Span(5, 10).trimmed(TEXT)
    assert span is not None
    assert span.of(TEXT) == "men"


def test_a_hull_holds_every_part():
    assert hull([Span(8, 9), Span(2, 3)]) == Span(2, 9)
