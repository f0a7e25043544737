"""A scenario: everything that decides about avenues in one file, without a workspace.

The format is described in docs/avenue-scenarios.md and kept stable: ``habeas: scenario/1``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from habeas.protection.avenues import scenario_parts
from habeas.protection.avenues.catalogue import Catalogue, gathered
from habeas.protection.avenues.claims import Claims
from habeas.protection.avenues.reading import identifier
from habeas.protection.avenues.scenario_parts import Referred
from habeas.protection.avenues.situation import Situation
from habeas.protection.avenues.verdicts import Colour, Rule
from habeas.protection.faults import FileFault, MissingField, NotKnown
from habeas.protection.fields import (
    Reader,
    day,
    entries,
    flag,
    in_any_language,
    known_among,
    one_of,
    rows,
    table,
    text,
)
from habeas.protection.marked import Part, marked
from habeas.words.bilingual import Bilingual

FORMAT = "scenario/1"
_Value = TypeVar("_Value")
_INVENTED = re.compile(r"X-[A-Z]+(?:-[A-Z]+)*")
_LISTS = ("sources", "states", "bodies", "edges")


@dataclass(frozen=True, slots=True)
class Expectation:
    """What whoever wrote the scenario expects of one avenue; None expects nothing.

    ``reasons`` are rules that have to be among the reasons. ``days_left`` are by limit; the
    empty name stands for the next limit, and None for one that has not started.
    """

    avenue: str
    verdict: Colour
    line: int
    decided_by: Rule | None = None
    reasons: tuple[Rule, ...] = ()
    path: tuple[str, ...] | None = None
    onward: tuple[str, ...] | None = None
    days_left: Mapping[str, int | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scenario:
    """A scenario as read: the catalogue with its own additions, and the situation."""

    title: Bilingual
    rests_on: tuple[Bilingual, ...]
    catalogue: Catalogue
    situation: Situation
    avenues: tuple[str, ...]
    expected: tuple[Expectation, ...]


def read_scenario(written: str, file: str, bundled: Catalogue) -> Scenario:
    """A scenario from its YAML. Raises :class:`FileFault`, with everything that is wrong."""
    part = marked(written, file)
    held = entries(part)
    _check_format(part)
    claims = Claims()
    for name in held.keys() - {*_FIELDS}:
        claims.claim(name, held[name])
    whole, own = _catalogue(held, bundled, claims)
    readers = {**_readers(Referred(whole)), **dict.fromkeys(_LISTS, _as_it_is)}
    try:
        found = table(part, readers, ("habeas", "title", "today"))
    except FileFault as fault:
        claims.faults.append(fault)
    claims.check()
    return Scenario(
        title=found["title"],
        rests_on=found.get("rests-on", ()),
        catalogue=whole,
        situation=_situation(found, whole),
        avenues=own,
        expected=found.get("expect", ()),
    )


def _check_format(part: Part) -> None:
    """Another version is another format, and is not guessed at."""
    if "habeas" in entries(part):
        written = entries(part)["habeas"]
        if text(written) != FORMAT:
            raise NotKnown(**written.place, value=text(written), nearest=FORMAT)


def _catalogue(
    held: Mapping[str, Part], bundled: Catalogue, claims: Claims
) -> tuple[Catalogue, tuple[str, ...]]:
    """The catalogue with what the scenario adds, and which avenues it asks about."""
    if _read(held, "catalogue-bodies", flag) is False:
        bundled = replace(bundled, bodies=(), edges=())
    lists = {name: held[name] for name in _LISTS if name in held and not held[name].is_empty}
    invented = {code: _invented_name(code) for one in held.values() for code in _invented(one)}
    whole = replace(bundled, states={**bundled.states, **invented})
    today = _read(held, "today", day)
    how = (claims, in_any_language)
    whole = gathered(whole, [lists], *how, strict=False, review_by=today)
    return _with_avenues(whole, held.get("avenues"), claims)


def _read(held: Mapping[str, Part], name: str, read: Callable[[Part], _Value]) -> _Value | None:
    """What a field holds; None where it is missing or wrong, which is told with the others."""
    try:
        return read(held[name]) if name in held and not held[name].is_empty else None
    except FileFault:
        return None


def _invented(part: Part) -> Iterator[str]:
    """The codes of invented States in a file: ``X-VELMARA``."""
    if isinstance(part.held, str):
        if _INVENTED.fullmatch(part.held):
            yield part.held
        return
    inside = part.held if isinstance(part.held, tuple) else part.held.values()
    for one in inside:
        yield from _invented(one)


def _invented_name(code: str) -> Bilingual:
    return Bilingual.as_written(code.removeprefix("X-").replace("-", " ").title())


def _with_avenues(
    whole: Catalogue, part: Part | None, claims: Claims
) -> tuple[Catalogue, tuple[str, ...]]:
    """Avenues are named by their identifiers, or written out as in a data file."""
    if part is None or part.is_empty:
        return whole, ()
    held = part.held if isinstance(part.held, tuple) else rows(_as_it_is)(part)
    written = tuple(one for one in held if isinstance(one.held, Mapping))
    lists = [{"avenues": replace(part, held=written)}]
    whole = gathered(whole, lists, claims, in_any_language, strict=False)
    known = known_among(whole.by_identifier)
    try:
        return whole, rows(lambda one: _called(one, known))(replace(part, held=held))
    except FileFault as fault:
        claims.faults.append(fault)
        return whole, ()


def _called(part: Part, known: Callable[[Part], str]) -> str:
    """The identifier of an avenue that is written out, or named."""
    if not isinstance(part.held, Mapping):
        return known(part)
    if "avenue" not in part.held:
        raise MissingField(file=part.file, line=part.line, field="avenue")
    return text(part.held["avenue"])


def _readers(referred: Referred) -> dict[str, Reader]:
    body = known_among(referred.bodies)
    return {
        "habeas": text,
        "title": in_any_language,
        "rests-on": _rests_on,
        "today": day,
        "catalogue-bodies": flag,
        "alleged-perpetrators": rows(body),
        "threats": rows(body),
        "acts": rows(referred.act),
        "person": referred.person,
        "events": referred.events,
        "consents": rows(referred.consent),
        "tried": rows(referred.tried),
        "intermediaries": rows(referred.intermediary),
        "futility": rows(referred.futility),
        "avenues": _as_it_is,
        "expect": rows(lambda one: _expectation(one, referred)),
    }


_FIELDS = (
    "habeas", "title", "rests-on", "today", "catalogue-bodies", "sources", "states", "bodies",
    "edges", "alleged-perpetrators", "threats", "acts", "person", "events", "consents", "tried",
    "intermediaries", "futility", "avenues", "expect",
)  # fmt: skip


def _situation(found: Mapping[str, Any], whole: Catalogue) -> Situation:
    person = found.get("person", scenario_parts.Person())
    today: date = found["today"]
    return Situation(
        today=today,
        bodies=whole.bodies,
        ties=whole.edges,
        accused=found.get("alleged-perpetrators", ()),
        threats=found.get("threats", ()),
        acts=found.get("acts", ()),
        person_in=person.is_in,
        removal=person.removal,
        events=found.get("events", ()),
        consents=found.get("consents", ()),
        tried=found.get("tried", ()),
        intermediaries=found.get("intermediaries", ()),
        futility=found.get("futility", ()),
    )


def _expectation(part: Part, referred: Referred) -> Expectation:
    readers: dict[str, Reader] = {
        "avenue": known_among(referred.avenues),
        "verdict": one_of(Colour),
        "decided-by": one_of(Rule),
        "reasons": rows(one_of(Rule)),
        "path": rows(text),
        "onward": rows(text),
        "days-left": _days_left,
    }
    found = table(part, readers, ("avenue", "verdict"))
    days = entries(part).get("days-left")
    if days is not None and days.is_empty:
        found["days-left"] = {"": None}
    named = {name.replace("-", "_"): value for name, value in found.items()}
    return Expectation(line=part.line, **named)


def _days_left(part: Part) -> dict[str, int | None]:
    """One number for the next limit, or one for each limit by its name; null: not started."""
    if not isinstance(part.held, Mapping):
        return {"": scenario_parts.signed(part)}
    return {
        identifier(replace(one, held=name)): None if one.is_empty else scenario_parts.signed(one)
        for name, one in part.held.items()
    }


def _rests_on(part: Part) -> tuple[Bilingual, ...]:
    if isinstance(part.held, tuple):
        return rows(in_any_language)(part)
    return (in_any_language(part),)


def _as_it_is(part: Part) -> Part:
    return part
