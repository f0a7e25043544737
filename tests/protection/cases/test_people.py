"""Threats, helpers who may be too close to them, and others whom a step may harm."""

from dataclasses import replace
from datetime import date

import pytest
from protection.cases.cast import kept, signed, told

from habeas.protection.cases.against import Against, NothingAgainst, against
from habeas.protection.cases.against import answered as answered_against
from habeas.protection.cases.attributions import Attribution, NotAttributed, check_attributed
from habeas.protection.cases.helping import (
    Helper,
    HelperConflict,
    HelperRole,
    HelperTooClose,
    check_helper,
    conflicts,
)
from habeas.protection.cases.leads import LeadsAlready, handed_over, lead
from habeas.protection.cases.others import (
    AffectedOther,
    OthersAnswer,
    OthersNotAsked,
    OthersRefused,
    answer,
    check_asked,
)
from habeas.protection.cases.signatures import NobodyNamed, ReasonNeeded
from habeas.protection.cases.threats import Threat, ThreatByNobody, over, threat

UNIT = Threat("Second Patrol Regiment", body="velmara.patrol", channels=("@patrol",))
BROTHER = Threat("Goran Sovenko", is_kin=True)


def helper(name="Ada Kern", **more):
    return Helper(name, HelperRole.INTERPRETER, **more)


def test_a_threat_names_a_person_or_a_body():
    with pytest.raises(ThreatByNobody):
        threat(Threat(" "))
    assert threat(Threat(body="velmara.patrol")).body == "velmara.patrol"


def test_a_threat_may_rest_on_nothing_yet_but_not_on_half_of_an_answer():
    assert threat(BROTHER).rests_on_nothing
    said = replace(BROTHER, attribution=Attribution(said_by="herself", on=date(2031, 3, 2)))
    assert not threat(said).rests_on_nothing
    with pytest.raises(NotAttributed):
        threat(replace(BROTHER, attribution=Attribution(said_by="herself")))


@pytest.mark.parametrize(
    ("who", "conflict"),
    [
        (helper(bodies=("org.x", "velmara.patrol")), HelperConflict.SAME_BODY),
        (helper("Совенко Горан"), HelperConflict.SAME_NAME),
        (helper(is_kin=True), HelperConflict.BOTH_KIN),
        (helper(channels=("@Patrol",)), HelperConflict.SAME_CHANNEL),
    ],
)
def test_a_helper_who_is_close_to_a_threat_is_refused(who, conflict):
    assert [one.kind for one in conflicts(who, kept(UNIT, BROTHER))] == [conflict]
    with pytest.raises(HelperTooClose):
        check_helper(who, kept(UNIT, BROTHER))


def test_a_helper_of_whom_nothing_is_known_against_may_help():
    assert check_helper(helper(), kept(UNIT, BROTHER)) == helper()


def test_a_threat_that_is_over_still_speaks_against_a_helper():
    gone = over(BROTHER, signed(reason="he moved away"))
    assert conflicts(helper("Goran Sovenko"), kept(gone))


def test_a_name_alike_is_not_the_same_name():
    assert conflicts(helper("Goran Sovenkov"), kept(BROTHER)) == ()


def test_others_are_asked_before_a_step_that_may_harm_them():
    mother = AffectedOther("the mother", "she still lives there", steps=("p-7",))
    with pytest.raises(OthersNotAsked):
        check_asked((mother,), "p-7")
    check_asked((mother,), "p-8")
    check_asked((answer(mother, OthersAnswer.AGREES, signed()),), "p-7")


def test_somebody_without_a_named_step_is_touched_by_every_one():
    with pytest.raises(OthersNotAsked):
        check_asked((AffectedOther("the mother", "lives there"),), "p-9")


def test_a_no_of_others_holds():
    said = answer(AffectedOther("the mother", "lives there"), OthersAnswer.REFUSES, signed())
    with pytest.raises(OthersRefused):
        check_asked((said,), "p-9")


@pytest.mark.parametrize("said", [OthersAnswer.CANNOT_BE_ASKED, OthersAnswer.NOT_TOUCHED])
def test_leaving_somebody_unasked_needs_a_name_and_a_reason(said):
    mother = AffectedOther("the mother", "lives there")
    with pytest.raises(ReasonNeeded):
        answer(mother, said, signed())
    check_asked((answer(mother, said, signed(reason="her phone is with the brother")),), "p-9")


def test_what_is_known_says_where_it_comes_from():
    assert check_attributed(Attribution(statement="s-1")).statement == "s-1"
    for nothing in (None, Attribution(), Attribution(said_by="the sister")):
        with pytest.raises(NotAttributed):
            check_attributed(nothing)


def test_what_speaks_against_a_case_is_kept_and_answered():
    held = against(Against("She named another date first.", told()))
    reply = answered_against(held, signed(reason="the first date was of the arrest"))
    assert reply.words == held.words
    with pytest.raises(NothingAgainst):
        against(Against(" ", told()))


def test_a_case_is_handed_over_to_another_member_with_a_reason():
    first = lead("m-mira", signed())
    assert handed_over(first, "m-tovan", signed(reason="on leave")).member == "m-tovan"
    with pytest.raises(LeadsAlready):
        handed_over(first, "m-mira", signed(reason="x"))
    with pytest.raises(ReasonNeeded):
        handed_over(first, "m-tovan", signed())
    with pytest.raises(NobodyNamed):
        handed_over(first, " ", signed(reason="x"))
