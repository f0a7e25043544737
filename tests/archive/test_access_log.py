"""Who looked at what: kept in the store, by identifiers only, a page at a time."""

from datetime import timedelta

import pytest
from archive.compartment import NOON
from django.test.utils import CaptureQueriesContext

from habeas.archive import access_log
from habeas.archive.access import rows
from habeas.archive.access_log import Access, Action, Wanted, WordsInAccessLog
from habeas.archive.models import AccessRow


def look(member, subject, action=Action.OPENED, minute=0, is_allowed=True):
    return Access(member, NOON + timedelta(minutes=minute), action, subject, is_allowed)


@pytest.fixture
def looked(cast):
    entries = (
        look("m-ana", "x-1"),
        look("m-bek", "x-1", Action.MEDIA, 1),
        look("m-ana", "s-2", minute=2),
        look("m-bek", "keep", Action.ASKED, 3, is_allowed=False),
    )
    access_log.note(cast.store, *entries)
    return entries


def test_the_newest_stands_first_and_the_whole_is_counted(cast, looked):
    page = access_log.page(cast.store, limit=3)
    assert page.held == tuple(reversed(looked))[:3]
    assert page.total == 4
    assert access_log.page(cast.store, offset=3).held == looked[:1]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(member="m-ana"), (2, 0)),
        (Wanted(subject="x-1"), (1, 0)),
        (Wanted(action=Action.MEDIA), (1,)),
        (Wanted(only_refused=True), (3,)),
        (Wanted(member="m-bek", subject="x-1"), (1,)),
        (Wanted(member="m-eve"), ()),
    ],
)
def test_entries_are_found_by_member_thing_action_and_refusal(cast, looked, wanted, found):
    page = access_log.page(cast.store, wanted)
    assert page.held == tuple(looked[place] for place in found)
    assert page.total == len(found)


@pytest.mark.parametrize("subject", ["", "Imre Solt", "x-1\n", "men were detained", "x" * 101])
def test_words_never_enter_the_log(cast, looked, subject):
    with pytest.raises(WordsInAccessLog):
        access_log.note(cast.store, look("m-ana", "x-1"), look("m-ana", subject))
    assert access_log.page(cast.store).total == len(looked)


def test_a_page_takes_two_queries_however_long_the_log(cast, looked):
    from django.db import connections

    with CaptureQueriesContext(connections[cast.store.alias]) as asked:
        access_log.page(cast.store, Wanted(member="m-ana"))
    assert len(asked) == 2


def test_a_page_view_writes_one_row(cast):
    access_log.note(cast.store, look("m-ana", "c-1", Action.LISTED))
    assert rows(cast.store, AccessRow).count() == 1
