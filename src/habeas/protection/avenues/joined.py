"""Bodies of the catalogue, of reports and of people brought together, each once, by its key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from habeas.bodies.body import Body
from habeas.bodies.graph import Tie


def joined(*groups: Iterable[Body]) -> dict[str, Body]:
    """Every body by its key. Of two with one key the first group says what it is; what that
    leaves out is taken from the next.
    """
    found: dict[str, Body] = {}
    for group in groups:
        for body in group:
            before = found.get(body.key)
            found[body.key] = _united(before, body) if before else body
    return found


def with_states(bodies: Mapping[str, Body], said_same: Iterable[Tie]) -> dict[str, Body]:
    """Bodies without a State get that of those which people say they are the same as.

    Where these are of different States nobody gets one: somebody has to say it.
    """
    found = dict(bodies)
    for keys in _same(said_same):
        states = {body.state for key in keys if (body := bodies.get(key)) and body.state}
        if len(states) == 1:
            (state,) = states
            for key in keys & bodies.keys():
                found[key] = replace(bodies[key], state=state)
    return found


def _united(first: Body, other: Body) -> Body:
    return replace(
        first,
        state=first.state or other.state,
        role=first.role or other.role,
        independence=first.independence or other.independence,
    )


def _same(ties: Iterable[Tie]) -> list[set[str]]:
    """The keys that are said to be the same, directly or through others."""
    groups: dict[str, set[str]] = {}
    for tie in ties:
        ends = (tie.child, tie.parent)
        group = set(ends).union(*(groups.get(end, ()) for end in ends))
        groups.update(dict.fromkeys(group, group))
    return list({id(group): group for group in groups.values()}.values())
