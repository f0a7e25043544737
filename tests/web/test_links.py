"""Every page of the desk is reached by links, and no link leads nowhere.

The names of the pages are read from the program itself, so one that is added tomorrow and that
nothing links to fails here tomorrow.
"""

from __future__ import annotations

import pytest
from house.test_pages import patterns
from web.crawling import crawl
from web.furnished import TARIK, furnish
from web.sitting import Person, begin, copy_of

from habeas.archive import stores
from habeas.workspace.opening import now

BEFORE = {"signing:in", "signing:second", "signing:again", "signing:upgrade", "cases:prepare"}
"""What one meets on the way in, or before there is anything to link from."""
IN_A_TASK = {
    "bodies:looked",
    "exhibits:added",
    "jobs:one",
    "jobs:stop",
    "members:codes",
    "members:confirm",
    "members:paper",
    "members:picture",
    "members:turn_off",
}
"""What only stands between two steps of a task: ``tests/browser/test_every_page.py`` does it."""


@pytest.fixture(scope="module")
def furnished(tmp_path_factory, example):
    return furnish(copy_of(example, tmp_path_factory.mktemp("links") / "velmara"))


@pytest.fixture(scope="module")
def crawled(furnished):
    """As Mara, who holds every role; then as Tarik, who answers what she found."""
    sessions = begin(furnished.folder, now)
    mara, tarik = Person(sessions.desk), Person(sessions.desk, TARIK)
    for person in (mara, tarik, Person(sessions.desk)):
        assert person.sign_in().status_code == 302
    shown = furnished.shown
    theirs = [shown[what] for what in ("issued findings", "translated letter")]
    yield mara, (crawl(mara, *shown.values()), crawl(tarik, *theirs))
    for session in sessions.all():
        sessions.end(session)
    stores.close_stores()


def test_no_link_leads_nowhere(crawled):
    assert [one.failed for one in crawled[1]] == [{}, {}]


def test_everything_that_is_kept_has_a_link_to_it(furnished, crawled):
    linked = {address for found in crawled[1][0].linked.values() for address in found}
    bare = {address.partition("?")[0] for address in linked}
    assert {what for what, address in furnished.shown.items() if address not in bare} == set()


def test_every_page_is_reached_by_a_link_or_a_form(crawled):
    linked = {name for one in crawled[1] for name in one.linked}
    posted = {name for one in crawled[1] for name in one.posted}
    every = {name for name, _ in patterns()}
    assert every - linked - posted - BEFORE - IN_A_TASK == set()


def test_what_only_forms_are_sent_to_is_no_page_of_its_own(crawled):
    mara, (hers, his) = crawled
    for name in hers.posted.keys() - hers.linked.keys() - his.linked.keys() - IN_A_TASK:
        assert mara.get(hers.posted[name][0]).status_code in (302, 405), name
