"""Whom a receiver tells by its own procedure, and whether the person agreed to that.

Who receives it is one question, whom the receiver tells is another: most procedures pass a
complaint on to the State it is about. That does not close them; it asks for a consent that
names the one who will learn of it, and the fields.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from habeas.bodies.body import BodyRole
from habeas.bodies.graph import Tie
from habeas.protection.avenues.avenue import Avenue, Concerned, Onward
from habeas.protection.avenues.ground import Ground, label_in_both, role_name
from habeas.protection.avenues.situation import ConsentGiven
from habeas.protection.avenues.verdicts import (
    Colour,
    Connection,
    OnwardRecipient,
    Rule,
    Telling,
    VerdictReason,
    Way,
)

NOBODY = "?"
"""The State of a recipient when it is not known which one it is."""
UNKNOWN_STATE = label_in_both("StateOfRecipient", "unknown")


def onward(ground: Ground, avenue: Avenue) -> tuple[OnwardRecipient, ...]:
    """Everybody the receiver tells, each once, by key. Worked out once for each avenue."""
    if avenue.identifier not in ground.recipients:
        ground.recipients[avenue.identifier] = _recipients(ground, avenue)
    return ground.recipients[avenue.identifier]


def _recipients(ground: Ground, avenue: Avenue) -> tuple[OnwardRecipient, ...]:
    found: dict[str, OnwardRecipient] = {}
    for entry in avenue.onward:
        for recipient in _told_by(ground, avenue, entry):
            found.setdefault(recipient.body, recipient)
    return tuple(found[key] for key in sorted(found))


def onward_consent(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """Consent needed: one close to an alleged perpetrator learns of it, and no consent says so."""
    for one in onward(ground, avenue):
        if one.is_gated:
            connection = label_in_both("Connection", one.connection.value)
            text = Telling.of(
                "avenues.onward_consent", recipient=one.name, connection=connection, when=one.when
            )
            yield VerdictReason(Rule.ONWARD_CONSENT, Colour.CONSENT_NEEDED, text, one.way, one.fact)


def sensitive_fields(ground: Ground, avenue: Avenue) -> frozenset[str]:
    """The fields of its form that can tell who or where a person is."""
    vocabulary = ground.catalogue.fields
    asked = avenue.form.fields if avenue.form else ()
    return frozenset(key for key in asked if key in vocabulary and vocabulary[key].sensitive)


def _told_by(ground: Ground, avenue: Avenue, entry: Onward) -> Iterator[OnwardRecipient]:
    if entry.role is None:
        yield _body(ground, avenue, entry, entry.body)
        return
    states = _states(ground, entry)
    for state in sorted(states):
        bodies = ground.graph.with_role(entry.role, state)
        for body in bodies:
            yield _body(ground, avenue, entry, body.key)
        if not bodies:
            yield _role(ground, avenue, entry, entry.role, state)
    if not states and entry.of is Concerned.ACCUSED_STATE:
        yield _role(ground, avenue, entry, entry.role, NOBODY)


def _states(ground: Ground, entry: Onward) -> Collection[str]:
    if entry.of is Concerned.ACCUSED_STATE:
        return ground.graph.states
    removal = ground.situation.removal
    return {removal.by} if removal else ()


def _body(ground: Ground, avenue: Avenue, entry: Onward, key: str) -> OnwardRecipient:
    connection, way = _connection(ground, key)
    return OnwardRecipient(
        body=key,
        name=ground.body_name(key),
        connection=connection,
        consent=_is_agreed(ground, avenue, {key}),
        when=entry.when,
        fact=entry.fact,
        way=way,
    )


def _role(
    ground: Ground, avenue: Avenue, entry: Onward, role: BodyRole, state: str
) -> OnwardRecipient:
    """Somebody of whom only the role and the State are known: the State alone decides."""
    key = f"{state}:{role.value}"
    told = {key} if state != NOBODY else _any_with_role(ground, avenue, role)
    is_theirs = state == NOBODY or state in ground.graph.states
    name = UNKNOWN_STATE if state == NOBODY else ground.state_name(state)
    connection = Connection.SAME_STATE if is_theirs else Connection.NONE
    named = role_name(role, name)
    agreed = _is_agreed(ground, avenue, told)
    return OnwardRecipient(key, named, connection, agreed, entry.when, entry.fact)


def _any_with_role(ground: Ground, avenue: Avenue, role: BodyRole) -> set[str]:
    """Whoever of that role a consent names: it is not known yet of which State it will be."""
    named = {key for consent in _in_force(ground, avenue) for key in consent.onward}
    bodies = {key for key in named if (body := ground.graph.body(key)) and body.role is role}
    return bodies | {key for key in named if key.endswith(f":{role.value}")}


def _connection(ground: Ground, key: str) -> tuple[Connection, Way | None]:
    """How a body stands to those accused, and the way; the same body is told by many avenues."""
    if key not in ground.connections:
        connection, ties = _ties(ground, key)
        way = None if connection is Connection.NONE else ground.way(key, ties)
        ground.connections[key] = connection, way
    return ground.connections[key]


def _ties(ground: Ground, key: str) -> tuple[Connection, tuple[Tie, ...]]:
    graph = ground.graph
    if key in graph.accused:
        return Connection.IS_ACCUSED, ()
    if up := graph.up_to_accused(key) or graph.by_handing_over(key):
        return Connection.UNDER_ACCUSED, up
    if down := graph.down_to_accused(key):
        return Connection.COMMANDS_ACCUSED, down
    body = graph.body(key)
    is_theirs = body is not None and body.state in graph.states
    return (Connection.SAME_STATE if is_theirs else Connection.NONE), ()


def _is_agreed(ground: Ground, avenue: Avenue, recipients: set[str]) -> bool:
    """Whether a consent in force names one of these, with every field that has to be named."""
    needed = sensitive_fields(ground, avenue)
    return any(
        bool(consent.fields) and needed <= {*consent.fields}
        for consent in _in_force(ground, avenue)
        if recipients & {*consent.onward}
    )


def _in_force(ground: Ground, avenue: Avenue) -> Iterable[ConsentGiven]:
    names = (avenue.receiver, avenue.identifier)
    today = ground.situation.today
    return (c for c in ground.situation.consents if c.recipient in names and c.holds(today))
