"""A named person's reason lifts red and unknown, never an exclusion."""

import pytest
from protection.avenues.velmara import avenue, situation, tie, verdict
from protection.cases.cast import MIRA, signed

from habeas.protection.avenues.recorded import NothingAgainstIt, used_despite
from habeas.protection.avenues.verdicts import Colour
from habeas.protection.cases.receivers import ReceiverExcluded
from habeas.protection.cases.signatures import ReasonNeeded

COMMANDS = tie("inspectors", "commands", "police")
UNDER = tie("police", "commands", "inspectors")


def test_why_a_red_avenue_is_used_is_kept_with_what_was_known_that_day():
    red = verdict(avenue("inspectors"), situation(COMMANDS))
    made = used_despite("i-1", red, "en", signed(MIRA, "nobody else takes it"))
    assert (made.incident, made.colour, made.signed.by) == ("i-1", Colour.RED, MIRA)
    assert "stands over" in made.because


@pytest.mark.parametrize(
    ("ties", "reason", "error"),
    [((UNDER,), "anyway", ReceiverExcluded), ((COMMANDS,), " ", ReasonNeeded)],
)
def test_no_reason_opens_what_leads_back_and_none_is_no_reason(ties, reason, error):
    found = verdict(avenue("inspectors"), situation(*ties))
    with pytest.raises(error):
        used_despite("i-1", found, "en", signed(MIRA, reason))


def test_an_open_avenue_needs_no_reason():
    with pytest.raises(NothingAgainstIt) as told:
        used_despite("i-1", verdict(avenue(), situation()), "en", signed(MIRA, "why not"))
    assert "open" in told.value.what_happened
