"""A signature belongs to a fact as it stood, and to the person who checked it."""

from dataclasses import replace
from datetime import date

import pytest
from protection.avenues.velmara import OPEN, avenue, catalogue, situation
from protection.cases.cast import MIRA, TOVAN, signed

from habeas.protection.avenues.avenue import Openness
from habeas.protection.avenues.signing import (
    FactChanged,
    NoSuchFact,
    SignatureTakenBack,
    in_force,
    sign,
    stated,
    taken_back,
)
from habeas.protection.avenues.verdict import verdicts
from habeas.protection.cases.signatures import ReasonNeeded
from habeas.protection.facts import fingerprint

AVENUE = avenue()
SEEN = fingerprint(stated(AVENUE, "status.VM"))
MADE = sign(AVENUE, "status.VM", SEEN, signed(MIRA, on=date(2031, 6, 1)))


def checked_by(held, *signatures):
    found = situation(signatures=tuple(in_force(signatures, {MIRA: "Mira"})))
    (line,) = verdicts(catalogue(held), found)[0].facts
    return line.checked_by


def test_a_signature_speaks_for_the_fact_until_it_changes():
    assert checked_by(AVENUE, MADE) == "Mira"
    changed = replace(OPEN, value=Openness.CLOSED)
    assert checked_by(replace(AVENUE, status=(changed,)), MADE) == ""


def test_nobody_signs_what_they_did_not_see():
    with pytest.raises(FactChanged):
        sign(AVENUE, "status.VM", "0" * 64, signed())
    with pytest.raises(NoSuchFact) as told:
        sign(AVENUE, "status.VN", SEEN, signed())
    assert "status.VM" in told.value.what_to_do


def test_a_signature_that_was_taken_back_counts_no_more_and_keeps_its_reason():
    gone = taken_back(MADE, signed(TOVAN, "it was another article"))
    assert checked_by(AVENUE, gone) == ""
    assert gone.withdrawn.reason == "it was another article"
    with pytest.raises(SignatureTakenBack):
        taken_back(gone, signed(TOVAN, "again"))
    with pytest.raises(ReasonNeeded):
        taken_back(MADE, signed(TOVAN))


def test_somebody_without_a_name_here_is_told_by_their_identifier():
    (checked,) = in_force([MADE], {})
    assert checked.by == MIRA
