"""A case goes from received to sealed step by step, and says why it cannot skip one."""

import pytest
from protection.cases.cast import TODAY, signed

from habeas.protection.cases.states import (
    CaseStanding,
    CaseState,
    ClosedByItsRules,
    DeclinedToNobody,
    Overlay,
    WrongCaseStep,
    decline,
    lay,
    lift,
    move,
    received,
)
from habeas.protection.cases.steps import next_steps


def at(state):
    return CaseStanding(state, TODAY)


def test_the_way_of_a_case_that_reaches_safety():
    standing = received(TODAY)
    for state in ("screened", "open", "in-motion", "arrived", "follow-up"):
        standing = move(standing, CaseState(state), signed())
    assert next_steps(standing.state) == (CaseState.CLOSED, CaseState.OPEN)


@pytest.mark.parametrize(
    ("before", "after"),
    [("received", "open"), ("screened", "arrived"), ("arrived", "screened"), ("sealed", "open")],
)
def test_no_step_is_skipped(before, after):
    with pytest.raises(WrongCaseStep) as told:
        move(at(CaseState(before)), CaseState(after), signed())
    assert before in str(told.value)
    assert after in str(told.value)


@pytest.mark.parametrize("state", [CaseState.CLOSED, CaseState.SEALED])
def test_closing_and_sealing_are_no_ordinary_steps(state):
    with pytest.raises(ClosedByItsRules):
        move(at(CaseState.FOLLOW_UP), state, signed())


def test_a_case_is_declined_only_with_a_word_on_where_else_to_turn():
    with pytest.raises(DeclinedToNobody):
        decline(received(TODAY), "  ", signed(reason="not our country"))
    with pytest.raises(DeclinedToNobody):
        move(received(TODAY), CaseState.DECLINED, signed())
    declined = decline(received(TODAY), "the legal clinic", signed(reason="not our country"))
    assert declined.referred_to == "the legal clinic"


def test_whoever_was_declined_can_ask_again():
    declined = decline(received(TODAY), "the legal clinic", signed(reason="full"))
    again = move(declined, CaseState.SCREENED, signed())
    assert (again.state, again.referred_to) == (CaseState.SCREENED, "")


@pytest.mark.parametrize("state", CaseState)
def test_every_state_can_carry_contact_lost_and_emergency(state):
    both = lay(lay(at(state), Overlay.EMERGENCY), Overlay.CONTACT_LOST)
    assert both.overlays == (Overlay.EMERGENCY, Overlay.CONTACT_LOST)
    assert lay(both, Overlay.EMERGENCY) == both
    left = lift(both, Overlay.EMERGENCY, signed(reason="she is out"))
    assert left.overlays == (Overlay.CONTACT_LOST,)
    assert left.state is state


def test_an_overlay_survives_a_step():
    lost = lay(received(TODAY), Overlay.CONTACT_LOST)
    assert move(lost, CaseState.SCREENED, signed()).overlays == (Overlay.CONTACT_LOST,)
