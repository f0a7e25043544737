"""Compartments at the desk: made, shared, given new keys, upgraded."""

import pytest
from archive.first_format import write_first_format
from web.joining import added, alone, made, signed_in
from web.sitting import PASSPHRASE, words_of

from habeas.archive import access, history
from habeas.archive.history import SubjectKind
from habeas.evidence.compartments import open_compartments
from habeas.evidence.members import unlock


@pytest.fixture
def mara(empty_desk):
    """Alone in a workspace with nothing in it."""
    return alone(empty_desk)


# Compartments


def test_a_compartment_is_made_and_used_in_the_same_sitting(mara):
    place = made(mara)
    page = mara.sees("/compartments")
    assert "voices For: testimony Mara you the recovery sheet" in page
    assert mara.get(f"/in/{place}/exhibits").status_code == 200
    taken = mara.post("/compartments/new", name="voices", purpose="reports")
    assert "There is a compartment called voices already." in words_of(taken)


def test_a_compartment_opens_for_whom_it_is_shared_with_and_closes_again_with_a_reason(mara):
    bron, place = added(mara), made(mara)
    person = signed_in(mara)
    assert "voices" not in person.sees("/compartments")
    assert person.get(f"/in/{place}/exhibits").status_code == 404
    mara.post(f"/compartments/{place}/share", members=[bron])
    assert person.get(f"/in/{place}/exhibits").status_code == 200
    page = f"/compartments/{place}/withdraw/{bron}"
    assert "Say why" in words_of(mara.post(page, sure="on"))
    assert mara.post(page, sure="on", reason="works on other things now").status_code == 302
    assert person.get(f"/in/{place}/exhibits").status_code == 404
    assert mara.get(f"/in/{place}/exhibits").status_code == 200
    store = mara.workspace.store(place)
    told = history.history(store, SubjectKind.COMPARTMENT, place)[-1]
    assert (told.field, told.old, told.reason) == ("withdrawn", bron, "works on other things now")


def test_general_cannot_be_withdrawn_from_anybody_nor_a_place_from_oneself(mara):
    bron, place = added(mara), made(mara)
    assert mara.get(f"/compartments/{mara.general}/withdraw/{bron}").status_code == 404
    assert mara.get(f"/compartments/{place}/withdraw/{mara.session.member}").status_code == 404


def test_a_new_key_is_in_force_at_once_for_everybody_who_is_signed_in(mara):
    added(mara)
    person, general = signed_in(mara), mara.general
    before = mara.workspace.compartment(general).key
    assert mara.post(f"/compartments/{general}/rekey").status_code == 200
    assert mara.workspace.compartment(general).key == before
    assert mara.post(f"/compartments/{general}/rekey", sure="on").status_code == 302
    assert mara.workspace.compartment(general).key != before
    assert mara.get("/members").status_code == 200
    assert person.get("/members").status_code == 200


# Upgrading


def test_an_older_workspace_is_upgraded_at_sign_in_with_a_copy_first(mara):
    mara.post("/sign-out")
    member = unlock(mara.desk.folder, PASSPHRASE)
    (general,) = open_compartments(mara.desk.folder, member)
    write_first_format(general)
    answer = mara.sign_in()
    assert "Upgrade now: a copy is kept first" in words_of(answer)
    assert access.admitted() == ()
    wrong = mara.post("/sign-in/upgrade", passphrase="not this one at all", next="/members")
    assert "opens nothing here" in words_of(wrong)
    done = mara.post("/sign-in/upgrade", passphrase=PASSPHRASE, next="/members")
    assert (done.status_code, done.headers["Location"]) == (302, "/members")
    assert general.store.with_name("store.format-1.db").exists()
    assert "habeas upgrade WORKSPACE --back" in mara.sees("/members")


def test_the_way_back_is_told_only_where_a_copy_is_kept(mara):
    assert "--back" not in mara.sees("/members")
    assert mara.get("/sign-in/upgrade").headers["Location"] == "/sign-in"


def test_a_store_that_does_not_open_leaves_no_other_one_open(mara):
    place = made(mara)
    store = mara.workspace.compartment(place).store
    mara.post("/sign-out")
    store.write_bytes(b"\0" * 4096)
    answer = mara.sign_in()
    assert answer.status_code == 200
    assert access.admitted() == ()
