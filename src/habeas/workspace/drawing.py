"""Times and places of incidents, each as a figure with its table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from habeas.archive import groupings
from habeas.archive.groupings import NoSuchIncident
from habeas.archive.values import Answered, answered
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
    kept, total = _kept(workspace, compartment, chosen, QuestionAbout.WHEN)
    say = phrases(language)
    held = sorted(
        ((when, one, n, value) for one in kept for n, value, when in _whens(one)),
        key=lambda told: _order(told[0]),
    )
    bars = [Bar(when, value.answer) for when, _, _, value in held[:MOST]]
    return Timeline(
        figure=timeline.drawn(bars, label),
        times=tuple(_time(*told, say) for told in held),
        without=tuple(_without(kept, language)),
        left_out=max(0, len(held) - MOST),
        total=total,
    )


def places(
    workspace: Workspace, compartment: str, chosen: Chosen, language: str, label: str
) -> Map:
    """Where the incidents are said to have happened, rounded to towns and regions."""
    workspace.require(Right.READ)
    kept, total = _kept(workspace, compartment, chosen, QuestionAbout.WHERE)
    found = [_where(one, n, value, language) for one in kept for n, value in one.answers]
    spots = _spots(kept)
    return Map(
        figure=maps.figure(list(spots.values()), label, _KILOMETRES[language]),
        places=tuple(found),
        without=tuple(_without(kept, language)),
        is_invented=any(at.is_invented for at in map(located, spots) if at),
        total=total,
    )


def _kept(
    workspace: Workspace, compartment: str, chosen: Chosen, question: QuestionAbout
) -> tuple[Sequence[Answered], int]:
    store = workspace.store(compartment)
    if chosen.incident:
        found = answered(store, [chosen.incident], question)
        if not found:
            raise NoSuchIncident(incident=chosen.incident)
        return found, 1
    listed = groupings.incidents_page(store, chosen.wanted, *chosen.part)
    return answered(store, [one.identifier for one in listed.held], question), listed.total


def _whens(kept: Answered) -> Iterator[tuple[int, Value, Edtf]]:
    for number, value in kept.answers:
        try:
            yield number, value, Edtf.parse(value.key)
        except NotADate:  # written by a later version: told on the incident's page, not drawn
            continue


def _order(when: Edtf) -> tuple[date, date, str]:
    return when.earliest or date.min, when.latest or date.max, when.text


def _time(when: Edtf, kept: Answered, number: int, value: Value, say: Phrases) -> Time:
    return Time(
        incident=kept.incident,
        title=title_of(kept.acts, say.language),
        place=number,
        worded=value.answer,
        when=timeline.in_words(when, say),
        statements=len(value.support),
        is_contradicted=bool(value.contradicts),
    )


def _where(kept: Answered, number: int, value: Value, language: str) -> Where:
    at = located(value.key)
    return Where(
        incident=kept.incident,
        title=title_of(kept.acts, language),
        number=number,
        worded=value.answer,
        position=_position(at),
        is_area=at is not None and at.is_area,
        is_inherited=value.inherited,
        statements=len(value.support),
    )


def _spots(kept: Iterable[Answered]) -> dict[str, Spot]:
    """Each place once, under the first words for it."""
    found: dict[str, Spot] = {}
    for one in kept:
        for _, value in one.answers:
            at = located(value.key)
            if at is not None:
                spot = Spot(value.answer, at.latitude, at.longitude, at.is_area, at.is_widest)
                found.setdefault(value.key, spot)
    return found


def _position(at: Located | None) -> str:
    return "" if at is None else f"{at.latitude:.1f}°, {at.longitude:.1f}°"


def _without(kept: Iterable[Answered], language: str) -> Iterator[tuple[str, str]]:
    for one in kept:
        if not one.answers:
            yield one.incident, title_of(one.acts, language)
