"""Week keys: made ahead, buried in time, and not dug up by any copy."""

import shutil
from dataclasses import replace

import pytest
from intake.stand_in import StandIn
from workspace.intake_team import BRON, ROOT, keys_beside, later

from habeas.archive import ledger
from habeas.intake import deployment as deployments
from habeas.intake.blocks import BadSignature
from habeas.intake.desks import KeySwapped, NoKeyForWeek, NoOutsideDesk, OfferedKey
from habeas.intake.kept import EnvelopeOutcome, Incoming
from habeas.intake.plain import NotOfTheFormat
from habeas.intake.roots import WrongRootPassphrase
from habeas.words.bilingual import Bilingual
from habeas.workspace import intake_beginning, intake_desks, intake_keys, intake_signing
from habeas.workspace.intake_keys import KeyState
from habeas.workspace.intake_sorting import frame_of
from habeas.workspace.opening import FileThere


def captured(intake):
    """What somebody copied off the wire this week."""
    relay, reporter = StandIn(), intake.reporter()
    reporter.report("Captured on the wire.")
    relay.take(reporter)
    return relay


def what_opens(intake, relay):
    (step,) = intake.collect(relay)
    return step.what.outcome


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
    with intake.opened() as workspace:
        assert intake_keys.bury(workspace, intake.desk) == ()  # opening has done it
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


def test_a_full_copy_from_before_buries_its_keys_the_moment_it_is_used_after_their_day(
    intake, monkeypatch
):
    relay = captured(intake)
    later(monkeypatch, weeks=6, days=1)
    assert what_opens(intake, relay) is EnvelopeOutcome.NOT_OURS


def test_any_command_by_anybody_buries_the_keys_of_every_desk(intake, monkeypatch):
    first = str(intake.reporter().week)
    held = [*keys_beside(intake.team.folder).glob(f"*/{first}")]
    later(monkeypatch, weeks=6, days=1)
    with intake.opened(BRON):
        pass
    assert len(held) == 1
    assert not held[0].exists()


def test_what_was_collected_in_time_stays_readable_after_its_key_is_gone(intake, monkeypatch):
    relay = captured(intake)
    (step,) = intake.collect(relay)
    later(monkeypatch, weeks=7)
    with intake.opened() as workspace:
        intake_keys.bury(workspace, intake.desk)
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
        intake_keys.make(workspace, intake.desk, anew=True)
    with pytest.raises(KeySwapped):
        intake.collect(relay)


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
