"""Where a case can be taken. All that is particular to the person is in the case's own store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.archive import groupings
from habeas.archive.access import Store
from habeas.archive.consents import WordsClosed
from habeas.archive.groupings import NoSuchIncident
from habeas.protection.avenues.particulars import Particulars
from habeas.protection.avenues.receivers import against_receiver
from habeas.protection.avenues.situation import Act, ConsentGiven, ProcedureState, Situation, Tried
from habeas.protection.avenues.verdicts import Colour
from habeas.protection.cases.case import Case
from habeas.protection.cases.consents import Consent, agreed_pairs
from habeas.protection.cases.receivers import Judge, Judged
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.protection.cases.whereabouts import Whereabouts, removal
from habeas.words.labels import labels
from habeas.words.reasons import Reason, said
from habeas.words.roles import Right
from habeas.workspace import avenue_records, case_record
from habeas.workspace.avenue_ground import Alleged, KnownBodies, acts_of, alleged, states_of
from habeas.workspace.avenues import Gathering, Lacks, Weighed, lacks_of, written
from habeas.workspace.opening import Workspace


@dataclass(frozen=True, slots=True)
class _Linked:
    """An incident of a case that this member can open."""

    store: Store
    incident: str
    told: Alleged


def of_case(
    workspace: Workspace, case: str, language: str, only: Iterable[str] = ()
) -> tuple[Weighed, Case]:
    """The avenues for a case, with the case. Raises NoSuchCase and NoSuchAvenue."""
    workspace.require(Right.READ)
    held = case_record.case(workspace, case)
    linked = list(_linked(workspace, held))
    asked = {key for one in linked for key in one.told.accused}
    asked |= {one.value.body for one in held.threats}
    ground = Gathering(workspace, [one.store for one in linked], asked)
    situation = _situation(workspace, held, linked, ground)
    return ground.weighed(situation, language, _lacks(held, linked), only), held


def judge(workspace: Workspace, case: str, avenue: str, language: str) -> Judge:
    """What judges the receiver of an avenue for a case, whatever key it is asked for.

    The verdict is that of the avenue, on the day of the call. While there are incidents of the
    case that this member cannot open, nobody knows who is accused there: then it is unknown at
    best. Raises NoSuchCase and NoSuchAvenue.
    """
    weighed, _ = of_case(workspace, case, language, (avenue,))
    colour, because = found(weighed, avenue, language)

    def judged(receiver: str) -> Judged:
        return Judged(receiver, colour, because, weighed.situation.today)

    return judged


def found(weighed: Weighed, avenue: str, language: str) -> tuple[Colour, str]:
    """What is found of an avenue and by what, with what this member cannot open in mind."""
    verdict, closed = weighed.one(avenue), weighed.lacks.closed
    if closed and verdict.verdict.gravity < Colour.UNKNOWN.gravity:
        return Colour.UNKNOWN, said(Reason.of("avenues.closed_incidents", n=closed), language)
    return verdict.verdict, verdict.decided_by.text.said(language)


def judge_of_receivers(workspace: Workspace, case: str, language: str) -> Judge:
    """What judges any body or organisation for a case, by its key: who is it, whom does it serve?

    As for avenues, incidents that this member cannot open leave it unknown at best. Raises
    NoSuchCase.
    """
    weighed, _ = of_case(workspace, case, language, ())

    def judged(receiver: str) -> Judged:
        against = against_receiver(weighed.held.catalogue, weighed.situation, receiver)
        told = [(one.verdict, one.text.said(language)) for one in against]
        if closed := weighed.lacks.closed:
            words = said(Reason.of("avenues.closed_incidents", n=closed), language)
            told.append((Colour.UNKNOWN, words))
        free = (Colour.OPEN, said(Reason.of("avenues.receiver_clear"), language))
        colour, because = max(told, key=lambda one: one[0].gravity, default=free)
        return Judged(receiver, colour, because, weighed.situation.today)

    return judged


def _situation(
    workspace: Workspace, held: Case, linked: Sequence[_Linked], ground: Gathering
) -> Situation:
    added = held.particulars.value if held.particulars else Particulars()
    there = held.whereabouts.value if held.whereabouts else Whereabouts()
    threats = tuple(one.value.body for one in held.threats if one.value.stands and one.value.body)
    base = ground.situation()
    return replace(
        base,
        accused=tuple(sorted({key for one in linked for key in one.told.accused})),
        threats=threats,
        acts=tuple(_acts(workspace, linked, (added, threats), ground.known)),
        person_in=there.is_in or None,
        removal=removal(there, held.dangers),
        events=(*added.days, *_dated(held)),
        consents=tuple(_consents(held, base.today)),
        tried=(*added.tried, *_sent(held)),
        futility=written(workspace, (one.value for one in held.futilities)),
    )


def _linked(workspace: Workspace, held: Case) -> Iterator[_Linked]:
    """The incidents of a case that this member can open."""
    opened = {store.identifier: store for store in workspace.stores}
    for link in held.subject.value.incidents:
        store = opened.get(link.compartment)
        if store is None:
            continue
        try:
            incident = groupings.incident(store, link.incident).incident
        except (NoSuchIncident, WordsClosed):
            continue
        yield _Linked(store, link.incident, alleged(incident))


def _acts(
    workspace: Workspace,
    linked: Sequence[_Linked],
    case: tuple[Particulars, tuple[str, ...]],
    known: KnownBodies,
) -> Iterator[Act]:
    """The acts of every incident; without an incident one of which only the State is known."""
    added, threats = case
    for one in linked:
        here = avenue_records.particulars(workspace, (one.store.identifier, one.incident))
        states = states_of(one.told.accused, known) | {*added.states}
        yield from acts_of(one.told, states | {*(here.value.states if here else ())})
    if not linked:
        states = states_of(threats, known) | {*added.states}
        yield from acts_of(Alleged(frozenset(), (), None), states)


def _dated(held: Case) -> Iterator[tuple[str, date]]:
    """Events dated in the deadlines of a case: by name, or by the words for it."""
    names = labels()["LimitEvent"]
    called = {word.casefold(): name for name, words in names.items() for word in words.values()}
    for one in held.deadlines:
        written_so = one.value.event.strip()
        if one.value.event_on is not None:
            yield called.get(written_so.casefold(), written_so), one.value.event_on


def _consents(held: Case, today: date) -> Iterator[ConsentGiven]:
    """What is agreed to today, recipient by recipient, as it is after whatever was taken back."""
    consents = [one.value for one in held.consents]
    for recipient in dict.fromkeys(map(_submitted_to, consents)):
        if recipient:
            yield from _agreed(consents, recipient, today)


def _submitted_to(one: Consent) -> str:
    return one.recipient if one.purpose is ConsentPurpose.SUBMISSION else ""


def _agreed(consents: list[Consent], recipient: str, today: date) -> Iterator[ConsentGiven]:
    sending = Sending(ConsentPurpose.SUBMISSION, recipient)
    pairs = agreed_pairs(consents, sending, today)
    for onward in sorted({to for to, _ in pairs if to}):
        fields = sorted(field for to, field in pairs if to == onward and field)
        yield ConsentGiven(recipient, (onward,), tuple(fields))


def _sent(held: Case) -> Iterator[Tried]:
    """Submissions that left: those are what was tried."""
    for one in held.submissions:
        if one.value.sent_at:
            state = ProcedureState.PENDING if one.value.is_there else ProcedureState.ENDED
            yield Tried(one.value.avenue, state, date.fromisoformat(one.value.sent_at[:10]))


def _lacks(held: Case, linked: Sequence[_Linked]) -> Lacks:
    found = lacks_of([one.told for one in linked])
    is_there = held.whereabouts is not None and bool(held.whereabouts.value.is_in)
    links = held.subject.value.incidents
    return replace(
        found,
        nobody_named=bool(linked) and found.nobody_named,
        closed=len(links) - len(linked),
        no_incident=not links,
        no_place=not is_there,
    )
