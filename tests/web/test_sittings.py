"""Sittings that somebody means ill by: ended ones, guessed ones, prepared ones."""

import gc
import re
import threading
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.http import HttpResponse, HttpResponseRedirect
from django.test import Client
from web.sitting import PASSPHRASE, Person, words_of
from web.test_frame import request_of

from habeas.archive import access, access_log
from habeas.evidence.disk import DiskFull
from habeas.evidence.members import UnlockedMember, member_identifiers
from habeas.web import gate, openfiles, serving_now, uploads
from habeas.web.jobs.running import State
from habeas.web.serving import Place, check
from habeas.web.signing.attempts import Attempts, WaitBeforeTrying
from habeas.words.errors import WrongUse
from habeas.words.roles import Right, Role
from habeas.workspace import desk as desks
from habeas.workspace import members
from habeas.workspace.opening import GENERAL, make_compartment, open_workspace

READER = "a reader walks by the river"


@pytest.fixture
def reader(mara):
    members.add(mara.workspace, ("Reader",), READER, (Role.READER,))
    mara.desk.refresh()
    person = Person(mara.desk, READER)
    assert person.sign_in().status_code == 302
    return person


def test_what_waits_while_its_sitting_is_ended_is_not_done(mara):
    done = []

    @gate.needs(Right.READ)
    def decide(request):
        done.append(request)
        return HttpResponseRedirect("/done")

    request = request_of(mara.session)
    serving_now.sessions().shut_out(mara.session)
    assert decide(request).status_code == 401
    assert done == []


def test_no_work_begins_for_somebody_who_has_signed_out(mara):
    session, begun = mara.session, []
    mara.post("/sign-out")
    job = session.jobs.start("late", "/", lambda progress: begun)
    assert job.state is State.STOPPED
    assert not session.jobs.is_busy


def test_keys_are_forgotten_also_when_leaving_cannot_be_noted(mara, monkeypatch):
    def full(workspace):
        raise DatabaseError

    monkeypatch.setattr(desks, "note_signed_out", full)
    mara.post("/sign-out")
    assert access.admitted() == ()


def test_whose_sign_in_is_refused_leaves_nothing_open(desk):
    with open_workspace(desk.desk.folder, PASSPHRASE) as workspace:
        folder, member = workspace.folder, workspace.member.identifier
        make_compartment(folder, GENERAL, {member: "Mara"}, "another")
    answer = Person(desk.desk).sign_in()
    assert "several compartments called general" in words_of(answer)
    assert access.admitted() == ()


@pytest.mark.parametrize("name", ["*", "*.example", ".example"])
def test_a_desk_is_served_under_whole_names_alone(name):
    with pytest.raises(WrongUse):
        check(Place(names=(name,)))


def test_no_key_stays_in_memory_after_signing_out(mara):
    for where in ("/", "/members/you", f"/in/{mara.general}/exhibits", "/search?q=barracks"):
        assert mara.client.get(where).status_code == 200
    job = mara.session.jobs.start("work", "/", lambda progress: iter(["a"]))
    for _ in range(500):
        if job.is_over:
            break
        threading.Event().wait(0.02)
    mara.post("/sign-out")
    gc.collect()
    # Others of this process may have keys of other workspaces at hand: those of tests before.
    here = member_identifiers(mara.desk.folder)
    held = [one for one in gc.get_objects() if isinstance(one, UnlockedMember)]
    assert [one for one in held if one.identifier in here] == []


def test_signing_in_gives_a_token_nobody_knew_before(desk):
    person = Person(desk.desk)
    person.client.cookies["habeas_desk"] = "a-token-somebody-chose"
    person.sign_in()
    first = person.client.cookies["habeas_desk"].value
    assert first != "a-token-somebody-chose"
    person.sign_in()
    assert person.client.cookies["habeas_desk"].value != first
    assert desk.find(first, serving_now.clock()()) is None


def test_a_token_in_the_address_opens_nothing(mara):
    token = mara.client.cookies["habeas_desk"].value
    assert Client(SERVER_NAME="localhost").get("/", {"habeas_desk": token}).status_code == 302


def test_the_token_is_for_this_desk_and_no_script(mara):
    held = mara.client.cookies["habeas_desk"]
    assert (held["httponly"], held["samesite"], held["path"]) == (True, "Strict", "/")
    assert (held["domain"], held["max-age"]) == ("", "")


def test_on_an_encrypted_way_the_token_never_goes_in_clear_nor_comes_from_elsewhere(
    desk, monkeypatch
):
    # Also behind a proxy that does not say so in each request.
    monkeypatch.setattr(settings, "CSRF_COOKIE_SECURE", True)
    person = Person(desk.desk)
    person.sign_in()
    held = person.client.cookies["__Host-habeas_desk"]
    assert (held["secure"], held["path"], held["domain"]) == (True, "/", "")
    assert "habeas_desk" not in person.client.cookies
    assert person.get("/").status_code == 200


def test_twelve_hours_end_the_busiest_sitting(mara, watch):
    for _ in range(60):
        watch.pass_by(minutes=12)
        assert mara.get("/").status_code == 200
    watch.pass_by(minutes=12)
    assert mara.get("/").status_code == 302


def carried_in(answer):
    return re.search(r'name="carried" value="([^"]+)"', answer.content.decode())[1]


def test_a_form_that_somebody_left_in_the_sign_in_page_is_not_sent_on_with_a_click(mara, watch):
    left = Person(mara.desk)
    left.client.cookies["habeas_member"] = mara.session.member
    form = carried_in(left.post("/members/m-000000000000/roles", roles="keeper", reason="mine"))
    page = left.post("/sign-in", passphrase=PASSPHRASE, carried=form).content.decode()
    assert 'action="/members/m-000000000000/roles"' not in page
    assert "It is not known that you typed this" in page
    assert "mine" in page


def test_a_form_goes_on_with_the_member_who_sent_it_and_nobody_else(mara, reader, watch):
    watch.pass_by(minutes=30)
    form = carried_in(mara.post("/jobs/none/stop", note="a long thought"))
    signed_in = reader.post("/sign-in", passphrase=READER, carried=form)
    assert "a long thought" not in signed_in.content.decode()
    answer = reader.post("/sign-in/again", carried=form)
    assert (answer.status_code, answer.headers["Location"]) == (302, "/")


@pytest.mark.parametrize(
    "elsewhere", ["//elsewhere.example/x", "/\\elsewhere.example", "javascript:alert(1)"]
)
def test_nobody_is_led_elsewhere_whatever_the_address_says(desk, elsewhere):
    person = Person(desk.desk)
    answer = person.post("/sign-in", passphrase=PASSPHRASE, next=elsewhere)
    assert answer.headers["Location"] == "/"
    assert person.post("/language", language="en", next=elsewhere).headers["Location"] == "/"


def test_a_form_from_elsewhere_can_carry_no_address_of_another_site(desk):
    stranger = Person(desk.desk)
    answer = stranger.client.post("//elsewhere.example/x", {"a": "b"})
    assert answer.status_code == 404


def test_a_stranger_who_guesses_keeps_nobody_out_who_was_here_before(mara):
    mara.post("/sign-out")
    stranger = Person(mara.desk, "a guess that is wrong")
    for _ in range(12):
        stranger.sign_in()
    assert "Several wrong passphrases" in words_of(Person(mara.desk).sign_in())
    assert mara.sign_in().status_code == 302


def test_a_colleague_cannot_guess_between_two_of_their_own(reader, watch):
    for _ in range(5):
        assert reader.post("/sign-in", passphrase="is it this one?").status_code == 200
        reader.sign_in()
    assert "Several wrong passphrases" in words_of(reader.sign_in())


def test_whoever_sits_at_an_open_desk_cannot_try_out_its_passphrase(mara):
    words = "six new words nobody has heard"
    new = {"passphrase": words, "again": words}
    for _ in range(5):
        mara.post("/members/you/passphrase", present="is it this one?", **new)
    answer = mara.post("/members/you/passphrase", present=PASSPHRASE, **new)
    assert "Several wrong passphrases" in words_of(answer)


def test_wrong_passphrases_are_forgotten_with_time(watch):
    attempts = Attempts()
    for _ in range(8):
        attempts.wrong("", watch())
    with pytest.raises(WaitBeforeTrying):
        attempts.check("", watch())
    attempts.check("m-000000000001", watch())
    watch.pass_by(minutes=30)
    attempts.wrong("", watch())
    attempts.check("", watch())


def test_however_often_somebody_guesses_the_wait_has_an_end(watch):
    attempts = Attempts()
    for _ in range(5000):
        attempts.wrong("", watch())
    watch.time += timedelta(minutes=5)
    attempts.check("", watch())


def test_a_cookie_that_names_no_member_is_nobody_s(desk):
    for named in ("../../m-1", "m-" + "x" * 5000, "m-\\000"):
        person = Person(desk.desk)
        person.client.cookies["habeas_member"] = named
        assert person.sign_in().status_code == 302


def test_who_is_half_way_in_sees_nothing(mara):
    mara.session.is_complete = False
    for where in ("/", "/search", "/members/you", "/jobs", f"/in/{mara.general}/exhibits"):
        answer = mara.client.get(where)
        assert answer.headers["Location"].startswith("/sign-in/second"), where
    assert mara.post("/members/you/second-factor/off", code="1").status_code == 401
    assert "Compartment" not in words_of(mara.get("/sign-in/second"))


def test_the_second_step_is_waited_for_five_minutes_and_no_longer(mara, watch):
    mara.session.is_complete = False
    watch.pass_by(minutes=6)
    assert mara.get("/sign-in/second").headers["Location"].startswith("/sign-in?")


def spools(monkeypatch):
    made = []

    class Counted(uploads.Spool):
        def __init__(self, *given):
            made.append(self)
            super().__init__(*given)

    monkeypatch.setattr(uploads, "Spool", Counted)
    return made


def handed_in(name="report.txt", size=300_000):
    return SimpleUploadedFile(name, b"words " * (size // 6))


def test_files_of_somebody_who_may_not_add_are_not_even_kept(mara, reader, monkeypatch):
    made = spools(monkeypatch)
    answer = reader.post(f"/in/{mara.general}/exhibits/add", file=handed_in(), why="")
    assert (answer.status_code, made) == (404, [])


def test_files_for_a_page_that_takes_none_are_not_even_kept(mara, monkeypatch):
    made = spools(monkeypatch)
    mara.post("/members/you/language", file=handed_in(), language="en")
    mara.session.is_complete = False
    mara.post(f"/in/{mara.general}/exhibits/add", file=handed_in(), why="")
    assert made == []


def test_of_a_checkpoint_that_is_too_large_little_is_kept(mara, monkeypatch):
    made = spools(monkeypatch)
    answer = mara.post(f"/in/{mara.general}/records/hold", file=handed_in("c.txt", 3_000_000))
    assert "too large to be a checkpoint" in words_of(answer)
    assert [spool.size < 300_000 for spool in made] == [True]


def test_a_page_a_form_comes_back_with_is_a_look_and_noted(mara):
    before = access_log.page(mara.workspace.general).total
    answer = mara.post(f"/in/{mara.general}/exhibits/add", why="nothing chosen")
    assert answer.status_code == 200
    noted = access_log.page(mara.workspace.general)
    assert noted.total == before + 1
    assert noted.held[0].subject == mara.general


def test_a_form_that_is_done_notes_no_look(mara):
    @gate.needs(Right.READ)
    def done(request, compartment):
        return HttpResponseRedirect("/")

    @gate.needs(Right.READ)
    def file(request, compartment):
        return HttpResponse(b"", content_type="application/octet-stream")

    before = access_log.page(mara.workspace.general).total
    for page in (done, file):
        page(request_of(mara.session, ""), compartment=mara.general)
    assert access_log.page(mara.workspace.general).total == before


def test_a_file_there_is_no_room_to_take_in_is_named_and_the_others_are_kept(mara, monkeypatch):
    class Full(uploads.Spool):
        made = 0

        def __init__(self, *given):
            Full.made += 1
            if Full.made == 2:
                raise DiskFull(folder="here")
            super().__init__(*given)

    monkeypatch.setattr(uploads, "Spool", Full)
    files = [handed_in(f"{name}.txt", 60) for name in ("one", "two", "three")]
    where = f"/in/{mara.general}/exhibits"
    answer = mara.client.post(f"{where}/add", {"file": files, "why": ""})
    told = mara.sees(answer.headers["Location"])
    assert "is full" in told
    assert {"one.txt", "three.txt"} <= set(told.split())


def test_as_many_files_may_be_open_as_a_form_may_hold(monkeypatch):
    resource = pytest.importorskip("resource")
    asked = []
    monkeypatch.setattr(resource, "getrlimit", lambda what: (1024, 500_000))
    monkeypatch.setattr(resource, "setrlimit", lambda what, limits: asked.append(limits))
    openfiles.allow_many()
    assert asked == [(openfiles.ENOUGH, 500_000)]
    assert settings.DATA_UPLOAD_MAX_NUMBER_FILES < openfiles.ENOUGH
