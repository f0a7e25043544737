"""Searching: what is found, where it leads, what is kept of it."""

import pytest
from web.sitting import words_of

from habeas.archive import access_log, history
from habeas.archive.access_log import Action
from habeas.archive.history import SubjectKind


def test_a_word_leads_to_its_very_place(mara):
    page = mara.get("/search", q="detained")
    assert b"<mark>detained</mark>" in page.content
    assert f"/in/{mara.general}/exhibits/x-".encode() in page.content
    assert b"#at" in page.content


def test_nothing_is_searched_before_something_is_asked(mara):
    assert "Type words in English or Russian" in mara.sees("/search")
    store = mara.workspace.general
    assert history.history(store, SubjectKind.SEARCH, store.identifier) == ()


def test_what_was_looked_for_is_noted_where_it_was_looked_for(mara):
    mara.sees("/search", q="detained")
    store = mara.workspace.general
    (looked,) = history.history(store, SubjectKind.SEARCH, store.identifier)
    assert (looked.new, looked.member) == ("detained", mara.session.member)
    assert access_log.page(store, access_log.Wanted(action=Action.SEARCHED)).total == 1


def test_an_empty_result_says_where_it_looked(mara):
    told = mara.sees("/search", q="zeppelin")
    assert "Nothing found for “zeppelin”" in told
    assert "Looked into: general" in told
    assert "A misspelt name is not guessed at" in told


@pytest.mark.parametrize(
    ("name", "value", "mistake"),
    [
        ("arrived_from", "yesterday", "Write the day as year-month-day"),
        ("stance", "sings", "Choose one from the list"),
        ("compartment", "c-000000000000", "Choose one from the list"),
        ("q", "a" * 501, "That is too long"),
    ],
)
def test_a_mistake_is_said_and_what_was_typed_stays(mara, name, value, mistake):
    page = mara.get("/search", **{"q": "detained", name: value})
    assert page.status_code == 200
    assert mistake in words_of(page)
    assert value.encode() in page.content or name in ("stance", "compartment")


def test_days_stand_in_their_order(mara):
    told = mara.sees("/search", q="detained", arrived_from="2026-03-02", arrived_to="2026-03-01")
    assert "This day lies before the first one." in told


def test_a_filter_leaves_out_what_is_not_asked_for(mara):
    assert "Found in" in mara.sees("/search", q="detained", stance="asserts")
    assert "Nothing found" in mara.sees("/search", q="detained", arrived_to="2001-01-01")


def test_a_search_is_saved_run_again_and_deleted(mara):
    saved = mara.post("/search/save", query="q=detained&stance=denies", name="Denials")
    assert saved.status_code == 302
    assert "Saved as “Denials”" in mara.sees("/search", q="x")
    page = mara.get("/search").content.decode()
    assert 'href="/search?q=detained&amp;stance=denies"' in page
    (action,) = [a for a in page.split('action="') if a.startswith("/in/")]
    assert mara.post(action.split('"')[0]).status_code == 302
    assert "None yet" in mara.sees("/search")


def test_a_search_without_a_name_comes_back_with_its_results(mara):
    page = mara.post("/search/save", query="q=detained", name=" ")
    assert page.status_code == 200
    assert "Give it a name" in words_of(page)
    assert b"<mark>detained</mark>" in page.content


def test_a_search_for_nothing_is_not_saved(mara):
    page = mara.post("/search/save", query="q=", name="Nothing")
    assert page.status_code == 200
    assert "None yet" in mara.sees("/search")


def test_nobody_deletes_a_search_that_is_not_theirs(mara):
    assert mara.post(f"/in/{mara.general}/searches/q-000000000000/forget").status_code == 404


def test_what_is_typed_never_becomes_markup(mara):
    page = mara.get("/search", q="<script>alert(1)</script> detained")
    assert b"<script>alert" not in page.content
