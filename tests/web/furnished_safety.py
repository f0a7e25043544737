"""What keeps the person of the furnished case safe: contact, dangers, consents, ways, a place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pyrage

from habeas.protection.cases.disclosures import Recall, RecallState
from habeas.protection.cases.signatures import Signature
from habeas.protection.cases.vital_interests import AskedException, VitalInterest
from habeas.workspace import (
    case_assessments,
    case_consents,
    case_contacts,
    case_dangers,
    case_disclosures,
    case_exceptions,
    case_placements,
    case_plans,
    case_record,
    case_referrals,
    case_routes,
    places,
)
from habeas.workspace.case_assessments import IndicatorAnswer, IndicatorValue
from habeas.workspace.case_consents import Asked, ConsentPurpose, HowGiven, Sending
from habeas.workspace.case_contacts import Channel, ChannelKind, ContactPlan, Reached
from habeas.workspace.case_dangers import (
    AffectedOther,
    Attribution,
    Danger,
    DangerKind,
    Helper,
    HelperRole,
    Knowing,
    Threat,
)
from habeas.workspace.case_disclosures import SentBy, Told
from habeas.workspace.case_placements import PlacementState, Unit
from habeas.workspace.case_plans import Length, NeedKind
from habeas.workspace.case_record import Seen
from habeas.workspace.case_referrals import Referral, ReferralState
from habeas.workspace.cases import Lane
from habeas.workspace.opening import Workspace, now
from habeas.workspace.places import Place

DOCTOR = "The clinic in Orlo"


def furnish_safety(workspace: Workspace, case: str) -> dict[str, str]:
    """One of everything, at the point at which something else may be done with it."""
    _contact(workspace, case)
    _dangers(workspace, case)
    _plans(workspace, case)
    _consents(workspace, case)
    _referrals(workspace, case)
    route = case_routes.begin(workspace, case, "unhcr-rst", "en")
    _places(workspace, case)
    parts = ("contact", "dangers", "assessment", "plan", "consents", "disclosures", "exceptions",
             "referrals", "routes", "placement")  # fmt: skip
    return {part: f"/cases/{case}/{part}" for part in parts} | {
        "route plan": f"/cases/{case}/routes/{route}",
        "places": "/places",
        "shortlist": "/places/shortlist",
        "comparison of places": "/places/compare",
        "what if": f"/cases/{case}/placement/what-if",
    }


def _said() -> Attribution:
    return Attribution(said_by="herself", on=now().date())


def _contact(workspace: Workspace, case: str) -> None:
    plan = ContactPlan(
        (
            Channel(ChannelKind.PHONE, "+99 204 204", ()),
            Channel(ChannelKind.MESSENGER, "@orlo", ("the elder brother",)),
        ),
        "after ten at night",
        "Europe/Warsaw",
        "ru",
        "lindens",
        never_use=("+99 111 111",),
    )
    case_contacts.keep(workspace, case, plan, 0)
    case_contacts.confirm(workspace, case, Seen(ContactPlan, "plan", 1))
    case_contacts.reach(workspace, case, 0, Reached.REACHED, "She is well.")
    for hours in (-30, 30):
        case_contacts.await_them(workspace, case, now() + timedelta(hours=hours))


def _dangers(workspace: Workspace, case: str) -> None:
    case_dangers.add_danger(
        workspace, case, Danger(DangerKind.THREAT_TO_LIFE, _said(), words="They named a day.")
    )
    brother = Threat("the elder brother", "", True, ("@orlo",), ("the station",), Knowing.UNKNOWN)
    case_dangers.add_threat(workspace, case, replace(brother, words="He asked at the school."))
    case_record.add(workspace, case, AffectedOther("the mother", "questioned at the station"))
    case_dangers.add_helper(workspace, case, Helper("An uncle", HelperRole.INTERPRETER, (), True))
    answer = IndicatorAnswer("outing", IndicatorValue.PRESENT, _said(), "They told the school.")
    known = case_assessments.assessed(workspace, case, "en")
    key = known.sides[0][1][0].key
    case_assessments.answer(workspace, case, replace(answer, indicator=key), 0)


def _plans(workspace: Workspace, case: str) -> None:
    today = now().date()
    case_plans.add_task(workspace, case, "Call the clinic.", due=today - timedelta(days=1))
    case_plans.add_need(workspace, case, NeedKind.SHELTER, "A door that locks.", True)
    told = ("Appeal against the refusal", "the refusal", today)
    case_plans.add_deadline(workspace, case, told, Length(months=1), "Europe/Berlin")


def _consents(workspace: Workspace, case: str) -> None:
    until = now().date() + timedelta(days=90)
    asked = Asked(
        ConsentPurpose.REFERRAL, DOCTOR, (), ("victim-identity",), "ru", until, HowGiven.SPOKEN
    )
    case_consents.add(workspace, case, asked)
    case_consents.add(workspace, case, replace(asked, recipient="un.hrcttee", how=None))
    sending = Sending(ConsentPurpose.REFERRAL, DOCTOR, (), ("victim-identity",))
    told = Told(sending, SentBy.SPOKEN, "Her name, on the telephone.")
    for state in (None, RecallState.DRAFTED, RecallState.SENT):
        left = case_disclosures.note(workspace, case, told)
        if state is not None:
            _recalled(workspace, case, left, state)
    hospital = Sending(ConsentPurpose.REFERRAL, "The hospital in Keld", (), ("victim-identity",))
    case_exceptions.ask(workspace, case, hospital, "She cannot be asked.", until)
    today = now().date()
    first = Signature("m-000000000000", today, "She is unconscious.")
    case_record.add(workspace, case, AskedException(hospital, first, until))
    second = Signature("m-000000000001", today, "I saw her.")
    case_record.add(workspace, case, VitalInterest(hospital, first, second, until))


def _recalled(workspace: Workspace, case: str, left: str, state: RecallState) -> None:
    recall = Recall(state, ("victim-identity",), now().date())
    seen = Seen(case_disclosures.Disclosure, left, 1)
    case_record.change(workspace, case, seen, lambda held: replace(held, recall=recall))


def _referrals(workspace: Workspace, case: str) -> None:
    key = str(pyrage.x25519.Identity.generate().to_public())
    told = Referral(DOCTOR, (NeedKind.MEDICAL,), ("victim-identity",), (), key)
    case_referrals.add(workspace, case, told)
    accepted = replace(told, state=ReferralState.ACCEPTED, since=now().date())
    case_record.add(workspace, case, accepted)


def _places(workspace: Workspace, case: str) -> None:
    north = places.add(workspace, Place("", "North house", "DE", 4, languages=("ru",),
                                        entry_from=("any",)))  # fmt: skip
    places.add(workspace, Place("", "South house", "FR", 2, languages=("fr",)))
    unit = Unit("", 3, Lane.NOW, date(2026, 3, 1), True, "GE", True, ("ru",))
    case_placements.keep(workspace, case, unit, 0)
    kept = case_placements.propose(workspace, case, north, "Near a clinic.")
    seen = Seen(case_placements.Placement, kept, 1)
    case_placements.move(workspace, case, seen, PlacementState.SHOWN, "She will think of it.")
