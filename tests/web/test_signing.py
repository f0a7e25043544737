"""Signing in and out: locked until unlocked, and what was typed survives."""

import re

from web.sitting import PASSPHRASE, Person, words_of


def test_every_page_leads_to_the_sign_in_page_first(desk):
    stranger = Person(desk.desk)
    answer = stranger.get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/sign-in?next=%2F")


def test_a_wrong_passphrase_opens_nothing_and_says_what_to_do(desk):
    stranger = Person(desk.desk, "not the passphrase at all")
    answer = stranger.sign_in()
    assert answer.status_code == 200
    assert "This passphrase opens nothing here" in words_of(answer)
    assert desk.all() == []


def test_the_right_passphrase_leads_to_the_page_that_was_asked_for(desk):
    person = Person(desk.desk)
    answer = person.post("/sign-in", passphrase=PASSPHRASE, next="/search")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/search")


def test_nobody_is_led_to_another_site(desk):
    person = Person(desk.desk)
    answer = person.post("/sign-in", passphrase=PASSPHRASE, next="https://elsewhere.example/")
    assert answer.headers["Location"] == "/"


def test_after_signing_out_the_token_opens_nothing(mara):
    assert mara.get("/").status_code == 200
    token = mara.client.cookies["habeas_desk"].value
    mara.post("/sign-out")
    mara.client.cookies["habeas_desk"] = token
    assert mara.get("/").status_code == 302


def test_keys_are_forgotten_when_nobody_is_signed_in(mara):
    from habeas.archive import access

    assert access.admitted() != ()
    mara.post("/sign-out")
    assert access.admitted() == ()


def test_a_store_stays_open_for_a_second_browser_of_the_same_member(mara):
    from habeas.archive import access

    other = Person(mara.desk)
    other.sign_in()
    mara.post("/sign-out")
    assert access.admitted() != ()
    assert other.get("/").status_code == 200


def test_who_is_idle_is_locked_out(mara, watch):
    watch.pass_by(minutes=14)
    assert mara.get("/").status_code == 200
    watch.pass_by(minutes=16)
    assert mara.get("/").status_code == 302


def test_a_form_that_comes_too_late_is_carried_through_signing_in(mara, watch):
    watch.pass_by(minutes=30)
    answer = mara.post("/jobs/none/stop", note="a long thought")
    assert answer.status_code == 401
    assert "a long thought" not in answer.content.decode()
    carried = re.search(r'name="carried" value="([^"]+)"', answer.content.decode())[1]
    again = mara.post("/sign-in", passphrase=PASSPHRASE, carried=carried)
    page = again.content.decode()
    assert 'action="/jobs/none/stop"' in page
    assert 'name="note" value="a long thought"' in page


def test_guessing_is_slowed_down(desk, watch):
    stranger = Person(desk.desk, "a guess that is wrong")
    for _ in range(5):
        stranger.sign_in()
    answer = Person(desk.desk).sign_in()
    assert "Several wrong passphrases were typed" in words_of(answer)
    watch.pass_by(minutes=1)
    assert Person(desk.desk).sign_in().status_code == 302


def test_a_page_without_a_right_is_not_there(mara):
    from django.http import HttpRequest, HttpResponse
    from django.test import RequestFactory

    from habeas.web.gate import Gate

    def forgotten(request: HttpRequest) -> HttpResponse:
        return HttpResponse("everything")

    import pytest
    from django.http import Http404

    gate = Gate(forgotten)
    with pytest.raises(Http404):
        gate.process_view(RequestFactory().get("/"), forgotten, (), {})
