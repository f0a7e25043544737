"""What must hold of every statement before anyone sees it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from habeas.words.anchors import Span
from habeas.words.errors import HabeasError
from habeas.words.statements import ContentMode, HopRole, Statement


class StatementDoesNotHold(HabeasError):
    """Raised when a reader returns a statement that its text does not bear out."""

    message = "A statement drafted by “{pattern}” does not hold: {reason}."
    hint = "This is a fault of the program. Please report it without the text."


def check(text: str, statements: tuple[Statement, ...]) -> None:
    """Raise :class:`StatementDoesNotHold` unless all statements hold in a text.

    Every place lies inside it, every surface is the text at its place, every chain ends in
    this document, and no two statements of the document itself share a character.
    """
    for statement in statements:
        for reason in _faults(text, statement):
            raise StatementDoesNotHold(pattern=statement.pattern, reason=reason)
    own = sorted(
        span
        for statement in statements
        if statement.content_mode is ContentMode.AUTHORIAL
        for span in statement.content
    )
    for before, after in pairwise(own):
        if before.overlaps(after):
            raise StatementDoesNotHold(pattern="authorial", reason="two own the same words")


def _faults(text: str, statement: Statement) -> Iterator[str]:
    if any(span.end > len(text) for span in _spans(statement)):
        yield "a place lies outside the text"
    if not statement.content or not statement.chain:
        yield "it has no content or no chain"
    elif statement.chain[-1].role is not HopRole.THIS_DOCUMENT:
        yield "its chain does not end in this document"
    speaker = statement.speaker
    if speaker.span is not None and speaker.span.of(text) != speaker.surface:
        yield "its speaker is not what the text says there"
    if any(hop.span is not None and hop.span.of(text) != hop.name for hop in statement.chain):
        yield "a voice in its chain is not what the text says there"


def _spans(statement: Statement) -> Iterator[Span]:
    yield from statement.content
    yield from statement.cue
    voices = (statement.speaker.span, *(hop.span for hop in statement.chain))
    yield from (span for span in voices if span is not None)
    for mentions in (
        statement.hedges,
        statement.quantities,
        statement.places,
        statement.times,
        statement.violations,
        statement.perpetrators,
        statement.groups,
        statement.addressees,
    ):
        yield from (mention.span for mention in mentions)
