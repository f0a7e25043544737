"""Replies: safe words, warnings, two people where it matters, at most four a week; and release."""

from dataclasses import replace

import pytest
from intake.stand_in import StandIn
from workspace.intake_team import BRON
from workspace.team import ANE

from habeas.archive import exhibits
from habeas.intake.kept import AnswerState
from habeas.words.consents import Use
from habeas.words.interviews import NotACode
from habeas.workspace import (
    compartments,
    intake_releasing,
    intake_replying,
    intake_reports,
    interviews,
)
from habeas.workspace.intake_desks import NotADesk
from habeas.workspace.intake_releasing import Consented
from habeas.workspace.opening import now

MEETING = "Come to the station on Monday."
CONSENTED = Consented("P-204", "Yes, keep it with the others.", frozenset({Use.TEAM}), "en")


@pytest.fixture
def relay():
    return StandIn()


@pytest.fixture
def report(intake, relay):
    """A report that came, by its identifier."""
    return arrived(intake, relay, intake.reporter())


def arrived(intake, relay, reporter, **told):
    reporter.report(**told)
    relay.take(reporter)
    (step,) = intake.collect(relay)
    return step.what.identifier


def test_a_reply_that_names_a_meeting_goes_only_when_a_second_person_lets_it(intake, relay, report):
    with intake.opened() as workspace:
        kept = intake_replying.write(workspace, intake.desk, report, MEETING)
        assert kept.value.state is AnswerState.WAITS_FOR_SECOND
        with pytest.raises(intake_replying.NobodySecond):
            intake_replying.let_go(workspace, intake.desk, kept.identifier)
    intake.collect(relay)
    assert relay.outbox == {}
    with intake.opened(BRON) as workspace:
        intake_replying.let_go(workspace, intake.desk, kept.identifier)
    intake.collect(relay)
    assert intake.reporter().replies(relay.outbox, now().date()) == ([MEETING], [])


def test_who_is_alone_at_a_desk_is_told_that_it_was_not_sent(intake, report):
    with intake.opened() as workspace:
        compartments.withdraw(workspace, (intake.desk, intake.bron), "She moved.")
    with intake.opened() as workspace:
        assert intake_replying.others(workspace, intake.desk) == ()
        kept = intake_replying.write(workspace, intake.desk, report, "Hello.", moves=True)
        with pytest.raises(intake_replying.NobodySecond, match="Another person"):
            intake_replying.let_go(workspace, intake.desk, kept.identifier)


def test_a_reply_taken_back_does_not_go(intake, relay, report):
    with intake.opened() as workspace:
        kept = intake_replying.write(workspace, intake.desk, report, "Thank you.")
        intake_replying.take_back(workspace, intake.desk, kept.identifier)
        with pytest.raises(intake_replying.NotWaiting):
            intake_replying.take_back(workspace, intake.desk, kept.identifier)
    intake.collect(relay)
    assert relay.outbox == {}


def test_four_replies_go_in_a_week_and_the_fifth_waits(intake, relay, report):
    with intake.opened() as workspace:
        for number in range(5):
            intake_replying.write(
                workspace, intake.desk, report, f"Thank you, part {'x' * number}."
            )
    (step,) = intake.collect(relay)
    assert (step.sent, step.waiting) == (4, 1)
    assert len(relay.outbox) == 4


def test_a_place_another_desk_took_is_left_to_it(intake, relay, report):
    from habeas.intake import mailboxes

    reporter = intake.reporter()
    taken = mailboxes.reply_slot(reporter.mailbox.slots, reporter.week, 0)
    relay.outbox[taken] = b"another desk's"
    with intake.opened() as workspace:
        intake_replying.write(workspace, intake.desk, report, "Thank you.")
    (step,) = intake.collect(relay)
    assert step.sent == 1
    assert relay.outbox[taken] == b"another desk's"


def test_who_kept_no_code_cannot_be_answered(intake, relay):
    report = arrived(intake, relay, intake.reporter(code=None))
    with intake.opened() as workspace:
        intake_reports.read(workspace, intake.desk, report)
        with pytest.raises(intake_replying.NotAnswerable):
            intake_replying.write(workspace, intake.desk, report, "Thank you.")


def test_who_writes_in_chechen_is_answered_in_russian_for_now(intake, relay):
    report = arrived(intake, relay, intake.reporter(), language="ce")
    with intake.opened() as workspace:
        thread = intake_reports.read(workspace, intake.desk, report)
    (kept,) = thread.replies
    assert kept.value.language == "ru"
    assert kept.value.text.startswith("Мы прочитали")


def test_a_desk_is_not_there_for_whoever_is_no_member_of_it(intake, report):
    with intake.opened() as workspace:
        compartments.withdraw(workspace, (intake.desk, intake.bron), "She moved.")
    with intake.opened(BRON) as workspace:
        assert intake_reports.glances(workspace) == ()
        with pytest.raises(NotADesk):
            intake_reports.thread(workspace, intake.desk, report)


def test_a_report_leaves_its_desk_only_with_consent_and_as_testimony(intake, report):
    with intake.opened() as workspace:
        compartments.make(workspace, "testimony", compartments.Purpose.TESTIMONY)
    with intake.opened(ANE) as workspace:
        at = (workspace, intake.desk, report, "testimony")
        with pytest.raises(intake_releasing.NoConsent):
            intake_releasing.release(*at, Consented("P-204", "No.", frozenset(), "en"), "Asked.")
        with pytest.raises(NotACode):
            intake_releasing.release(*at, replace(CONSENTED, person="Karo"), "Asked.")
        assert exhibits.exhibits(workspace.store("testimony")) == ()
        made = intake_releasing.release(*at, CONSENTED, "Asked on the first of June.")
        with pytest.raises(intake_releasing.ReleasedAlready):
            intake_releasing.release(*at, CONSENTED, "Again.")
        held = interviews.held(workspace, "testimony", made)
        words = interviews.words_of(workspace, "testimony", held.versions[0].exhibit)
        assert words.startswith("They took four men from the school.")
        assert held.answers[Use.COURT].answer.value == "no"
        interviews.withdraw(workspace, "testimony", made, list(Use), "She took it back.")
        assert not interviews.may_use(workspace, "testimony", held.versions[0].exhibit, Use.TEAM)


def test_a_marked_report_cannot_be_released(intake, relay):
    report = arrived(intake, relay, intake.reporter(), week=intake.reporter().week.later(5))
    with intake.opened() as workspace:
        compartments.make(workspace, "testimony", compartments.Purpose.TESTIMONY)
    with intake.opened() as workspace, pytest.raises(intake_releasing.MarkedReport):
        intake_releasing.release(workspace, intake.desk, report, "testimony", CONSENTED, "Asked.")
