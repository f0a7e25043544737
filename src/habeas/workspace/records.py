"""Who changed what, when and why, and who looked at what: as pages show it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from habeas.archive import access_log, exhibit_list, records, renditions, statements
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.access_log import Access, Action, Wanted
from habeas.archive.history import SubjectKind
from habeas.archive.paging import Page
from habeas.archive.records import Book, Record, RecordFilter
from habeas.archive.shapes import StrangeShape, from_text
from habeas.words.anchors import Span, SpanOutOfBounds
from habeas.words.errors import NotThere
from habeas.words.roles import Right
from habeas.words.statements import Statement
from habeas.words.visible import on_one_line
from habeas.workspace.opening import Workspace

__all__ = [
    "Access",
    "Action",
    "Book",
    "Difference",
    "Record",
    "RecordFilter",
    "SubjectKind",
    "Told",
    "Wanted",
]

_DIGEST = "digest"
"""A field that says only that something differs."""

SHORT = 120
"""Characters up to which an old and a new value are shown in a list."""


class NoRecords(NotThere):
    """Raised when nothing is written down here of a thing of this name."""

    message = "Nothing is written down of {thing} here that you can see."
    hint = "Look at the whole history of the compartment."


@dataclass(frozen=True, slots=True)
class Difference:
    """One part of a thing, as it was and as it is; empty where there was or is nothing.

    ``part`` is a name of ours, "value" for a thing that has no parts.
    """

    part: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Told:
    """A record with what it changed. ``is_long`` when there is more than is shown here;
    ``name`` is what an exhibit is called, empty for anything else.
    """

    record: Record
    differences: tuple[Difference, ...]
    is_long: bool = False
    name: str = ""


def history(
    workspace: Workspace, compartment: str, wanted: RecordFilter, offset: int, limit: int
) -> Page[Told]:
    """What happened in a compartment, newest first.

    What others looked for is shown to keepers only.
    """
    workspace.require(Right.READ)
    asked = _for(workspace, wanted)
    store = workspace.store(compartment)
    page = records.records_page(store, asked, offset, limit)
    names = exhibit_list.names(store, {record.subject for record in page.held})
    told = (_in_short(record, names.get(record.subject, "")) for record in page.held)
    return Page(tuple(told), page.total)


def history_of(workspace: Workspace, compartment: str, thing: str) -> tuple[Told, ...]:
    """All that happened to one thing, oldest first. Raises :class:`NoRecords`."""
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    held = records.records_of(store, _for(workspace, RecordFilter(subject=thing)))
    if not held:
        raise NoRecords(thing=thing)
    text = _text_of(store, thing)
    return tuple(Told(record, tuple(_differences(record, text))) for record in held)


def looks(
    workspace: Workspace, compartment: str, wanted: Wanted, offset: int, limit: int
) -> Page[Access]:
    """The access log of a compartment, newest first; for keepers."""
    workspace.require(Right.KEEP)
    return access_log.page(workspace.store(compartment), wanted, offset, limit)


def called(workspace: Workspace, compartment: str) -> Mapping[str, str]:
    """What members are called, by identifier."""
    workspace.require(Right.READ)
    held = people.called(workspace.store(compartment))
    return {**held, **people.called(workspace.general)} if workspace.general else held


def _for(workspace: Workspace, wanted: RecordFilter) -> RecordFilter:
    of = "" if Right.KEEP in workspace.rights else workspace.member.identifier
    opened = tuple(store.identifier for store in workspace.stores)
    return replace(wanted, searches_of=of, opened=opened)


def _in_short(record: Record, name: str) -> Told:
    """Values that fit a line; whole things are told on the page of the thing."""
    values = (record.old, record.new)
    if any(len(value) > SHORT or value.startswith("{") for value in values):
        return Told(record, (), is_long=True, name=name)
    return Told(record, tuple(_plainly(record)), name=name)


def _plainly(record: Record) -> Iterator[Difference]:
    if (record.old or record.new) and record.what != _DIGEST:
        yield Difference("value", record.old, record.new)


def _differences(record: Record, text: str) -> Iterator[Difference]:
    if record.kind is not SubjectKind.STATEMENT or not record.new.startswith("{"):
        yield from _plainly(record)
        return
    try:
        was = _parts(record.old, text)
        is_now = _parts(record.new, text)
    except (StrangeShape, SpanOutOfBounds):
        yield from _plainly(record)
        return
    for part in _PARTS:
        if was.get(part, "") != is_now.get(part, ""):
            yield Difference(part, was.get(part, ""), is_now.get(part, ""))


def _parts(kept: str, text: str) -> dict[str, str]:
    """A statement, part by part, in the words of its exhibit."""
    if not kept:
        return {}
    said = from_text(Statement, kept)
    return {part: tell(said, text) for part, tell in _PARTS.items()}


def _quoted(spans: Iterator[Span], text: str) -> str:
    return " … ".join(on_one_line(span.of(text)) for span in spans)


_PARTS: dict[str, Callable[[Statement, str], str]] = {
    "status": lambda said, _: said.status.value,
    "stance": lambda said, _: said.stance.value,
    "speaker": lambda said, _: on_one_line(said.speaker.surface),
    "words": lambda said, text: _quoted(iter(said.content), text),
    "chain": lambda said, _: " → ".join(on_one_line(hop.name) or hop.role for hop in said.chain),
    "acts": lambda said, _: " ".join(one.code for one in said.violations),
    "how_many": lambda said, text: _quoted((one.span for one in said.quantities), text),
    "where": lambda said, text: _quoted((one.span for one in said.places), text),
    "when": lambda said, text: _quoted((one.span for one in said.times), text),
    "who": lambda said, text: _quoted((one.span for one in said.perpetrators), text),
    "affected": lambda said, text: _quoted((one.span for one in said.groups), text),
}


def _text_of(store: Store, thing: str) -> str:
    """The text that a statement was read from; empty for anything else."""
    try:
        held = statements.statement(store, thing)
    except NotThere:
        return ""
    every = renditions.renditions(store, held.exhibit)
    return next(one.rendition.text for one in every if one.identifier == held.rendition)
