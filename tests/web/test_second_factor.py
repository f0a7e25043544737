"""The second factor at the desk: turned on, asked for, turned off."""

import base64
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from web.joining import CHOSEN, THEIRS, added, alone, changes, signed_in
from web.sitting import BEGIN, PASSPHRASE, Person, words_of

from habeas.workspace import second_factor


@pytest.fixture
def mara(empty_desk):
    """Alone in a workspace with nothing in it."""
    return alone(empty_desk)


def code_at(uri, time=BEGIN):
    secret = base64.b32decode(parse_qs(urlsplit(uri).query)["secret"][0])
    return TOTP(secret, 6, SHA1(), 30).generate(int(time.timestamp())).decode()  # noqa: S303


@pytest.fixture
def guarded(mara):
    """Mara with a second factor on: the address in her app, and her fallback codes."""
    mara.post("/members/you/second-factor")
    uri = mara.session.blanks["members.begun"].uri
    assert mara.post("/members/you/second-factor/confirm", code=code_at(uri)).status_code == 302
    codes = re.findall(r"[0-9a-z]{4}-[0-9a-z]{4}-[0-9a-z]{4}", mara.sees(CODES))
    return uri, codes


CODES = "/members/you/second-factor/codes"


def test_a_second_factor_is_on_only_after_a_right_code(mara):
    mara.post("/members/you/second-factor")
    page = "/members/you/second-factor/confirm"
    begun = mara.session.blanks["members.begun"]
    assert begun.typed in mara.sees(page)
    picture = mara.get("/members/you/second-factor/picture")
    assert picture.content.startswith(b"\x89PNG")
    wrong = "000000" if code_at(begun.uri) != "000000" else "111111"
    assert "is not the one of now" in words_of(mara.post(page, code=wrong))
    assert not second_factor.is_on(mara.workspace)
    mara.post(page, code=code_at(begun.uri))
    assert second_factor.is_on(mara.workspace)
    assert mara.get("/members/you/second-factor/picture").status_code == 404


def test_ten_fallback_codes_are_shown_until_they_are_on_paper(mara, guarded):
    _uri, codes = guarded
    assert len(set(codes)) == 10
    mara.post(CODES)
    assert codes[0] not in mara.sees(CODES)


def test_after_the_passphrase_nothing_is_shown_until_the_code_is_right(mara, guarded, watch):
    uri, _codes = guarded
    watch.pass_by(minutes=1)
    person = Person(mara.desk)
    asked = person.sign_in()
    assert (asked.status_code, "Second step" in words_of(asked)) == (200, True)
    for where in ("/", "/members", "/compartments", f"/in/{mara.general}/exhibits"):
        answer = person.get(where)
        assert answer.headers["Location"].startswith("/sign-in/second"), where
    assert "Mara" not in words_of(person.get("/sign-in/second"))
    done = person.post("/sign-in/second", code=code_at(uri, watch.time), next="/members")
    assert (done.status_code, done.headers["Location"]) == (302, "/members")
    assert person.get("/members").status_code == 200


def test_after_five_wrong_codes_one_has_to_wait(mara, guarded, watch):
    uri, _codes = guarded
    person = Person(mara.desk)
    person.sign_in()
    for _ in range(5):
        person.post("/sign-in/second", code="wrong!")
    answer = person.post("/sign-in/second", code=code_at(uri, watch.time))
    assert "Too many wrong codes were given." in words_of(answer)
    assert person.get("/members").status_code == 302
    watch.pass_by(minutes=16)
    person.sign_in()
    done = person.post("/sign-in/second", code=code_at(uri, watch.time))
    assert done.status_code == 302


def test_the_code_is_waited_for_no_longer_than_five_minutes(mara, guarded, watch):
    person = Person(mara.desk)
    person.sign_in()
    watch.pass_by(minutes=6)
    assert person.get("/sign-in/second").headers["Location"].startswith("/sign-in?")


def test_a_fallback_code_opens_once(mara, guarded):
    _uri, codes = guarded
    for expected in (302, 200):
        person = Person(mara.desk)
        person.sign_in()
        assert person.post("/sign-in/second", code=codes[0].upper()).status_code == expected
    assert "9 fallback codes are left." in mara.sees("/members/you")


def test_a_form_that_came_too_late_is_carried_through_the_second_step_too(mara, guarded, watch):
    uri, _codes = guarded
    watch.pass_by(minutes=30)
    late = mara.post("/jobs/none/stop", note="a long thought")
    first = mara.post("/sign-in", passphrase=PASSPHRASE, carried=carried(late))
    wrong = mara.post("/sign-in/second", code="wrong!", carried=carried(first))
    assert "What you typed is kept in this page." in words_of(wrong)
    fields = {"code": code_at(uri, watch.time), "carried": carried(wrong), "once": "token"}
    page = mara.post("/sign-in/second", **fields).content.decode()
    assert 'name="note" value="a long thought"' in page
    # A double click must not lead away from it.
    assert "a long thought" in mara.post("/sign-in/second", **fields).content.decode()


def carried(answer):
    return re.search(r'name="carried" value="([^"]+)"', answer.content.decode())[1]


def test_passphrases_and_codes_are_never_carried(mara, watch):
    watch.pass_by(minutes=30)
    late = mara.post("/members/add", name="Bron", roles=["reader"], **CHOSEN)
    again = mara.post("/sign-in", passphrase=PASSPHRASE, carried=carried(late))
    assert 'value="Bron"' in again.content.decode()
    assert THEIRS not in again.content.decode()


def test_a_second_factor_is_turned_off_with_a_code(mara, guarded):
    _uri, codes = guarded
    page = "/members/you/second-factor/off"
    assert mara.post(page, code="wrong!").status_code == 200
    assert mara.post(page, code=codes[1]).status_code == 302
    assert Person(mara.desk).sign_in().status_code == 302


def test_a_keeper_turns_off_the_factor_of_one_who_lost_telephone_and_paper(mara):
    bron = added(mara)
    person = signed_in(mara)
    person.post("/members/you/second-factor")
    uri = person.session.blanks["members.begun"].uri
    person.post("/members/you/second-factor/confirm", code=code_at(uri))
    page = f"/members/{bron}/second-factor"
    assert "Say why" in words_of(mara.post(page, reason=" "))
    mara.post(page, reason="fell into the river")
    assert changes(mara, bron, "second factor")[-1].reason == "fell into the river"
    assert Person(mara.desk, THEIRS).sign_in().status_code == 302
