"""Collecting: what comes is kept, what does not hold is marked, and nothing is mixed or lost."""

import os
from dataclasses import replace

import pytest
from intake.stand_in import StandIn

from habeas.archive import exhibits, ledger
from habeas.archive.models import IndexedRow, RenditionRow, StatementRow
from habeas.intake.kept import Collected, EnvelopeOutcome, MessageMark
from habeas.intake.transport import RelayNotReached
from habeas.words.progress import silent
from habeas.workspace import (
    intake_attachments,
    intake_collecting,
    intake_lines,
    intake_replying,
    intake_reports,
)
from habeas.workspace.opening import now
from habeas.workspace.reading import read as read_into_statements


@pytest.fixture
def relay():
    return StandIn()


def safe(key):
    return intake_replying.template(key, "en")


def reports(intake):
    with intake.opened() as workspace:
        return intake_reports.listed(workspace, intake.desk)


def test_a_report_is_kept_sealed_with_custody_and_read_nowhere(intake, relay):
    reporter = intake.reporter()
    reporter.report()
    relay.take(reporter)
    (step,) = intake.collect(relay)
    assert (step.what.outcome, step.what.what) == (EnvelopeOutcome.KEPT, "report")
    (line,) = reports(intake)
    assert line.report.happened == "They took four men from the school."
    with intake.opened() as workspace:
        list(read_into_statements(workspace, (), False, silent))
        store = workspace.store(intake.desk)
        (kept,) = exhibits.exhibits(store)
        assert kept.receptions[0].how == "collected from the relay"
        assert kept.sealed.size == 16_384
        for table in (RenditionRow, StatementRow, IndexedRow):
            assert not table.objects.using(store.alias).exists()
        for other in workspace.stores:
            assert other is store or not exhibits.exhibits(other)


def test_a_whole_conversation_goes_both_ways(intake, relay):
    reporter = intake.reporter()
    reporter.report()
    relay.take(reporter)
    intake.collect(relay)
    (line,) = reports(intake)
    with intake.opened() as workspace:
        intake_reports.read(workspace, intake.desk, line.identifier)
        intake_reports.read(workspace, intake.desk, line.identifier)
        intake_replying.write(workspace, intake.desk, line.identifier, safe("need"))
    intake.collect(relay)
    good, bad = reporter.replies(relay.outbox, now().date())
    assert good[0].startswith("We have read what you wrote.")
    assert good[1:] == [safe("need")]
    assert bad == []
    reporter.followup("No, I was not hurt.")
    relay.take(reporter)
    intake.collect(relay)
    with intake.opened() as workspace:
        thread = intake_reports.thread(workspace, intake.desk, line.identifier)
    assert [one.value.text for one in thread.followups] == ["No, I was not hurt."]
    assert thread.followups[0].value.marks == ()


def test_looking_at_a_report_tells_its_writer_nothing(intake, relay):
    reporter = intake.reporter()
    reporter.report()
    relay.take(reporter)
    intake.collect(relay)
    (line,) = reports(intake)
    with intake.opened() as workspace:
        told = intake_reports.looked_at(workspace, intake.desk, line.identifier)
    assert (told.read, told.replies) == (None, ())
    intake.collect(relay)
    assert relay.outbox == {}


def test_the_same_bytes_again_are_noticed_and_kept_once(intake, relay):
    reporter = intake.reporter()
    reporter.report()
    ((_, content),) = reporter.sent
    relay.take(reporter)
    intake.collect(relay)
    relay.inbox[os.urandom(16)] = content
    (step,) = intake.collect(relay)
    assert step.what.again
    assert len(reports(intake)) == 1


def test_a_relay_that_drops_swaps_replays_and_forges_is_refused_or_noticed(intake, relay):
    reporter, stranger = intake.reporter(), intake.reporter(code=(9,) * 8)
    reporter.report()
    relay.take(reporter)
    intake.collect(relay)
    ((_slot, whole),) = relay.inbox.items()
    changed = bytearray(whole)
    changed[-1] ^= 1
    hostile = {
        "changed": bytes(changed),
        "cut short": whole[:-1],
        "junk": os.urandom(16_384),
        "empty": b"",
        "put back": whole,
    }
    relay.inbox = {os.urandom(16): content for content in hostile.values()}
    found = intake_collecting.totals(intake.collect(relay))
    assert found == {"broken": 4, "again": 1}
    forged = intake.reporter(code=(9,) * 8)
    forged.followup("Come to the bridge.", mailbox=reporter.mailbox.mailbox)
    stranger.followup("I have no first report.")
    relay.take(forged)
    relay.take(stranger)
    marks = {step.what.marks for step in intake.collect(relay)}
    assert marks == {(MessageMark.MAC_WRONG,), (MessageMark.NO_FIRST,)}
    with intake.opened() as workspace:
        (line,) = intake_reports.listed(workspace, intake.desk)
        assert line.followups == 0
        assert len(intake_reports.strays(workspace, intake.desk)) == 2


def test_a_swapped_reply_is_not_taken_for_the_team_s(intake, relay):
    reporter = intake.reporter()
    reporter.report()
    relay.take(reporter)
    intake.collect(relay)
    (line,) = reports(intake)
    with intake.opened() as workspace:
        intake_reports.read(workspace, intake.desk, line.identifier)
        intake_replying.write(workspace, intake.desk, line.identifier, safe("more"))
    intake.collect(relay)
    one, two = relay.outbox
    relay.outbox[one], relay.outbox[two] = relay.outbox[two], relay.outbox[one]
    good, bad = reporter.replies(relay.outbox, now().date())
    assert good == []
    assert len(bad) == 2


def test_a_followup_that_overtook_its_report_joins_it_when_the_report_comes(intake, relay):
    reporter = intake.reporter()
    reporter.followup()
    relay.take(reporter)
    (step,) = intake.collect(relay)
    assert step.what.marks == (MessageMark.NO_FIRST,)
    reporter.report()
    relay.take(reporter)
    *_, last = intake.collect(relay)
    assert last.adopted == 1
    (line,) = reports(intake)
    assert line.followups == 1


def test_a_report_that_names_another_week_or_whose_mac_is_wrong_is_kept_and_marked(intake, relay):
    reporter = intake.reporter()
    told = reporter.report(week=reporter.week.later(5))
    reporter.sent.clear()
    reporter.sealed(told, os.urandom(32))
    relay.take(reporter)
    (step,) = intake.collect(relay)
    assert step.what.marks == (MessageMark.WEEK_WRONG, MessageMark.MAC_WRONG)
    (line,) = reports(intake)
    assert not line.report.is_answerable


def test_a_report_of_the_same_number_with_other_words_is_kept_beside_the_first_and_marked(
    intake, relay
):
    reporter = intake.reporter()
    told = reporter.report("Four men.")
    reporter.report("Forty men.", report=told.report)
    reporter.sealed(told, reporter.mailbox.mac)
    relay.take(reporter)
    steps = intake.collect(relay)
    assert sorted(step.what.again for step in steps) == [False, False, True]
    told = {line.report.happened: line.report.marks for line in reports(intake)}
    assert sorted(told) == ["Forty men.", "Four men."]
    assert set(told.values()) == {(MessageMark.TOLD_TWICE,)}


@pytest.mark.parametrize("forged_first", [True, False])
def test_whoever_reads_at_another_desk_cannot_take_a_survivor_s_place(intake, relay, forged_first):
    survivor, forger = intake.reporter(), intake.reporter(code=(9,) * 8)
    told = survivor.report()
    theirs = replace(forger.reply_to(), mailbox=survivor.mailbox.mailbox)
    forger.sealed(replace(told, reply=theirs), theirs.mac)
    for sender in (forger, survivor) if forged_first else (survivor, forger):
        relay.take(sender)
        intake.collect(relay)
    both = {MessageMark.TOLD_TWICE, MessageMark.MAILBOX_TAKEN}
    assert [set(line.report.marks) for line in reports(intake)] == [both, both]
    assert not any(line.report.is_answerable for line in reports(intake))
    survivor.followup("Are you there?")
    relay.take(survivor)
    (step,) = intake.collect(relay)
    assert step.what.marks == (MessageMark.MAILBOX_TAKEN,)
    assert sorted(line.followups for line in reports(intake)) == [0, 1]


def test_a_forged_follow_up_does_not_displace_the_true_one_of_its_number(intake, relay):
    reporter = intake.reporter()
    reporter.report()
    told = reporter.followup("The true words.")
    true = reporter.sent.pop()
    reporter.sealed(told, os.urandom(32))
    relay.take(reporter)
    intake.collect(relay)
    reporter.sent = [true]
    relay.take(reporter)
    (step,) = intake.collect(relay)
    assert step.what.marks == (MessageMark.TOLD_TWICE,)
    with intake.opened() as workspace:
        (line,) = intake_reports.listed(workspace, intake.desk)
        (forged,) = intake_reports.strays(workspace, intake.desk)
    assert line.followups == 1
    assert set(forged.value.marks) == {MessageMark.MAC_WRONG, MessageMark.TOLD_TWICE}


def with_a_part_of_another_file(intake, relay):
    """A report is collected whose only part is not of the file that it announces."""
    reporter = intake.reporter()
    sent = reporter.attach(b"what the form said")
    told = reporter.report(files=(sent,))
    reporter.parts(told.report, sent, b"something else sent")
    relay.take(reporter)
    intake.collect(relay)
    return reporter, told, sent


def test_a_part_that_came_twice_does_not_stand_in_the_way_of_its_file(intake, relay):
    reporter, told, sent = with_a_part_of_another_file(intake, relay)
    reporter.parts(told.report, sent, b"what the form said")
    relay.take(reporter)
    intake.collect(relay)
    (line,) = reports(intake)
    with intake.opened() as workspace:
        place = (workspace, intake.desk, line.identifier, line.identifier, 1, silent)
        kept = intake_attachments.put_together(*place)
        (text,) = intake_lines.text(workspace, line.identifier, kept)
        assert text.strip() == "what the form said"
        with pytest.raises(intake_attachments.NoSuchSentFile):
            list(intake_lines.text(workspace, line.identifier, line.report.exhibit))


def test_what_is_for_another_desk_alone_is_left_to_it(intake, relay):
    reporter = intake.reporter(desks="b")
    reporter.report()
    relay.take(reporter)
    assert intake.collect(relay) == [], "that somebody was left out is told to nobody"
    assert relay.inbox
    with intake.opened() as workspace:
        assert exhibits.exhibits(workspace.store(intake.desk)) == ()
        (kept,) = ledger.held(workspace.store(intake.desk), Collected)
        assert (kept.value.exhibit, kept.value.file_key) == ("", "")


def test_a_collecting_that_breaks_off_goes_on_where_it_stopped(intake, relay):
    reporter = intake.reporter()
    for number in range(3):
        reporter.report(f"Report {number}.")
    relay.take(reporter)
    relay.breaks_after = 2
    with pytest.raises(RelayNotReached):
        intake.collect(relay)
    assert len(reports(intake)) == 2
    relay.breaks_after = None
    relay.asked.clear()
    intake.collect(relay)
    assert len(relay.asked) == 1
    assert len(reports(intake)) == 3


def test_two_members_who_collect_at_once_keep_each_envelope_once(intake, relay):
    reporter = intake.reporter()
    reporter.report()
    reporter.report()
    relay.take(reporter)
    with intake.opened() as workspace:
        one = intake_collecting.collect(workspace, silent, relay)
        first, other = next(one), intake_collecting.collect(workspace, silent, relay)
        told = [first, *other, *one]
    assert [step.what.again for step in told] == [False, False, True]
    assert len(reports(intake)) == 2


def test_a_file_is_put_together_only_from_all_parts_and_only_when_it_is_what_was_said(
    intake, relay
):
    content = os.urandom(700_000)
    reporter = intake.reporter()
    sent = reporter.attach(content, "register.bin")
    told = reporter.report(files=(sent,))
    reporter.parts(told.report, sent, content)
    missing = reporter.sent.pop()
    relay.take(reporter)
    intake.collect(relay)
    (line,) = reports(intake)
    with intake.opened() as workspace:
        place = (workspace, intake.desk, line.identifier, line.identifier, 1, silent)
        with pytest.raises(intake_attachments.PartsMissing, match="have not come: 2"):
            intake_attachments.put_together(*place)
    relay.inbox.update([missing])
    intake.collect(relay)
    with intake.opened() as workspace:
        place = (workspace, intake.desk, line.identifier, line.identifier, 1, silent)
        kept = intake_attachments.put_together(*place)
        assert intake_attachments.put_together(*place) == kept
        store = workspace.store(intake.desk)
        list(read_into_statements(workspace, (), True, silent))
        (named,) = read_into_statements(workspace, (kept,), True, silent)
        assert "nothing reads it there" in str(named.problem)
        for table in (RenditionRow, StatementRow, IndexedRow):
            assert not table.objects.using(store.alias).exists()
        with store.vault.open(exhibits.exhibit(store, kept).sealed) as whole:
            assert whole.read() == content


def test_parts_that_make_up_another_file_are_not_kept_as_one(intake, relay):
    with_a_part_of_another_file(intake, relay)
    (line,) = reports(intake)
    with intake.opened() as workspace:
        place = (workspace, intake.desk, line.identifier, line.identifier, 1, silent)
        with pytest.raises(intake_attachments.FileDiffers):
            intake_attachments.put_together(*place)
