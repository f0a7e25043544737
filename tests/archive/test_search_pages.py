"""The search as pages show it: in parts, narrowed down, with the words that were met."""

from datetime import date

import pytest
from archive.compartment import DENIAL, Cast, said
from archive.counting import queries

from habeas.archive.exhibit_kinds import ExhibitKind
from habeas.archive.said_here import said_here
from habeas.archive.search import NO_FILTER, SearchFilter, found
from habeas.archive.search_filter import choices
from habeas.words.anchors import Span
from habeas.words.dates import Edtf
from habeas.words.reports import Byline
from habeas.words.statements import Stance, Status


def page(cast, query="report", wanted=NO_FILTER, offset=0, limit=20):
    return found([cast.store], query, wanted, offset, limit)


def marks(hit):
    return [mark.of(hit.snippet) for mark in hit.marks]


def test_pages_follow_each_other_without_gap_or_overlap(cast):
    made = [cast.render(f"Report number {n}, of the road.").identifier for n in range(7)]
    pages = [page(cast, offset=first, limit=3) for first in (0, 3, 6)]
    assert [one.total for one in pages] == [7, 7, 7]
    shown = [hit.rendition for one in pages for hit in one.held]
    assert sorted(shown) == sorted(made)


def test_behind_the_last_page_there_is_nothing(cast):
    cast.render("One report.")
    assert page(cast, offset=20).held == ()
    assert page(cast, offset=20).total == 1


def test_every_word_that_was_met_is_marked(cast):
    cast.render("The men were detained. Hasimel denied that men were detained.")
    (hit,) = page(cast, "detain Хасимел").held
    assert marks(hit) == ["detained", "Hasimel", "detained"]


def test_overlapping_phrases_are_one_mark(cast):
    cast.render("There are no such people here.")
    (hit,) = page(cast, '"no such" "such people"').held
    assert marks(hit) == ["no such people"]


def test_what_is_no_longer_in_force_is_not_found(cast):
    exhibit, _ = cast.receive(b"A report of the road.")
    cast.render("A report of the road.", exhibit)
    cast.render("Other words.", exhibit)
    assert page(cast).total == 0
    assert page(cast, "words").total == 1


def test_a_language_or_a_kind_leaves_out_all_others(cast):
    cast.render("A report.")
    assert page(cast, wanted=SearchFilter(language="en")).total == 1
    assert page(cast, wanted=SearchFilter(language="ru")).total == 0
    assert page(cast, wanted=SearchFilter(kind=ExhibitKind.TEXT)).total == 1
    assert page(cast, wanted=SearchFilter(kind=ExhibitKind.MAIL)).total == 0


@pytest.mark.parametrize(
    ("first", "last", "number"),
    [("2031-05-06", "2031-05-06", 1), ("2031-05-07", None, 0), (None, "2031-05-05", 0)],
)
def test_the_first_and_the_last_day_count(cast, first, last, number):
    cast.render("A report.")
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    wanted = SearchFilter(arrived_from=days[0], arrived_to=days[1])
    assert page(cast, wanted=wanted).total == number


@pytest.mark.parametrize(
    ("stated", "number"), [("2031-05", 1), ("2031", 1), ("2031-06-02", 0), ("", 0)]
)
def test_what_may_have_been_published_then_is_found(cast, stated, number):
    byline = Byline(published=Edtf.parse(stated)) if stated else Byline()
    cast.render("A report.", byline=byline)
    wanted = SearchFilter(published_from=date(2031, 5, 10), published_to=date(2031, 5, 20))
    assert page(cast, wanted=wanted).total == number


def test_only_exhibits_with_a_statement_of_a_stance(cast):
    kept = cast.render(DENIAL)
    cast.draft(kept.exhibit, said(DENIAL, "no such people"))
    assert page(cast, "people", SearchFilter(stance=Stance.DENIES)).total == 1
    assert page(cast, "people", SearchFilter(stance=Stance.DEMANDS)).total == 0


def test_the_statements_at_a_place_are_told(cast):
    kept = cast.render(DENIAL)
    (drafted,) = cast.draft(kept.exhibit, said(DENIAL, "no such people"))
    start = DENIAL.index("such")
    (here,) = said_here(cast.store, {kept.exhibit: Span(start, start + 4)})[kept.exhibit]
    assert (here.identifier, here.status) == (drafted.identifier, Status.DRAFT)
    assert said_here(cast.store, {kept.exhibit: Span(0, 3)}) == {}
    assert said_here(cast.store, {}) == {}


def test_what_can_be_asked_for_is_what_there_is(cast):
    cast.render("A report.")
    told = choices([cast.store])
    assert (told.languages, told.kinds) == (("en",), (ExhibitKind.TEXT,))


def test_a_page_takes_as_many_queries_however_much_is_found(cast):
    cast.render("One report.")
    with queries(cast.store) as few:
        page(cast)
    for number in range(8):
        cast.render(f"Report {number}.")
    with queries(cast.store) as many:
        page(cast)
    assert len(few) == len(many)


def test_the_best_of_several_compartments_stand_together(cast, tmp_path):
    other = Cast(tmp_path / "other", "c-000000000002", seed=2)
    cast.render("A report of one road, and of another road, and nothing else at all.")
    other.render("A report.")
    told = found([cast.store, other.store], "report", NO_FILTER, 0, 1)
    assert told.total == 2
    assert len(told.held) == 1
