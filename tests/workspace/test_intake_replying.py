"""Replies: safe words, warnings, two people where it matters, at most four a week; and release."""

from dataclasses import replace

import pytest
from intake.stand_in import StandIn
from workspace.intake_team import BRON, later
from workspace.team import ANE

from habeas.archive import exhibits
from habeas.intake.kept import AnswerState, EnvelopeOutcome
from habeas.intake.transport import RelayNotReached
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


def safe(key):
    return intake_replying.template(key, "en")


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


ALL_ELSE = (
    "Be at the old mill, 18:00 Friday.",
    "Будьте у моста в 18:00, вас узнают.",
    "Take the road north tonight",
    "Tell your brother to wait outside the school",
    "+000 000 00 00",
    "Idite k mostu",
    "Me\u00adet us",
    "Thank you.",
)


def test_nothing_but_an_unchanged_safe_reply_goes_on_one_person_s_word(intake, report):
    with intake.opened() as workspace:
        for text in (*ALL_ELSE, safe("wait") + " Hello."):
            kept = intake_replying.write(workspace, intake.desk, report, text)
            assert kept.value.state is AnswerState.WAITS_FOR_SECOND, text
        unchanged = intake_replying.write(workspace, intake.desk, report, safe("wait"))
        assert unchanged.value.state is AnswerState.QUEUED


def test_the_recovery_sheet_is_no_second_person(intake, report):
    sheet = intake.team.code
    with intake.opened() as workspace:
        kept = intake_replying.write(workspace, intake.desk, report, MEETING)
    with intake.opened(sheet) as workspace:
        with pytest.raises(intake_replying.NobodySecond):
            intake_replying.let_go(workspace, intake.desk, kept.identifier)
        theirs = intake_replying.write(workspace, intake.desk, report, MEETING)
    with intake.opened() as workspace, pytest.raises(intake_replying.NobodySecond):
        intake_replying.let_go(workspace, intake.desk, theirs.identifier)


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
        kept = intake_replying.write(workspace, intake.desk, report, "Hello.")
        with pytest.raises(intake_replying.NobodySecond, match="Another person"):
            intake_replying.let_go(workspace, intake.desk, kept.identifier)


def test_a_reply_taken_back_does_not_go(intake, relay, report):
    with intake.opened() as workspace:
        kept = intake_replying.write(workspace, intake.desk, report, safe("wait"))
        intake_replying.take_back(workspace, intake.desk, kept.identifier)
        with pytest.raises(intake_replying.NotWaiting):
            intake_replying.take_back(workspace, intake.desk, kept.identifier)
    intake.collect(relay)
    assert relay.outbox == {}


def test_four_replies_go_in_a_week_and_the_fifth_waits(intake, relay, report):
    with intake.opened() as workspace:
        for key in ("more", "need", "device", "files", "wait"):
            intake_replying.write(workspace, intake.desk, report, safe(key))
    (step,) = intake.collect(relay)
    assert (step.sent, step.waiting) == (4, 1)
    assert len(relay.outbox) == 4


def test_a_place_another_desk_took_is_left_to_it(intake, relay, report):
    from habeas.intake import mailboxes

    reporter = intake.reporter()
    taken = mailboxes.reply_slot(reporter.mailbox.slots, reporter.week, 0)
    relay.outbox[taken] = b"another desk's"
    with intake.opened() as workspace:
        intake_replying.write(workspace, intake.desk, report, safe("wait"))
    (step,) = intake.collect(relay)
    assert step.sent == 1
    assert relay.outbox[taken] == b"another desk's"


class Deaf(StandIn):
    """A relay whose answers to replies are lost: it has them all the same."""

    def lay(self, slot, reply):
        super().lay(slot, reply)
        raise RelayNotReached(reason="no answer in time")


def test_a_reply_whose_answer_was_lost_is_not_taken_back_and_is_laid_once(intake, report):
    deaf, relay = Deaf(), StandIn()
    with intake.opened() as workspace:
        kept = intake_replying.write(workspace, intake.desk, report, safe("wait"))
    with pytest.raises(RelayNotReached):
        intake.collect(deaf)
    with intake.opened() as workspace, pytest.raises(intake_replying.NotWaiting):
        intake_replying.take_back(workspace, intake.desk, kept.identifier)
    relay.outbox = dict(deaf.outbox)
    (step,) = intake.collect(relay)
    assert step.sent == 1
    assert relay.outbox == deaf.outbox
    assert intake.reporter().replies(relay.outbox, now().date()) == ([safe("wait")], [])


def test_a_reply_that_was_on_its_way_too_long_is_sealed_for_the_present_week(
    intake, report, monkeypatch
):
    deaf, relay = Deaf(), StandIn()
    with intake.opened() as workspace:
        intake_replying.write(workspace, intake.desk, report, safe("wait"))
    with pytest.raises(RelayNotReached):
        intake.collect(deaf)
    for _ in range(2):
        later(monkeypatch, days=13)
        with intake.opened():
            pass
    intake.collect(relay)
    (slot,) = relay.outbox
    assert slot not in deaf.outbox


def test_a_report_whose_key_is_none_holds_up_no_reply_to_others(intake, relay, report):
    from habeas.archive import ledger
    from habeas.intake.kept import Incoming

    broken = arrived(intake, relay, intake.reporter(code=(9,) * 8))
    with intake.opened() as workspace:
        store = workspace.store(intake.desk)
        held = ledger.one(store, Incoming, broken)
        reply = replace(held.value.reply, recipient="age1pq1garbage")
        by = (workspace.member.identifier, now())
        ledger.put(store, broken, replace(held.value, reply=reply), by, held.version)
        for one in (broken, report):
            intake_replying.write(workspace, intake.desk, one, safe("wait"))
    intake.collect(relay)
    with intake.opened() as workspace:
        (reply,) = intake_reports.thread(workspace, intake.desk, broken).replies
    assert reply.value.state is AnswerState.UNSENDABLE
    assert intake.reporter().replies(relay.outbox, now().date()) == ([safe("wait")], [])


def test_a_report_with_a_key_that_is_none_is_kept_as_unreadable(intake, relay, monkeypatch):
    reporter = intake.reporter()
    told = reporter.reply_to()
    reporter.report(reply=replace(told, recipient="age1pq1garbage"))
    relay.take(reporter)
    (step,) = intake.collect(relay)
    assert step.what.outcome is EnvelopeOutcome.UNREADABLE


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


def test_a_follow_up_that_does_not_hold_stays_at_the_desk(intake, relay, report):
    reporter = intake.reporter()
    reporter.followup("The true words.")
    reporter.followup("Forty men.", week=reporter.week.later(5))
    relay.take(reporter)
    intake.collect(relay)
    with intake.opened() as workspace:
        found = intake_reports.thread(workspace, intake.desk, report)
    assert len(found.followups) == 2
    assert "The true words." in intake_releasing.words_of(found)
    assert "Forty men." not in intake_releasing.words_of(found)
    assert len(intake_releasing.left_out(found)) == 1


def before_finishing(patched):
    patched.setattr(intake_releasing.interviews, "finish", stopped)


def after_finishing(patched):
    whole = intake_releasing.interviews.finish
    patched.setattr(intake_releasing.interviews, "finish", lambda *given: stopped(whole(*given)))


def stopped(*_):
    raise KeyboardInterrupt


@pytest.mark.parametrize("broken", [before_finishing, after_finishing])
def test_a_release_that_broke_off_makes_one_testimony_and_not_two(
    intake, report, monkeypatch, broken
):
    with intake.opened() as workspace:
        compartments.make(workspace, "testimony", compartments.Purpose.TESTIMONY)
    with intake.opened() as workspace:
        at = (workspace, intake.desk, report, "testimony", CONSENTED, "Asked.")
        with monkeypatch.context() as patched:
            broken(patched)
            with pytest.raises(KeyboardInterrupt):
                intake_releasing.release(*at)
        assert intake_reports.thread(workspace, intake.desk, report).released is None
        made = intake_releasing.release(*at)
        assert len(exhibits.exhibits(workspace.store("testimony"))) == 1
        assert [one.identifier for one in interviews.listed(workspace, "testimony", 0, 9).held] == [
            made
        ]
        with pytest.raises(intake_releasing.ReleasedAlready):
            intake_releasing.release(*at)


def test_a_marked_report_cannot_be_released(intake, relay):
    report = arrived(intake, relay, intake.reporter(), week=intake.reporter().week.later(5))
    with intake.opened() as workspace:
        compartments.make(workspace, "testimony", compartments.Purpose.TESTIMONY)
    with intake.opened() as workspace, pytest.raises(intake_releasing.MarkedReport):
        intake_releasing.release(workspace, intake.desk, report, "testimony", CONSENTED, "Asked.")
