"""A member leaves: a new key, the same evidence."""

import dataclasses
import io
import os

import pytest
from archive.compartment import NOON

from habeas.archive import custody, exhibits, stores
from habeas.archive.keyring import StoreLocked
from habeas.archive.sqlcipher.base import StoreDamaged
from habeas.archive.verification import verify
from habeas.evidence import compartments, layout, members
from habeas.evidence.passphrases import Cost

QUICK = Cost(memory=8 * 1024, passes=1)
CAME = exhibits.Received("a.txt", "text/plain", "paper", "added", "m-ana", NOON)


@pytest.fixture
def team(tmp_path):
    folder = tmp_path / "workspace"
    layout.create_workspace(folder)
    people = [
        members.create_member(folder, f"the long passphrase of {name}", os.urandom, QUICK)
        for name in ("ana", "bek")
    ]
    yield folder, *people
    stores.close_stores()


def test_after_a_rekey_those_who_stay_find_everything_and_the_old_key_opens_nothing(team):
    folder, ana, bek = team
    both = [ana.identifier, bek.identifier]
    old = compartments.new_compartment(folder, both, os.urandom)
    store = stores.create_store(old, "general", "w-1", NOON, os.urandom)
    ((kept, _),) = exhibits.receive(store, [(io.BytesIO(b"a report"), CAME)], os.urandom)
    note = custody.checkpoint(store, ana.identifier, NOON, os.urandom)

    following = compartments.begin_rekey(old, [ana.identifier], os.urandom)
    stores.copy_store(old, following)
    compartments.commit_rekey(old, following)

    (opened,) = compartments.open_compartments(folder, ana)
    again = stores.open_store(opened)
    assert store.log_key == again.log_key
    assert again.vault.read(exhibits.exhibit(again, kept).sealed) == b"a report"
    assert custody.hold_against(again, note).size == 2
    assert verify([again]) == ()
    assert compartments.open_compartments(folder, bek) == ()
    with pytest.raises(StoreLocked):
        exhibits.exhibits(store)
    with pytest.raises(StoreDamaged):
        stores.open_store(dataclasses.replace(opened, key=old.key))


def test_a_rekey_that_was_broken_off_leaves_the_old_key_in_force(team):
    folder, ana, _ = team
    old = compartments.new_compartment(folder, [ana.identifier], os.urandom)
    store = stores.create_store(old, "general", "w-1", NOON, os.urandom)
    stores.copy_store(old, compartments.begin_rekey(old, [ana.identifier], os.urandom))
    stores.close_stores(store)
    (opened,) = compartments.open_compartments(folder, ana)
    assert opened == old
    stores.copy_store(opened, compartments.begin_rekey(opened, [ana.identifier], os.urandom))
    assert verify([stores.open_store(opened)]) == ()
