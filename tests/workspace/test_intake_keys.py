"""Week keys: made ahead, buried in time, and not dug up by any copy."""

import json
import os
import shutil
from dataclasses import replace
from datetime import date

import pytest
from intake.stand_in import StandIn
from workspace.intake_team import BRON, ROOT, agreed, keys_beside, later

from habeas.archive import ledger
from habeas.evidence.sealing import HybridIdentity
from habeas.intake import blocks, plain, roots
from habeas.intake import deployment as deployments
from habeas.intake.blocks import BadSignature
from habeas.intake.desks import KeySwapped, NoKeyForWeek, NoOutsideDesk, OfferedKey
from habeas.intake.kept import EnvelopeOutcome, Incoming
from habeas.intake.plain import NotOfTheFormat
from habeas.intake.roots import WrongRootPassphrase
from habeas.intake.transport import RelayAnsweredStrangely
from habeas.intake.weeks import Week
from habeas.words.bilingual import Bilingual
from habeas.workspace import (
    intake_beginning,
    intake_checking,
    intake_desks,
    intake_keys,
    intake_signing,
)
from habeas.workspace.intake_keys import ClockDoubted, KeysNotHere, KeyState, NotToday
from habeas.workspace.intake_sorting import frame_of
from habeas.workspace.opening import FileThere, now


def captured(intake):
    """What somebody copied off the wire this week."""
    relay, reporter = StandIn(), intake.reporter()
    reporter.report("Captured on the wire.")
    relay.take(reporter)
    return relay


def what_opens(intake, relay):
    agreed(intake)
    try:
        steps = intake.collect(relay)
    except KeysNotHere:
        with intake.opened() as workspace:
            intake_keys.make(workspace, intake.desk, lost=True)
        steps = intake.collect(relay)
    return steps[0].what.outcome if steps else EnvelopeOutcome.NOT_OURS


def copy(intake, name, workspace, keys):
    """A restored copy: the workspace from one place, the key folder from another (or none)."""
    folder = intake.team.folder.parent / name / "cases"
    shutil.copytree(workspace, folder)
    if keys is not None:
        shutil.copytree(keys, keys_beside(folder))
    return replace(intake, team=replace(intake.team, folder=folder))


def test_twelve_weeks_have_keys_and_each_names_the_day_on_which_it_goes(intake):
    with intake.opened() as workspace:
        weeks = intake_keys.states(workspace, intake.desk)
    assert len(weeks) == 12
    assert {one.state for one in weeks} == {KeyState.HERE}
    assert all((one.dies_on - one.week.monday).days == 42 for one in weeks)


def test_after_thirty_five_days_neither_the_workspace_nor_any_copy_of_half_of_it_opens_a_capture(
    intake, monkeypatch
):
    relay, here = captured(intake), intake.team.folder
    old, keys = here.parent / "old", here.parent / "old-keys"
    shutil.copytree(here, old)
    shutil.copytree(keys_beside(here), keys)
    later(monkeypatch, weeks=6, days=1)
    agreed(intake)
    with intake.opened() as workspace:
        assert intake_keys.bury(workspace, intake.desk) == ()  # agreeing has done it
        assert intake_keys.states(workspace, intake.desk)[0].state is KeyState.DESTROYED
    buried = keys_beside(here)
    monkeypatch.undo()  # even one who turns their clock back
    restored = {
        "as it is": (here, buried),
        "an old workspace without the key folder": (old, None),
        "an old workspace with today's key folder": (old, buried),
        "today's workspace with an old key folder": (here, keys),
    }
    for name, (workspace, folder) in restored.items():
        found = what_opens(copy(intake, name, workspace, folder), relay)
        assert found is EnvelopeOutcome.NOT_OURS, name
    assert what_opens(copy(intake, "both, before", old, keys), relay) is EnvelopeOutcome.KEPT


def test_a_full_copy_from_before_buries_its_keys_once_somebody_agrees_with_the_clock(
    intake, monkeypatch
):
    relay = captured(intake)
    later(monkeypatch, weeks=6, days=1)
    with pytest.raises(ClockDoubted):
        intake.collect(relay)
    assert what_opens(intake, relay) is EnvelopeOutcome.NOT_OURS


def test_any_command_by_anybody_buries_the_keys_of_every_desk(intake, monkeypatch):
    first = str(intake.reporter().week)
    held = [*keys_beside(intake.team.folder).glob(f"*/{first}")]
    assert len(held) == 1
    for days in (13, 26, 39, 43):
        with monkeypatch.context() as patched:
            later(patched, days=days)
            with intake.opened(BRON):
                pass
    assert not held[0].exists()


def test_what_was_collected_in_time_stays_readable_after_its_key_is_gone(intake, monkeypatch):
    relay = captured(intake)
    (step,) = intake.collect(relay)
    later(monkeypatch, weeks=7)
    agreed(intake)
    with intake.opened() as workspace:
        store = workspace.store(intake.desk)
        (kept,) = ledger.held(store, Incoming)
        frame = frame_of(store, kept.value.envelope)
    assert kept.identifier == step.what.identifier
    assert frame.message.happened == "Captured on the wire."


def test_the_key_folder_asks_backup_programs_to_leave_it_out(intake):
    tag = keys_beside(intake.team.folder) / "CACHEDIR.TAG"
    assert tag.read_bytes().startswith(b"Signature: 8a477f597d28d172789f06886806bc55")


def test_new_keys_after_somebody_left_replace_all_but_this_week_s(intake):
    with intake.opened() as workspace:
        before = intake_keys.public_keys(workspace, intake.desk)
        intake_keys.make(workspace, intake.desk, anew=True)
        after = intake_keys.public_keys(workspace, intake.desk)
    same = [week for week in before if before[week] == after[week]]
    assert same == [min(before)]


def test_a_published_week_with_another_key_than_the_desk_made_is_told_before_anything_else(intake):
    def swapped(held):
        others = tuple(OfferedKey(one.week, intake.outside.recipient) for one in held.held[0].keys)
        return held.with_keys("a", others)

    relay = captured(intake)
    with intake.opened() as workspace:
        intake_desks.change(workspace, swapped)
        out = intake.root.with_name("again.json")
        with pytest.raises(KeySwapped):
            intake_signing.sign(workspace, intake.root, ROOT, out)
        assert not out.exists()
    relay.served = signed_elsewhere(intake, HybridIdentity.generate(os.urandom).recipient)
    with pytest.raises(KeySwapped):
        intake.collect(relay)
    assert relay.asked == []


def signed_elsewhere(intake, key, number=1):
    """This week as somebody who holds the root key signs it in secret: with another key."""
    root = roots.opened_file(intake.root.read_bytes(), ROOT, "")
    _, weeks = deployments.read(intake.file.read_bytes())
    told = replace(weeks[0], number=number)
    desks = tuple(replace(one, key=key if one.place == "a" else one.key) for one in told.desks)
    return plain.written(blocks.signed(replace(told, desks=desks), root))


def test_a_week_that_the_root_key_signed_and_this_team_did_not_is_told(intake):
    relay = StandIn()
    with intake.opened() as workspace:
        own = intake_keys.public_keys(workspace, intake.desk)
        key = own[str(intake.reporter().week)]
        relay.served = signed_elsewhere(intake, key)
        assert not intake_checking.check_served(workspace, relay).is_older
        relay.served = signed_elsewhere(intake, key, number=2)
        with pytest.raises(intake_checking.SignedElsewhere):
            intake_checking.check_served(workspace, relay)
        relay.served = b"<html>"
        with pytest.raises(RelayAnsweredStrangely):
            intake_checking.check_served(workspace, relay)
        relay.served = None
        assert intake_checking.check_served(workspace, relay) is None


def test_new_keys_are_checked_and_old_ones_still_open_what_live_kits_seal(intake):
    relay, reporter = StandIn(), intake.reporter()
    ahead = Week.of(now().date()).later(1)
    _, weeks = deployments.read(intake.file.read_bytes())
    reporter.readers = tuple(one.key for one in weeks[1].desks)
    reporter.week = ahead
    reporter.report("Sealed to a key of next week, from a kit.")
    relay.take(reporter)
    with intake.opened() as workspace:
        intake_keys.make(workspace, intake.desk, anew=True)
    (step,) = intake.collect(relay)
    assert (step.what.outcome, step.what.marks) == (EnvelopeOutcome.KEPT, ())


def test_the_least_number_rises_when_a_signed_week_has_other_readers_and_not_before(intake):
    again, anew = intake.root.with_name("again.json"), intake.root.with_name("anew.json")
    with intake.opened() as workspace:
        assert intake_signing.sign(workspace, intake.root, ROOT, again).least == 0
        intake_keys.make(workspace, intake.desk, anew=True)
        signed = intake_signing.sign(workspace, intake.root, ROOT, anew)
        assert (signed.number, signed.least) == (3, 3)
        with pytest.raises(FileThere):
            intake_signing.sign(workspace, intake.root, ROOT, anew)
        checked = intake_checking.check_file(workspace, intake.file)
    assert (checked.number, checked.seen, checked.is_older) == (1, 3, True)
    assert json.loads(again.read_bytes())["least"] == 0
    told = json.loads(anew.read_bytes())
    assert told["least"] == 3
    told["weeks"][0] = json.loads(again.read_bytes())["weeks"][0]
    with pytest.raises(NotOfTheFormat):
        deployments.read(json.dumps(told).encode())


def test_one_wrong_clock_destroys_no_key_and_a_person_settles_which_day_it_is(intake, monkeypatch):
    with monkeypatch.context() as patched:
        later(patched, days=365)
        with intake.opened(BRON) as workspace:
            assert intake_keys.bury(workspace, intake.desk) == ()
            with pytest.raises(ClockDoubted):
                intake_keys.make(workspace, intake.desk)
            with pytest.raises(NotToday):
                intake_keys.believe_clock(workspace, intake.desk, date(2026, 11, 27))
    assert what_opens(intake, captured(intake)) is EnvelopeOutcome.KEPT
    with intake.opened() as workspace:
        assert {one.state for one in intake_keys.states(workspace, intake.desk)} == {KeyState.HERE}


def test_keys_a_wrong_clock_did_destroy_are_made_again_for_weeks_that_are_not_past(
    intake, monkeypatch
):
    with monkeypatch.context() as patched:
        later(patched, days=365)
        agreed(intake)
    agreed(intake)
    with intake.opened() as workspace:
        assert len(intake_keys.make(workspace, intake.desk)) == 12
        intake_signing.sign(workspace, intake.root, ROOT, intake.root.with_name("again.json"))
    file = intake.root.with_name("again.json")
    assert what_opens(intake, captured(replace(intake, file=file))) is EnvelopeOutcome.KEPT


def test_without_the_key_folder_nothing_is_made_or_collected_and_with_it_all_goes_on(intake):
    relay, beside = captured(intake), keys_beside(intake.team.folder)
    away = beside.rename(beside.with_name("away"))
    with intake.opened() as workspace, pytest.raises(KeysNotHere):
        intake_keys.make(workspace, intake.desk)
    with pytest.raises(KeysNotHere):
        intake.collect(relay)
    away.rename(beside)
    assert what_opens(intake, relay) is EnvelopeOutcome.KEPT


def test_a_folder_given_up_that_comes_back_opens_what_no_key_opened_before(intake):
    relay, beside = captured(intake), keys_beside(intake.team.folder)
    away = beside.rename(beside.with_name("away"))
    with intake.opened() as workspace:
        assert len(intake_keys.make(workspace, intake.desk, lost=True)) == 12
    assert intake.collect(relay) == []
    assert intake.collect(relay) == []
    assert len(relay.asked) == 1
    shutil.copytree(away, beside, dirs_exist_ok=True)
    (step,) = intake.collect(relay)
    assert step.what.outcome is EnvelopeOutcome.KEPT
    assert intake.collect(relay) == []


def test_signing_refuses_without_a_desk_outside_unless_a_reason_is_given_and_kept(intake):
    out = intake.root.with_name("again.json")
    with intake.opened() as workspace:
        intake_desks.change(workspace, lambda held: replace(held, held=held.held[:1]))
        with pytest.raises(NoOutsideDesk):
            intake_signing.sign(workspace, intake.root, ROOT, out)
        intake_signing.sign(workspace, intake.root, ROOT, out, alone="They closed in May.")
        assert intake_signing.last_signed(workspace).alone == "They closed in May."
        assert intake_signing.last_signed(workspace).number == 2


def test_signing_takes_the_right_key_the_right_passphrase_and_a_new_file(intake):
    out = intake.root.with_name("again.json")
    with intake.opened() as workspace:
        with pytest.raises(WrongRootPassphrase):
            intake_signing.sign(workspace, intake.root, "another long passphrase", out)
        with pytest.raises(FileThere):
            intake_signing.sign(workspace, intake.root, ROOT, intake.file)
        intake_desks.change(workspace, lambda held: held.with_keys("a", held.held[0].keys[:3]))
        with pytest.raises(NoKeyForWeek):
            intake_signing.sign(workspace, intake.root, ROOT, out)
    assert not out.exists()


def test_the_deployment_file_holds_signed_weeks_and_a_changed_one_is_refused(intake):
    found, weeks = deployments.read(intake.file.read_bytes())
    assert len(weeks) == 12
    assert [one.is_outside for one in weeks[0].desks] == [False, True]
    with intake.opened() as workspace:
        assert intake_beginning.deployment(workspace) == found
    changed = intake.file.read_bytes().replace(b'"signature":"', b'"signature":"A', 1)
    with pytest.raises((BadSignature, NotOfTheFormat)):
        deployments.read(changed)


def test_a_desk_without_a_name_or_with_one_the_form_cannot_show_is_refused(intake):
    about, long = Bilingual("Two people.", "Два человека."), Bilingual("x" * 101, "x")
    with intake.opened() as workspace:
        for name in (Bilingual("", "Стол"), Bilingual(" ", " "), long):
            with pytest.raises(intake_desks.NamelessDesk):
                intake_desks.add(workspace, name, about)


def test_four_readers_are_the_most_and_the_recovery_key_is_one_of_them(intake, tmp_path):
    (tmp_path / "spare.txt").write_text(intake.outside.recipient)
    about = Bilingual("Somebody else.", "Кто-то ещё.")
    with intake.opened() as workspace:
        intake_desks.set_recovery(workspace, tmp_path / "spare.txt", Bilingual("Safe", "Сейф"))
        third = Bilingual("Third", "Третий")
        intake_desks.add_outside(workspace, tmp_path / "spare.txt", third, about)
        with pytest.raises(intake_desks.TooManyReaders):
            intake_desks.add(workspace, Bilingual("Fourth", "Четвёртый"), about)
