"""What is missing for a verdict is named with its key and the very step that enters it."""

import shlex

import pytest
from workspace import velmara

from habeas.bodies.entered import NotAState
from habeas.words.errors import WrongUse
from habeas.workspace import avenue_adding, avenue_lines, avenue_records, body_lines
from habeas.workspace.avenue_lines import About
from habeas.workspace.opening import GENERAL

KEY = velmara.REGIMENT.key


@pytest.fixture
def workspace(team):
    with team.opened() as opened:
        yield opened


@pytest.fixture
def about(workspace):
    return About(GENERAL, velmara.kept(workspace)[0], "en")


def missing(workspace, about):
    return [one for one in avenue_lines.listed(workspace, about) if "XX" in one and KEY in one]


def test_a_missing_state_is_told_with_the_key_and_a_command_that_enters_it(workspace, about):
    (line,) = missing(workspace, about)
    name, command = line.split(": ", 1)
    assert name.strip() == f"{velmara.REGIMENT.name} ({KEY})"
    _, verb, _, action, key, _, _, compartment = shlex.split(command)
    assert (verb, action) == ("body", "state")
    list(body_lines.of_state(workspace, compartment, (key, "vm")))
    assert missing(workspace, about) == []


def test_the_states_it_is_about_are_entered_in_a_line_and_a_name_is_no_code(workspace, about):
    avenue_adding.states(workspace, about, "vm, de")
    here = (GENERAL, about.subject)
    assert avenue_records.particulars(workspace, here).value.states == ("VM", "DE")
    with pytest.raises(NotAState):
        avenue_adding.states(workspace, about, "Velmara")


def test_days_and_what_was_tried_are_entered_in_a_line_and_a_strange_one_names_those_there_are(
    workspace, about
):
    with pytest.raises(WrongUse) as refused:
        avenue_adding.day(workspace, about, "final", "2026-01-02")
    assert "final-domestic-decision (the final decision at home)" in refused.value.what_to_do
    with pytest.raises(WrongUse, match="no day"):
        avenue_adding.day(workspace, about, "final-domestic-decision", "yesterday")
    with pytest.raises(WrongUse) as refused:
        avenue_adding.tried(workspace, about, ("un-hrc-op1", "begun", ""))
    assert "pending, ended" in refused.value.what_to_do
    avenue_adding.day(workspace, about, "final-domestic-decision", "2026-01-02")
    avenue_adding.tried(workspace, about, ("un-hrc-op1", "ended", "2026-02-03"))
    held = avenue_records.particulars(workspace, (GENERAL, about.subject)).value
    assert [(one.name, one.on.isoformat()) for one in held.events] == [
        ("final-domestic-decision", "2026-01-02")
    ]
    assert [(one.avenue, one.state.value) for one in held.tried] == [("un-hrc-op1", "ended")]
