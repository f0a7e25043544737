"""The frame of every page: headers, tokens, faults, work that takes long."""

import threading

import pytest
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.test import Client, RequestFactory
from web.sitting import PASSPHRASE, Person, words_of

from habeas.web import faults, gate, headers, once
from habeas.web.jobs.running import Jobs, State
from habeas.web.paging import paging
from habeas.words.errors import WrongUse
from habeas.words.roles import Right


def test_every_answer_carries_the_policy(mara):
    for answer in (mara.get("/"), mara.get("/nothing-of-this-name"), Client().get("/sign-in")):
        told = answer.headers["Content-Security-Policy"]
        assert told.startswith("default-src 'none'")
        assert "unsafe" not in told
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "same-origin"


def test_a_name_that_is_not_ours_is_refused(desk):
    assert Client(SERVER_NAME="rebound.example").get("/sign-in").status_code == 400


def test_a_form_from_elsewhere_is_not_accepted_and_what_it_held_is_shown(desk):
    strict = Client(SERVER_NAME="localhost", enforce_csrf_checks=True)
    answer = strict.post("/sign-out", {"note": "what I typed"})
    assert answer.status_code == 403
    assert "what I typed" in words_of(answer)


def test_what_is_refused_and_what_is_not_there_look_the_same(mara):
    nowhere, closed = "c-000000000000", "c-111111111111"
    answer = mara.get(f"/in/{nowhere}/exhibits")
    assert answer.status_code == 404
    assert words_of(answer) == words_of(mara.get(f"/in/{closed}/exhibits"))


def request_of(session, token="t"):  # noqa: S107
    request = RequestFactory(SERVER_NAME="localhost").post("/", {once.FIELD: token})
    request.desk = session
    return request


def test_a_form_sent_twice_is_handled_once(mara):
    done = []

    @gate.needs(Right.READ)
    def decide(request):
        done.append(request)
        return HttpResponseRedirect("/done")

    answers = [decide(request_of(mara.session)) for _ in range(3)]
    assert [answer.headers["Location"] for answer in answers] == ["/done"] * 3
    assert len(done) == 1


def test_a_page_brought_back_and_changed_is_another_form(mara):
    done = []

    @gate.needs(Right.READ)
    def decide(request):
        done.append(request.POST["note"])
        return HttpResponseRedirect("/done")

    for note in ("first", "first", "second"):
        request = RequestFactory(SERVER_NAME="localhost").post("/", {once.FIELD: "t", "note": note})
        request.desk = mara.session
        decide(request)
    assert done == ["first", "second"]


def test_two_clicks_at_the_same_moment_are_handled_once(mara):
    begun, done = threading.Barrier(2), []

    @gate.needs(Right.READ)
    def decide(request):
        done.append(request)
        return HttpResponseRedirect("/done")

    def click(session):
        begun.wait(10)
        decide(request_of(session))

    clicks = [threading.Thread(target=click, args=(mara.session,)) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join(20)
    assert len(done) == 1


def test_a_form_with_a_mistake_can_be_sent_again(mara):
    shown = []

    @gate.needs(Right.READ)
    def decide(request):
        shown.append(request)
        return HttpResponse("put this right")

    decide(request_of(mara.session))
    decide(request_of(mara.session))
    assert len(shown) == 2


def test_a_page_needs_its_right(mara):
    @gate.needs(Right.KEEP)
    def keys(request):
        return HttpResponse("keys")

    assert keys(request_of(mara.session, "")).content == b"keys"
    mara.session.signed_in.rights = frozenset()
    with pytest.raises(Http404):
        keys(request_of(mara.session, ""))


def test_a_fault_is_told_by_its_kind_and_never_in_its_words():
    try:
        raise ValueError("a sentence of a testimony")
    except ValueError as fault:
        answer = faults.unforeseen(RequestFactory(SERVER_NAME="localhost").get("/"), fault)
    assert answer.status_code == 500
    assert "a sentence of a testimony" not in answer.content.decode()
    assert "ValueError" in answer.content.decode()


def test_an_original_in_a_frame_may_do_nothing():
    told = headers.framed(HttpResponse("x")).headers["Content-Security-Policy"]
    assert "sandbox;" in told
    assert "script" not in told


def work_of(*lines, before=lambda: None):
    def work(progress):
        for number, line in enumerate(lines):
            progress("reading", number, len(lines))
            before()
            yield line

    return work


def ended(job):
    waiting = threading.Event()
    for _ in range(500):
        if job.is_over:
            return job.state
        waiting.wait(0.02)
    return job.state


def test_work_is_done_in_order_and_tells_each_part(desk):
    jobs = Jobs(desk.desk)
    first = jobs.start("one", "/", work_of("a", "b"))
    second = jobs.start("two", "/", work_of("c"))
    assert ended(second) is State.DONE
    assert (first.lines, second.lines) == (["a", "b"], ["c"])


def test_work_stops_after_its_present_part_and_keeps_what_was_done(desk):
    reached, go_on = threading.Event(), threading.Event()

    def hold():
        reached.set()
        go_on.wait(10)

    jobs = Jobs(desk.desk)
    job = jobs.start("one", "/", work_of("a", "b", "c", before=hold))
    assert reached.wait(10)
    job.stopping.set()
    go_on.set()
    assert ended(job) is State.STOPPED
    assert job.lines == ["a"]


def test_work_that_goes_wrong_says_so_and_the_next_goes_on(desk):
    def wrong(progress):
        raise WrongUse(problem="That cannot be.", suggestion="Do this instead.")
        yield

    def broken(progress):
        raise KeyError("words of a report")
        yield

    jobs = Jobs(desk.desk)
    held = [jobs.start(name, "/", work) for name, work in (("w", wrong), ("b", broken))]
    after = jobs.start("after", "/", work_of("a"))
    assert ended(after) is State.DONE
    assert [job.state for job in held] == [State.FAILED, State.FAILED]
    assert str(held[0].problem) == "That cannot be."
    assert held[1].fault == "KeyError"


def test_who_signs_out_stops_their_work(mara):
    reached, go_on = threading.Event(), threading.Event()

    def hold():
        reached.set()
        go_on.wait(10)

    session = mara.session
    job = session.jobs.start("one", "/", work_of("a", "b", before=hold))
    later = session.jobs.start("later", "/", work_of("c"))
    assert reached.wait(10)
    leaving = threading.Thread(target=mara.post, args=("/sign-out",))
    leaving.start()
    go_on.set()
    leaving.join(20)
    assert job.state is State.STOPPED
    assert later.state is State.STOPPED


def test_work_keeps_a_member_signed_in_until_it_is_over(mara, watch):
    go_on = threading.Event()
    job = mara.session.jobs.start("one", "/", work_of("a", before=lambda: go_on.wait(10)))
    watch.pass_by(minutes=40)
    assert mara.get("/").status_code == 200
    go_on.set()
    ended(job)


@pytest.mark.parametrize(
    ("page", "total", "shown"),
    [("1", 0, (0, 0, 1)), ("2", 120, (51, 100, 3)), ("3", 120, (101, 120, 3)), ("x", 9, (1, 9, 1))],
)
def test_a_list_says_which_part_is_shown(page, total, shown):
    told = paging(RequestFactory().get("/", {"page": page}), total)
    assert (told.first, told.last, told.pages) == shown


def test_a_file_handed_in_by_a_stranger_is_passed_over(desk, tmp_path):
    from django.core.files.uploadedfile import SimpleUploadedFile

    stranger = Person(desk.desk)
    file = SimpleUploadedFile("report.txt", b"words" * 1000)
    answer = stranger.client.post("/sign-out", {"file": file})
    assert answer.status_code == 302


def test_the_language_chosen_is_kept(mara):
    mara.post("/language", language="ru", next="/")
    assert "Выйти и запереть" in mara.sees("/")
    again = Person(mara.desk)
    again.client.cookies["habeas_language"] = "ru"
    assert "Открыть рабочий стол" in again.sees("/sign-in")
    assert again.post("/sign-in", passphrase=PASSPHRASE).status_code == 302


def test_a_look_at_a_list_is_noted_in_its_compartment(mara):
    from habeas.archive import access_log
    from habeas.archive.access_log import Action

    mara.get(f"/in/{mara.general}/exhibits")
    entry = access_log.page(mara.workspace.general).held[0]
    assert (entry.action, entry.subject, entry.member) == (
        Action.LISTED,
        mara.general,
        mara.session.member,
    )


def test_asking_for_a_compartment_that_is_not_yours_is_noted(mara):
    from habeas.archive import access_log

    mara.get("/in/c-000000000000/exhibits")
    entry = access_log.page(mara.workspace.general).held[0]
    assert (entry.subject, entry.is_allowed) == ("c-000000000000", False)


def test_signing_in_and_out_is_noted(mara):
    from habeas.archive import access_log

    other = Person(mara.desk)
    other.sign_in()
    other.post("/sign-out")
    told = [entry.action.value for entry in access_log.page(mara.workspace.general).held[:2]]
    assert told == ["signed out", "signed in"]
