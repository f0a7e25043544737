"""What was acknowledged survives the power failing after any step, in every legal state."""

import io
import os

import pytest
from evidence.keeping import CHEAP, OTHER, PASSPHRASE
from evidence.power import Trace, states_after

from habeas.evidence import groups
from habeas.evidence.compartments import (
    begin_rekey,
    clear_unfinished,
    commit_rekey,
    new_compartment,
    open_compartment,
    share,
)
from habeas.evidence.layout import create_workspace
from habeas.evidence.members import WrongPassphrase, change_passphrase, create_member, unlock
from habeas.evidence.vault import Vault
from habeas.words.errors import HabeasError

ID_KEY = bytes(32)


def violations(trace, into, is_kept):
    """How many states there are, and in how many a promise is broken."""
    states = broken = 0
    for moment in trace.moments:
        for state in states_after(moment, into):
            states += 1
            broken += not is_kept(state, moment.promised)
    return states, broken


def take_in(root, without=frozenset()):
    """Small and large objects, alone and in groups, as the archive takes them in."""
    vault, trace = Vault(root, ID_KEY), Trace(root, frozenset(without))
    with trace.recording():
        for content in (b"one small", b"large" * 30):
            trace.promise(vault.put(io.BytesIO(content), os.urandom))
        streams = [io.BytesIO(b"two small"), io.BytesIO(b"LARGE" * 30), io.BytesIO(b"three")]
        for sealed in vault.put_many(streams, os.urandom):
            trace.promise(sealed)
    return trace


def evidence_is_kept(state, promised):
    vault = Vault(state, ID_KEY)
    try:
        vault.recover([sealed.place for sealed in promised])
        for sealed in promised:
            vault.check(sealed)
    except HabeasError:
        return False
    return vault.leftovers([sealed.place for sealed in promised]) == ()


@pytest.fixture
def small_is_100_bytes(monkeypatch):
    monkeypatch.setattr(groups, "SMALL", 100)


def test_no_acknowledged_object_is_lost_in_any_state(tmp_path, small_is_100_bytes):
    trace = take_in(make(tmp_path / "vault"))
    states, broken = violations(trace, tmp_path / "state", evidence_is_kept)
    assert broken == 0
    assert states > 60


@pytest.mark.parametrize("left_out", ["files", "folders"])
def test_every_flush_is_needed_and_the_method_sees_it(tmp_path, small_is_100_bytes, left_out):
    trace = take_in(make(tmp_path / "vault"), {left_out})
    trace.moments = trace.moments[:18]  # without flushes the states double with every step
    assert violations(trace, tmp_path / "state", evidence_is_kept)[1] > 0


def test_a_new_passphrase_once_acknowledged_opens_and_before_that_one_of_the_two(tmp_path):
    workspace = make(tmp_path / "work")
    create_workspace(workspace)
    member = create_member(workspace, PASSPHRASE, os.urandom, CHEAP)
    trace = Trace(workspace)
    with trace.recording():
        change_passphrase(workspace, member, OTHER, os.urandom, CHEAP)
        trace.promise(OTHER)

    def is_kept(state, promised):
        return opened_by(state, OTHER) or (not promised and opened_by(state, PASSPHRASE))

    states, broken = violations(trace, tmp_path / "state", is_kept)
    assert broken == 0
    assert states >= 6


def opened_by(workspace, passphrase):
    try:
        unlock(workspace, passphrase)
    except WrongPassphrase:
        return False
    return True


def test_a_rekey_never_loses_the_store_and_lets_nobody_back_in(tmp_path):
    workspace = make(tmp_path / "work")
    create_workspace(workspace)
    stays = create_member(workspace, PASSPHRASE, os.urandom, CHEAP)
    goes = create_member(workspace, OTHER, os.urandom, CHEAP)
    opened = new_compartment(workspace, [stays.identifier, goes.identifier], os.urandom)
    opened.store.write_bytes(b"under " + opened.key)
    trace = Trace(workspace)
    with trace.recording():
        following = begin_rekey(opened, [stays.identifier], os.urandom)
        following.store.write_bytes(b"under " + following.key)
        trace.made(following.store)
        commit_rekey(opened, following)
        trace.promise("rekeyed")

    def is_kept(state, promised):
        clear_unfinished(state)
        try:
            held = open_compartment(state, opened.identifier, stays)
        except HabeasError:
            return False
        changed = held.key == following.key
        return held.store.read_bytes() == b"under " + held.key and (changed or not promised)

    states, broken = violations(trace, tmp_path / "state", is_kept)
    assert broken == 0
    assert states > 100


def test_a_compartment_once_made_or_shared_can_be_opened(tmp_path):
    workspace = make(tmp_path / "work")
    create_workspace(workspace)
    first = create_member(workspace, PASSPHRASE, os.urandom, CHEAP)
    second = create_member(workspace, OTHER, os.urandom, CHEAP)
    trace = Trace(workspace)
    with trace.recording():
        opened = new_compartment(workspace, [first.identifier], os.urandom)
        trace.promise((opened, first))
        share(workspace, opened, [second.identifier])
        trace.promise((opened, second))

    def is_kept(state, promised):
        clear_unfinished(state)
        try:
            return all(
                open_compartment(state, made.identifier, member).key == made.key
                for made, member in promised
            )
        except HabeasError:
            return False

    states, broken = violations(trace, tmp_path / "state", is_kept)
    assert broken == 0
    assert states > 50


def make(folder):
    folder.mkdir()
    return folder
