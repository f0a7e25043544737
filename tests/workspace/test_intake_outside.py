"""A desk of another organisation, one relay for both; and a disk that is full."""

import base64
from dataclasses import replace

import pytest
from intake.stand_in import StandIn
from workspace.intake_team import ABOUT, OMBUDS, ROOT
from workspace.team import copied

from habeas.archive import exhibits
from habeas.evidence.disk import DiskFull
from habeas.intake.kept import EnvelopeOutcome
from habeas.words.bilingual import Bilingual
from habeas.words.progress import silent
from habeas.workspace import (
    intake_beginning,
    intake_collecting,
    intake_desks,
    intake_keys,
    intake_replying,
    intake_reports,
    intake_signing,
)
from habeas.workspace.opening import now


@pytest.fixture
def relay():
    return StandIn()


@pytest.fixture
def ombuds(intake, made_team, tmp_path):
    """The other organisation's workspace with its desk; its keys are offered and signed."""
    other = copied(made_team, tmp_path / "ombuds")
    with other.opened() as workspace:
        intake_beginning.join(workspace, intake.file)
        desk = intake_desks.add(workspace, Bilingual("Listening", "Приём"), ABOUT)
    with other.opened() as workspace:
        intake_keys.make(workspace, desk)
        intake_keys.write_desk_file(workspace, desk, tmp_path / "desk.json")
    with intake.opened() as workspace:
        intake_desks.add_outside(workspace, tmp_path / "desk.json", OMBUDS, ABOUT)
        intake_signing.sign(workspace, intake.root, ROOT, tmp_path / "both.json")
    return replace(intake, team=other, desk=desk, file=tmp_path / "both.json")


def texts(side):
    with side.opened() as workspace:
        lines = intake_reports.listed(workspace, side.desk)
    return [line.report.happened for line in lines]


def test_who_left_the_team_out_reaches_the_desk_outside_and_the_team_cannot_tell(
    intake, ombuds, relay
):
    intake = replace(intake, file=ombuds.file)
    about_them, to_both = intake.reporter("b"), intake.reporter("ab", code=(7,) * 8)
    about_them.report("It was one of your own people.")
    to_both.report("Two cars at the mill.")
    relay.take(about_them)
    relay.take(to_both)
    theirs = intake_collecting.totals(intake.collect(relay))
    assert theirs == {"kept": 1, "not_ours": 1}
    assert len(relay.inbox) == 2, "a desk that shares the relay deletes nothing"
    ombuds.collect(relay)
    assert texts(intake) == ["Two cars at the mill."]
    assert sorted(texts(ombuds)) == ["It was one of your own people.", "Two cars at the mill."]


def test_two_desks_answer_the_same_person_without_taking_each_other_s_place(intake, ombuds, relay):
    reporter = replace(intake, file=ombuds.file).reporter("ab", code=(7,) * 8)
    reporter.report()
    relay.take(reporter)
    for side in (intake, ombuds):
        side.collect(relay)
        with side.opened() as workspace:
            (line,) = intake_reports.listed(workspace, side.desk)
            text = f"Thank you, says {workspace.folder.name}."
            intake_replying.write(workspace, side.desk, line.identifier, text)
        side.collect(relay)
    good, bad = reporter.replies(relay.outbox, now().date())
    assert sorted(good) == ["Thank you, says cases.", "Thank you, says ombuds."]
    assert bad == []


def test_a_workspace_takes_part_in_one_intake_only(intake):
    with intake.opened() as workspace, pytest.raises(intake_beginning.IntakeThere):
        intake_beginning.join(workspace, intake.file)


def armored(envelope):
    told = base64.encodebytes(envelope).decode()
    return f"-----BEGIN AGE ENCRYPTED FILE-----\n{told}-----END AGE ENCRYPTED FILE-----\n"


def test_a_sealed_text_that_was_carried_is_sorted_alike_and_its_custody_says_so(intake, relay):
    reporter = intake.reporter()
    reporter.report("Written without any network.")
    ((_, envelope),) = reporter.sent
    mangled = "> look at this:\n" + armored(envelope).replace("\n", "\r\n  ")
    with intake.opened() as workspace:
        (step,) = intake_collecting.bring(workspace, mangled.encode())
        assert step.what.what == "report"
        (again,) = intake_collecting.bring(workspace, envelope)
        assert again.what.again
        (kept,) = exhibits.exhibits(workspace.store(intake.desk))
        assert kept.receptions[0].how == "carried by hand, not by the relay"
        for nothing in (b"", b"hello", armored(b"").encode(), b"age1"):
            with pytest.raises(intake_collecting.NothingSealed):
                intake_collecting.bring(workspace, nothing)
        (cut,) = intake_collecting.bring(workspace, armored(envelope[:-48]).encode())
        assert cut.what.outcome is EnvelopeOutcome.BROKEN
    relay.take(reporter)
    (step,) = intake.collect(relay)
    assert step.what.again


def test_a_full_disk_stops_collecting_and_loses_nothing(intake, relay, monkeypatch):
    reporter = intake.reporter()
    for number in range(3):
        reporter.report(f"Report {number}.")
    relay.take(reporter)
    whole, left = exhibits.receive, [1]

    def full(*given):
        if not left:
            raise DiskFull(folder="vault")
        left.pop()
        return whole(*given)

    with monkeypatch.context() as patched:
        patched.setattr(exhibits, "receive", full)
        with intake.opened() as workspace, pytest.raises(DiskFull):
            list(intake_collecting.collect(workspace, silent, relay))
    assert len(texts(intake)) == 1
    steps = intake.collect(relay)
    assert [step.what.outcome for step in steps] == [EnvelopeOutcome.KEPT] * 2
    assert sorted(texts(intake)) == ["Report 0.", "Report 1.", "Report 2."]


def test_no_word_of_a_report_stands_in_clear_on_the_disk(intake, relay):
    canary = "Kestrelwharf"
    reporter = intake.reporter()
    reporter.report(f"They came to {canary} at night.")
    relay.take(reporter)
    intake.collect(relay)
    with intake.opened() as workspace:
        (line,) = intake_reports.listed(workspace, intake.desk)
        intake_replying.write(workspace, intake.desk, line.identifier, f"Thank you, {canary}.")
    folder = intake.team.folder.parent
    held = [path for path in folder.rglob("*") if path.is_file()]
    assert len(held) > 30
    assert [path for path in held if canary.encode() in path.read_bytes()] == []
