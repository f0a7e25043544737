"""Invented States, bodies, avenues and situations: what holds of the verdicts on all of them."""

import json
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from habeas.bodies.body import Body, BodyKind, BodyRole, Independence
from habeas.bodies.graph import TieKind
from habeas.bodies.ties import dated, tie_between
from habeas.protection.avenues.answer import told
from habeas.protection.avenues.avenue import (
    Anonymity,
    Avenue,
    AvenueKind,
    Concerned,
    ContactOffence,
    Exhaustion,
    Form,
    Length,
    Onward,
    Openness,
    Parallel,
    Status,
    TimeLimit,
    When,
)
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.avenues.registers import FilledFrom, FormField, StateGroup
from habeas.protection.avenues.situation import (
    Act,
    ConsentGiven,
    Futility,
    Intermediary,
    ProcedureState,
    Removal,
    Signature,
    Situation,
    Tried,
)
from habeas.protection.avenues.verdict import verdicts
from habeas.protection.avenues.verdicts import Colour, Rule
from habeas.protection.facts import Fact, fingerprint
from habeas.words.bilingual import Bilingual
from habeas.words.dates import Edtf
from habeas.words.provenance import Confidence, FactStanding, Provenance

TODAY = date(2031, 6, 15)
KEYS = "abcdefgh"
STATES = ("VM", "AR", "KE")
NOWHERE = "nobody-entered-it"
EVENTS = ("final-domestic-decision", "end-of-procedure")
FIELDS = ("victim-identity", "whereabouts", "facts-in-date-order")
DATES = ("2019", "2024-05-03", "2024-05", "2020/2025", "2018/..", "203X")
OFFICIAL = (BodyRole.FOREIGN_MINISTRY, BodyRole.GOVERNMENT)
BOTH = Bilingual("told", "сказано")
CURRENT = FactStanding.FRESH, FactStanding.LAST_KNOWN
RESTS_ON_ITS_FACT = (Rule.STATUS_CLOSED, Rule.ACTS_OUTSIDE, Rule.TIME_OVER, Rule.VIA_STATES)


@dataclass(frozen=True)
class World:
    catalogue: Catalogue
    situation: Situation

    @cached_property
    def found(self):
        return verdicts(self.catalogue, self.situation)


def world(chance):
    catalogue = catalogue_of(chance)
    return World(catalogue, situation_of(chance, catalogue))


def seen(made):
    """Which verdicts a world has, so that a run can say that all were met."""
    return [one.verdict.value for one in made.found]


def maybe(chance, make, share=0.5):
    return make() if chance.random() < share else None


def some(chance, make, most):
    return tuple(make() for _ in range(chance.randrange(most + 1)))


def day(chance, spread=2_500):
    return TODAY + timedelta(days=chance.randrange(-spread, spread // 3))


def term(chance):
    first, last = (maybe(chance, lambda: day(chance)) for _ in range(2))
    return (last, first) if first and last and last < first else (first, last)


def each_once(held):
    """Facts by their names, each once: a data file may not name one twice."""
    return tuple({one.fact: one for one in held}.values())


def provenance(chance):
    return Provenance(
        chance.choice((*[Confidence.READ] * 4, *Confidence)),
        (),
        None,
        TODAY + timedelta(days=chance.choice((-200, -91, -90, -1, 0, 1, *[300] * 9))),
        maybe(chance, lambda: TODAY + timedelta(days=chance.choice((-1, 0, 40))), 0.15),
    )


def tie(chance):
    kind = chance.choice(list(TieKind))
    made = tie_between(
        kind, chance.choice(KEYS), chance.choice(KEYS), inferred=chance.random() < 0.2
    )
    return dated(made, *(term(chance) if chance.random() < 0.4 else (None, None)))


def body(chance, key):
    lacking = chance.random() < 0.05
    return Body(
        key,
        Bilingual(key.upper(), f"{key.upper()}-ру"),
        BodyKind.INSTITUTION,
        chance.choice((*STATES, None, None)),
        maybe(chance, lambda: chance.choice(OFFICIAL), 0.3),
        Independence(True, BOTH, provenance(chance)) if lacking else None,
    )


def status(chance):
    first, last = term(chance) if chance.random() < 0.4 else (None, None)
    return Status(
        chance.choice((*STATES, "any", "any", "league")),
        chance.choice((*[Openness.OPEN] * 4, *Openness)),
        provenance(chance),
        first,
        last,
        maybe(chance, lambda: BOTH),
    )


def limit(chance, name):
    first, last = term(chance) if chance.random() < 0.3 else (None, None)
    length = Length(months=chance.choice((1, 4, 60)), days=chance.randrange(3))
    hard, starts = chance.random() < 0.6, chance.choice(EVENTS)
    return TimeLimit(name, hard, length, starts, BOTH, provenance(chance), first, last)


def onward(chance):
    of = chance.choice(list(Concerned))
    to = (
        {"body": chance.choice(KEYS)}
        if chance.random() < 0.4
        else {"role": chance.choice(OFFICIAL), "of": of}
    )
    return Onward(provenance(chance), BOTH, **to)


def avenue(chance, name, names):
    return Avenue(
        identifier=name,
        name=Bilingual(name, name),
        kind=chance.choice(list(AvenueKind)),
        receiver=chance.choice((*KEYS, *KEYS, NOWHERE)),
        review_by=TODAY,
        acts=(chance.choice(("any", "torture", "killing")),),
        concerns=chance.choice((*[Concerned.ACCUSED_STATE] * 4, Concerned.REMOVING_STATE)),
        status=each_once(status(chance) for _ in range(chance.choice((1, 2, 2, 3)))),
        facts=(("who", Fact(BOTH, provenance(chance))),),
        exhaustion=maybe(chance, lambda: Exhaustion(chance.random() < 0.7, provenance(chance))),
        time_limits=tuple(limit(chance, f"l-{n}") for n in range(chance.choice((0, 0, 0, 1, 2)))),
        parallel=some(
            chance,
            lambda: Parallel(
                (chance.choice((*names, *AvenueKind)),), chance.choice(list(When)), BOTH,
                provenance(chance),
            ),
            1,
        ),
        anonymity=maybe(chance, lambda: Anonymity(chance.random() < 0.5, provenance(chance))),
        onward=each_once(some(chance, lambda: onward(chance), 2)),
        intermediary=maybe(chance, lambda: Fact(BOTH, provenance(chance)), 0.1),
        contact_offence=some(
            chance,
            lambda: ContactOffence(chance.choice(STATES), provenance(chance), *term(chance)),
            1,
        )
        if chance.random() < 0.3
        else (),
        form=maybe(chance, lambda: form(chance)),
    )  # fmt: skip


def form(chance):
    fields = tuple(sorted(chance.sample(FIELDS, chance.randrange(1, 4))))
    return Form(fields, fields, provenance(chance))


def catalogue_of(chance):
    names = tuple(f"avenue-{n}" for n in range(chance.randrange(1, 4)))
    fields = {
        key: FormField(key, BOTH, BOTH, FilledFrom.PERSON, key != "facts-in-date-order")
        for key in FIELDS
    }
    league = StateGroup("league", BOTH, STATES[:2], provenance(chance))
    return Catalogue(
        avenues=tuple(avenue(chance, name, names) for name in names),
        states={state: Bilingual(state, state) for state in STATES},
        groups={"league": league},
        fields=fields,
    )


def consent(chance, catalogue):
    one = chance.choice(catalogue.avenues)
    told_to = (*KEYS, *(f"{state}:{role.value}" for state in STATES for role in OFFICIAL))
    return ConsentGiven(
        chance.choice((one.receiver, one.identifier)),
        tuple(chance.sample(told_to, chance.randrange(len(told_to)))),
        tuple(chance.sample(FIELDS, chance.choice((0, 1, 3, 3)))),
        maybe(chance, lambda: day(chance), 0.3),
        maybe(chance, lambda: day(chance), 0.2),
    )


def situation_of(chance, catalogue):
    names = [one.identifier for one in catalogue.avenues]
    stated = [(name, fact, held) for name in names for fact, held, _ in catalogue.stated[name]]
    return Situation(
        today=TODAY,
        bodies=tuple(body(chance, key) for key in KEYS if chance.random() < 0.95),
        ties=some(chance, lambda: tie(chance), 8),
        accused=tuple(chance.sample(KEYS, chance.choice((0, 1, 1, 2)))),
        threats=tuple(chance.sample(KEYS, chance.choice((0, 0, 0, 1)))),
        acts=some(
            chance,
            lambda: Act(
                chance.choice(("torture", "killing.summary", "detention")),
                maybe(chance, lambda: Edtf.parse(chance.choice(DATES)), 0.8),
                chance.choice((*STATES, None)),
            ),
            3,
        ),
        person_in=chance.choice((*STATES, None)),
        removal=maybe(chance, lambda: Removal(chance.choice(STATES), day(chance)), 0.4),
        events=tuple((name, day(chance)) for name in EVENTS if chance.random() < 0.6),
        consents=some(chance, lambda: consent(chance, catalogue), 3),
        tried=some(
            chance,
            lambda: Tried(
                chance.choice((*names, "a petition")), chance.choice(list(ProcedureState))
            ),
            2,
        ),
        intermediaries=some(
            chance, lambda: Intermediary(chance.choice(KEYS), chance.choice(("", *names))), 1
        )
        if chance.random() < 0.2
        else (),
        futility=some(
            chance, lambda: Futility(chance.choice(names), "no use", "Mira Tolen", day(chance)), 1
        ),
        signatures=tuple(
            Signature(name, fact, fingerprint(held), "Mira Tolen", TODAY)
            for name, fact, held in stated
            if chance.random() < 0.1
        ),
    )  # fmt: skip


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
