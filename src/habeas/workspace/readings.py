"""What a draft reads out of its words, in lines: what a person confirms when they confirm it."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.archive.shapes import from_text
from habeas.words.anchors import Span
from habeas.words.statements import Statement
from habeas.words.violations import violation
from habeas.words.visible import on_one_line


def read_as(said: Statement, text: str) -> Iterator[str]:
    """A line for each thing read, with the very words it was read from."""
    for act in said.violations:
        label = violation(act.code).labels["en"]
        yield f"act: {label} ({act.modality.value}), from {_words(act.span, text)}"
    for many in said.quantities:
        yield f"how many: {_words(many.span, text)}, counting {many.counted or 'nothing named'}"
    for place in said.places:
        yield f"where: {_words(place.span, text)}"
    for time in said.times:
        yield f"when: {_words(time.span, text)}, read as {time.when or 'no date'}"
    for who in said.perpetrators:
        yield f"alleged to have part in it ({who.role}): {_words(who.span, text)}"
    for group in said.groups:
        yield f"who was affected: {_words(group.span, text)}"
    if said.basis is not None:
        yield f"how they know ({said.basis.kind}): {_words(said.basis.span, text)}"


def difference(old: str, new: str, text: str) -> Iterator[str]:
    """What a decision changed in a statement kept in these two forms, old beside new."""
    if not (old and new):
        return
    before, after = from_text(Statement, old), from_text(Statement, new)
    for name, was, now in zip(_PARTS, _parts(before, text), _parts(after, text), strict=True):
        if was != now:
            yield f"{name}: {was} → {now}"


_PARTS = ("status", "stance", "speaker", "words")


def _parts(said: Statement, text: str) -> tuple[str, str, str, str]:
    speaker = on_one_line(said.speaker.surface) or "the document"
    words = " … ".join(_words(span, text) for span in said.content)
    return said.status.value, said.stance.value, speaker, words


def _words(span: Span, text: str) -> str:
    return f"“{on_one_line(span.of(text))}”"
