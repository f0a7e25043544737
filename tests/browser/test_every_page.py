"""Every page of the desk in Chromium: wide, on a telephone, without scripts, by keyboard, printed.

The pages are found by their links, and ``tests/web/test_links.py`` holds every page to be
reached by one: a page that is added tomorrow is in here tomorrow. What only stands between two
steps of a task is looked at in the middle of that task.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pytest
from browser.looking import NARROW, Look, Visit
from browser.sitting_down import PHONE, WIDE, served
from web.crawling import crawl
from web.furnished import Furnished, furnish
from web.russian import Known, known
from web.sitting import Person, begin, copy_of

from habeas.archive import stores
from habeas.web.configuration import NOUNS
from habeas.workspace.opening import now

LOOKS = (
    Look("wide", WIDE, "en"),
    Look("telephone", PHONE, "ru", is_dark=True),
    Look("without scripts", NARROW, "en", has_scripts=False),
)
FEW = 2
"""Addresses of one page that are looked at, besides what was furnished to be looked at."""


@dataclass(frozen=True)
class Pages:
    """A workspace and the addresses of its pages, by their noun."""

    furnished: Furnished
    of_noun: dict[str, list[str]]
    known: Known


@pytest.fixture(scope="module")
def pages(tmp_path_factory, example):
    """On a thread of its own: beside Chromium's loop Django would refuse to open a store."""
    folder = copy_of(example, tmp_path_factory.mktemp("every") / "velmara")
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(_found, folder).result()


def _found(folder) -> Pages:
    furnished = furnish(folder)
    sessions = begin(folder, now)
    mara = Person(sessions.desk)
    mara.sign_in()
    crawled = crawl(mara, *furnished.shown.values())
    words = known(mara.workspace)
    for session in sessions.all():
        sessions.end(session)
    stores.close_stores()
    worth = set(furnished.shown.values())
    of_noun: dict[str, list[str]] = {noun: [] for noun in NOUNS}
    for name, addresses in crawled.pages.items():
        chosen = [one for one in addresses if one in worth] + addresses[:FEW]
        of_noun[name.partition(":")[0]] += dict.fromkeys(chosen)
    return Pages(furnished, of_noun, words)


@pytest.fixture(scope="module")
def desk(pages, tmp_path_factory):
    folder = copy_of(pages.furnished.folder, tmp_path_factory.mktemp("every-looked-at") / "velmara")
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module", params=LOOKS, ids=lambda look: look.name)
def visit(request, chromium, desk, pages):
    visit = Visit(chromium, desk, request.param, pages.known).sign_in()
    yield visit
    visit.context.close()


@pytest.mark.parametrize("noun", sorted(set(NOUNS) - {"signing"}))
def test_every_page_holds(visit, pages, noun):
    assert pages.of_noun[noun] != []
    assert [fault for address in pages.of_noun[noun] for fault in visit.faults_at(address)] == []
