"""What members do for themselves at the desk, and where they are signed in."""

import re

import pytest
from web.joining import LATER, THEIRS, added, alone, changes, signed_in
from web.sitting import PASSPHRASE, Person, words_of


@pytest.fixture
def mara(empty_desk):
    """Alone in a workspace with nothing in it."""
    return alone(empty_desk)


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
