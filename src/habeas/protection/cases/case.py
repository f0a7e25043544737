"""A case as a whole: every present value of it, as the store of the case gives them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from habeas.protection.avenues.particulars import Particulars
from habeas.protection.cases.against import Against
from habeas.protection.cases.allegations import Allegation
from habeas.protection.cases.consents import Consent
from habeas.protection.cases.contacts import Channel, ContactPlan, confirm_by, may_contact
from habeas.protection.cases.dangers import Danger
from habeas.protection.cases.deadlines import Deadline
from habeas.protection.cases.disclosures import Disclosure
from habeas.protection.cases.emergency import EmergencyForm
from habeas.protection.cases.endings import Closing
from habeas.protection.cases.futility import Futility
from habeas.protection.cases.held import Held
from habeas.protection.cases.helping import Helper
from habeas.protection.cases.households import Household, HouseholdLink
from habeas.protection.cases.indicators import Assessment
from habeas.protection.cases.lanes import LaneChoice
from habeas.protection.cases.leads import Lead
from habeas.protection.cases.marks import Mark
from habeas.protection.cases.needs import Need
from habeas.protection.cases.others import AffectedOther
from habeas.protection.cases.outreach import CheckIn, Outreach
from habeas.protection.cases.permissions import Permissions
from habeas.protection.cases.placements import Placement
from habeas.protection.cases.referrals import Referral
from habeas.protection.cases.route_answers import RouteAnswers
from habeas.protection.cases.route_plans import RoutePlan
from habeas.protection.cases.sendings import Sending
from habeas.protection.cases.states import CaseStanding
from habeas.protection.cases.subjects import Subject
from habeas.protection.cases.submission_texts import Preparation, SubmissionText
from habeas.protection.cases.submissions import Submission
from habeas.protection.cases.tasks import Task
from habeas.protection.cases.threats import Threat
from habeas.protection.cases.vital_interests import AskedException, VitalInterest
from habeas.protection.cases.whereabouts import Whereabouts
from habeas.words.errors import DOES_NOT_MATCH, HabeasError


class NotACase(HabeasError):
    """Raised when a store holds no subject or no state, without which there is no case."""

    message = "What is kept under {case} is no whole case."
    hint = "Look whether something was taken out of it: habeas verify WORKSPACE"
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class Case:
    """One case. ``identifier`` is that of its compartment.

    What there is only one of is held once or not at all; everything else in order of keeping.
    """

    identifier: str
    subject: Held[Subject]
    stands: Held[CaseStanding]
    lead: Held[Lead] | None = None
    lane: Held[LaneChoice] | None = None
    plan: Held[ContactPlan] | None = None
    household: Held[Household] | None = None
    assessment: Held[Assessment] | None = None
    closing: Held[Closing] | None = None
    particulars: Held[Particulars] | None = None
    whereabouts: Held[Whereabouts] | None = None
    route_answers: Held[RouteAnswers] | None = None
    emergencies: tuple[Held[EmergencyForm], ...] = ()
    dangers: tuple[Held[Danger], ...] = ()
    threats: tuple[Held[Threat], ...] = ()
    others: tuple[Held[AffectedOther], ...] = ()
    helpers: tuple[Held[Helper], ...] = ()
    outreach: tuple[Held[Outreach], ...] = ()
    check_ins: tuple[Held[CheckIn], ...] = ()
    needs: tuple[Held[Need], ...] = ()
    tasks: tuple[Held[Task], ...] = ()
    deadlines: tuple[Held[Deadline], ...] = ()
    links: tuple[Held[HouseholdLink], ...] = ()
    consents: tuple[Held[Consent], ...] = ()
    exceptions: tuple[Held[VitalInterest], ...] = ()
    asked_exceptions: tuple[Held[AskedException], ...] = ()
    disclosures: tuple[Held[Disclosure], ...] = ()
    referrals: tuple[Held[Referral], ...] = ()
    submissions: tuple[Held[Submission], ...] = ()
    preparations: tuple[Held[Preparation], ...] = ()
    texts: tuple[Held[SubmissionText], ...] = ()
    futilities: tuple[Held[Futility], ...] = ()
    routes: tuple[Held[RoutePlan], ...] = ()
    placements: tuple[Held[Placement], ...] = ()
    marks: tuple[Held[Mark], ...] = ()
    against: tuple[Held[Against], ...] = ()
    allegations: tuple[Held[Allegation], ...] = ()

    @property
    def standing(self) -> CaseStanding:
        """Where the case stands."""
        return self.stands.value

    @property
    def permissions(self) -> Permissions:
        """What lets something leave."""
        return Permissions(self.consents, self.exceptions, self.marks)

    @property
    def pending(self) -> tuple[tuple[str, Sending], ...]:
        """Every referral and submission that may still leave, by identifier."""
        referrals = ((h.identifier, h.value.sending) for h in self.referrals if h.value.is_pending)
        avenues = ((h.identifier, h.value.sending) for h in self.submissions if h.value.is_pending)
        return (*referrals, *avenues)

    def has_a_plan(self, today: date) -> bool:
        """Whether a contact plan was confirmed and still holds."""
        until = confirm_by(self.plan.value) if self.plan else None
        return until is not None and today <= until

    def may_contact(self, channel: Channel, today: date) -> bool:
        """Whether the person may be contacted on a channel today."""
        return may_contact(self.plan.value if self.plan else None, self.threats, channel, today)


SINGLE: dict[str, type] = {
    "subject": Subject,
    "stands": CaseStanding,
    "lead": Lead,
    "lane": LaneChoice,
    "plan": ContactPlan,
    "household": Household,
    "assessment": Assessment,
    "closing": Closing,
    "particulars": Particulars,
    "whereabouts": Whereabouts,
    "route_answers": RouteAnswers,
}
"""What a case has once, by the name of its place."""

SEVERAL: dict[str, type] = {
    "emergencies": EmergencyForm,
    "dangers": Danger,
    "threats": Threat,
    "others": AffectedOther,
    "helpers": Helper,
    "outreach": Outreach,
    "check_ins": CheckIn,
    "needs": Need,
    "tasks": Task,
    "deadlines": Deadline,
    "links": HouseholdLink,
    "consents": Consent,
    "exceptions": VitalInterest,
    "asked_exceptions": AskedException,
    "disclosures": Disclosure,
    "referrals": Referral,
    "submissions": Submission,
    "preparations": Preparation,
    "texts": SubmissionText,
    "futilities": Futility,
    "routes": RoutePlan,
    "placements": Placement,
    "marks": Mark,
    "against": Against,
    "allegations": Allegation,
}
"""What a case may have several of, by the name of their place."""


def gathered(identifier: str, held: Callable[[Any], tuple[Held[Any], ...]]) -> Case:
    """The case, from whatever gives the present values of a kind (the ledger of its store).

    Raises :class:`NotACase` where there is no subject or no state.
    """
    once = {place: next(iter(held(kind)), None) for place, kind in SINGLE.items()}
    if once["subject"] is None or once["stands"] is None:
        raise NotACase(case=identifier)
    several = {place: held(kind) for place, kind in SEVERAL.items()}
    return Case(identifier, **once, **several)  # type: ignore[arg-type]
