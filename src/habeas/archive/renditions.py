"""Renditions: working copies in plain text, each derived by a named tool."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from habeas.archive import custody, history
from habeas.archive.access import Store, rows, writing
from habeas.archive.exhibits import NoSuchExhibit
from habeas.archive.history import Change, SubjectKind
from habeas.archive.members import By
from habeas.archive.models import ExhibitRow, RenditionRow, StatementRow
from habeas.archive.search import index
from habeas.archive.shapes import from_text, to_text
from habeas.evidence.custody import CustodyEvent, EventKind, commitment
from habeas.words.errors import HabeasError, NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier
from habeas.words.reports import Rendition
from habeas.words.statements import Status


class NoSuchRendition(NotThere):
    """Raised when an exhibit has no rendition yet, or there is none of this identifier."""

    message = "There is no rendition {rendition} here that you can see."
    hint = "Read the exhibit first: habeas read WORKSPACE"


class NotText(HabeasError):
    """Raised when a rendition holds code points that are no characters (lone surrogates)."""

    message = "The text made of exhibit {exhibit} is not text: character {place} cannot be stored."
    hint = "The exhibit itself is kept. Read it with another encoding or another tool."


@dataclass(frozen=True, slots=True)
class KeptRendition:
    """A rendition as the archive keeps it.

    ``is_in_force`` says that statements are read from this one. While a person's decision
    stands on statements of another rendition of the same exhibit, that one stays in force:
    a decision holds for the text it was made on.
    """

    identifier: str
    exhibit: str
    rendition: Rendition
    is_in_force: bool


def keep(
    store: Store, exhibit: str, rendition: Rendition, time: datetime, randomness: Randomness
) -> KeptRendition:
    """Keep a rendition, index its words, and log where it came from, in one transaction.

    The same rendition again is the one that is kept already. Raises :class:`NotText` and
    :class:`~habeas.archive.exhibits.NoSuchExhibit`.
    """
    _check_text(exhibit, rendition.text)
    with writing(store):
        # It was opened, whatever stood in the way before.
        rows(store, ExhibitRow).filter(identifier=exhibit).exclude(problem="").update(problem="")
        known = _same(store, exhibit, rendition)
        if known is not None:
            return known
        row = _insert(store, exhibit, rendition, randomness)
        if row.in_force:
            _tell(store, exhibit, rendition)
        _log(store, row, rendition, ("", time), randomness)
        index(store, row.identifier, rendition.text)
    return _kept(row)


def keep_beside(
    store: Store, exhibit: str, rendition: Rendition, by: By, randomness: Randomness
) -> KeptRendition:
    """Keep a rendition that a member made beside the one in force: it is never put in its place.

    Statements are not read from it. Otherwise as :func:`keep`.
    """
    _check_text(exhibit, rendition.text)
    with writing(store):
        known = _same(store, exhibit, rendition)
        if known is not None:
            return known
        row = _create(store, exhibit, rendition, False, randomness)
        _log(store, row, rendition, by, randomness)
        index(store, row.identifier, rendition.text)
    return _kept(row)


def rendition(store: Store, exhibit: str) -> KeptRendition:
    """The rendition of an exhibit that is in force. Raises :class:`NoSuchRendition`."""
    row = rows(store, RenditionRow).filter(exhibit_id=exhibit, in_force=True).first()
    if row is None:
        raise NoSuchRendition(rendition=f"of {exhibit}")
    return _kept(row)


def is_open(store: Store, exhibit: str) -> bool:
    """Whether an exhibit has a rendition in force."""
    return rows(store, RenditionRow).filter(exhibit_id=exhibit, in_force=True).exists()


def opened(store: Store) -> frozenset[str]:
    """The exhibits that have a rendition, in force or not."""
    return frozenset(rows(store, RenditionRow).values_list("exhibit_id", flat=True))


def renditions(store: Store, exhibit: str = "") -> tuple[KeptRendition, ...]:
    """Every rendition of an exhibit, or of all; in an order that depends on bytes alone."""
    held = rows(store, RenditionRow).order_by("exhibit__sha256", "text", "shape")
    return tuple(_kept(row) for row in (held.filter(exhibit_id=exhibit) if exhibit else held))


def digest(rendition: Rendition) -> str:
    """SHA-256 of a rendition in its stored form; the custody log commits to it."""
    return hashlib.sha256(to_text(rendition).encode()).hexdigest()


def _check_text(exhibit: str, text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        # Not the error itself: it holds the text.
        raise NotText(exhibit=exhibit, place=error.start) from None


def _same(store: Store, exhibit: str, rendition: Rendition) -> KeptRendition | None:
    held = rows(store, RenditionRow).filter(
        exhibit_id=exhibit, text=rendition.text, shape=_shape(rendition)
    )
    row = held.first()
    return None if row is None else _kept(row)


def _insert(
    store: Store, exhibit: str, rendition: Rendition, randomness: Randomness
) -> RenditionRow:
    decided = rows(store, StatementRow).filter(exhibit_id=exhibit, rendition__in_force=True)
    is_bound = decided.exclude(status=Status.DRAFT.value).exists()
    if not is_bound:
        rows(store, RenditionRow).filter(exhibit_id=exhibit).update(in_force=False)
    return _create(store, exhibit, rendition, not is_bound, randomness)


def _create(
    store: Store, exhibit: str, rendition: Rendition, in_force: bool, randomness: Randomness
) -> RenditionRow:
    if not rows(store, ExhibitRow).filter(identifier=exhibit).exists():
        raise NoSuchExhibit(exhibit=exhibit)
    return rows(store, RenditionRow).create(
        identifier=new_identifier(Kind.RENDITION, randomness),
        exhibit_id=exhibit,
        text=rendition.text,
        shape=_shape(rendition),
        in_force=in_force,
    )


def _tell(store: Store, exhibit: str, rendition: Rendition) -> None:
    """What lists of exhibits tell from the rendition in force, which nobody has read yet."""
    published = rendition.byline.published
    rows(store, ExhibitRow).filter(identifier=exhibit).update(
        language=rendition.language,
        published="" if published is None else published.text,
        is_read=False,
    )


def _log(
    store: Store, row: RenditionRow, rendition: Rendition, by: By, randomness: Randomness
) -> None:
    member, time = by
    salt = rows(store, ExhibitRow).values_list("salt", flat=True).get(identifier=row.exhibit_id)
    event = CustodyEvent(
        new_identifier(Kind.EVENT, randomness),
        EventKind.DERIVED,
        row.exhibit_id,
        time,
        member,
        custody.TOOL,
        commitment(bytes(salt), digest(rendition)),
        (("rendition", row.identifier),),
    )
    custody.record(store, event)
    tool = f"{rendition.tool} {rendition.version}"
    change = Change(
        SubjectKind.EXHIBIT, row.exhibit_id, "rendition", "", row.identifier, tool, member, time
    )
    history.note(store, change)


def _shape(rendition: Rendition) -> str:
    return to_text(replace(rendition, text=""))


def _kept(row: RenditionRow) -> KeptRendition:
    whole = replace(from_text(Rendition, row.shape), text=row.text)
    return KeptRendition(row.identifier, row.exhibit_id, whole, row.in_force)
