"""Exhibits as the desk shows them: in lists, and one with all that is known of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from habeas.archive import consents, custody, exhibit_list, exhibits, renditions, translations
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.exhibit_kinds import ExhibitKind
from habeas.archive.exhibit_list import (
    ExhibitCounts,
    ExhibitFilter,
    ExhibitOrder,
    ExhibitState,
    ListedExhibit,
)
from habeas.archive.exhibits import REASON, Exhibit
from habeas.archive.renditions import KeptRendition
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.words.anchors import Span
from habeas.words.consents import Use
from habeas.words.errors import HabeasError
from habeas.words.reasons import Reason
from habeas.words.reports import Byline
from habeas.words.roles import Right
from habeas.workspace.exhibit_text import TextPart, text_part
from habeas.workspace.opening import Workspace, now
from habeas.workspace.refused import in_words, refused_as

__all__ = [
    "ExhibitFilter",
    "ExhibitKind",
    "ExhibitOrder",
    "ExhibitState",
    "ListedExhibit",
    "counts",
    "known",
    "lines_of",
    "listed",
    "page_of",
]


@dataclass(frozen=True, slots=True)
class Line:
    """An exhibit in a list. ``copies`` is how many are one text with it, itself counted; 0 for
    none. ``problem`` names in short what stood in the way of opening it, ``error`` says what to
    do about it.
    """

    exhibit: ListedExhibit
    copies: int = 0
    problem: str = ""
    error: HabeasError | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Lines:
    """A stretch of the list, with the length of the whole."""

    held: tuple[Line, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Came:
    """One time an exhibit came in. ``parent`` is what it was attached to."""

    name: str
    how: str
    time: datetime
    by: str
    reason: str
    parent: str
    parent_name: str


@dataclass(frozen=True, slots=True)
class Derived:
    """A working copy: the tool that made it, and what that could not read."""

    identifier: str
    tool: str
    version: str
    language: str
    gaps: tuple[Reason, ...]
    is_in_force: bool
    characters: int


@dataclass(frozen=True, slots=True)
class Translated:
    """That there is a translation beside the original."""

    identifier: str
    language: str
    translator: str
    is_by_machine: bool
    is_checked: bool


@dataclass(frozen=True, slots=True)
class Happened:
    """An entry of the custody log. ``by`` is empty for the program; ``problem`` names a gap."""

    kind: EventKind
    time: datetime
    by: str
    tool: str
    problem: str


@dataclass(frozen=True, slots=True)
class ExhibitPage:
    """One exhibit. ``is_closed``: a testimony the person does not let the team read now; then
    no words of it are here, and no ``text``.
    """

    line: Line
    sha256: str
    came: tuple[Came, ...]
    derived: tuple[Derived, ...]
    translated: tuple[Translated, ...]
    happened: tuple[Happened, ...]
    attached: tuple[Line, ...]
    is_closed: bool
    byline: Byline | None = None
    text: TextPart | None = None

    @property
    def in_force(self) -> Derived | None:
        """The working copy that statements are read from."""
        return next((one for one in self.derived if one.is_in_force), None)


def listed(
    workspace: Workspace, compartment: str, wanted: ExhibitFilter, offset: int, limit: int
) -> Lines:
    """Exhibits of a compartment."""
    store = _to_read(workspace, compartment)
    page = exhibits.exhibits_page(store, wanted, offset, limit)
    return Lines(_lines(store, page.held), page.total)


def counts(workspace: Workspace, compartment: str) -> ExhibitCounts:
    """How many exhibits there are of each state, language and kind."""
    return exhibit_list.exhibit_counts(_to_read(workspace, compartment))


def lines_of(
    workspace: Workspace, compartment: str, identifiers: Collection[str]
) -> Mapping[str, Line]:
    """These exhibits as a list tells of them; without those not here."""
    store = _to_read(workspace, compartment)
    held = exhibit_list.exhibits_of(store, identifiers)
    return {line.exhibit.identifier: line for line in _lines(store, tuple(held.values()))}


def known(workspace: Workspace, compartment: str, identifiers: Collection[str]) -> tuple[str, ...]:
    """Those of these that are exhibits here, in order of their names."""
    asked = [one for one in identifiers if one]
    return exhibit_list.by_name(_to_read(workspace, compartment), asked) if asked else ()


def page_of(
    workspace: Workspace, compartment: str, exhibit: str, part: int = 1, at: Span | None = None
) -> ExhibitPage:
    """One exhibit with the part of its text that is asked for.

    Raises :class:`~habeas.archive.exhibits.NoSuchExhibit`.
    """
    store = _to_read(workspace, compartment)
    held = exhibits.exhibit(store, exhibit)
    names = people.called(store)
    kept = renditions.renditions(store, exhibit)
    is_closed = not consents.may_use(store, exhibit, Use.TEAM, now().date())
    is_translated = any(one.rendition.kind == translations.KIND for one in kept)
    base = None if is_closed else next((one for one in kept if one.is_in_force), None)
    attached = exhibit_list.attached_to(store, exhibit)
    about = exhibit_list.exhibits_of(store, [exhibit, *attached])
    lines = {line.exhibit.identifier: line for line in _lines(store, tuple(about.values()))}
    return ExhibitPage(
        line=lines[exhibit],
        sha256=held.sealed.sha256,
        came=_came(store, held, names),
        derived=tuple(_derived(one) for one in kept if one.rendition.kind != translations.KIND),
        translated=_translated(store, exhibit, names) if is_translated else (),
        happened=tuple(_happened(one, names) for one in custody.events(store, exhibit)),
        attached=tuple(lines[one] for one in attached),
        is_closed=is_closed,
        byline=None if base is None else base.rendition.byline,
        text=None if base is None else text_part(store, base, part, at),
    )


def _to_read(workspace: Workspace, compartment: str) -> Store:
    workspace.require(Right.READ)
    return workspace.store(compartment)


def _lines(store: Store, held: Sequence[ListedExhibit]) -> tuple[Line, ...]:
    copies = exhibit_list.copies(store, [one.identifier for one in held])
    return tuple(
        Line(
            one,
            copies.get(one.identifier, 0),
            in_words(one.problem),
            refused_as(one.problem, one.name) if one.problem else None,
        )
        for one in held
    )


def _came(store: Store, held: Exhibit, names: Mapping[str, str]) -> tuple[Came, ...]:
    parents = exhibit_list.names(store, [came.parent for came in held.receptions if came.parent])
    return tuple(
        Came(
            came.name,
            came.how,
            came.time,
            names.get(came.member) or came.member,
            came.reason,
            came.parent,
            parents.get(came.parent, ""),
        )
        for came in held.receptions
    )


def _derived(kept: KeptRendition) -> Derived:
    made = kept.rendition
    return Derived(
        kept.identifier,
        made.tool,
        made.version,
        made.language,
        made.gaps,
        kept.is_in_force,
        len(made.text),
    )


def _translated(store: Store, exhibit: str, names: Mapping[str, str]) -> tuple[Translated, ...]:
    return tuple(
        Translated(
            one.identifier,
            one.translated.language,
            names.get(one.translated.translator) or one.translated.translator,
            one.translated.is_by_machine,
            bool(one.reviewer),
        )
        for one in translations.translations(store, exhibit)
    )


def _happened(event: CustodyEvent, names: Mapping[str, str]) -> Happened:
    problem = in_words(dict(event.details).get(REASON, "")) if event.kind is EventKind.GAP else ""
    by = names.get(event.member) or event.member
    return Happened(event.kind, event.time, by, event.tool, problem)
