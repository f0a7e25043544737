"""What people add for avenues: States, days of events, where it was taken before."""

from datetime import date

import pytest

from habeas.bodies.entered import NotAState
from habeas.protection.avenues.particulars import (
    NoEvent,
    NothingTried,
    NotYetTried,
    Particulars,
    with_event,
    with_states,
    with_tried,
    without_tried,
)
from habeas.protection.avenues.situation import ProcedureState, Tried

TODAY, BEFORE = date(2031, 6, 15), date(2031, 2, 1)
NONE = Particulars()
TRIED = Tried("un-cat-22", ProcedureState.PENDING, BEFORE)


def test_states_are_codes_each_once():
    assert with_states(NONE, "vm, ar;VM  ").states == ("VM", "AR")
    assert with_states(with_states(NONE, "vm"), "").states == ()
    with pytest.raises(NotAState):
        with_states(NONE, "Velmara")


def test_an_event_has_one_day_and_can_lose_it():
    held = with_event(NONE, "final-domestic-decision", BEFORE, {"final-domestic-decision"})
    assert held.days == (("final-domestic-decision", BEFORE),)
    moved = with_event(held, "final-domestic-decision", TODAY, {"final-domestic-decision"})
    assert moved.days == (("final-domestic-decision", TODAY),)
    assert with_event(moved, "final-domestic-decision", None, {"final-domestic-decision"}) == NONE
    with pytest.raises(NoEvent):
        with_event(NONE, "full-moon", BEFORE, {"final-domestic-decision"})


def test_a_procedure_stands_once_as_it_was_told_last():
    ended = Tried("un-cat-22", ProcedureState.ENDED, BEFORE)
    held = with_tried(with_tried(NONE, TRIED, TODAY), ended, TODAY)
    assert held.tried == (ended,)
    assert without_tried(held, "un-cat-22") == NONE


@pytest.mark.parametrize(
    ("wrong", "error"),
    [(Tried(" ", ProcedureState.ENDED), NothingTried),
     (Tried("x", ProcedureState.ENDED, date(2031, 6, 16)), NotYetTried)],
)  # fmt: skip
def test_what_was_not_tried_is_refused(wrong, error):
    with pytest.raises(error):
        with_tried(NONE, wrong, TODAY)
