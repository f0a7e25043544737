"""Exhibits in lists: state, name, language, and how many statements each has."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from archive.compartment import DENIAL, NOON, RUSSIAN, said
from archive.counting import queries

from habeas.archive import custody, decisions, exhibits
from habeas.archive.access import rows
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.exhibit_kinds import ExhibitKind, kind_of
from habeas.archive.exhibit_list import (
    ExhibitFilter,
    ExhibitOrder,
    ExhibitState,
    attached_to,
    by_name,
    copies,
    exhibit_counts,
    exhibits_of,
    names,
    total,
)
from habeas.archive.history import SubjectKind
from habeas.archive.models import FamilyMemberRow
from habeas.evidence.custody import EventKind
from habeas.words.dates import Edtf
from habeas.words.reports import Byline
from habeas.words.statements import Status

MINE = ("m-ana", NOON)
DRAFT = said(DENIAL, "men were detained")


def listed(store, **wanted):
    page = exhibits.exhibits_page(store, ExhibitFilter(**wanted), 0, 20)
    assert page.total == len(page.held)
    return page.held


def found(store, **wanted):
    return [one.identifier for one in listed(store, **wanted)]


def gap(cast, exhibit, problem="EncryptedFile"):
    exhibits.note_gap(cast.store, exhibit, problem, MINE, cast.chance)


def test_an_exhibit_is_listed_by_the_name_it_first_came_with(cast):
    exhibit, _ = cast.receive(b"same bytes", "first.txt")
    cast.receive(b"same bytes", "second.txt", reason="sent again")
    (one,) = listed(cast.store)
    assert (one.identifier, one.name, one.arrived) == (exhibit, "first.txt", NOON)
    assert names(cast.store, [exhibit, "x-none"]) == {exhibit: "first.txt"}


def test_a_list_tells_what_the_rendition_says_of_itself(cast):
    byline = Byline(published=Edtf.parse("2031-03~"))
    cast.render(RUSSIAN, language="ru", byline=byline)
    (one,) = listed(cast.store)
    assert (one.language, one.published) == ("ru", "2031-03~")


@pytest.fixture
def three(cast):
    """One that nobody read, one that could not be opened, one that was read."""
    unread, _ = cast.receive(b"unread", "b.txt")
    closed, _ = cast.receive(b"closed", "c.pdf")
    read = cast.render(DENIAL, cast.receive(DENIAL.encode(), "a.txt")[0]).exhibit
    cast.draft(read, DRAFT)
    gap(cast, closed)
    return unread, closed, read


def test_exhibits_are_filtered_by_how_far_they_have_come(cast, three):
    unread, closed, read = three
    assert found(cast.store, state=ExhibitState.UNREAD) == [unread]
    assert found(cast.store, state=ExhibitState.NOT_OPENED) == [closed]
    assert found(cast.store, state=ExhibitState.READ) == [read]
    assert {one.identifier: one.state for one in listed(cast.store)} == {
        unread: ExhibitState.UNREAD,
        closed: ExhibitState.NOT_OPENED,
        read: ExhibitState.READ,
    }


def test_a_rendition_ends_the_problem_and_is_unread_until_an_engine_has_read_it(cast, three):
    _, closed, _ = three
    cast.render(f"Opened: {DENIAL}", closed)
    assert exhibits.problems(cast.store) == {}
    assert closed in found(cast.store, state=ExhibitState.UNREAD)
    cast.draft(closed)
    assert closed in found(cast.store, state=ExhibitState.READ)


def test_an_exhibit_that_fails_again_after_it_was_read_is_not_called_read(cast, three):
    *_, read = three
    gap(cast, read, "DamagedFile")
    assert found(cast.store, state=ExhibitState.READ) == []
    cast.render(DENIAL, read)
    assert found(cast.store, state=ExhibitState.READ) == [read]


def test_a_gap_is_logged_once_for_each_reason(cast, three):
    _, closed, _ = three
    gap(cast, closed)
    gap(cast, closed, "DamagedFile")
    events = [e for e in custody.events(cast.store, closed) if e.kind is EventKind.GAP]
    assert [dict(e.details)["reason"] for e in events] == ["EncryptedFile", "DamagedFile"]
    assert exhibits.problems(cast.store) == {closed: "DamagedFile"}


def test_words_are_looked_for_in_names_in_any_order_and_either_case(cast):
    one, _ = cast.receive(b"1", "Письмо сестры.txt")
    other, _ = cast.receive(b"2", "letter from Keld.eml")
    assert found(cast.store, words="СЕСТРЫ письмо") == [one]
    assert found(cast.store, words="keld LETTER") == [other]
    assert found(cast.store, words="keld сестры") == []


def test_exhibits_are_filtered_by_language_and_media_type(cast):
    russian = cast.render(RUSSIAN, language="ru").exhibit
    english = cast.render(DENIAL).exhibit
    assert found(cast.store, language="ru") == [russian]
    assert found(cast.store, language="en", media_type="text/plain") == [english]
    assert found(cast.store, media_type="text/html") == []


def test_exhibits_are_sorted_by_name_or_by_arrival(cast):
    first, _ = cast.receive(b"1", "b.txt")
    came = exhibits.Received("A.txt", "text/plain", "paper", "added", "m-ana", NOON)
    later = replace(came, time=NOON + timedelta(days=1))
    ((second, _),) = exhibits.receive(cast.store, [(io.BytesIO(b"2"), later)], cast.chance)
    assert found(cast.store) == [second, first]
    assert found(cast.store, order=ExhibitOrder.ARRIVAL) == [second, first]
    assert listed(cast.store)[0].name == "A.txt"


def test_statements_are_counted_by_status_and_withdrawn_ones_are_not(cast):
    exhibit = cast.render(DENIAL).exhibit
    one, _ = cast.draft(exhibit, DRAFT, said(DENIAL, "no such people"))
    judged = Judgement(SubjectKind.STATEMENT, one.identifier, Verdict.REJECT, "no", *MINE)
    decisions.decide(cast.store, judged, cast.chance)
    (told,) = listed(cast.store)
    assert dict(told.statements) == {Status.REJECTED: 1, Status.DRAFT: 1}
    cast.draft(exhibit, engine="rules/2")
    (told,) = listed(cast.store)
    assert dict(told.statements) == {Status.REJECTED: 1}


def test_a_list_of_exhibits_takes_as_many_queries_however_long(cast):
    for number in range(12):
        cast.receive(str(number).encode(), f"{number}.txt")
    with queries(cast.store) as short:
        exhibits.exhibits_page(cast.store, ExhibitFilter(), 0, 1)
    with queries(cast.store) as long:
        page = exhibits.exhibits_page(cast.store, ExhibitFilter(), 2, 10)
    assert len(page.held) == 10
    assert page.total == 12
    assert len(short) == len(long) == 3


def test_identifiers_are_given_in_order_of_names_for_all_or_for_some(cast):
    last, first = (cast.receive(name.encode(), name)[0] for name in ("b.txt", "a.txt"))
    assert by_name(cast.store) == (first, last)
    assert by_name(cast.store, [last, "x-none"]) == (last,)
    assert total(cast.store) == 2


KINDS = {
    "text/html": ExhibitKind.PAGE,
    "application/pdf": ExhibitKind.DOCUMENT,
    "application/vnd.oasis.opendocument.text": ExhibitKind.DOCUMENT,
    "application/vnd.oasis.opendocument.spreadsheet": ExhibitKind.TABLE,
    "message/rfc822": ExhibitKind.MAIL,
    "text/csv": ExhibitKind.TABLE,
    "text/plain": ExhibitKind.TEXT,
    "image/jpeg": ExhibitKind.PICTURE,
    "video/mp4": ExhibitKind.RECORDING,
    "application/octet-stream": ExhibitKind.OTHER,
}


def test_exhibits_are_filtered_by_the_sort_of_file_they_are(cast):
    kept = {}
    for number, media_type in enumerate(KINDS):
        came = exhibits.Received(f"{number}", media_type, "file", "added", "m-ana", NOON)
        arrival = [(io.BytesIO(media_type.encode()), came)]
        ((kept[media_type], _),) = exhibits.receive(cast.store, arrival, cast.chance)
    assert {media_type: kind_of(media_type) for media_type in KINDS} == KINDS
    for kind in ExhibitKind:
        asked = {kept[media_type] for media_type, of in KINDS.items() if of is kind}
        assert set(found(cast.store, kind=kind)) == asked
    assert exhibit_counts(cast.store).kinds[ExhibitKind.DOCUMENT] == 2


def test_exhibits_are_counted_by_state_and_language_in_one_query(cast, three):
    with queries(cast.store) as asked:
        counts = exhibit_counts(cast.store)
    assert len(asked) == 1
    assert dict(counts.states) == dict.fromkeys(ExhibitState, 1)
    assert dict(counts.languages) == {"": 2, "en": 1}


def test_some_exhibits_are_told_of_by_identifier_and_those_not_here_left_out(cast, three):
    _, closed, _ = three
    told = exhibits_of(cast.store, [closed, "x-none"])
    assert list(told) == [closed]
    assert told[closed].problem == "EncryptedFile"


def test_attachments_are_found_at_the_mail_they_came_with(cast):
    mail, _ = cast.receive(b"mail", "a.eml")
    came = exhibits.Received("b.pdf", "application/pdf", "attachment", "", "m-ana", NOON, "", mail)
    ((attached, _),) = exhibits.receive(cast.store, [(io.BytesIO(b"1"), came)], cast.chance)
    assert attached_to(cast.store, mail) == (attached,)
    assert attached_to(cast.store, attached) == ()


def test_copies_are_counted_only_where_there_are_others(cast):
    one, other, alone = (cast.receive(name.encode(), name)[0] for name in "abc")
    kept = [(0, one), (0, other), (1, alone)]
    rows(cast.store, FamilyMemberRow).bulk_create(
        FamilyMemberRow(family=family, exhibit=exhibit) for family, exhibit in kept
    )
    assert copies(cast.store, [one, alone, "x-none"]) == {one: 2}
