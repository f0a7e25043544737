"""The recovery sheet at the desk: made, put on paper, tried, used."""

import re
from datetime import timedelta

import pytest
from web.joining import LATER, alone, signed_in
from web.sitting import words_of

from habeas.evidence.members import unlock
from habeas.workspace import members, sheet


@pytest.fixture
def mara(empty_desk):
    """Alone in a workspace with nothing in it."""
    return alone(empty_desk)


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
