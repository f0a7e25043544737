from datetime import date

import pytest
from protection.avenues.velmara import (
    BODIES,
    READ,
    TODAY,
    avenue,
    body,
    catalogue,
    rules,
    situation,
    text,
    tie,
    verdict,
)

from habeas.protection.avenues.avenue import AvenueKind, ContactOffence, Parallel, When
from habeas.protection.avenues.situation import Intermediary, ProcedureState, Tried
from habeas.protection.avenues.verdict import verdicts
from habeas.protection.avenues.verdicts import Colour
from habeas.protection.facts import Fact

OFFENCE = ContactOffence("VM", READ, date(2031, 6, 15))
PENDING = Parallel(("judicial", "petition"), When.PENDING, text("One at a time."), READ)
EVER = Parallel(("petition",), When.EVER, text("Only once."), READ)


def held_by(offence, where):
    return verdict(avenue(contact_offence=(offence,)), situation(person_in=where))


def test_contact_that_can_be_punished_where_the_person_is_makes_red():
    assert rules(held_by(OFFENCE, "VM")) == ["contact-offence"]
    assert held_by(OFFENCE, "AR").verdict is Colour.OPEN
    assert held_by(OFFENCE, None).verdict is Colour.OPEN


@pytest.mark.parametrize(
    ("since", "until", "colour"),
    [
        (date(2031, 6, 16), None, Colour.OPEN),
        (None, date(2031, 6, 14), Colour.OPEN),
        (None, TODAY, Colour.RED),
        (None, None, Colour.RED),
    ],
)
def test_the_offence_counts_on_the_days_it_is_one(since, until, colour):
    assert held_by(ContactOffence("VM", READ, since, until), "VM").verdict is colour


def barred(rule, *tried):
    whole = catalogue(
        avenue(parallel=(rule,)),
        avenue(identifier="petition", kind=AvenueKind.PATTERN),
        avenue(identifier="other-court"),
    )
    return verdicts(whole, situation(tried=tried))[0]


def test_a_procedure_that_runs_bars_by_name_and_by_kind():
    assert rules(barred(PENDING, Tried("petition", ProcedureState.PENDING))) == ["parallel"]
    assert rules(barred(PENDING, Tried("other-court", ProcedureState.PENDING))) == ["parallel"]
    assert barred(PENDING, Tried("a vigil", ProcedureState.PENDING)).verdict is Colour.OPEN


def test_one_that_has_ended_bars_only_where_it_bars_for_good():
    ended = Tried("petition", ProcedureState.ENDED)
    assert barred(PENDING, ended).verdict is Colour.OPEN
    assert barred(EVER, ended).verdict is Colour.RED


def test_an_avenue_never_bars_itself():
    assert barred(PENDING, Tried("application", ProcedureState.PENDING)).verdict is Colour.OPEN


def test_what_using_it_would_close_is_told():
    whole = catalogue(
        avenue(parallel=(PENDING,)), avenue(identifier="petition", kind=AvenueKind.PATTERN)
    )
    assert [one.closes for one in verdicts(whole, situation())] == [(), ("application",)]


def test_a_way_in_through_somebody_else_is_amber():
    told = verdict(avenue(intermediary=Fact(text("A visa desk."), READ)), situation())
    assert rules(told) == ["intermediary"]
    assert "A visa desk." in told.decided_by.text.said("en")


@pytest.mark.parametrize(
    ("through", "words"),
    [
        ("desk", "leads through Desk."),
        ("police", "leads through Police, an alleged perpetrator."),
        ("inspectors", "tied to Police, an alleged perpetrator: commanded by Police."),
    ],
)
def test_through_whom_it_leads_is_told_with_the_way_to_the_accused(through, words):
    held = situation(
        tie("police", "commands", "inspectors"),
        bodies=(*BODIES, body("desk", None)),
        intermediaries=(Intermediary(through), Intermediary("desk", "another avenue")),
    )
    told = verdict(avenue(), held)
    assert told.verdict is Colour.AMBER
    assert told.decided_by.text.said("en").endswith(words)
