"""Copies of lists at the desk: what speaks for them, said and taken back."""

import pytest
from tables.listed_people import keep_lists
from web.joining import added, signed_in

from habeas.numbers.entries import Entry, NamedList
from habeas.workspace import list_copies, list_store
from habeas.workspace.opening import GENERAL


@pytest.fixture
def here(founder):
    return f"/in/{founder.general}/counts/lists/copies"


@pytest.fixture
def twice(founder):
    """A list, and another with the same entries."""
    made = keep_lists(founder.workspace, GENERAL, number=20)
    clinic = made.lists["clinic"]
    told = NamedList(list_store.new_list(), "blog", "people detained in Arvel", "detention")
    entries = [
        Entry(list_store.new_entry(), told.identifier, one.names, one.born, one.when, one.places)
        for one in list_store.entries(founder.workspace, GENERAL, clinic)
    ]
    list_store.keep(founder.workspace, GENERAL, told, entries)
    return clinic, told.identifier


def test_what_speaks_for_a_copy_is_shown_and_said_by_a_person(founder, here, twice):
    page = founder.sees(here)
    assert "100 in a hundred entries of the shorter list" in page
    assert "Nobody said so of any two lists here" in page
    one, other = twice
    refused = founder.post(f"{here}/say", one=one, other=other, copied="")
    assert refused.status_code == 200
    founder.post(f"{here}/say", one=one, other=other, reason="typed from it", copied="")
    assert list_copies.said(founder.workspace, GENERAL)
    page = founder.sees(here)
    assert "Count them as two again" in page
    assert "100 in a hundred" not in page
    founder.post(f"{here}/say", one=one, other=other, reason="it was not", apart="")
    assert not list_copies.said(founder.workspace, GENERAL)


def test_a_list_is_no_copy_of_itself(founder, here, twice):
    one, _other = twice
    answer = founder.post(f"{here}/say", one=one, other=one, reason="typed", copied="")
    assert "is one list" in answer.content.decode()


def test_who_may_only_read_says_nothing(founder, here, twice):
    added(founder, "reader")
    reader = signed_in(founder)
    one, other = twice
    told = {"one": one, "other": other, "reason": "typed", "copied": ""}
    assert reader.post(f"{here}/say", **told).status_code == 404
    assert "Count them as one" not in reader.sees(here)
