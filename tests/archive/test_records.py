"""Records as one list: the history of changes and the custody log, newest first."""

from datetime import date, timedelta

import pytest
from archive.compartment import DENIAL, NOON, said
from archive.counting import queries

from habeas.archive import history
from habeas.archive.history import Change, SubjectKind
from habeas.archive.records import (
    Book,
    RecordFilter,
    members_told,
    records_of,
    records_page,
)


def page(cast, wanted=None, offset=0, limit=50):
    return records_page(cast.store, wanted or RecordFilter(), offset, limit)


def change(cast, subject="s-1", member="m-ana", days=0, kind=SubjectKind.STATEMENT):
    told = Change(kind, subject, "words", "", "x", "", member, NOON + timedelta(days=days))
    history.note(cast.store, told)


def test_both_books_stand_in_one_list(cast):
    exhibit, _ = cast.receive(b"A report.")
    told = {(one.book, one.what, one.subject) for one in page(cast).held}
    assert (Book.HISTORY, "received", exhibit) in told
    assert (Book.CUSTODY, "received", exhibit) in told


def test_the_newest_stands_first_and_pages_do_not_overlap(cast):
    for days in (2, 0, 1):
        change(cast, f"s-{days}", days=days)
    every = [one.subject for one in page(cast).held]
    assert every[:3] == ["s-2", "s-1", "s-0"]
    parts = [page(cast, offset=first, limit=1).held[0].subject for first in range(3)]
    assert parts == every[:3]
    assert page(cast, offset=50).held == ()


@pytest.mark.parametrize(
    ("wanted", "subjects"),
    [
        (RecordFilter(member="m-imre"), ["s-2"]),
        (RecordFilter(kind=SubjectKind.INCIDENT), ["i-3"]),
        (RecordFilter(subject="s-1"), ["s-1"]),
        (RecordFilter(first=date(2031, 5, 7)), ["i-3"]),
        (RecordFilter(last=date(2031, 5, 5)), ["s-2"]),
        (RecordFilter(book=Book.CUSTODY), []),
    ],
)
def test_filters_leave_out_what_is_not_asked_for(cast, wanted, subjects):
    change(cast, "s-1")
    change(cast, "s-2", "m-imre", days=-1)
    change(cast, "i-3", days=1, kind=SubjectKind.INCIDENT)
    shown = page(cast, wanted)
    assert [one.subject for one in shown.held] == subjects
    assert shown.total == len(subjects)


def test_what_others_searched_for_can_be_left_out(cast):
    change(cast, "c-1", "m-ana", kind=SubjectKind.SEARCH)
    change(cast, "c-1", "m-imre", kind=SubjectKind.SEARCH)
    assert page(cast).total == 2
    (own,) = page(cast, RecordFilter(searches_of="m-imre")).held
    assert own.member == "m-imre"
    assert [
        one.member
        for one in records_of(cast.store, RecordFilter(subject="c-1", searches_of="m-imre"))
    ] == ["m-imre"]


def test_one_thing_is_told_from_its_beginning(cast):
    kept = cast.render(DENIAL)
    cast.draft(kept.exhibit, said(DENIAL, "no such people"))
    told = [(one.book, one.what) for one in _of(cast, kept.exhibit)]
    assert told[0][1] == "received"
    assert (Book.HISTORY, "drafts") in told
    assert (Book.CUSTODY, "read") in told
    assert _of(cast, "x-nobody") == ()


def _of(cast, thing):
    return records_of(cast.store, RecordFilter(subject=thing))


def test_of_a_compartment_that_is_not_open_to_the_reader_nothing_is_told(cast):
    change(cast, "c-0000sealed00")
    change(cast, "c-00000open000")
    wanted = RecordFilter(opened=("c-00000open000",))
    assert [one.subject for one in page(cast, wanted).held] == ["c-00000open000"]


def test_a_page_takes_as_many_queries_however_much_there_is(cast):
    change(cast)
    cast.receive(b"A report.")
    with queries(cast.store) as few:
        page(cast)
    for number in range(20):
        change(cast, f"s-{number}")
    with queries(cast.store) as many:
        page(cast)
    assert len(few) == len(many)


def test_those_who_changed_something_are_known(cast):
    change(cast, member="m-imre")
    change(cast, member="m-ana")
    change(cast, member="")
    assert members_told(cast.store) == ("m-ana", "m-imre")
