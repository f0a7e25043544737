"""Invented States, bodies, avenues and situations, made by chance."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from habeas.bodies.body import Body, BodyKind, BodyRole, Independence
from habeas.bodies.graph import TieKind
from habeas.bodies.ties import dated, tie_between
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
from habeas.protection.facts import Fact, fingerprint
from habeas.words.bilingual import Bilingual
from habeas.words.dates import Edtf
from habeas.words.provenance import Confidence, Provenance

TODAY = date(2031, 6, 15)
KEYS = "abcdefgh"
STATES = ("VM", "AR", "KE")
NOWHERE = "nobody-entered-it"
EVENTS = ("final-domestic-decision", "end-of-procedure")
FIELDS = ("victim-identity", "whereabouts", "facts-in-date-order")
DATES = ("2019", "2024-05-03", "2024-05", "2020/2025", "2018/..", "203X")
OFFICIAL = (BodyRole.FOREIGN_MINISTRY, BodyRole.GOVERNMENT)
BOTH = Bilingual("told", "сказано")


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
