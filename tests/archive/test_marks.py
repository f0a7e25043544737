from datetime import timedelta

import pytest
from archive.compartment import NOON, Cast

from habeas.archive import history, marks, stores
from habeas.archive.access import cursor
from habeas.archive.history import SubjectKind

ANA, BEN = ("m-ana", NOON), ("m-ben", NOON)
HINT = "The blue gate, 1974"


def everything(cast):
    """Every table of the store, as text."""
    with cursor(cast.store) as held:
        held.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        names = [name for (name,) in held.fetchall()]
        told = []
        for name in names:
            held.execute(f'SELECT * FROM "{name}"')  # noqa: S608  # our own names
            told += [str(row) for row in held.fetchall()]
    return "\n".join(told)


def test_the_next_interviewer_learns_whom_to_ask(cast):
    marks.put(cast.store, HINT, ANA, cast.chance)
    assert marks.whom_to_ask(cast.store, "the BLUE gate 1974", BEN) == ("m-ana",)


def test_another_hint_says_nothing(cast):
    marks.put(cast.store, HINT, ANA, cast.chance)
    assert marks.whom_to_ask(cast.store, "the blue gate 1975", BEN) == ()


def test_a_hint_is_kept_nowhere(cast):
    marks.put(cast.store, HINT, ANA, cast.chance)
    marks.whom_to_ask(cast.store, HINT, BEN)
    assert "blue" not in everything(cast).casefold()


def test_the_same_hint_has_another_digest_in_another_team(cast, tmp_path):
    marks.put(cast.store, HINT, ANA, cast.chance)
    stores.close_stores()
    other = Cast(tmp_path, "c-000000000002", seed=2)
    mark = marks.put(other.store, HINT, ANA, other.chance)
    with cursor(other.store) as held:
        held.execute("SELECT digest FROM interviewed WHERE identifier = %s", (mark,))
        (elsewhere,) = held.fetchone()
    reopened = stores.open_store(cast.compartment)
    with cursor(reopened) as held:
        held.execute("SELECT digest FROM interviewed")
        assert held.fetchall() != [(elsewhere,)]


def test_a_mark_that_was_lifted_is_found_no_more_and_its_digest_is_gone(cast):
    mark = marks.put(cast.store, HINT, ANA, cast.chance)
    marks.lift(cast.store, mark, ANA)
    assert marks.whom_to_ask(cast.store, HINT, BEN) == ()
    told = history.history(cast.store, SubjectKind.MARK, mark)
    assert [change.field for change in told] == ["put", "lifted"]


def test_whoever_asks_too_often_is_stopped_for_a_day_and_others_are_not(cast):
    for number in range(marks.A_DAY):
        marks.whom_to_ask(cast.store, f"somebody {number}", BEN)
    with pytest.raises(marks.AskedTooOften):
        marks.whom_to_ask(cast.store, HINT, BEN)
    marks.whom_to_ask(cast.store, HINT, ANA)
    marks.whom_to_ask(cast.store, HINT, ("m-ben", NOON + timedelta(days=1, minutes=1)))


def test_each_asking_is_written_down_without_what_was_asked(cast):
    marks.whom_to_ask(cast.store, HINT, BEN)
    (told,) = history.history(cast.store, SubjectKind.MARK, cast.store.identifier)
    assert (told.member, told.new, told.reason) == ("m-ben", "", "")


def test_a_hint_that_could_be_tried_out_is_refused(cast):
    with pytest.raises(marks.HintTooShort):
        marks.put(cast.store, "A. B. 1", ANA, cast.chance)
