"""Members at the desk: who joins, what they may do, who leaves."""

import json
import re
import threading

import pytest
from web.joining import CHOSEN, LATER, THEIRS, added, alone, changes, made, signed_in
from web.sitting import Person, words_of

from habeas.evidence import members as files
from habeas.evidence.compartments import members_of
from habeas.web.jobs.running import State
from habeas.words.roles import Role
from habeas.workspace import members


@pytest.fixture
def mara(empty_desk):
    """Alone in a workspace with nothing in it."""
    return alone(empty_desk)


# Members


def test_who_works_alone_is_told_that_nothing_needs_a_second_person(mara):
    page = mara.sees("/members")
    assert "You work alone. Nothing here needs a second person" in page


def test_a_new_member_signs_in_with_the_passphrase_they_typed_and_their_roles(mara):
    added(mara, "reader")
    bron = signed_in(mara)
    assert "Bron you reader" in bron.sees("/members")
    assert bron.get("/members/add").status_code == 404


def test_every_mistake_is_told_at_once_and_the_name_stays(mara):
    answer = mara.post("/members/add", name="Bron", passphrase="short", again="different")
    page = words_of(answer)
    assert answer.status_code == 200
    assert "3 things need to be put right" in page
    assert "too short; it needs 12" in page
    assert 'value="Bron"' in answer.content.decode()
    assert "short" not in re.findall(r'value="([^"]*)"', answer.content.decode())
    assert len(members.members(mara.workspace)) == 2


def test_nobody_is_called_what_the_recovery_sheet_is_called(mara):
    answer = mara.post("/members/add", name="Recovery Sheet", roles=["reader"], **CHOSEN)
    assert "The recovery sheet is no person" in words_of(answer)


def test_a_key_compared_by_voice_says_by_whom_and_when(mara):
    bron = added(mara)
    (digits,) = re.findall(
        r'class="digits">([^<]+)<', mara.get(f"/members/{bron}").content.decode()
    )
    assert re.fullmatch(r"\d{5}( \d{5}){5}", digits)
    assert f"{digits}" in signed_in(mara).sees("/members/you")
    mara.post(f"/members/{bron}/compared", digits=digits)
    (noted,) = changes(mara, bron, "compared")
    day = noted.time.date().isoformat()
    assert f"compared by voice on {day}, by Mara" in mara.sees("/members")


def test_other_digits_are_not_written_down(mara):
    bron = added(mara)
    answer = mara.post(f"/members/{bron}/compared", digits="00000 00000 00000 00000 00000 00000")
    assert answer.status_code == 400
    assert changes(mara, bron, "compared") == []


def test_a_key_file_put_in_anothers_place_is_said_and_nothing_is_shared_with_it(mara):
    bron, cel = added(mara), added(mara, name="Cel")
    place = made(mara)
    folder = mara.desk.folder / "members"
    theirs = (folder / f"{cel}.json").read_text().replace(cel, bron)
    # A hand that recomputes the check: everything but the key inside is as it should be.
    (folder / f"{bron}.json").write_text(rechecked(theirs))
    assert "key file changed" in mara.sees("/members")
    answer = mara.post(f"/compartments/{place}/share", members=[bron])
    assert "holds another public key than the team knows" in words_of(answer)
    assert bron not in members_of(mara.workspace.compartment(place))


def rechecked(text):
    fields = json.loads(text)
    fields.pop("check")
    return json.dumps({**fields, "check": files._check(fields)})


# Roles


def test_roles_are_given_with_a_reason_that_stays(mara):
    bron = added(mara, "reader")
    page = f"/members/{bron}/roles"
    answer = mara.post(page, roles=["reviewer"], reason="", seen="reader")
    assert "Say why in a few words." in words_of(answer)
    mara.post(page, roles=["reviewer"], reason="reads what Mara found", seen="reader")
    assert members.roles_of(mara.workspace)[bron] == (Role.REVIEWER,)
    assert changes(mara, bron, "roles")[-1].reason == "reads what Mara found"


def test_two_keepers_changing_the_same_roles_lose_nothing_they_typed(mara):
    bron = added(mara, "reader")
    page = f"/members/{bron}/roles"
    mara.post(page, roles=["reviewer"], reason="the first", seen="reader")
    late = mara.post(page, roles=["caseworker"], reason="the second", seen="reader")
    assert "somebody else gave other roles" in words_of(late)
    assert "Roles now: reviewer" in words_of(late)
    html = late.content.decode()
    assert "the second" in html
    assert re.search(r'value="caseworker"[^>]*checked', html)
    assert members.roles_of(mara.workspace)[bron] == (Role.REVIEWER,)
    seen = re.search(r'name="seen" value="([^"]*)"', html)[1]
    mara.post(page, roles=["caseworker"], reason="the second", seen=seen)
    assert members.roles_of(mara.workspace)[bron] == (Role.CASEWORKER,)


def test_whoever_may_do_less_is_signed_out_and_their_work_stops(mara):
    bron = added(mara)
    person = signed_in(mara)
    session, job = person.session, running(person)
    mara.post(f"/members/{bron}/roles", roles=["reader"], reason="rests", seen="documenter")
    assert person.get("/").headers["Location"].startswith("/sign-in")
    assert job.state is State.STOPPED
    assert session.signed_in not in mara.desk._present


def test_whoever_may_do_more_goes_on_working(mara):
    bron = added(mara, "reader")
    person = signed_in(mara)
    mara.post(f"/members/{bron}/roles", roles=["reader", "keeper"], reason="x", seen="reader")
    assert person.get("/members/add").status_code == 200


def test_the_last_keeper_stays_keeper(mara):
    me = mara.session.member
    seen = " ".join(role.value for role in Role)
    answer = mara.post(f"/members/{me}/roles", roles=["reader"], reason="x", seen=seen)
    assert "is the last keeper" in words_of(answer)
    assert mara.get("/members/add").status_code == 200


def running(person):
    """A job that goes on until it is stopped."""
    begun = threading.Event()

    def work(progress):
        while True:
            progress("running", 0, 1)
            begun.set()
            yield "a part"

    job = person.session.jobs.start("long", "/", work)
    assert begun.wait(20)
    return job


# Leaving


def test_what_follows_is_told_before_somebody_is_taken_out(mara):
    bron = added(mara)
    place = made(mara)
    mara.post(f"/compartments/{place}/share", members=[bron])
    signed_in(mara)
    page = mara.sees(f"/members/{bron}/out")
    assert "get a new key: general , voices" in page
    assert "They are signed in now" in page
    assert mara.post(f"/members/{bron}/out").status_code == 200
    assert bron in {one.identifier for one in members.members(mara.workspace)}


def test_whoever_is_taken_out_is_out_at_their_next_click_and_opens_nothing_again(mara):
    bron = added(mara)
    person = signed_in(mara)
    job = running(person)
    assert mara.post(f"/members/{bron}/out", sure="on").status_code == 302
    assert person.get("/").headers["Location"].startswith("/sign-in")
    assert job.state is State.STOPPED
    assert [one.member for one in mara.desk._present] == [mara.session.member]
    assert "opens nothing here" in words_of(person.sign_in())
    assert "Bron is no longer in the team." in mara.sees("/members")


def test_a_keeper_is_told_that_somebody_opens_more_and_never_what(mara):
    bron = added(mara, "keeper")
    made(signed_in(mara), "hidden place")
    page = mara.get(f"/members/{bron}/out")
    assert "They open one compartment that you cannot" in words_of(page)
    assert "Take out</button>" not in page.content.decode()
    assert mara.post(f"/members/{bron}/out", sure="on").status_code == 200
    assert bron in {one.identifier for one in members.members(mara.workspace)}
    for where in ("/members", f"/members/{bron}", f"/members/{bron}/out", "/compartments"):
        assert "hidden place" not in mara.sees(where), where


def test_a_lost_passphrase_is_replaced_by_a_new_key_with_the_same_roles(mara):
    bron = added(mara, "reviewer")
    place = made(mara)
    mara.post(f"/compartments/{place}/share", members=[bron])
    answer = mara.post(f"/members/{bron}/replace", name="Bron", passphrase=LATER, again=LATER)
    new = answer.headers["Location"].rpartition("/")[2]
    assert new != bron
    assert members.roles_of(mara.workspace)[new] == (Role.REVIEWER,)
    assert Person(mara.desk, THEIRS).sign_in().status_code == 200
    assert "voices" in signed_in(mara, LATER).sees("/compartments")
