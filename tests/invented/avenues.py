"""Invented States, bodies, avenues and situations: what holds of the verdicts on all of them."""

import json
from dataclasses import replace
from datetime import timedelta

from protection.avenues.making import (
    KEYS,
    NOWHERE,
    TODAY,
    tie,
    world,
)

from habeas.protection.avenues.answer import told
from habeas.protection.avenues.verdict import verdicts
from habeas.protection.avenues.verdicts import Colour, Rule
from habeas.words.provenance import Confidence, FactStanding

__all__ = ["PROPERTIES", "seen", "world"]

CURRENT = FactStanding.FRESH, FactStanding.LAST_KNOWN
RESTS_ON_ITS_FACT = (Rule.STATUS_CLOSED, Rule.ACTS_OUTSIDE, Rule.TIME_OVER, Rule.VIA_STATES)


def seen(made):
    """Which verdicts a world has, so that a run can say that all were met."""
    return [one.verdict.value for one in made.found]


# What holds.


def milder(made, changed):
    """The avenues whose verdict became milder by a change that may only make it graver."""
    before, after = made.found, verdicts(made.catalogue, changed)
    return ", ".join(
        f"{one.avenue}: {one.verdict} became {other.verdict}"
        for one, other in zip(before, after, strict=True)
        if other.verdict.gravity < one.verdict.gravity
    )


def added_tie(made, chance):
    held = made.situation
    return milder(made, replace(held, ties=(*held.ties, tie(chance), tie(chance))))


def added_perpetrator(made, chance):
    held = made.situation
    return milder(made, replace(held, accused=(*held.accused, chance.choice((*KEYS, NOWHERE)))))


def added_threat(made, chance):
    held = made.situation
    return milder(made, replace(held, threats=(*held.threats, chance.choice((*KEYS, NOWHERE)))))


def taken_consent(made, chance):
    held = made.situation
    kept = tuple(one for one in held.consents if chance.random() < 0.5)
    return milder(made, replace(held, consents=kept))


def withdrawn_consent(made, chance):
    held = made.situation
    gone = tuple(replace(one, withdrawn=TODAY) for one in held.consents)
    return milder(made, replace(held, consents=gone))


def shuffled(made, chance):
    def mixed(held):
        return tuple(chance.sample(held, len(held)))

    held = made.situation
    other = replace(
        held,
        **{
            name: mixed(getattr(held, name))
            for name in (
                "bodies", "ties", "accused", "threats", "acts", "events", "consents", "tried",
                "intermediaries", "futility", "signatures",
            )
        },
    )  # fmt: skip
    is_same = made.found == verdicts(made.catalogue, other)
    return "" if is_same else "another order gave another answer"


def same_json(made, chance):
    again = verdicts(made.catalogue, made.situation)
    texts = {json.dumps([told(one, "en") for one in found]) for found in (made.found, again)}
    return "" if len(texts) == 1 else "the same data gave two answers"


def has_a_reason(made, chance):
    for one in made.found:
        gravest = max(reason.verdict.gravity for reason in one.reasons)
        if one.verdict is not one.decided_by.verdict or one.verdict.gravity != gravest:
            return f"{one.avenue}: {one.verdict} is not what its reasons say"
        if (one.verdict is Colour.OPEN) != (one.decided_by.rule is Rule.NONE):
            return f"{one.avenue}: {one.verdict} by {one.decided_by.rule}"
        for language in ("en", "ru"):
            if any("{" in reason.text.said(language) for reason in one.reasons):
                return f"{one.avenue}: a place of a sentence is not filled"
    return ""


def nothing_rests_on_what_expired(made, chance):
    for one in made.found:
        lines = {line.fact: line for line in one.facts}
        for reason in one.reasons:
            line = lines.get(reason.fact)
            if reason.rule in RESTS_ON_ITS_FACT and line.standing not in CURRENT:
                return f"{one.avenue}: {reason.rule} rests on {line}"
            if reason.rule in RESTS_ON_ITS_FACT and line.confidence is Confidence.REMEMBERED:
                return f"{one.avenue}: {reason.rule} rests on {line}"
        for name, _, known in made.catalogue.stated[one.avenue]:
            ended = known.valid_until is not None and known.valid_until < TODAY
            if ended and lines[name].standing is not FactStanding.NEEDS_REVIEW:
                return f"{one.avenue}: {name} is shown as {lines[name].standing}"
    return ""


def opens_nothing(made, provenance_of):
    """Whether avenues all of whose statuses are changed so are still used as if open."""
    changed = tuple(
        replace(
            one,
            status=tuple(replace(s, provenance=provenance_of(s.provenance)) for s in one.status),
        )
        for one in made.catalogue.avenues
    )
    found = verdicts(replace(made.catalogue, avenues=changed), made.situation)
    return ", ".join(
        f"{one.avenue}: {one.verdict}"
        for one in found
        if one.verdict.gravity < Colour.UNKNOWN.gravity
    )


def remembered_opens_nothing(made, chance):
    return opens_nothing(made, lambda held: replace(held, confidence=Confidence.REMEMBERED))


def expired_opens_nothing(made, chance):
    yesterday = TODAY - timedelta(days=1)
    return opens_nothing(made, lambda held: replace(held, valid_until=yesterday))


def ways_are_of_ties(made, chance):
    held = {one.key: one for one in made.situation.ties}
    for one in made.found:
        for reason in one.reasons:
            here = reason.way.start if reason.way else ""
            for step in reason.way.steps if reason.way else ():
                ends = held[step.tie].child, held[step.tie].parent
                if here not in ends or step.body not in ends:
                    return f"{one.avenue}: {reason.rule} goes where no tie leads"
                here = step.body
    return ""


def walked_by_hand(made, chance):
    """A receiver is under an accused exactly if walking every tie upward meets one."""
    situation = made.situation
    accused = {*situation.accused, *situation.threats}
    rising = {"speaks_for", "belongs_to", "holds_office", "reports_to", "same_as"}
    falling = {"commands", "controls", "same_as", "holds_office"}
    steps = set()
    for one in situation.ties:
        if any(held_at(one, period) for period in periods(situation)):
            if one.kind in rising:
                steps.add((one.child, one.parent))
            if one.kind in falling:
                steps.add((one.parent, one.child))
    for one in made.found:
        above, grown = {one.receiver}, set()
        while above != grown:
            grown = set(above)
            above |= {upper for lower, upper in steps if lower in above}
        rules = {reason.rule for reason in one.reasons}
        is_under = bool((above - {one.receiver}) & accused) and one.receiver not in accused
        if is_under != (Rule.UNDER_ACCUSED in rules):
            return f"{one.avenue}: under an accused is {is_under} by hand"
    return ""


def periods(situation):
    yield TODAY, TODAY
    for act in situation.acts:
        yield (act.when.earliest, act.when.latest) if act.when else (None, None)


def held_at(one, period):
    first, last = period
    begins = one.since is None or last is None or one.since <= last
    return begins and (one.until is None or first is None or first <= one.until)


def gated_is_never_open(made, chance):
    for one in made.found:
        if one.verdict is Colour.OPEN and any(recipient.is_gated for recipient in one.onward):
            return f"{one.avenue}: open, and tells somebody nobody agreed to"
    return ""


PROPERTIES = {
    "an added tie never makes a verdict milder": added_tie,
    "an added alleged perpetrator never makes a verdict milder": added_perpetrator,
    "an added threat never makes a verdict milder": added_threat,
    "a consent taken away never makes a verdict milder": taken_consent,
    "a consent withdrawn never makes a verdict milder": withdrawn_consent,
    "the order of records changes nothing": shuffled,
    "the same data gives the same JSON": same_json,
    "every verdict has a reason that decides": has_a_reason,
    "nothing rests on a fact that is expired or remembered": nothing_rests_on_what_expired,
    "a remembered status opens nothing": remembered_opens_nothing,
    "an expired status opens nothing": expired_opens_nothing,
    "a way is made of ties that are there": ways_are_of_ties,
    "a receiver is excluded exactly if walking up by hand meets an accused": walked_by_hand,
    "an avenue that tells somebody nobody agreed to is never open": gated_is_never_open,
}
