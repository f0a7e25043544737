"""A desk of another organisation, one relay for both; and a disk that is full."""

import base64
import json
import os
from dataclasses import replace

import pytest
from intake.stand_in import StandIn
from workspace.intake_team import ABOUT, BRON, OMBUDS, ROOT
from workspace.team import copied

from habeas.archive import exhibits
from habeas.evidence.disk import DiskFull
from habeas.evidence.sealing import HybridIdentity
from habeas.intake.desks import NotNamed
from habeas.intake.kept import EnvelopeOutcome
from habeas.intake.transport import RelayNotReached
from habeas.words.bilingual import Bilingual
from habeas.words.progress import silent
from habeas.words.roles import NotYourRole
from habeas.workspace import (
    intake_beginning,
    intake_checking,
    intake_collecting,
    intake_desks,
    intake_keys,
    intake_lines,
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
    assert theirs == {"kept": 1}
    assert len(relay.inbox) == 2, "a desk that shares the relay deletes nothing"
    ombuds.collect(relay)
    assert texts(intake) == ["Two cars at the mill."]
    assert sorted(texts(ombuds)) == ["It was one of your own people.", "Two cars at the mill."]


def test_two_desks_answer_the_same_person_without_taking_each_other_s_place(intake, ombuds, relay):
    reporter = replace(intake, file=ombuds.file).reporter("ab", code=(7,) * 8)
    reporter.report()
    relay.take(reporter)
    texts = [intake_replying.template(key, "en") for key in ("need", "wait")]
    for side, text in zip((intake, ombuds), texts, strict=True):
        side.collect(relay)
        with side.opened() as workspace:
            (line,) = intake_reports.listed(workspace, side.desk)
            intake_replying.write(workspace, side.desk, line.identifier, text)
        side.collect(relay)
    good, bad = reporter.replies(relay.outbox, now().date())
    assert good == texts
    assert bad == []


def test_a_desk_outside_is_told_when_another_key_was_signed_in_its_place(
    intake, ombuds, relay, tmp_path
):
    with intake.opened() as workspace:
        own = HybridIdentity.generate(os.urandom)
        (tmp_path / "own.txt").write_text(own.recipient)
        intake_desks.add_outside(workspace, tmp_path / "own.txt", OMBUDS, ABOUT)
        swapped = tmp_path / "swapped.json"
        intake_signing.sign(workspace, intake.root, ROOT, swapped)
    told = json.loads(swapped.read_bytes())
    page = tmp_path / "page.html"
    page.write_bytes(
        b'<!doctype html><script type="application/json" id="weeks">'
        + json.dumps(told["weeks"][:1]).encode()
        + b"</script>"
    )
    with ombuds.opened() as workspace:
        assert intake_checking.check_file(workspace, ombuds.file).number == 2
        for file in (swapped, page):
            with pytest.raises(NotNamed):
                intake_checking.check_file(workspace, file)
        (tmp_path / "nothing").write_bytes(b"<p>Weather notes</p>")
        with pytest.raises(intake_checking.NotPublished):
            intake_checking.check_file(workspace, tmp_path / "nothing")
        told["root"] = "A" * 43
        (tmp_path / "another").write_text(json.dumps(told))
        with pytest.raises(intake_checking.AnotherIntake):
            intake_checking.check_file(workspace, tmp_path / "another")
    relay.served = json.dumps(told["weeks"][0]).encode()
    reporter = replace(intake, file=ombuds.file).reporter("b")
    reporter.report("About one of them.")
    relay.take(reporter)
    with pytest.raises(NotNamed):
        ombuds.collect(relay)
    relay.served = json.dumps(json.loads(ombuds.file.read_bytes())["weeks"][0]).encode()
    assert len(ombuds.collect(relay)) == 1


def test_a_desk_that_has_no_key_yet_keeps_nobody_from_checking(ombuds):
    with ombuds.opened() as workspace:
        intake_desks.add(workspace, Bilingual("Second", "Второй"), ABOUT)
    with ombuds.opened() as workspace:
        assert intake_checking.check_file(workspace, ombuds.file).number == 2


def test_a_later_signing_once_seen_lets_a_desk_outside_notice_an_earlier_one(intake, ombuds):
    with ombuds.opened() as workspace:
        assert intake_beginning.seen(workspace) == 1
        assert not intake_checking.check_file(workspace, ombuds.file).is_older
        assert intake_beginning.seen(workspace) == 2
        assert intake_checking.check_file(workspace, ombuds.file).seen == 2


def test_nothing_is_deleted_unless_a_keeper_said_that_nobody_else_collects(intake, ombuds, relay):
    reporter = intake.reporter("a")
    reporter.report("Only for the team.")
    relay.take(reporter)
    with intake.opened() as workspace:
        intake_beginning.collect_from(workspace, "http://127.0.0.1:9", is_only_reader=True)
        intake_desks.change(workspace, lambda held: replace(held, held=held.held[:1]))
    with ombuds.opened() as workspace:
        intake_beginning.collect_from(workspace, "http://127.0.0.1:9", is_only_reader=True)
    ombuds.collect(relay)
    assert len(relay.inbox) == 1, "a desk outside deletes nothing, whatever it was told"
    for is_only in (False, True):
        with intake.opened() as workspace:
            intake_beginning.collect_from(workspace, "http://127.0.0.1:9", "", is_only)
        intake.collect(relay)
        assert len(relay.inbox) == (0 if is_only else 1)


def test_what_could_not_be_deleted_after_it_was_kept_is_deleted_with_the_next_collecting(
    intake, relay, monkeypatch
):
    reporter = intake.reporter("a")
    reporter.report()
    relay.take(reporter)
    relay.inbox[os.urandom(16)] = os.urandom(16_384)
    with intake.opened() as workspace:
        intake_desks.change(workspace, lambda held: replace(held, held=held.held[:1]))
        intake_beginning.collect_from(workspace, "http://127.0.0.1:9", is_only_reader=True)

    def breaks(slot):
        raise RelayNotReached(reason="no answer in time")

    with monkeypatch.context() as patched:
        patched.setattr(relay, "drop", breaks)
        with pytest.raises(RelayNotReached):
            intake.collect(relay)
    assert len(relay.inbox) == 2
    intake.collect(relay)
    intake.collect(relay)
    assert len(relay.inbox) == 1, "only what is kept is deleted"


def test_the_address_of_the_whole_team_is_a_keeper_s_to_say_and_its_proxy_is_on_this_machine(
    intake,
):
    with intake.opened(BRON) as workspace, pytest.raises(NotYourRole):
        intake_beginning.collect_from(workspace, "http://127.0.0.1:9")
    with intake.opened() as workspace:
        for proxy in ("proxy.example:9050", "192.0.2.7:9050", ":9050", "9050"):
            with pytest.raises(intake_collecting.NotACollectingAddress):
                intake_beginning.collect_from(workspace, "http://abc.onion", proxy)
        for proxy in ("127.0.0.1:9050", "localhost:9050", "[::1]:9050"):
            intake_beginning.collect_from(workspace, "http://abc.onion", proxy)


def test_a_workspace_takes_part_in_one_intake_only(intake):
    with intake.opened() as workspace, pytest.raises(intake_beginning.IntakeThere):
        intake_beginning.join(workspace, intake.file)


def armored(envelope):
    told = base64.encodebytes(envelope).decode()
    return f"-----BEGIN AGE ENCRYPTED FILE-----\n{told}-----END AGE ENCRYPTED FILE-----\n"


def test_a_carried_text_in_which_a_letter_changed_is_told_and_nothing_of_it_is_kept(intake):
    reporter = intake.reporter()
    reporter.report()
    ((_, envelope),) = reporter.sent
    changed = envelope[:9000] + bytes([envelope[9000] ^ 1]) + envelope[9001:]
    with intake.opened() as workspace, pytest.raises(intake_lines.CarriedTextBroken):
        list(intake_lines.brought(workspace, armored(changed).encode()))
    with intake.opened() as workspace:
        assert list(intake_reports.listed(workspace, intake.desk)) == []


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


def test_a_safe_reply_speaks_the_language_of_who_wrote(intake, relay):
    reporter = intake.reporter()
    told = reporter.report("Они забрали брата.", language="ru")
    relay.take(reporter)
    intake.collect(relay)
    assert told.language == "ru"
    with intake.opened() as workspace:
        (line,) = intake_reports.listed(workspace, intake.desk)
        place = (workspace, intake.desk, line.identifier)
        assert intake_replying.safe_reply(*place, "read").startswith("Мы прочитали")


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
