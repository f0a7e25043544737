"""Paragraphs and sentences."""

from habeas.reading.layout import paragraphs
from habeas.reading.quotations import quotations
from habeas.reading.sentences import sentences
from habeas.reading.view import fold
from habeas.words.anchors import Span
from habeas.words.reports import Block, BlockKind


def sentences_of(text):
    view = fold(text)
    held = paragraphs(view, ())
    return [s.span.of(text) for s in sentences(view, held, quotations(text, view, held))]


def test_a_blank_line_ends_a_paragraph_and_a_wrapped_line_does_not():
    wrapped = "The men who had been taken from the market in Keld on\nthat morning came back."
    view = f"A headline\n\n{wrapped}\n\nThe end."
    assert [p.span.of(view) for p in paragraphs(view, ())] == ["A headline", wrapped, "The end."]


def test_windows_line_ends_are_line_ends():
    assert [p.span.of("One.\r\n\r\nTwo.") for p in paragraphs("One.\r\n\r\nTwo.", ())] == [
        "One.",
        "Two.",
    ]


def test_boilerplate_is_never_read_and_a_headline_keeps_its_mark():
    text = "Title\nBody.\nLeave a Reply"
    blocks = (
        Block(Span(0, 5), BlockKind.HEADLINE, "first line"),
        Block(Span(12, len(text)), BlockKind.BOILERPLATE, "comment form"),
    )
    kinds = [(p.span.of(text), p.kind) for p in paragraphs(text, blocks)]
    assert kinds == [("Title", BlockKind.HEADLINE), ("Body.", None)]


def test_titles_initials_and_states_do_not_end_a_sentence():
    text = "Dr. Lena K. Doss met Gen. Hasimel in the U.S. embassy at 5 p.m. on Monday. He left."
    assert sentences_of(text) == [text[:-9], "He left."]


def test_a_stop_inside_a_quotation_does_not_end_the_sentence_around_it():
    text = "“He left. He ran,” Solt said. “Why?” Doss asked. He told us: “No.” We left."
    assert sentences_of(text) == [
        "“He left. He ran,” Solt said.",
        "“Why?” Doss asked.",
        "He told us: “No.”",
        "We left.",
    ]
