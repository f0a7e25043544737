"""Of where a person is, avenues are told the State and nothing more."""

from dataclasses import replace
from datetime import date

import pytest
from protection.cases.cast import kept, signed, told

from habeas.bodies.entered import NotAState
from habeas.protection.avenues.situation import Removal
from habeas.protection.cases.dangers import Danger, DangerKind, ended
from habeas.protection.cases.whereabouts import Whereabouts, removal, whereabouts

THERE = Whereabouts("AR")
NEAR = Danger(DangerKind.REMOVAL, told(), at="2031-03-09T06:00:00+00:00")


def test_states_are_codes_and_a_place_is_refused():
    assert whereabouts(Whereabouts("ar", "", "vm ")) == Whereabouts("AR", "", "VM")
    with pytest.raises(NotAState):
        whereabouts(Whereabouts("Orlo, Mill Street 3"))


def test_a_danger_of_removal_comes_from_the_state_the_person_is_in():
    assert removal(THERE, kept(NEAR)) == Removal("AR", date(2031, 3, 9))
    assert removal(Whereabouts(), kept(NEAR)) is None
    assert removal(THERE, ()) is None


def test_whoever_is_named_to_remove_the_person_comes_first():
    named = replace(THERE, removing="KE", destination="VM")
    assert removal(named, kept(NEAR)) == Removal("KE", date(2031, 3, 9), "VM")
    assert removal(named, ()) == Removal("KE", None, "VM")


def test_a_danger_that_ended_removes_nobody():
    assert removal(THERE, kept(ended(NEAR, signed(reason="a court stopped it")))) is None
