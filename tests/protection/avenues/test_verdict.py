from dataclasses import replace
from datetime import date

import pytest
from protection.avenues.velmara import (
    EXPIRED,
    OPEN,
    READ,
    REMEMBERED,
    TODAY,
    avenue,
    catalogue,
    rules,
    situation,
    text,
    tie,
    verdict,
)

from habeas.protection.avenues.avenue import Length, TimeLimit
from habeas.protection.avenues.catalogue import NoSuchAvenue
from habeas.protection.avenues.situation import Futility, Signature
from habeas.protection.avenues.verdict import verdicts
from habeas.protection.avenues.verdicts import Colour, Rule
from habeas.protection.facts import Fact, fingerprint

WHO = Fact(text("The person."), READ)


def test_every_reason_is_given_and_the_gravest_decides():
    one = avenue(
        "inspectors",
        status=(replace(OPEN, provenance=REMEMBERED),),
        time_limits=(TimeLimit("month", True, Length(months=1), "x", text("A month."), READ),),
    )
    held = situation(tie("minister", "commands", "inspectors"), events=(("x", date(2030, 1, 1)),))
    told = verdict(one, held)
    assert rules(told) == ["time-over", "status-unknown", "same-state"]
    assert (told.verdict, told.decided_by.rule) == (Colour.EXCLUDED, Rule.TIME_OVER)


def test_of_reasons_of_one_gravity_the_first_rule_decides():
    told = verdict(avenue("police", status=()), situation(tie("minister", "commands", "police")))
    assert rules(told) == ["is-accused", "status-unknown"]


def test_consent_is_milder_than_amber_and_not_knowing_graver():
    order = ("open", "consent-needed", "amber", "unknown", "red", "excluded")
    assert sorted(order, key=lambda name: Colour(name).gravity) == list(order)


def test_nothing_is_checked_until_a_named_person_signs_it():
    told = verdict(avenue(facts=(("who", WHO),)), situation())
    assert not told.is_checked
    assert {line.checked_by for line in told.facts} == {""}


def signed(*facts):
    return tuple(
        Signature("application", name, fingerprint(held), "Mira Tolen", TODAY)
        for name, held in facts
    )


def test_a_signature_speaks_of_the_fact_as_it_was():
    one = avenue(facts=(("who", WHO),))
    held = situation(signatures=signed(("facts.who", WHO), ("status.VM", OPEN)))
    told = verdict(one, held)
    assert told.is_checked
    assert {(line.checked_by, line.checked_on) for line in told.facts} == {("Mira Tolen", TODAY)}
    changed = replace(one, facts=(("who", replace(WHO, value=text("Anybody."))),))
    lines = {line.fact: line.checked_by for line in verdict(changed, held).facts}
    assert lines == {"status.VM": "Mira Tolen", "facts.who": ""}


def test_a_signature_does_not_make_a_remembered_fact_current():
    known = replace(OPEN, provenance=REMEMBERED)
    told = verdict(avenue(status=(known,)), situation(signatures=signed(("status.VM", known))))
    assert told.verdict is Colour.UNKNOWN


def test_of_several_signatures_the_last_is_told():
    first = replace(signed(("status.VM", OPEN))[0], by="Davor Lun", on=date(2030, 1, 1))
    told = verdict(avenue(), situation(signatures=(*signed(("status.VM", OPEN)), first)))
    assert told.facts[0].checked_by == "Mira Tolen"


def test_what_is_out_of_date_is_listed():
    one = avenue(facts=(("who", replace(WHO, provenance=EXPIRED)), ("law", WHO)))
    assert [line.fact for line in verdict(one, situation()).stale] == ["facts.who"]


def test_why_a_remedy_is_futile_stays_with_it():
    told = Futility("application", "It answers to them.", "Mira Tolen", TODAY)
    older = replace(told, reason="An older one.", on=date(2030, 1, 1))
    assert verdict(avenue(), situation(futility=(told, older))).futile == "It answers to them."


def test_only_the_avenues_that_are_named_are_judged():
    whole = catalogue(avenue(), avenue(identifier="petition"))
    assert [one.avenue for one in verdicts(whole, situation(), ["petition"])] == ["petition"]
    with pytest.raises(NoSuchAvenue):
        verdicts(whole, situation(), ["vigil"])
