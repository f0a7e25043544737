"""Invented cases: what holds of consent, contact, lanes, closing and the right of reply."""

from dataclasses import replace
from datetime import timedelta

from protection.cases.agreed import agreed_by_hand, excepted_by_hand
from protection.cases.disguises import disguised
from protection.cases.lane_properties import (
    a_refusal_changes_no_lane,
    alarms_only_raise,
    attempt,
    choice_of,
    only_people_lower_a_lane,
)
from protection.cases.making import (
    NOW,
    ONWARD,
    TODAY,
    Kept,
    a_channel,
    a_closing,
    a_threat,
    day,
    world,
)

from habeas.archive.shapes import from_text, to_text
from habeas.protection.avenues.avenue import Length
from habeas.protection.avenues.verdicts import Colour
from habeas.protection.cases.alarms import alarms
from habeas.protection.cases.allegations import Allegation, ReplyState
from habeas.protection.cases.case import SEVERAL, SINGLE
from habeas.protection.cases.closing import closed, closing_lacks, sealed
from habeas.protection.cases.consents import Consent, withdrawn
from habeas.protection.cases.contacts import ContactPlan
from habeas.protection.cases.deadlines import deadline, event_moved
from habeas.protection.cases.disclosures import Sent, SentBy, disclosed, pending_stopped
from habeas.protection.cases.lanes import (
    lane_in_force,
)
from habeas.protection.cases.lines import due_dates, line
from habeas.protection.cases.marks import MarkKind
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.outreach import Contacting, Reached, reach_out
from habeas.protection.cases.receivers import Judged
from habeas.protection.cases.referrals import Referral, ReferralState, delivered
from habeas.protection.cases.replies import cleared, put, shown
from habeas.protection.cases.signatures import Signature
from habeas.protection.cases.states import CaseStanding, CaseState
from habeas.protection.cases.submissions import SubmissionGate, SubmissionState, sent

__all__ = ["PROPERTIES", "seen", "world"]

FILLER = (
    "it is alleged that officers of the town held several men in march without any record and "
    "beat two of them утверждается что сотрудники города удерживали людей без записи"
)


def seen(made):
    """What a run should have met."""
    may = "may leave" if made.case.permissions.allow(made.sending, TODAY) else "may not leave"
    lanes = lane_in_force(choice_of(made.case), alarms(made.case, NOW))
    return [may, f"lane {lanes}", f"pending {min(len(made.case.pending), 2)}"]


# What holds, each told by rules of its own.


def nothing_leaves_without_a_yes(made, chance):
    for sending in (made.sending, *(told for _, told in made.case.pending)):
        if not made.case.permissions.allow(sending, TODAY):
            continue
        for to in ("", *sending.onward):
            for name in ("", *sending.fields):
                if not agreed_by_hand(made.case, sending, to, name) and not excepted_by_hand(
                    made.case, sending, to, name
                ):
                    return f"{name or 'the case'} goes to {to or sending.recipient}"
    return ""


def what_was_agreed_may_leave(made, chance):
    sending = made.sending
    pairs = [(to, name) for to in ("", *sending.onward) for name in ("", *sending.fields)]
    is_agreed = all(agreed_by_hand(made.case, sending, *pair) for pair in pairs)
    allowed = made.case.permissions.allow(sending, TODAY)
    return "" if allowed or not is_agreed else "what the person agreed to is stopped"


def a_withdrawal_stops_everything_at_once(made, chance):
    case = made.case
    for place, held in enumerate(case.consents):
        gone = attempt(withdrawn, held.value, NOW, "m-mira")
        if gone is None:
            continue
        consents = list(case.consents)
        consents[place] = replace(held, value=gone)
        after = replace(case, consents=tuple(consents))
        for step, sending in case.pending:
            touched = (sending.purpose, sending.recipient) == (gone.purpose, gone.recipient)
            if touched and after.permissions.allow(sending, TODAY):
                return f"{step} may still leave"
            if touched and attempt(disclosed, sending, after.permissions, a_sent(), NOW):
                return f"{step} was sent after the withdrawal"
        stopped = pending_stopped(case.pending, case.permissions, after.permissions, TODAY)
        if any(after.permissions.allow(s, TODAY) for p, s in case.pending if p in stopped):
            identifiers = [step for step, _ in case.pending]
            if len(set(identifiers)) == len(identifiers):
                return "what is said to be stopped may leave"
    return ""


def fewer_consents_never_allow_more(made, chance):
    fewer = tuple(held for held in made.case.consents if chance.random() < 0.5)
    taken_out = {held.identifier for held in made.case.consents} - {h.identifier for h in fewer}
    if any(held.value.taken_back for held in made.case.consents if held.identifier in taken_out):
        return ""  # a record of what was taken back must stay
    before = made.case.permissions.allow(made.sending, TODAY)
    after = replace(made.case, consents=fewer).permissions.allow(made.sending, TODAY)
    return "fewer consents allow more" if after and not before else ""


def no_contact_without_a_plan(made, chance):
    case = made.case
    plan = case.plan.value if case.plan else None
    channels = plan.channels if plan else ()
    for channel in (*channels, a_channel(chance)):
        told = Contacting("m-mira", channel, NOW)
        made_contact = attempt(reach_out, plan, case.threats, told, Reached.REACHED)
        if made_contact is None:
            continue
        if plan is None or plan.confirmed is None or channel not in plan.channels:
            return "somebody was contacted outside of a confirmed plan"
        if (TODAY - plan.confirmed.on).days > plan.holds_for:
            return "somebody was contacted by a plan that no longer holds"
        if channel.shared_with is None or any(
            h.identifier in channel.shared_with for h in case.threats
        ):
            return "somebody was contacted where a threat can see it"
        if any(channel.address in held.value.channels for held in case.threats):
            return "somebody was contacted where a threat is known to look"
    return ""


def a_new_threat_never_opens_a_channel(made, chance):
    case = made.case
    plan = case.plan.value if case.plan else ContactPlan()
    more = (*case.threats, Kept("p-9", a_threat(chance, plan)))
    after = replace(case, threats=more)
    for channel in plan.channels:
        if after.may_contact(channel, TODAY) and not case.may_contact(channel, TODAY):
            return "a threat more opened a channel"
    return ""


def an_excluded_receiver_gets_nothing(made, chance):
    def judge(receiver):
        return Judged(receiver, Colour.EXCLUDED, "commanded by the accused", TODAY)

    gate = SubmissionGate(judge, made.case.permissions)
    for held in made.case.submissions:
        checked = replace(held.value, state=SubmissionState.CHECKED, sent_at="")
        if attempt(sent, checked, "p-1", gate, a_sent(), NOW):
            return "an excluded receiver got a submission"
    for held in made.case.referrals:
        ready = replace(held.value, state=ReferralState.ACCEPTED)
        if attempt(delivered, ready, judge, made.case.permissions, a_sent(), NOW):
            return "an excluded receiver got a referral"
    return ""


def a_red_receiver_gets_something_only_by_a_reason(made, chance):
    def judge(receiver):
        return Judged(receiver, chance.choice((Colour.RED, Colour.UNKNOWN)), "", TODAY)

    gate = SubmissionGate(judge, made.case.permissions)
    for held in made.case.submissions:
        checked = replace(held.value, state=SubmissionState.CHECKED, sent_at="")
        done = attempt(sent, checked, "p-1", gate, a_sent(), NOW)
        if done and not (checked.despite and checked.despite.by and checked.despite.reason):
            return "a red receiver got a submission without a reason"
    return ""


def whoever_is_told_in_turn_was_agreed_to(made, chance):
    """Also those whom nobody named, but the receiver tells by its own rules."""
    tells = tuple(chance.sample(ONWARD, chance.randrange(3)))

    def judge(receiver):
        return Judged(receiver, chance.choice((Colour.OPEN, Colour.AMBER)), "", TODAY, tells)

    gate = SubmissionGate(judge, made.case.permissions)
    for held in made.case.submissions:
        told = held.value.sending
        checked = replace(held.value, state=SubmissionState.CHECKED, sent_at="")
        pairs = [(to, name) for to in (*told.onward, *tells) for name in ("", *told.fields)]
        if attempt(sent, checked, "p-1", gate, a_sent(), NOW) and not all(
            agreed_by_hand(made.case, told, *pair) or excepted_by_hand(made.case, told, *pair)
            for pair in pairs
        ):
            return f"{tells} are told without a yes"
    return ""


def what_a_withdrawal_stopped_waits_for_a_person(made, chance):
    """Also where a new consent covers all of it: until somebody releases it anew."""

    def judge(receiver):
        return Judged(receiver, Colour.OPEN, "", TODAY)

    case = made.case
    for held in (*case.referrals, *case.submissions):
        anew = Kept("p-99", agreed_to(held.value.sending))
        renewed = replace(case.permissions, consents=(*case.consents, anew))
        if not stopped_by_hand(case, held.value):
            continue
        if isinstance(held.value, Referral):
            ready = replace(held.value, state=ReferralState.ACCEPTED)
            done = attempt(delivered, ready, judge, renewed, a_sent(), NOW)
        else:
            ready = replace(held.value, state=SubmissionState.CHECKED, sent_at="")
            gate = SubmissionGate(judge, renewed)
            done = attempt(sent, ready, "p-1", gate, a_sent(), NOW)
        if done:
            return "what a withdrawal stopped left by a new consent alone"
    return ""


def agreed_to(sending):
    """A consent to all of a sending, given after everything else."""
    told = (sending.purpose, sending.recipient, sending.onward, sending.fields)
    given_at = as_text(NOW + timedelta(hours=1))
    return Consent(*told, "1", "en", TODAY, given_at=given_at, by="m-mira")


def stopped_by_hand(case, held):
    """Whether a part of it was taken back since it was released, by a rule of our own."""
    told = held.sending
    return any(
        back.at >= held.released_at
        and (back.everything or {*back.fields} & {*told.fields} or {*back.onward} & {*told.onward})
        for one in case.consents
        if (one.value.purpose, one.value.recipient) == (told.purpose, told.recipient)
        for back in one.value.taken_back
    )


def what_leaves_is_what_was_allowed(made, chance):
    left = attempt(disclosed, made.sending, made.case.permissions, a_sent(), NOW)
    secret = {
        held.value.about
        for held in made.case.marks
        if held.value.kind is MarkKind.PRIVILEGE and not held.value.lifted
    }
    if left and secret & {"", *made.sending.fields}:
        return "what is between client and lawyer left"
    if bool(left) != (
        made.case.permissions.allow(made.sending, TODAY)
        and not secret & {"", *made.sending.fields, a_sent().step}
    ):
        return "what left and what may leave differ"
    if left and not (left.basis.consents or left.basis.exceptions):
        return "something left by nothing"
    return ""


def a_wording_that_shows_something_is_blocked(made, chance):
    case = made.case
    value = chance.choice(made.canaries[:2])
    part = chance.choice(value.split())
    words = [chance.choice(FILLER.split()) for _ in range(8)]
    words.insert(chance.randrange(9), disguised(chance, chance.choice((value, part))))
    rendering = " ".join(words)
    if not shown(case, rendering):
        return f"{value!r} is not found in {rendering!r}"
    told = Allegation("velmara.police", rendering, "en")
    read = Signature("m-mira", TODAY, "read")
    slipped = replace(told, state=ReplyState.CLEARED, read=read)
    if chance.random() < 0.1 and attempt(cleared, told, case, read):
        return f"{value!r} was cleared in {rendering!r}"
    if chance.random() < 0.1 and attempt(put, slipped, case, a_sent(), NOW):
        return f"{value!r} was put in {rendering!r}"
    return ""


def the_line_says_nothing(made, chance):
    text = to_text(line(made.case, NOW)).casefold()
    said = [
        one
        for one in made.canaries
        for word in one.split()
        if len(word) > 4 and word.casefold() in text
    ]
    return f"the line shows {said}" if said else ""


def order_changes_nothing(made, chance):
    case = made.case
    mixed = replace(
        case,
        **{
            place: tuple(chance.sample(getattr(case, place), len(getattr(case, place))))
            for place in ("consents", "exceptions", "threats", "dangers", "check_ins", "tasks")
        },
    )
    pairs = (
        (case.permissions.allow(made.sending, TODAY), mixed.permissions.allow(made.sending, TODAY)),
        (set(alarms(case, NOW)), set(alarms(mixed, NOW))),
        (due_dates(case, TODAY), due_dates(mixed, TODAY)),
        (line(case, NOW), line(mixed, NOW)),
    )
    return "" if all(one == other for one, other in pairs) else "another order, another answer"


def closing_leaves_nothing_open(made, chance):
    case = replace(made.case, stands=Kept("stands", CaseStanding(CaseState.FOLLOW_UP, TODAY)))
    closing = a_closing(chance)
    done = attempt(closed, case, closing)
    if bool(done) == bool(closing_lacks(case, closing)):
        return "a case is closed although it lacks something, or the reverse"
    if done and (case.pending or any(held.value.review is None for held in case.exceptions)):
        return "a case is closed with something open"
    return ""


def a_hold_keeps_a_case(made, chance):
    case = replace(made.case, stands=Kept("stands", CaseStanding(CaseState.CLOSED, TODAY)))
    done = attempt(sealed, case, Signature("m-mira", TODAY, "a year has passed"))
    holds = [h for h in case.marks if h.value.kind is MarkKind.LEGAL_HOLD and not h.value.lifted]
    return "a case under a hold was sealed" if done and holds else ""


def a_moved_event_moves_its_deadline(made, chance):
    length = Length(months=chance.randrange(1, 60), days=chance.randrange(40))
    first, other = sorted((day(chance, 900), day(chance, 900)))
    held = deadline("rule", "event", first, length)
    later = event_moved(held, other)
    if later != deadline("rule", "event", other, length):
        return "a moved event gives another deadline than a new one"
    if later.due < held.due:
        return f"a later event gives an earlier deadline: {first}, {other}, {length}"
    if event_moved(event_moved(held, None), first) != held:
        return "a deadline is not the same when its event comes back"
    return ""


def every_value_can_be_kept(made, chance):
    for place, kind in {**SINGLE, **SEVERAL}.items():
        found = getattr(made.case, place)
        for held in found if isinstance(found, tuple) else filter(None, (found,)):
            if from_text(kind, to_text(held.value)) != held.value:
                return f"{place} is not read as it was kept"
    return ""


def a_sent():
    return Sent("", SentBy.SEALED_PACK, "0" * 64, "m-mira")


PROPERTIES = {
    check.__name__.replace("_", " "): check
    for check in (
        nothing_leaves_without_a_yes,
        what_was_agreed_may_leave,
        a_withdrawal_stops_everything_at_once,
        fewer_consents_never_allow_more,
        no_contact_without_a_plan,
        a_new_threat_never_opens_a_channel,
        only_people_lower_a_lane,
        alarms_only_raise,
        a_refusal_changes_no_lane,
        an_excluded_receiver_gets_nothing,
        a_red_receiver_gets_something_only_by_a_reason,
        whoever_is_told_in_turn_was_agreed_to,
        what_a_withdrawal_stopped_waits_for_a_person,
        what_leaves_is_what_was_allowed,
        a_wording_that_shows_something_is_blocked,
        the_line_says_nothing,
        order_changes_nothing,
        closing_leaves_nothing_open,
        a_hold_keeps_a_case,
        a_moved_event_moves_its_deadline,
        every_value_can_be_kept,
    )
}
