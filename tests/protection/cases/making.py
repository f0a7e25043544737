"""Cases made by chance: consents, threats, plans and pending steps in every mixture."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.case import Case
from habeas.protection.cases.consents import Consent, TakenBack, given
from habeas.protection.cases.contacts import Channel, ChannelKind, ContactPlan
from habeas.protection.cases.dangers import Danger, DangerKind
from habeas.protection.cases.endings import Closing, ClosingOutcome, FollowUp
from habeas.protection.cases.lanes import (
    Wish,
    choose,
)
from habeas.protection.cases.leads import lead
from habeas.protection.cases.marks import Mark, MarkKind
from habeas.protection.cases.moments import as_text, moment
from habeas.protection.cases.outreach import CheckIn
from habeas.protection.cases.placements import Placement, PlacementState
from habeas.protection.cases.referrals import Referral, ReferralState
from habeas.protection.cases.sendings import ConsentPurpose, Sending
from habeas.protection.cases.signatures import Signature
from habeas.protection.cases.states import CaseStanding, CaseState, Overlay
from habeas.protection.cases.subjects import CaseField, FieldSort, OwnWords, Subject
from habeas.protection.cases.submissions import Submission, SubmissionState
from habeas.protection.cases.tasks import Task
from habeas.protection.cases.threats import Knowing, Threat
from habeas.protection.cases.vital_interests import VitalInterest
from habeas.protection.lanes import Lane
from habeas.words.consents import HowGiven

TODAY = date(2031, 6, 15)
NOW = datetime(2031, 6, 15, 12, tzinfo=UTC)
PEOPLE = ("m-mira", "m-tovan", "m-ansel")
RECIPIENTS = ("un.committee", "org.shelter", "velmara.police")
ONWARD = ("velmara.mfa", "velmara.president", "org.partner")
FIELDS = ("victim-identity", "whereabouts", "facts", "medical-evidence")
PURPOSES = (ConsentPurpose.SUBMISSION, ConsentPurpose.REFERRAL, ConsentPurpose.REPLY)
CONSONANTS, VOWELS = "бвгджзклмнпрстфхцчшщ", "аеёиоуыэюя"
KEY = "age1" + "q" * 58


@dataclass(frozen=True, slots=True)
class Kept:
    """A value as a ledger would give it back."""

    identifier: str
    value: Any
    version: int = 1


@dataclass(frozen=True)
class World:
    case: Case
    sending: Sending
    canaries: tuple[str, ...] = field(default=())


# How a world is made.


def kept(values):
    return tuple(Kept(f"p-{number}", value) for number, value in enumerate(values, 1))


def maybe(chance, make, share=0.5):
    return make() if chance.random() < share else None


def several(chance, make, most):
    return tuple(make() for _ in range(chance.randrange(most + 1)))


def some(chance, of):
    return tuple(chance.sample(of, chance.randrange(len(of) + 1)))


def day(chance, spread=30):
    return TODAY + timedelta(days=chance.randrange(-spread, spread))


def instant(chance, spread=400):
    return NOW + timedelta(hours=chance.randrange(-spread, 1))


def signature(chance, reason="because of what was said"):
    return Signature(chance.choice(PEOPLE), day(chance), reason)


def attribution():
    return Attribution(said_by="the person", on=TODAY)


def a_name(chance):
    """Two words of syllables that anybody would take for a name."""
    return " ".join(a_word(chance).title() for _ in range(2))


def a_word(chance):
    syllables = (
        chance.choice(CONSONANTS) + chance.choice(VOWELS) for _ in range(chance.choice((2, 3)))
    )
    return "".join(syllables) + chance.choice(("й", *CONSONANTS))


def a_sending(chance, consents=()):
    """What would leave: as often as not a part of what somebody agreed to."""
    if consents and chance.random() < 0.7:
        held = chance.choice(consents)
        return Sending(
            held.purpose, held.recipient, some(chance, held.onward), some(chance, held.fields)
        )
    return Sending(
        chance.choice(PURPOSES), chance.choice(RECIPIENTS), some(chance, ONWARD[:2]),
        some(chance, FIELDS[:3]),
    )  # fmt: skip


def a_consent(chance):
    begins = TODAY - timedelta(days=chance.choice((40, 20, 1, 0, -1)))
    draft = Consent(
        chance.choice(PURPOSES), chance.choice(RECIPIENTS), some(chance, ONWARD),
        some(chance, FIELDS), "1", "ru", begins,
        maybe(chance, lambda: begins + timedelta(days=chance.choice((0, 10, 25, 90))), 0.4),
    )  # fmt: skip
    if chance.random() < 0.1:
        return draft
    held = given(draft, HowGiven.SPOKEN, instant(chance), chance.choice(PEOPLE))
    return replace(held, taken_back=several(chance, lambda: taken(chance, held), 1))


def taken(chance, held):
    at = as_text(max(instant(chance), moment(held.given_at)))
    if chance.random() < 0.5:
        return TakenBack(at, chance.choice(PEOPLE), everything=True)
    return TakenBack(at, chance.choice(PEOPLE), some(chance, FIELDS), some(chance, ONWARD))


def an_exception(chance, consents):
    first, other = chance.sample(PEOPLE, 2)
    on = TODAY - timedelta(days=chance.randrange(10))
    review = maybe(chance, lambda: signature(chance), 0.2)
    return VitalInterest(
        a_sending(chance, consents), Signature(first, on, "held in a cellar"), Signature(other, on),
        on + timedelta(days=chance.randrange(1, 20)), review,
    )  # fmt: skip


def a_channel(chance):
    number = f"+7 900 {chance.randrange(100, 1000)}-{chance.randrange(1000, 10_000)}"
    address = chance.choice((number, f"@{a_word(chance)}{chance.randrange(100)}"))
    shared = chance.choice((None, (), (), (), ("p-1",), (a_name(chance),)))
    return Channel(chance.choice(list(ChannelKind)), address, shared)


def a_plan(chance):
    channels = several(chance, lambda: a_channel(chance), 2)
    never = (chance.choice(("phone", "email", *(c.address for c in channels))),)
    agreed = maybe(
        chance, lambda: Signature("m-mira", TODAY - timedelta(days=chance.choice((0, 30, 31)))), 0.8
    )
    return ContactPlan(
        channels, "in the evening", "UTC", never_use=never if chance.random() < 0.2 else (),
        confirmed=agreed,
    )  # fmt: skip


def a_threat(chance, plan):
    seen = tuple(channel.address for channel in plan.channels if chance.random() < 0.15)
    over = maybe(chance, lambda: signature(chance), 0.2)
    return Threat(
        a_name(chance), chance.choice(("", "velmara.police")), chance.random() < 0.5, seen,
        knows_location=chance.choice(list(Knowing)), over=over,
    )  # fmt: skip


def a_danger(chance):
    at = NOW + timedelta(hours=chance.choice((-5, 1, 71, 72, 73, 400)))
    return Danger(
        chance.choice(list(DangerKind)), attribution(),
        at=as_text(at) if chance.random() < 0.7 else "",
        over=maybe(chance, lambda: signature(chance), 0.4),
    )  # fmt: skip


def a_referral(chance, consents):
    told = a_sending(chance, consents)
    return Referral(
        told.recipient, (), told.fields, told.onward, KEY, chance.choice(list(ReferralState)),
        released_at=as_text(NOW - timedelta(days=chance.randrange(40))),
    )  # fmt: skip


def a_submission(chance, consents):
    told = a_sending(chance, consents)
    state = chance.choice(list(SubmissionState))
    was_sent = state.value in ("sent", "acknowledged", "registered", "answered", "follow-up")
    return Submission(
        "un-hrc-op1", "quasi-judicial", told.recipient, "1", ("i-1",), told.onward, told.fields,
        state, sent_at=as_text(NOW) if was_sent else "",
        despite=maybe(chance, lambda: signature(chance), 0.3),
        released_at=as_text(NOW - timedelta(days=chance.randrange(40))),
    )  # fmt: skip


def a_lane(chance):
    wish = Wish(chance.choice(list(Lane)), Signature("m-mira", TODAY, "x"), TODAY + timedelta(7))
    return choose(None, wish)


def world(chance):
    name, place = a_name(chance), a_word(chance).title()
    plan = a_plan(chance)
    words = " ".join(a_word(chance) for _ in range(7))
    subject = Subject(
        f"K-{chance.randrange(100, 1000)}",
        (
            CaseField("victim-identity", name, FieldSort.NAME),
            CaseField("whereabouts", place, FieldSort.PLACE),
        ),
        (OwnWords(words, "ru", TODAY),),
    )
    consents = several(chance, lambda: a_consent(chance), 5)
    places = {
        "threats": several(chance, lambda: a_threat(chance, plan), 2),
        "dangers": several(chance, lambda: a_danger(chance), 2),
        "check_ins": several(chance, lambda: CheckIn(as_text(instant(chance, 6))), 1),
        "tasks": several(chance, lambda: Task(words, due=day(chance)), 2),
        "consents": consents,
        "exceptions": several(chance, lambda: an_exception(chance, consents), 1),
        "referrals": several(chance, lambda: a_referral(chance, consents), 2),
        "submissions": several(chance, lambda: a_submission(chance, consents), 2),
        "placements": several(chance, lambda: Placement("l-1", PlacementState.SHOWN), 1),
        "marks": several(chance, lambda: a_mark(chance), 1),
    }
    standing = CaseStanding(chance.choice(list(CaseState)), TODAY, some(chance, list(Overlay)))
    case = Case(
        "k-000000000001",
        Kept("subject", subject),
        Kept("stands", standing),
        Kept("lead", lead("m-mira", Signature("m-mira", TODAY))),
        maybe(chance, lambda: Kept("lane", a_lane(chance)), 0.8),
        maybe(chance, lambda: Kept("plan", plan), 0.9),
        closing=maybe(chance, lambda: Kept("closing", a_closing(chance))),
        **{place: kept(values) for place, values in places.items()},
    )
    addresses = (channel.address for channel in plan.channels)
    excepted = [held.value.sending for held in case.exceptions]
    sending = chance.choice((a_sending(chance, consents), *excepted))
    return World(case, sending, (name, place, words, *addresses))


def a_mark(chance):
    lifted = maybe(chance, lambda: signature(chance))
    return Mark(chance.choice(list(MarkKind)), signature(chance), lifted=lifted)


def a_closing(chance):
    follow_up = maybe(
        chance, lambda: FollowUp(maybe(chance, lambda: day(chance)), signature(chance)), 0.9
    )
    return Closing(ClosingOutcome.SAFE, Signature("m-mira", TODAY, "she is safe"), follow_up)
