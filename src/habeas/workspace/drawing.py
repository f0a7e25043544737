"""Times and places of incidents, each as a figure with its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from habeas.archive import groupings
from habeas.archive.groupings import KeptIncident
from habeas.dossiers import map as maps
from habeas.dossiers import timeline
from habeas.dossiers.map import Spot
from habeas.dossiers.markup import Html
from habeas.dossiers.phrases import Phrases, phrases
from habeas.dossiers.timeline import Bar
from habeas.incidents.incident import QuestionAbout, Value
from habeas.reading.coordinates import Located, located
from habeas.words.dates import Edtf, NotADate
from habeas.words.roles import Right
from habeas.workspace.incidents import Wanted, title_of
from habeas.workspace.opening import Workspace

MOST = 60
"""How many times one figure holds; the table beside it holds them all."""
_KILOMETRES = {"en": "km", "ru": "км"}


@dataclass(frozen=True, slots=True)
class Time:
    """A time as said. ``when`` says it in days; ``statements`` how many say so."""

    incident: str
    title: str
    place: int
    worded: str
    when: str
    statements: int
    is_contradicted: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """The figure and its table. ``total`` is the number of incidents there are in all."""

    figure: Html
    times: tuple[Time, ...]
    without: tuple[tuple[str, str], ...]
    left_out: int
    total: int


@dataclass(frozen=True, slots=True)
class Where:
    """A place as said. ``position`` is empty for a place that is not on the map."""

    incident: str
    title: str
    number: int
    worded: str
    position: str
    is_area: bool
    is_inherited: bool
    statements: int


@dataclass(frozen=True, slots=True)
class Map:
    """The figure and its table. ``is_invented``: some of the outline is nobody's country."""

    figure: Html
    places: tuple[Where, ...]
    without: tuple[tuple[str, str], ...]
    is_invented: bool
    total: int


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which incidents to draw: one, or a part of a list."""

    incident: str = ""
    wanted: Wanted = field(default_factory=Wanted)
    part: tuple[int, int] = (0, 50)


def times(
    workspace: Workspace, compartment: str, chosen: Chosen, language: str, label: str
) -> Timeline:
    """When the incidents are said to have happened. ``label`` names the figure."""
    workspace.require(Right.READ)
    kept, total = _kept(workspace, compartment, chosen)
    say = phrases(language)
    held = sorted(
        ((when, one, n, value) for one in kept for n, value, when in _whens(one)),
        key=lambda told: _order(told[0]),
    )
    bars = [Bar(when, value.answer) for when, _, _, value in held[:MOST]]
    return Timeline(
        figure=timeline.drawn(bars, label),
        times=tuple(_time(*told, say) for told in held),
        without=tuple(_without(kept, QuestionAbout.WHEN, language)),
        left_out=max(0, len(held) - MOST),
        total=total,
    )


def places(
    workspace: Workspace, compartment: str, chosen: Chosen, language: str, label: str
) -> Map:
    """Where the incidents are said to have happened, rounded to towns and regions."""
    workspace.require(Right.READ)
    kept, total = _kept(workspace, compartment, chosen)
    found = [
        _where(one, n, value, language)
        for one in kept
        for n, value in _values(one, QuestionAbout.WHERE)
    ]
    spots = _spots(kept)
    return Map(
        figure=maps.figure(list(spots.values()), label, _KILOMETRES[language]),
        places=tuple(found),
        without=tuple(_without(kept, QuestionAbout.WHERE, language)),
        is_invented=any(at.is_invented for at in map(located, spots) if at),
        total=total,
    )


def _kept(
    workspace: Workspace, compartment: str, chosen: Chosen
) -> tuple[Sequence[KeptIncident], int]:
    store = workspace.store(compartment)
    if chosen.incident:
        return [groupings.incident(store, chosen.incident)], 1
    listed = groupings.incidents_page(store, chosen.wanted, *chosen.part)
    kept = groupings.some_incidents(store, [one.identifier for one in listed.held])
    return kept, listed.total


def _values(kept: KeptIncident, question: QuestionAbout) -> Iterator[tuple[int, Value]]:
    for number, value in enumerate(kept.incident.values):
        if value.question is question:
            yield number, value


def _whens(kept: KeptIncident) -> Iterator[tuple[int, Value, Edtf]]:
    for number, value in _values(kept, QuestionAbout.WHEN):
        try:
            yield number, value, Edtf.parse(value.key)
        except NotADate:  # written by a later version: told on the incident's page, not drawn
            continue


def _order(when: Edtf) -> tuple[date, date, str]:
    return when.earliest or date.min, when.latest or date.max, when.text


def _time(when: Edtf, kept: KeptIncident, number: int, value: Value, say: Phrases) -> Time:
    return Time(
        incident=kept.identifier,
        title=_title(kept, say.language),
        place=number,
        worded=value.answer,
        when=timeline.in_words(when, say),
        statements=len(value.support),
        is_contradicted=bool(value.contradicts),
    )


def _where(kept: KeptIncident, number: int, value: Value, language: str) -> Where:
    at = located(value.key)
    return Where(
        incident=kept.identifier,
        title=_title(kept, language),
        number=number,
        worded=value.answer,
        position=_position(at),
        is_area=at is not None and at.is_area,
        is_inherited=value.inherited,
        statements=len(value.support),
    )


def _spots(kept: Iterable[KeptIncident]) -> dict[str, Spot]:
    """Each place once, under the first words for it."""
    found: dict[str, Spot] = {}
    for one in kept:
        for _, value in _values(one, QuestionAbout.WHERE):
            at = located(value.key)
            if at is not None:
                spot = Spot(value.answer, at.latitude, at.longitude, at.is_area, at.is_widest)
                found.setdefault(value.key, spot)
    return found


def _position(at: Located | None) -> str:
    return "" if at is None else f"{at.latitude:.1f}°, {at.longitude:.1f}°"


def _without(
    kept: Iterable[KeptIncident], question: QuestionAbout, language: str
) -> Iterator[tuple[str, str]]:
    for one in kept:
        if not any(value.question is question for value in one.incident.values):
            yield one.identifier, _title(one, language)


def _title(kept: KeptIncident, language: str) -> str:
    return title_of(tuple(dict.fromkeys(act.code for act in kept.incident.acts)), language)
