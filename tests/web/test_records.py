"""Verify and history: what a check says, what a checkpoint holds, who did what."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from web.sitting import words_of

from habeas.archive import access_log, custody, decisions, history
from habeas.archive import members as people
from habeas.archive.access import rows
from habeas.archive.access_log import Action
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.history import Change, SubjectKind
from habeas.archive.models import CustodyRow, ExhibitRow, StatementRow
from habeas.evidence.custody import EventKind
from habeas.words.roles import Role
from habeas.workspace.opening import now


def at(person, page=""):
    return f"/in/{person.general}/records{page}"


def checked(person):
    """Check everything, wait for the end, and read what the page says then."""
    led = person.post(at(person, "/check"))
    assert led.status_code == 302
    person.session.jobs._runner.shutdown(wait=True)
    person.session.jobs._runner = None
    return person.get(led["Location"]), person.sees(at(person))


def upload(note, name="checkpoint.txt"):
    return SimpleUploadedFile(name, note if isinstance(note, bytes) else note.encode())


def smallest(store):
    return rows(store, ExhibitRow).order_by("size", "sha256")[0]


def some_statement(store):
    return rows(store, StatementRow).filter(withdrawn=False).order_by("identifier")[0]


def test_before_the_first_check_the_page_says_what_one_does(mara):
    told = mara.sees(at(mara))
    assert "Nothing was checked here yet" in told
    assert "What a check can show, and what it cannot" in told


def test_a_check_that_finds_nothing_says_so_when_and_by_whom(mara):
    job, told = checked(mara)
    assert "Everything is as it was kept." in words_of(job)
    assert "As it was kept:" in told
    assert "Mara" in told
    assert custody.events(mara.workspace.general)[-1].kind is EventKind.VERIFIED


def test_a_changed_exhibit_is_named_with_what_to_do(mara):
    store = mara.workspace.general
    row = smallest(store)
    file, start, length = row.place.split(":")
    with (store.vault.folder / file).open("rb+") as held:
        held.seek(int(start) + int(length) // 2)
        byte = held.read(1)[0]
        held.seek(-1, 1)
        held.write(bytes([byte ^ 1]))
    job, told = checked(mara)
    assert f"DOES NOT MATCH: {row.identifier}" in words_of(job)
    assert "1 thing does not match what was kept" in told
    assert "its bytes are not those that were kept" in told
    assert "restore this exhibit from a backup" in told
    assert custody.events(store)[-1].kind is EventKind.CHANGED


def test_a_changed_record_is_named(mara):
    store = mara.workspace.general
    rows(store, CustodyRow).filter(sequence=0).update(member="m-somebody00")
    _, told = checked(mara)
    assert "Somebody or something changed the records" in told


def test_a_checkpoint_is_made_saved_and_held(mara):
    assert mara.post(at(mara, "/checkpoints")).status_code == 302
    saved = mara.get(at(mara, "/checkpoints/1"))
    assert saved["Content-Disposition"].startswith("attachment")
    note = saved.content.decode()
    assert note.startswith(f"habeas/{mara.general}\n")
    told = words_of(mara.post(at(mara, "/hold"), file=upload(note)))
    assert "The log still holds all" in told
    looked = access_log.page(mara.workspace.general, access_log.Wanted(action=Action.EXPORTED))
    assert looked.held[0].subject == "checkpoint/1"


def test_a_checkpoint_that_was_not_made_is_not_there(mara):
    assert mara.get(at(mara, "/checkpoints/7")).status_code == 404


def test_a_checkpoint_finds_that_the_end_was_cut_off(mara):
    store = mara.workspace.general
    note = custody.checkpoint(store, mara.session.member, now(), bytes)
    last = rows(store, CustodyRow).order_by("-sequence")[0]
    rows(store, CustodyRow).filter(pk=last.pk).delete()
    told = words_of(mara.post(at(mara, "/hold"), file=upload(note)))
    assert "a checkpoint shows it once had" in told


@pytest.mark.parametrize(
    ("content", "mistake"),
    [
        (b"", "This file is empty"),
        (b"\xff\xfe", "it is not text"),
        (b"Dear all,", "This is not a checkpoint."),
        (b"a" * 70_000, "This is too large to be a checkpoint."),
    ],
)
def test_what_is_no_checkpoint_is_said_to_be_none(mara, content, mistake):
    page = mara.post(at(mara, "/hold"), file=upload(content))
    assert page.status_code == 200
    assert mistake in words_of(page)


def test_without_a_file_the_form_comes_back(mara):
    assert "Choose the file." in words_of(mara.post(at(mara, "/hold")))


def test_the_history_tells_what_came_in_and_by_whom(mara):
    told = mara.sees(at(mara, "/history"), book="custody")
    assert "received" in told
    told = mara.sees(at(mara, "/history"), kind="exhibit")
    assert "statements drafted" in told
    assert "Mara" in told


def test_a_decision_is_told_with_its_reason_and_what_it_changed(mara):
    store, member = mara.workspace.general, mara.session.member
    said = some_statement(store)
    kind = SubjectKind.STATEMENT
    judged = Judgement(kind, said.identifier, Verdict.REJECT, "Nobody said so.", member, now())
    decisions.decide(store, judged, bytes)
    told = mara.sees(at(mara, "/history"), kind="statement")
    assert "Nobody said so." in told
    told = mara.sees(at(mara, f"/of/{said.identifier}"))
    assert "draft → rejected" in told
    assert "Mara" in told
    assert "As it is now" in told


def test_filters_leave_out_what_is_not_asked_for(mara):
    assert "Nothing of the kind" in mara.sees(at(mara, "/history"), last="2001-01-01")
    assert "Nothing of the kind" in mara.sees(at(mara, "/history"), thing="x-nothing0000")
    assert "Write the day as" in mara.sees(at(mara, "/history"), first="yesterday")


def test_a_thing_nobody_knows_is_not_there(mara):
    assert mara.get(at(mara, "/of/x-nothing0000")).status_code == 404


def test_a_thing_of_a_compartment_that_is_closed_is_not_there(mara):
    assert mara.get("/in/c-000000000000/records/of/x-1").status_code == 404


def test_what_others_searched_for_is_for_keepers(mara):
    store = mara.workspace.general
    looked = Change(SubjectKind.SEARCH, mara.general, "words", "", "Vessa", "", "m-other", now())
    history.note(store, looked)
    assert "Vessa" in mara.sees(at(mara, "/history"), kind="search")
    no_longer_keeper(mara)
    assert "Vessa" not in mara.sees(at(mara, "/history"))
    assert b"Vessa" not in mara.get(at(mara, f"/of/{mara.general}")).content
    assert mara.get(at(mara, "/access")).status_code == 404


def no_longer_keeper(person):
    store, member = person.workspace.general, person.session.member
    people.name_member(store, "m-000000000000", "Ilse", now())
    people.set_roles(store, "m-000000000000", (Role.KEEPER,), "", (member, now()))
    people.set_roles(store, member, (Role.DOCUMENTER,), "", (member, now()))
    person.post("/sign-out")
    person.sign_in()


def test_keepers_see_who_looked_at_what(mara):
    exhibit = smallest(mara.workspace.general).identifier
    mara.get(f"/in/{mara.general}/exhibits/{exhibit}")
    told = mara.sees(at(mara, "/access"), thing=exhibit)
    assert exhibit in told
    assert "Mara" in told
    assert "Nothing of the kind" in mara.sees(at(mara, "/access"), thing="x-nothing0000")


def test_a_flipped_byte_is_found_in_the_copy_and_the_real_one_is_intact(mara):
    store = mara.workspace.general
    before = {p: p.read_bytes() for p in store.vault.folder.rglob("*") if p.is_file()}
    told = words_of(mara.post(at(mara, "/demonstration"), what="byte"))
    assert "Found The check says: these bytes are not those that were kept" in told
    assert "Intact The check says: as it was kept" in told
    after = {p: p.read_bytes() for p in store.vault.folder.rglob("*") if p.is_file()}
    assert after == before
    assert not list(mara.workspace.folder.glob(".new-*"))


def test_a_shortened_copy_of_the_log_is_found_by_the_checkpoint_alone(mara):
    length = len(custody.leaves(mara.workspace.general))
    told = words_of(mara.post(at(mara, "/demonstration"), what="log"))
    assert "By itself: gives no sign of it." in told
    assert "Held against the checkpoint: entries are missing." in told
    assert "every entry is there" in told
    assert len(custody.leaves(mara.workspace.general)) == length


def test_names_and_reasons_never_become_markup(mara):
    store = mara.workspace.general
    evil = "<script>alert(1)</script>"
    told = (SubjectKind.MEMBER, "m-1", "name", evil, evil, evil, "", now())
    history.note(store, Change(*told))
    assert b"<script>alert" not in mara.get(at(mara, "/history")).content
    assert b"<script>alert" not in mara.get(at(mara, "/of/m-1")).content
