"""From the command line: who is contacted, what became of a part, and less than was agreed to."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from stories.running import told_in_two_lines

LATER = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()
PLAN = """
channels = [
    { kind = "messenger", address = "@quill", shared_with = [] },
    { kind = "phone", address = "+7 900 100", shared_with = ["the elder brother"] },
]
hours = "after ten"
"""
THREAT = """
name = "the elder brother"
attribution = { said_by = "herself", on = "2031-03-04" }
"""
HELPER = 'name = "The Elder Brother"\nrole = "interpreter"\n'
TASK = 'what = "call the clinic"\n'
CONSENT = """
purpose = "referral"
recipient = "a shelter"
onward = ["a clinic"]
fields = ["victim-identity", "whereabouts"]
language = "ru"
how = "spoken"
"""
TOLD = """
purpose = "referral"
recipient = "a shelter"
words = "She can travel."
"""


@pytest.fixture
def case(step, workspace):
    step("case", workspace, "prepare")
    assert step("case", workspace, "new", "K-204").code == 0
    return "K-204"


@pytest.fixture
def file(tmp_path):
    def written(name, text):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return written


def found(done):
    assert done.code == 0, done.err
    return re.findall(r"p-[0-9a-z]{12}", done.out)[0]


def test_nobody_is_contacted_before_a_plan_is_confirmed_or_where_somebody_feared_sees_it(
    step, workspace, case, file
):
    def verb(*more):
        return step("case", workspace, *more)

    said = ("--words-file", file("said", "She is well."))
    reach = ("reach", case, 0, "reached", *said)
    assert told_in_two_lines(verb(*reach))
    assert verb("write", case, "plan", file("plan", PLAN)).code == 0
    assert "nobody confirmed" in verb(*reach).err
    assert verb("step", case, "plan", "confirmed").code == 0
    threat = found(verb("write", case, "threat", file("threat", THREAT)))
    assert "MUST NOT HELP HERE" in verb("write", case, "helper", file("helper", HELPER)).out
    assert "She is well." in (verb(*reach).code == 0 and verb("contact", case).out)
    assert "NOT TO BE USED" in verb("contact", case).out
    assert "somebody the person fears" in verb("reach", case, 1, "reached", *said).err
    awaited = found(verb("await", case, f"{LATER}T09:00+00:00"))
    assert verb("step", case, awaited, "heard-from").code == 0
    assert "heard from" in verb("contact", case).out
    assert verb("step", case, threat, "over", *said).code == 0


def test_what_became_of_a_part_is_one_of_what_can_become_of_it(step, workspace, case, file):
    task = found(step("case", workspace, "write", case, "task", file("task", TASK)))
    wrong = step("case", workspace, "step", case, task, "over")
    assert told_in_two_lines(wrong)
    assert "done, dropped" in wrong.err
    assert step("case", workspace, "step", case, task, "done").code == 0
    assert step("case", workspace, "step", case, "p-000000000000", "done").code == 1


def test_a_consent_is_narrowed_and_the_referral_that_needs_it_stops(step, workspace, case, file):
    agreed = found(step("case", workspace, "write", case, "consent", file("c", CONSENT)))
    told = 'receiver = "a shelter"\nfields = ["whereabouts"]\n'
    referral = found(step("refer", workspace, "draft", case, file("r", told)))
    why = ("--words-file", file("why", "We know them."))
    assert step("refer", workspace, "step", case, referral, "cleared", *why).code == 0
    assert told_in_two_lines(step("consent", workspace, "narrow", case, agreed, "faith", *why))
    narrowed = step("consent", workspace, "narrow", case, agreed, "whereabouts", "a clinic", *why)
    assert f"stopped: {referral}" in narrowed.out, narrowed.err
    assert "stopped by a withdrawal" in step("refer", workspace, "list", case).out
    shown = step("refer", workspace, "show", case, referral).out
    assert agreed in shown
    assert "may become: cleared, revoked" in shown
    assert step("refer", workspace, "step", case, referral, "offered").code == 1
    told = found(step("consent", workspace, "told", case, file("t", TOLD)))
    assert told in step("consent", workspace, "withdraw", case, agreed, *why).out
    letter = step("consent", workspace, "recall", case, told)
    assert "a shelter" in letter.out
    assert step("case", workspace, "step", case, told, "asked-back").code == 0
