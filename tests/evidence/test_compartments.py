import json
import os
import shutil

import pytest
from evidence.keeping import CHEAP, killed_at

from habeas.evidence.compartments import (
    DamagedCompartment,
    NobodyLeft,
    NoSuchCompartment,
    StoreNotCopied,
    begin_rekey,
    clear_unfinished,
    commit_rekey,
    compartment_identifiers,
    members_of,
    new_compartment,
    open_compartment,
    open_compartments,
    share,
)
from habeas.evidence.members import NoSuchMember, create_recovery


def test_everyone_it_is_shared_with_opens_the_same_key(workspace, general, ilsa, bren):
    (by_ilsa,) = open_compartments(workspace, ilsa)
    (by_bren,) = open_compartments(workspace, bren)
    assert by_ilsa == by_bren == general
    assert len(general.key) == 32


def test_a_member_opens_exactly_what_is_shared_with_them(workspace, general, ilsa, bren):
    testimony = new_compartment(workspace, [bren.identifier], os.urandom)
    assert open_compartments(workspace, ilsa) == (general,)
    assert set(open_compartments(workspace, bren)) == {general, testimony}


def test_absent_and_forbidden_are_told_apart_by_nothing(workspace, ilsa, bren):
    theirs = new_compartment(workspace, [bren.identifier], os.urandom)
    said = []
    for identifier in (theirs.identifier, "c-000000000000", "../members", ""):
        with pytest.raises(NoSuchCompartment) as raised:
            open_compartment(workspace, identifier, ilsa)
        said.append(str(raised.value).replace(identifier, "X"))
    assert len(set(said[:3])) == 1


def test_the_store_and_the_vault_have_their_places(workspace, general):
    folder = workspace / "compartments" / general.identifier
    assert general.store == folder / "epoch-1" / "store.db"
    assert general.vault == folder / "vault"
    assert general.vault.is_dir()


def test_no_file_holds_the_key_and_no_printed_form_shows_it(workspace, general):
    contents = [path.read_bytes() for path in workspace.rglob("*") if path.is_file()]
    assert not any(general.key in content for content in contents)
    assert repr(general.key) not in repr(general)


def test_sharing_lets_one_more_open_it(workspace, ilsa, bren):
    testimony = new_compartment(workspace, [ilsa.identifier], os.urandom)
    share(workspace, testimony, [bren.identifier])
    assert open_compartments(workspace, bren) == (testimony,)
    assert members_of(testimony) == tuple(sorted([ilsa.identifier, bren.identifier]))


def test_sharing_with_nobody_known_changes_nothing(workspace, general):
    before = members_of(general)
    with pytest.raises(NoSuchMember):
        share(workspace, general, ["m-000000000000"])
    assert members_of(general) == before


def test_a_compartment_for_nobody_is_refused(workspace):
    with pytest.raises(NobodyLeft):
        new_compartment(workspace, [], os.urandom)
    assert compartment_identifiers(workspace) == ()


def test_after_a_rekey_only_those_who_stay_can_open(workspace, general, ilsa, bren):
    following = begin_rekey(general, [ilsa.identifier], os.urandom)
    following.store.write_bytes(b"the store, written anew")
    commit_rekey(general, following)
    (opened,) = open_compartments(workspace, ilsa)
    assert opened == following
    assert opened.key != general.key
    assert open_compartments(workspace, bren) == ()
    assert not general.epoch.exists()


def test_a_rekey_in_the_making_changes_nothing_for_anyone(workspace, general, ilsa, bren):
    begin_rekey(general, [ilsa.identifier], os.urandom)
    assert open_compartments(workspace, ilsa) == (general,)
    assert open_compartments(workspace, bren) == (general,)


def test_an_epoch_without_its_store_never_comes_into_force(workspace, general, ilsa):
    following = begin_rekey(general, [ilsa.identifier], os.urandom)
    with pytest.raises(StoreNotCopied):
        commit_rekey(general, following)
    assert open_compartments(workspace, ilsa) == (general,)


def test_nobody_can_be_let_in_by_a_rekey(workspace, general):
    sheet, _ = create_recovery(workspace, os.urandom, CHEAP)
    with pytest.raises(NoSuchMember):
        begin_rekey(general, [sheet.identifier], os.urandom)


def test_a_rekey_that_would_leave_nobody_is_refused(general):
    with pytest.raises(NobodyLeft):
        begin_rekey(general, [], os.urandom)


def test_a_rekey_wraps_to_the_public_keys_it_knew_not_to_those_put_there_since(
    workspace, general, ilsa, bren
):
    files = workspace / "members"
    (files / f"{ilsa.identifier}.json").write_bytes(
        (files / f"{bren.identifier}.json").read_bytes()
    )
    following = begin_rekey(general, [ilsa.identifier], os.urandom)
    following.store.write_bytes(b"s")
    commit_rekey(general, following)
    assert open_compartments(workspace, ilsa) == (following,)
    assert open_compartments(workspace, bren) == ()


def test_a_list_of_members_that_was_added_to_is_not_believed(workspace, general, ilsa):
    path = general.epoch / "members.json"
    listed = json.loads(path.read_bytes())
    listed["members"]["m-000000000000"] = ilsa.recipient
    path.write_text(json.dumps(listed))
    for ask in (lambda: members_of(general), lambda: open_compartments(workspace, ilsa)):
        with pytest.raises(DamagedCompartment, match=general.identifier):
            ask()


def test_the_keys_of_one_compartment_are_not_taken_for_anothers(workspace, general, ilsa, bren):
    other = new_compartment(workspace, [ilsa.identifier, bren.identifier], os.urandom)
    shutil.rmtree(other.epoch)
    shutil.copytree(general.epoch, other.epoch)
    with pytest.raises(DamagedCompartment, match=other.identifier):
        open_compartment(workspace, other.identifier, ilsa)


@pytest.mark.parametrize("damaged", ["keys", "members.json", "current"])
def test_damage_is_named_and_never_passed_over(workspace, general, ilsa, damaged):
    paths = {
        "keys": general.epoch / "keys" / f"{ilsa.identifier}.age",
        "members.json": general.epoch / "members.json",
        "current": general.epoch.parent / "current",
    }
    paths[damaged].write_bytes(b"\xff?")
    with pytest.raises(DamagedCompartment, match=general.identifier):
        open_compartments(workspace, ilsa)


def test_a_pointer_to_another_folder_is_damage(workspace, general, ilsa):
    (general.epoch.parent / "current").write_text("../../members\n")
    with pytest.raises(DamagedCompartment):
        open_compartments(workspace, ilsa)


def test_what_never_came_into_force_is_cleared_and_named(workspace, general, ilsa):
    following = begin_rekey(general, [ilsa.identifier], os.urandom)
    unfinished = workspace / "compartments" / "c-000000000000" / "epoch-1" / "keys"
    unfinished.mkdir(parents=True)
    assert clear_unfinished(workspace) == (
        *sorted(["c-000000000000", f"{general.identifier}/epoch-2"]),
    )
    assert not following.epoch.exists()
    assert open_compartments(workspace, ilsa) == (general,)


def test_a_compartment_that_lost_its_pointer_is_not_taken_for_unfinished(workspace, general):
    general.store.write_bytes(b"evidence")
    (general.epoch.parent / "current").unlink()
    assert clear_unfinished(workspace) == ()
    assert general.store.read_bytes() == b"evidence"


def test_killed_at_any_step_of_a_rekey_the_store_is_never_lost(workspace, ilsa, bren):
    step, forces = 1, set()
    while True:
        opened = new_compartment(workspace, [ilsa.identifier, bren.identifier], os.urandom)
        opened.store.write_bytes(b"under " + opened.key)

        def rekey(opened=opened):
            following = begin_rekey(opened, [ilsa.identifier], os.urandom)
            following.store.write_bytes(b"under " + following.key)
            commit_rekey(opened, following)

        if not killed_at(step, rekey):
            break
        clear_unfinished(workspace)
        held = open_compartment(workspace, opened.identifier, ilsa)
        assert held.store.read_bytes() == b"under " + held.key
        assert len(list(held.epoch.parent.glob("epoch-*"))) == 1
        assert (members_of(held) == (ilsa.identifier,)) == (held.key != opened.key)
        forces.add(held.epoch.name)
        step += 1
    assert forces == {"epoch-1", "epoch-2"}


def test_killed_at_any_step_of_making_one_it_is_there_or_cleared_away(workspace, ilsa):
    step = 1
    while killed_at(step, lambda: new_compartment(workspace, [ilsa.identifier], os.urandom)):
        clear_unfinished(workspace)
        folders = sorted(p.name for p in (workspace / "compartments").iterdir())
        opened = open_compartments(workspace, ilsa)
        assert tuple(folders) == tuple(o.identifier for o in opened)
        step += 1
    assert step > 10


def test_killed_at_any_step_of_sharing_nobody_opens_without_being_listed(workspace, ilsa, bren):
    step = 1
    while True:
        opened = new_compartment(workspace, [ilsa.identifier], os.urandom)
        if not killed_at(step, lambda o=opened: share(workspace, o, [bren.identifier])):
            break
        can_open = opened in open_compartments(workspace, bren)
        assert bren.identifier in members_of(opened) or not can_open
        share(workspace, opened, [bren.identifier])
        assert opened in open_compartments(workspace, bren)
        step += 1
    assert step > 4
