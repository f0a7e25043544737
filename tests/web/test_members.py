"""The team at the desk: members, roles, keys, the sheet, the second factor, sittings."""

import base64
import json
import re
import threading
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from archive.first_format import write_first_format
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from web.sitting import BEGIN, PASSPHRASE, Person, words_of

from habeas.archive import access, history
from habeas.archive.history import SubjectKind
from habeas.evidence import members as files
from habeas.evidence.compartments import members_of, open_compartments
from habeas.evidence.members import unlock
from habeas.web.jobs.running import State
from habeas.words.roles import Role
from habeas.workspace import members, second_factor, sheet

THEIRS = "a second quiet phrase"
LATER = "a third and later phrase"
CHOSEN = {"passphrase": THEIRS, "again": THEIRS}


@pytest.fixture
def mara(empty_desk):
    """Alone in a workspace with nothing in it."""
    person = Person(empty_desk.desk)
    assert person.sign_in().status_code == 302
    return person


def added(mara, *roles, name="Bron"):
    """The identifier of somebody who joined through the page."""
    answer = mara.post("/members/add", name=name, roles=list(roles or ["documenter"]), **CHOSEN)
    assert answer.status_code == 302, words_of(answer)
    return answer.headers["Location"].rpartition("/")[2]


def signed_in(mara, passphrase=THEIRS):
    person = Person(mara.desk, passphrase)
    assert person.sign_in().status_code == 302
    return person


def made(mara, name="voices"):
    """The identifier of a compartment made through the page."""
    assert mara.post("/compartments/new", name=name, purpose="testimony").status_code == 302
    return mara.workspace.store(name).identifier


def changes(mara, member, field):
    held = history.history(mara.workspace.general, SubjectKind.MEMBER, member)
    return [change for change in held if change.field == field]


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


# The recovery sheet


def sheet_code(mara):
    return re.search(r"HABEAS1[-0-9A-Z]+", mara.sees("/members/sheet/paper"))[0]


def test_a_new_sheet_is_shown_until_it_is_on_paper_and_then_never_again(mara):
    assert mara.post("/members/sheet").status_code == 200
    mara.post("/members/sheet", sure="on")
    code = sheet_code(mara)
    assert code == sheet_code(mara)
    mara.post("/members/sheet/paper")
    assert "HABEAS1" not in mara.sees("/members/sheet/paper")
    assert code not in str(mara.session.blanks)
    assert unlock(mara.desk.folder, code)


def test_a_double_click_makes_one_sheet(mara):
    for _ in range(2):
        assert mara.post("/members/sheet", sure="on", once="token").status_code == 302
    assert len([m for m in members.members(mara.workspace) if m.is_sheet]) == 1
    assert unlock(mara.desk.folder, sheet_code(mara))


def test_the_drill_is_noted_with_day_and_person_and_overdue_after_half_a_year(mara, monkeypatch):
    assert "Until somebody tries it" in mara.sees("/members")
    mara.post("/members/sheet", sure="on")
    code = sheet_code(mara)
    slip = mara.post("/members/drill", code=code[:-1] + ("0" if code[-1] != "0" else "1"))
    assert "slip in group 7" in words_of(slip)
    assert mara.post("/members/drill", code=code.lower()).status_code == 302
    assert "by Mara" in mara.sees("/members")
    assert "days ago. Try it" not in mara.sees("/members")
    then = sheet.drilled(mara.workspace).time
    monkeypatch.setattr(sheet, "now", lambda: then + timedelta(days=181))
    assert "more than 180 days ago. Try it" in mara.sees("/members")


def test_one_who_works_alone_and_forgot_everything_comes_back_by_the_sheet(mara):
    mara.post("/members/sheet", sure="on")
    code, me = sheet_code(mara), mara.session.member
    mara.post("/sign-out")
    by_paper = signed_in(mara, code)
    assert "You came in with the recovery sheet" in by_paper.sees("/members")
    assert by_paper.get("/members/you/second-factor").status_code == 404
    by_paper.post(f"/members/{me}/replace", name="Mara", passphrase=LATER, again=LATER)
    again = signed_in(mara, LATER)
    assert again.get("/members/add").status_code == 200
    again.post("/members/sheet", sure="on")
    assert by_paper.get("/").status_code == 302


# About oneself


def test_a_passphrase_is_changed_by_one_who_knows_the_old_one(mara):
    elsewhere = Person(mara.desk)
    elsewhere.sign_in()
    page = "/members/you/passphrase"
    wrong = mara.post(page, present="not this one at all", passphrase=LATER, again=LATER)
    assert "opens nothing here" in words_of(wrong)
    assert mara.post(page, present=PASSPHRASE, passphrase=LATER, again=LATER).status_code == 302
    assert mara.get("/").status_code == 200
    assert elsewhere.get("/").status_code == 302
    assert Person(mara.desk).sign_in().status_code == 200
    signed_in(mara, LATER)


def test_a_chosen_language_goes_with_the_member_to_another_browser(mara):
    mara.post("/members/you/language", language="ru")
    assert "О вас" in mara.sees("/members/you")
    elsewhere = signed_in(mara, PASSPHRASE)
    assert "О вас" in elsewhere.sees("/members/you")


def test_rights_are_said_in_words(mara):
    added(mara, "reader")
    page = signed_in(mara).sees("/members/you")
    assert "see and search what is kept in the compartments you open" in page
    assert "write findings" not in page


# The second factor


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


# Sittings


def test_a_keeper_sees_every_sitting_and_ends_one(mara):
    bron = added(mara)
    person = Person(mara.desk, THEIRS)
    person.client.defaults["HTTP_USER_AGENT"] = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"
    person.sign_in()
    assert "Bron : Firefox, Linux" in mara.sees("/members/you")
    mara.post(f"/members/sittings/{person.session.identifier}/end")
    assert person.get("/").headers["Location"].startswith("/sign-in")
    assert [change.new for change in changes(mara, bron, "session")] == ["ended"]


def test_nobody_but_a_keeper_sees_or_ends_the_sitting_of_another(mara):
    added(mara, "documenter")
    person = signed_in(mara)
    assert "Mara" not in person.sees("/members/you")
    hers = mara.session.identifier
    assert person.post(f"/members/sittings/{hers}/end").status_code == 404
    assert person.post("/members/sittings/end", session=[hers]).status_code == 404
    assert mara.get("/").status_code == 200


def test_all_my_other_sittings_end_together_and_this_one_stays(mara):
    others = [signed_in(mara, PASSPHRASE) for _ in range(2)]
    page = mara.get("/members/you").content.decode()
    shown = re.findall(r'name="session" value="([^"]+)"', page)
    assert len(shown) == 2
    mara.post("/members/sittings/end", session=[*shown, mara.session.identifier])
    assert [other.get("/").status_code for other in others] == [302, 302]
    assert mara.get("/").status_code == 200


def test_signing_in_again_with_the_same_browser_leaves_no_sitting_behind(mara):
    mara.sign_in()
    assert len(mara.desk._present) == 1


def test_a_browser_that_mara_used_opens_for_bron_too(mara):
    added(mara)
    mara.post("/sign-out")
    mara.passphrase = THEIRS
    assert mara.sign_in().status_code == 302


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
