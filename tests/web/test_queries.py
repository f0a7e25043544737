"""How much pages ask: the same of a large workspace as of a small one.

The pages are read from the program itself, so one that is added tomorrow is in here tomorrow.
"""

from __future__ import annotations

import pytest
from web.growing import addresses, counting, grow
from web.sitting import Person, Watch, begin

from habeas.archive import stores

FEW, MANY = 3, 15
FURTHER = 2
"""Queries that are asked once something is there at all, such as who decided on an edge."""


def asked_of(folder) -> dict[str, int]:
    """How many queries each page takes that is there, once everything is loaded."""
    sessions = begin(folder, Watch())
    person = Person(sessions.desk)
    assert person.sign_in().status_code == 302
    try:
        pages = dict(addresses(person.workspace))
        return {name: number for name, one in pages.items() if (number := _queries(person, one))}
    finally:
        for session in sessions.all():
            sessions.end(session)
        stores.close_stores()


def _queries(person, where) -> int:
    if person.get(where).status_code != 200:
        return 0
    with counting() as asked:
        person.client.get(where)
    return len(asked)


@pytest.fixture(scope="module")
def few(tmp_path_factory):
    return asked_of(grow(tmp_path_factory.mktemp("few") / "velmara", FEW))


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    return asked_of(grow(tmp_path_factory.mktemp("many") / "velmara", MANY))


def test_no_page_asks_more_because_there_is_more(few, many):
    both = few.keys() & many.keys()
    more = {name: (few[name], many[name]) for name in both if many[name] > few[name] + FURTHER}
    assert more == {}


@pytest.mark.parametrize(
    "name",
    [
        "exhibits:listed",
        "statements:every",
        "statements:queue",
        "incidents:listed",
        "bodies:listed",
        "origins:families",
        "origins:questions",
        "origins:decided",
        "findings:listed",
        "interviews:listed",
        "records:history",
        "records:looks",
        "searches:search for a word",
        "statements:blind",
    ],
)
def test_every_list_was_looked_at_in_both(few, many, name):
    assert {name} <= few.keys() & many.keys()
