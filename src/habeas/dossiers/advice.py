"""Advice, and whether the avenue it names is the accused's own chain."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from habeas.bodies.directory import Directory
from habeas.bodies.graph import BodyGraph, Tie
from habeas.bodies.paths import path
from habeas.dossiers.cited import Cited

_AVENUE = "avenue"
_DIRECT = "direct"


@dataclass(frozen=True, slots=True)
class Avenue:
    """A piece of advice. ``avenue`` is where it tells people to turn, as worded, or empty.

    ``is_accused`` when the avenue is itself accused. ``path`` leads from the avenue up to an
    accused, or, with ``commands``, from an accused up to the avenue; empty when neither is
    shown, which shows nothing: somebody must check. ``start`` is the actor it leads from.
    ``perhaps``: other reports accuse a body under the same word, perhaps the same one.
    ``restated`` is where the report itself words the advice again and calls the avenue those
    who commit the abuse.
    """

    cited: Cited
    avenue: str
    is_accused: bool = False
    start: str = ""
    path: tuple[Tie, ...] = ()
    commands: bool = False
    restated: Cited | None = None
    perhaps: bool = False


def avenues(
    advice: Iterable[Cited], graph: BodyGraph, accused: Collection[str]
) -> tuple[Avenue, ...]:
    """Each piece of advice with the avenue it names; advice that names none stands alone.

    Where a report words a piece of advice again, that is no second piece of advice.
    """
    directory, held = Directory(graph), tuple(advice)
    again = [(one, other) for one in held for other in held if _is_restated(one, other)]
    restating = {other.identifier for _, other in again}
    accusing = {one.identifier: other for one, other in again if _accuses(other)}
    return tuple(
        replace(found, restated=accusing.get(cited.identifier))
        for cited in held
        if cited.identifier not in restating
        for found in _of(cited, directory, graph, accused)
    )


def _is_restated(one: Cited, other: Cited) -> bool:
    span = other.statement.restates
    return span is not None and one.exhibit == other.exhibit and span in one.statement.content


def _accuses(cited: Cited) -> bool:
    """Whether whom it tells to turn to are those it says do it."""
    doing = [p.span for p in cited.statement.perpetrators if p.role == _DIRECT]
    return any(a.span.overlaps(span) for a in cited.statement.addressees for span in doing)


def _of(
    cited: Cited, directory: Directory, graph: BodyGraph, accused: Collection[str]
) -> Iterable[Avenue]:
    named = [a for a in cited.statement.addressees if a.role == _AVENUE]
    if not named:
        yield Avenue(cited, "")
    for addressee in named:
        actor = directory.actor(addressee.surface, cited.exhibit)
        surface = " ".join(addressee.surface.split())
        yield _judged(cited, surface, actor.key if actor else "", graph, accused)


def _judged(
    cited: Cited, surface: str, actor: str, graph: BodyGraph, accused: Collection[str]
) -> Avenue:
    if not actor:
        return Avenue(cited, surface)
    if actor in accused:
        return Avenue(cited, surface, is_accused=True, start=actor)
    up = path(graph, actor, accused)
    if up:
        return Avenue(cited, surface, start=actor, path=up)
    for one in sorted(accused):
        over = path(graph, one, [actor])
        if over:
            return Avenue(cited, surface, start=one, path=over, commands=True)
    return Avenue(cited, surface, start=actor, perhaps=_is_like_one_of(actor, accused))


def _is_like_one_of(actor: str, accused: Collection[str]) -> bool:
    """Whether one is accused under the same word in another report ("the police")."""
    return actor.partition("@")[0] in {one.partition("@")[0] for one in accused}
