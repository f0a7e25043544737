"""What is given out of a table: no count that could point at people, and no way to work one out."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tables.patterns import counted, velmara

from habeas.numbers import small_cells
from habeas.numbers.faults import NotAPatternTable
from habeas.numbers.patterns import Patterns
from habeas.numbers.table import read


def test_small_counts_are_left_out_and_the_lists_are_numbered():
    told = small_cells.as_csv(velmara())
    header, *lines, rest = told.splitlines()
    assert header == "list 1,list 2,list 3,list 4,count"
    assert [int(line.rpartition(",")[2]) for line in lines] == [40, 31, 9, 22, 7, 6, 18, 5]
    assert rest == "*,*,*,*,hidden"


def test_lists_keep_their_names_only_where_that_is_asked_for():
    assert "clinic" not in small_cells.as_csv(velmara())
    assert "clinic" in small_cells.as_csv(velmara(), is_named=True)


def test_one_small_count_alone_takes_the_next_smallest_with_it():
    table = counted("a b c", (9, 30, 12, 40, 3, 20, 8))
    assert [count for _, count in small_cells.told(table)] == [9, 30, 12, 40, 20]


def test_a_table_without_small_counts_is_whole():
    table = counted("a b c", (9, 30, 12, 40, 13, 20, 8))
    assert small_cells.as_csv(table, is_named=True) == table.as_csv()


def test_what_was_given_out_is_not_taken_for_a_whole_table():
    with pytest.raises(NotAPatternTable):
        read(small_cells.as_csv(velmara()))


@given(st.lists(st.integers(0, 12), min_size=7, max_size=7))
def test_nobody_who_knows_the_total_can_work_out_a_small_count(counts):
    table = Patterns.of("abc", enumerate(counts, start=1))
    told = small_cells.told(table)
    assert all(count >= small_cells.SMALLEST for _, count in told)
    assert 7 - len(told) != 1
    left_out = sum(counts) - sum(count for _, count in told)
    assert len(told) in (0, 7) or left_out >= small_cells.SMALLEST


def test_a_list_of_three_people_is_not_told_by_what_is_missing_from_the_total():
    counts = {1: 65, 3: 37, 5: 20, 7: 12, 2: 74, 4: 54, 6: 30, 8: 3}
    table = Patterns.of("abcd", sorted(counts.items()))
    assert [count for _, count in small_cells.told(table)] == [65, 74, 37, 54, 20, 30]


def test_a_table_of_forty_lists_is_given_out_at_once():
    cells = [(1, 50), (2, 40), (3, 7), (1 << 38, 3), (1 << 39, 2)]
    table = Patterns.of((f"l{n}" for n in range(40)), cells)
    assert small_cells.told(table) == ((1, 50), (2, 40), (3, 7))
    assert small_cells.coarse(table).hidden == 2**40 - 4


@given(st.integers(5, 10**9))
def test_a_band_holds_its_count_and_five_numbers_at_least(count):
    table = counted("a b", (count, 10**9, 10**9))
    (one,) = [band for band in small_cells.coarse(table).bands if band.pattern == 1]
    assert one.least <= count <= one.most
    assert one.most - one.least >= 4


@given(st.lists(st.integers(0, 40), min_size=7, max_size=7), st.data())
def test_tables_that_differ_only_in_what_is_not_told_look_alike(counts, data):
    table = Patterns.of("abc", enumerate(counts, start=1))
    bands = {one.pattern: one for one in small_cells.coarse(table).bands}
    other = [
        data.draw(st.integers(bands[p].least, bands[p].most) if p in bands else st.integers(0, 9))
        for p in range(1, 8)
    ]
    again = Patterns.of("xyz", enumerate(other, start=1))
    assume({p for p, _ in small_cells.told(again)} == set(bands))
    assert small_cells.coarse(again) == small_cells.coarse(table)
