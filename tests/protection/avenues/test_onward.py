from dataclasses import replace
from datetime import date

import pytest
from protection.avenues.velmara import (
    BODIES,
    FOREIGN,
    READ,
    TODAY,
    avenue,
    body,
    rules,
    situation,
    text,
    tie,
    verdict,
)

from habeas.bodies.body import BodyRole
from habeas.protection.avenues.avenue import Concerned, Form, Onward
from habeas.protection.avenues.situation import ConsentGiven, Removal
from habeas.protection.avenues.verdicts import Colour, Connection

WHEN = text("The State is asked for its answer.")
STATE = Onward(READ, WHEN, role=BodyRole.FOREIGN_MINISTRY, of=Concerned.ACCUSED_STATE)
FORM = Form(("whereabouts", "summary"), ("summary",), READ)
AGREED = ConsentGiven("court", ("foreign",), ("whereabouts", "summary"))


def found(*entries, held=None, form=FORM, **more):
    return verdict(avenue(onward=entries, form=form), held or situation(**more))


def test_the_ministry_of_the_accused_state_asks_for_consent():
    told = found(STATE)
    assert (told.verdict, rules(told)) == (Colour.CONSENT_NEEDED, ["onward-consent"])
    assert [(one.body, one.connection) for one in told.onward] == [
        ("foreign", Connection.SAME_STATE)
    ]


def test_a_consent_that_names_it_with_the_sensitive_fields_opens_the_gate():
    told = found(STATE, consents=(AGREED,))
    assert (told.verdict, told.onward[0].consent) == (Colour.OPEN, True)


def test_a_consent_may_name_the_avenue_in_place_of_its_receiver():
    assert found(STATE, consents=(replace(AGREED, recipient="application"),)).onward[0].consent


@pytest.mark.parametrize(
    "changed",
    [
        {"recipient": "another court"},
        {"onward": ("minister",)},
        {"onward": ()},
        {"fields": ("summary",)},
        {"fields": ()},
        {"until": date(2031, 6, 14)},
        {"withdrawn": TODAY},
    ],
)
def test_a_consent_that_does_not_cover_it_opens_nothing(changed):
    told = found(STATE, consents=(replace(AGREED, **changed),))
    assert told.verdict is Colour.CONSENT_NEEDED


@pytest.mark.parametrize("changed", [{"until": TODAY}, {"withdrawn": date(2031, 6, 16)}])
def test_a_consent_holds_on_its_last_day(changed):
    assert found(STATE, consents=(replace(AGREED, **changed),)).verdict is Colour.OPEN


def test_two_consents_do_not_add_up_to_one():
    parts = (replace(AGREED, fields=("summary",)), replace(AGREED, onward=("minister",)))
    assert found(STATE, consents=parts).verdict is Colour.CONSENT_NEEDED


def test_without_sensitive_fields_a_consent_still_names_some_field():
    some, none = replace(AGREED, fields=("summary",)), replace(AGREED, fields=())
    assert found(STATE, form=None, consents=(some,)).verdict is Colour.OPEN
    assert found(STATE, form=None, consents=(none,)).verdict is Colour.CONSENT_NEEDED


def test_a_ministry_nobody_entered_is_known_by_its_state_and_role():
    others = tuple(one for one in BODIES if one is not FOREIGN)
    told = found(STATE, bodies=others)
    assert (told.onward[0].body, told.onward[0].is_gated) == ("VM:foreign-ministry", True)
    assert told.onward[0].name.en == "foreign ministry (Velmara)"
    agreed = replace(AGREED, onward=("VM:foreign-ministry",))
    assert found(STATE, bodies=others, consents=(agreed,)).verdict is Colour.OPEN


def test_where_the_state_is_not_known_yet_its_ministry_still_asks_for_consent():
    told = found(STATE, accused=(), acts=())
    assert told.onward[0].body == "?:foreign-ministry"
    assert told.onward[0].is_gated


@pytest.mark.parametrize(
    ("ties", "connection"),
    [
        ((), Connection.NONE),
        ((tie("police", "commands", "registry"),), Connection.UNDER_ACCUSED),
        ((tie("registry", "hands_over_to", "police"),), Connection.UNDER_ACCUSED),
        ((tie("registry", "controls", "police"),), Connection.COMMANDS_ACCUSED),
    ],
)
def test_who_is_told_is_held_against_the_alleged_perpetrators(ties, connection):
    told = found(
        Onward(READ, WHEN, body="registry"),
        held=situation(*ties, bodies=(*BODIES, body("registry", None))),
    )
    assert told.onward[0].connection is connection
    assert told.onward[0].is_gated is (connection is not Connection.NONE)


def test_an_accused_who_is_told_is_named_as_such():
    assert found(Onward(READ, WHEN, body="police")).onward[0].connection is Connection.IS_ACCUSED


def test_a_removing_state_is_told_only_when_there_is_one():
    entry = Onward(READ, WHEN, role=BodyRole.GOVERNMENT, of=Concerned.REMOVING_STATE)
    assert found(entry).onward == ()
    told = found(entry, removal=Removal("AR"))
    assert (told.onward[0].body, told.onward[0].is_gated) == ("AR:government", False)
    assert found(entry, removal=Removal("VM")).onward[0].is_gated


def test_whoever_is_told_twice_is_listed_once():
    assert len(found(STATE, Onward(READ, WHEN, body="foreign")).onward) == 1
