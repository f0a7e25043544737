from dataclasses import replace
from datetime import date

import pytest
from protection.avenues.velmara import (
    OPEN,
    READ,
    TODAY,
    avenue,
    catalogue,
    situation,
    text,
)

from habeas.protection.avenues.avenue import Anonymity, AvenueKind, Concerned, Exhaustion
from habeas.protection.avenues.situation import (
    Act,
    Futility,
    ProcedureState,
    Removal,
    Tried,
)
from habeas.protection.avenues.verdict import verdicts
from habeas.protection.avenues.verdicts import Colour, ConditionKind, ConditionState
from habeas.protection.facts import Fact
from habeas.words.dates import Edtf

MET, NOT_MET, NOT_KNOWN = ConditionState
AT_HOME = avenue(identifier="police-report", kind=AvenueKind.DOMESTIC)
FUTILE = Futility("police-report", "They are the accused.", "Mira Tolen", TODAY)


def states(held=None, **more):
    told = verdicts(catalogue(avenue(**more), AT_HOME), held or situation())[0]
    assert told.verdict is Colour.OPEN or more.get("concerns")
    return {one.kind: one.state for one in told.conditions}


@pytest.mark.parametrize(
    ("kind", "state"), [("torture", NOT_MET), ("detention", MET), ("any", MET)]
)
def test_whether_it_deals_with_the_acts(kind, state):
    assert states(acts=(kind,))[ConditionKind.SUBJECT] is state


def test_a_kind_of_act_stands_for_the_narrower_ones():
    narrow = situation(acts=(Act("killing.summary", None, "VM"),))
    assert states(narrow, acts=("killing",))[ConditionKind.SUBJECT] is MET
    assert states(narrow, acts=("kill",))[ConditionKind.SUBJECT] is NOT_MET


def test_without_an_act_the_subject_is_not_known():
    entry = (replace(OPEN, state="any"),)
    assert states(situation(acts=()), status=entry)[ConditionKind.SUBJECT] is NOT_KNOWN


@pytest.mark.parametrize(
    ("when", "state"), [("2031-02", MET), ("2031", NOT_KNOWN), ("2030-12/2031-01", NOT_KNOWN)]
)
def test_a_date_that_is_not_exact_enough_is_not_known_to_be_within(when, state):
    span = replace(OPEN, acts_from=date(2031, 1, 1), acts_until=date(2031, 3, 31))
    held = situation(acts=(Act("detention", Edtf.parse(when), "VM"),))
    assert states(held, status=(span,))[ConditionKind.DATE] is state


def test_without_a_span_nothing_is_asked_of_the_date():
    assert ConditionKind.DATE not in states()


REQUIRED = Exhaustion(True, READ, exception=Fact(text("Not if futile."), READ))


@pytest.mark.parametrize(
    ("held", "state"),
    [
        ({}, NOT_KNOWN),
        ({"events": (("final-domestic-decision", TODAY),)}, MET),
        ({"events": (("final-domestic-decision", date(2031, 6, 16)),)}, NOT_KNOWN),
        ({"tried": (Tried("police-report", ProcedureState.PENDING),)}, NOT_MET),
        ({"tried": (Tried("police-report", ProcedureState.ENDED),)}, NOT_KNOWN),
        ({"futility": (FUTILE,)}, MET),
        ({"futility": (FUTILE,), "tried": (Tried("police-report", ProcedureState.PENDING),)},
         NOT_MET),
    ],
)  # fmt: skip
def test_whether_remedies_at_home_were_used_up(held, state):
    assert states(situation(**held), exhaustion=REQUIRED)[ConditionKind.EXHAUSTION] is state


def test_where_exhaustion_is_not_asked_it_is_met():
    assert states(exhaustion=Exhaustion(False, READ))[ConditionKind.EXHAUSTION] is MET


def test_a_removal_is_a_condition_of_what_is_against_it_alone():
    assert ConditionKind.REMOVAL not in states()
    against = {"concerns": Concerned.REMOVING_STATE}
    assert states(**against)[ConditionKind.REMOVAL] is NOT_MET
    assert states(situation(removal=Removal("VM")), **against)[ConditionKind.REMOVAL] is MET


def test_who_may_complain_and_whether_one_is_named_are_told_and_not_decided():
    told = states(
        facts=(("who", Fact(text("The person."), READ)),), anonymity=Anonymity(False, READ)
    )
    assert told[ConditionKind.WHO] is told[ConditionKind.IDENTITY] is NOT_KNOWN
    assert states(anonymity=Anonymity(True, READ))[ConditionKind.IDENTITY] is MET
