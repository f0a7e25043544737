"""Which exhibits a search looks at, besides the words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from habeas.archive.access import Store, rows
from habeas.archive.exhibit_kinds import ExhibitKind, kind_of
from habeas.archive.models import ExhibitRow
from habeas.words.dates import Edtf, NotADate
from habeas.words.statements import Stance


@dataclass(frozen=True, slots=True)
class SearchFilter:
    """What is empty asks for nothing. Days are the first and the last that count.

    ``stance`` asks for exhibits in which a statement has it, drafted or decided, not rejected.
    ``published`` days ask for exhibits that may have been published then; one that does not
    say when is not among them.
    """

    language: str = ""
    kind: ExhibitKind | None = None
    arrived_from: date | None = None
    arrived_to: date | None = None
    published_from: date | None = None
    published_to: date | None = None
    stance: Stance | None = None


NO_FILTER = SearchFilter()


@dataclass(frozen=True, slots=True)
class Choices:
    """What exhibits can be asked for by: languages and kinds there are, in order."""

    languages: tuple[str, ...]
    kinds: tuple[ExhibitKind, ...]


_STANCE = (
    " AND indexed.exhibit IN (SELECT exhibit_id FROM statement"
    " WHERE NOT withdrawn AND stance = %s AND status != 'rejected')"
)


def choices(stores: Iterable[Store]) -> Choices:
    """What the exhibits of these stores can be asked for by."""
    held: set[tuple[str, str]] = set()
    for store in stores:
        told = rows(store, ExhibitRow).order_by().values_list("language", "media_type")
        held |= set(told.distinct())
    languages = {language for language, _ in held if language}
    kinds = {kind_of(media_type) for _, media_type in held}
    return Choices(tuple(sorted(languages)), tuple(one for one in ExhibitKind if one in kinds))


def conditions(store: Store, wanted: SearchFilter) -> tuple[str, list[str]]:
    """The filter as further conditions of a query on ``indexed``, and their values."""
    asked = list(_of_exhibits(store, wanted))
    words, values = "", [value for _, value in asked]
    if asked:
        told = " AND ".join(condition for condition, _ in asked)
        words = f" AND indexed.exhibit IN (SELECT identifier FROM exhibit WHERE {told})"  # noqa: S608
    if wanted.stance:
        words, values = words + _STANCE, [*values, wanted.stance.value]
    return words, values


def _of_exhibits(store: Store, wanted: SearchFilter) -> Iterator[tuple[str, str]]:
    if wanted.language:
        yield "language = %s", wanted.language
    if wanted.kind:
        stated = rows(store, ExhibitRow).order_by().values_list("media_type", flat=True)
        chosen = [one for one in stated.distinct() if kind_of(one) is wanted.kind]
        yield "media_type IN (SELECT value FROM json_each(%s))", json.dumps(chosen)
    if wanted.arrived_from:
        yield "arrived >= %s", _beginning(wanted.arrived_from)
    if wanted.arrived_to:
        yield "arrived < %s", _beginning(wanted.arrived_to + timedelta(days=1))
    if wanted.published_from or wanted.published_to:
        yield "published IN (SELECT value FROM json_each(%s))", json.dumps(_days(store, wanted))


def _beginning(day: date) -> str:
    """The first moment of a day, as times are written in the store."""
    return datetime.combine(day, time(), UTC).strftime("%Y-%m-%d %H:%M:%S")


def _days(store: Store, wanted: SearchFilter) -> list[str]:
    """The stated days of publication that may lie within the days asked for."""
    stated = rows(store, ExhibitRow).exclude(published="").order_by()
    asked = Edtf("", wanted.published_from, wanted.published_to)
    return [
        day for day in stated.values_list("published", flat=True).distinct() if _may_be(day, asked)
    ]


def _may_be(stated: str, asked: Edtf) -> bool:
    try:
        return Edtf.parse(stated).overlaps(asked)
    except NotADate:
        return False
