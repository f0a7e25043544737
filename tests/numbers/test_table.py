"""Reading tables of patterns, and what is said of those that are none."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables.patterns import kosovo

from habeas.numbers.faults import (
    ColumnIsAnIdentity,
    NotAPatternTable,
    PatternTwice,
    UnlistedCounted,
)
from habeas.numbers.patterns import Patterns
from habeas.numbers.strata_faults import MOST_STRATA, StratumIsAnIdentity, TooManyStrata
from habeas.numbers.table import is_divided, read, read_strata
from habeas.words.errors import HabeasError
from habeas.words.mistakes import said_in

HEADER = "north,south,press,count\n"


@given(
    st.integers(1, 6).flatmap(
        lambda width: st.tuples(
            st.just([f"list {j}" for j in range(width)]),
            st.dictionaries(st.integers(1, 2**width - 1), st.integers(1, 10**6), min_size=1),
        )
    )
)
def test_a_table_written_is_read_as_it_was(made):
    lists, cells = made
    table = Patterns.of(lists, cells.items())
    assert read(table.as_csv()) == table


@given(st.text(alphabet='01,;\t\n"count x-9é', max_size=120))
def test_whatever_a_file_holds_is_read_or_refused_in_two_lines(text):
    try:
        told = read(text).fingerprint
    except HabeasError as error:
        told = error.what_happened and error.what_to_do
    assert told


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_parted_by_comma_semicolon_or_tabulator(delimiter):
    text = "\ufeff" + kosovo().as_csv().replace(",", delimiter).replace("\n", "\r\n")
    assert read(text) == kosovo()


def test_lines_without_anybody_may_be_there_or_not():
    assert read(HEADER + "0,0,0,0\n1,1,0,3\n0,1,0,0\n").cells == ((3, 3),)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", NotAPatternTable),
        ("north,south\n1,0\n", NotAPatternTable),
        ("north,north,count\n1,0,2\n", NotAPatternTable),
        ("north,,count\n1,0,2\n", NotAPatternTable),
        ("count\n3\n", NotAPatternTable),
        (HEADER + "1,0,2\n", NotAPatternTable),
        (HEADER + "1,0,yes,2\n", NotAPatternTable),
        (HEADER + "1,0,0,-2\n", NotAPatternTable),
        (HEADER + "1,0,0,2.5\n", NotAPatternTable),
        (HEADER + "1,0,0,99999999999999999999\n", NotAPatternTable),
        (HEADER + '1,0,0,"2\n', NotAPatternTable),
        (HEADER + "1,0,0,2\n1,0,0,2\n", PatternTwice),
        (HEADER + "0,0,0,7\n", UnlistedCounted),
    ],
)
def test_what_is_no_table_is_refused(text, fault):
    with pytest.raises(fault):
        read(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "the file is empty"),
        ("\n \n", "the file is empty"),
        ("a|b|c|count\n1|0|0|5\n", "no comma, semicolon or tabulator parts it"),
        ("a,b,c,n\n1,0,0,5\n", "the last column is not named count"),
        (",".join("l" * n for n in range(1, 42)) + ",count\n", "there are more than 40 lists"),
        ("count,count\n", "no line after it counts anybody"),
        (HEADER, "no line after it counts anybody"),
        (HEADER + "1,0,0,0\n", "no line after it counts anybody"),
        (HEADER + '1,0,0,"1,000"\n', "the count is not a whole number in digits alone, as 1000"),
        (HEADER + "1,0,0,NaN\n", "the count is not a whole number in digits alone, as 1000"),
        (HEADER + "1,0,0,1e400\n", "the count is not a whole number in digits alone, as 1000"),
        (HEADER + "1,0,0," + "9" * 5000 + "\n", "the count is too large"),
        (HEADER + '1,0,0,"' + "x" * 200_000 + '"\n', "a field is too long"),
        (HEADER + '1,0,0,"5\n', "its quotation marks do not close"),
        (HEADER + "yes,no,no,5\n", "a list holds something other than 0 and 1"),
    ],
)
def test_what_is_wrong_is_named_in_either_language(text, words):
    with pytest.raises(NotAPatternTable) as refused:
        read(text)
    assert words in refused.value.what_happened
    assert not set(re.findall("[a-z]+", said_in(refused.value, "ru")[0])) - {"count"}


@pytest.mark.parametrize(
    "name",
    ["religion", "is_gay", "Clan", "sexualOrientation", "Ethnic group", "вероисповедание", "ТЕЙП"],
)
def test_a_column_that_says_what_people_are_is_refused(name):
    with pytest.raises(ColumnIsAnIdentity):
        read(f"north,south,{name},count\n1,0,0,2\n")


@pytest.mark.parametrize(
    "name", ["press", "graveyard", "terrace", "clandestine press", "Racecourse road", "Gayane"]
)
def test_a_list_may_have_a_name_that_only_sounds_alike(name):
    assert name in read(f"north,south,{name},count\n1,0,0,2\n").lists


DIVIDED = "stratum,a,b,c,count\nnorth,1,0,0,5\nsouth,1,0,0,7\nnorth,0,1,1,3\n"


def test_a_first_column_named_stratum_divides_the_table():
    assert is_divided(DIVIDED)
    assert not is_divided("a,b,c,count\n1,0,0,5\n")
    found = read_strata(DIVIDED)
    assert [(name, table.recorded) for name, table in found] == [("north", 8), ("south", 7)]
    assert found[0][1] == read("a,b,c,count\n1,0,0,5\n0,1,1,3\n")


def test_a_pattern_twice_is_refused_in_one_stratum_and_not_in_two():
    with pytest.raises(PatternTwice):
        read_strata(f"{DIVIDED}south,1,0,0,2\n")


def test_strata_that_say_what_people_are_are_refused():
    with pytest.raises(StratumIsAnIdentity):
        read_strata(DIVIDED.replace("north", "Muslim men"))


def test_a_line_of_no_stratum_and_too_many_strata_are_refused():
    with pytest.raises(NotAPatternTable):
        read_strata(f"{DIVIDED},1,1,0,2\n")
    with pytest.raises(NotAPatternTable):
        read_strata("stratum,a,b,c,count\n")
    many = "".join(f"place {n},1,0,0,2\n" for n in range(MOST_STRATA + 1))
    with pytest.raises(TooManyStrata):
        read_strata(f"stratum,a,b,c,count\n{many}")
