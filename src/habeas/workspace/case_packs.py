"""The pack of one submission of a case: filled from what this member can open, and checked.

It is made anew each time it is looked at, from the incidents, findings, consents and words as
they are then. Nothing is sent from here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from habeas import __version__
from habeas.archive.access import Store
from habeas.bodies.naming import find_bodies
from habeas.dossiers.account import Account, build_account
from habeas.dossiers.exhibits import MadeWith
from habeas.dossiers.submissions import circumstances as around
from habeas.dossiers.submissions.colophon import Reliance
from habeas.dossiers.submissions.forms import Form, form_of
from habeas.dossiers.submissions.held import Consented, Sources, Written
from habeas.dossiers.submissions.pack import Labelled, Pack, Sent
from habeas.dossiers.submissions.preparing import prepare
from habeas.dossiers.submissions.sheet import text_of
from habeas.origins.tracing import trace
from habeas.protection.avenues.avenue import AvenueKind
from habeas.protection.avenues.verdicts import AvenueVerdict, Rule
from habeas.protection.cases.case import Case
from habeas.protection.cases.matters import elsewhere
from habeas.protection.cases.protected import protected
from habeas.protection.cases.receivers import Judged
from habeas.protection.cases.submission_texts import Preparation, preparation_of, texts_of
from habeas.protection.cases.submissions import Submission, SubmissionGate
from habeas.words.consents import Use
from habeas.words.errors import HabeasError
from habeas.words.roles import Right
from habeas.workspace import avenue_cases
from habeas.workspace.avenue_ground import states_of
from habeas.workspace.avenues import Weighed
from habeas.workspace.opening import Workspace, now
from habeas.workspace.reading import ENGINE
from habeas.workspace.telling import account_of

SUBMITTERS = around.Submitter
_COURTS = {AvenueKind.JUDICIAL.value, AvenueKind.PROSECUTION.value}
_SPOKEN = ("en", "ru")


class MatterInSeveralPlaces(HabeasError):
    """Raised when a submission is about incidents of more than one compartment."""

    message = "The incidents this is about lie in {number} compartments, each with its own account."
    hint = "Make one submission for the incidents of each compartment."


class NotYoursToOpen(HabeasError):
    """Raised when a submission is about an incident that this member cannot open."""

    message = "You cannot open {number} of the incidents that this submission is about."
    hint = "Ask a keeper to open their compartment to you, or somebody who can open it to go on."


@dataclass(frozen=True, slots=True)
class Ground:
    """A case with the verdict on one avenue for it, as of today.

    ``judged`` also names everybody whom the receiver tells by its own procedure.
    """

    case: Case
    weighed: Weighed
    verdict: AvenueVerdict
    judged: Judged


def ground(workspace: Workspace, case: str, avenue: str, language: str) -> Ground:
    """What a submission stands on now. Raises NoSuchCase and NoSuchAvenue."""
    workspace.require(Right.READ)
    weighed, held = avenue_cases.of_case(workspace, case, language, (avenue,))
    verdict = weighed.one(avenue)
    colour, because = avenue_cases.found(weighed, avenue, language)
    told = tuple(dict.fromkeys(one.body for one in verdict.onward))
    judged = Judged(verdict.receiver, colour, because, weighed.situation.today, told)
    return Ground(held, weighed, verdict, judged)


def gate_of(base: Ground, identifier: str, held: Submission) -> SubmissionGate:
    """Everything that is looked at before a submission goes on."""
    others = [one for one in base.case.submissions if one.identifier != identifier]
    bars = base.weighed.held.catalogue.avenue(held.avenue).parallel
    return SubmissionGate(
        lambda _receiver: base.judged,
        base.case.permissions,
        tuple(one.value for one in base.case.others),
        elsewhere(held, others, bars),
    )


def form_for(base: Ground) -> Form:
    """The form of the avenue. Raises NoSuchForm."""
    return form_of(base.verdict.avenue, base.weighed.held.catalogue)


def preparation(base: Ground, identifier: str) -> Preparation:
    """How a submission is made; as it begins, while nobody said otherwise."""
    held = preparation_of(base.case.preparations, identifier)
    if held is not None:
        return held.value
    taken = base.weighed.held.catalogue.avenue(base.verdict.avenue).languages
    spoken = next((one for one in _SPOKEN if not taken or one in taken), _SPOKEN[0])
    return Preparation(identifier, spoken, SUBMITTERS.ORGANISATION.value)


def pack(
    workspace: Workspace,
    base: Ground,
    submission: tuple[str, Submission],
    sent: Sent | None = None,
) -> Pack:
    """The pack as it is today; ``submission`` is its identifier and what is kept of it.

    Raises NoSuchForm, NotWeighed, NoSuchIncidentHere, :class:`MatterInSeveralPlaces` and
    :class:`NotYoursToOpen`.
    """
    workspace.require(Right.READ)
    (identifier, held), today = submission, now().date()
    made = preparation(base, identifier)
    labelled = Labelled(identifier, today, _reliance(base), sent)
    return prepare(
        held.avenue,
        base.weighed.held.catalogue,
        made.language,
        _sources(workspace, base, submission, today),
        _circumstances(base, made, today),
        labelled,
    )


def digest_of(made: Pack) -> str:
    """SHA-256 of every word in the fields of a pack: the same while nothing in them changes."""
    said = [[one.field.key, [text_of(fact.words) for fact in one.facts]] for one in made.fillings]
    return hashlib.sha256(json.dumps([made.language, said]).encode()).hexdigest()


def _sources(
    workspace: Workspace, base: Ground, submission: tuple[str, Submission], today: date
) -> Sources:
    (identifier, held), case = submission, base.case
    asked = tuple(field.key for field in form_for(base).drawn)
    matter = held.matter or tuple(one.incident for one in case.subject.value.incidents)
    texts = (one.value for one in texts_of(case.texts, identifier))
    return Sources(
        account=_account(workspace, case, held.kind, matter),
        incidents=matter,
        case=case.subject.value.fields,
        consent=Consented.by(
            case.permissions,
            replace(held.sending, onward=base.judged.tells, fields=()),
            asked,
            today,
            {one.body: one.name for one in base.verdict.onward},
        ),
        written=tuple(
            Written(one.field, one.words, one.on, one.language, one.rests_on)
            for one in texts
            if one.words.strip()
        ),
        against=tuple(
            Written("", one.value.words, one.value.attribution.on or today) for one in case.against
        ),
        protected=protected(case),
    )


def _circumstances(base: Ground, made: Preparation, today: date) -> around.Circumstances:
    situation = base.weighed.situation
    near, accused = situation.removal, {*situation.accused, *situation.threats}
    return around.Circumstances(
        on=today,
        persons=made.persons,
        submitter=SUBMITTERS(made.submitter),
        used=tuple(dict.fromkeys(one.avenue for one in situation.tried)),
        conflicts=tuple(one.text for one in base.verdict.reasons if one.rule is Rule.PARALLEL),
        removal=around.Removal(near.by, near.on) if near else None,
        accused_states=tuple(sorted(states_of(accused, base.weighed.known))),
        answers=tuple((one.question, one.is_so) for one in made.answers),
    )


def _reliance(base: Ground) -> Reliance:
    """The catalogue's version, and who signed what the form asks for."""
    version = base.weighed.held.catalogue.version
    signed = next((one for one in base.verdict.facts if one.fact == "form"), None)
    if signed is None or not signed.checked_by:
        return Reliance(version)
    return Reliance(version, signed.checked_by, signed.checked_on)


def _account(workspace: Workspace, case: Case, kind: str, matter: Iterable[str]) -> Account:
    """The account of the compartment that holds these incidents; an empty one for none."""
    homes = {one.incident: one.compartment for one in case.subject.value.incidents}
    wanted = [homes.get(one, "") for one in matter]
    if not wanted:
        return _nothing()
    opened = {store.identifier: store for store in workspace.stores}
    closed = [home for home in wanted if home not in opened]
    if closed:
        raise NotYoursToOpen(number=len(closed))
    if len(set(wanted)) > 1:
        raise MatterInSeveralPlaces(number=len(set(wanted)))
    return _told(opened[wanted[0]], kind)


def _told(store: Store, kind: str) -> Account:
    return account_of(store, use=Use.COURT if kind in _COURTS else Use.RECIPIENTS)


def _nothing() -> Account:
    made = MadeWith(f"Habeas {__version__}", ENGINE, now(), "")
    return build_account((), trace((), ()), find_bodies(()), (), {}, made)
