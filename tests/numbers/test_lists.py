"""Lists of people by a declared mapping: what is taken, what is refused; nothing is lost."""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.numbers.faults import ColumnIsAnIdentity
from habeas.numbers.list_dates import DateOrder, date_of, is_before
from habeas.numbers.list_faults import (
    BornAfterwards,
    ColumnMissing,
    ColumnTwice,
    ImpossibleDate,
    LineHasNoName,
    ListHasNoRule,
    ListIsAnIdentity,
    NameIsTaken,
    NoColumnForNames,
    NothingListed,
)
from habeas.numbers.list_mapping import Columns, Mapping, check_rule, checked
from habeas.numbers.list_reading import read_lines
from habeas.numbers.strata_faults import StratumIsAnIdentity
from habeas.words.dates import Edtf, NotADate
from habeas.words.errors import HabeasError
from habeas.words.violations import UnknownViolation

RULE = "people treated after they were detained in Arvel"
COLUMNS = Columns(names=("surname", "given"), born="born", when="day", places=("place",))
CLINIC = Mapping("clinic", RULE, "detention", columns=COLUMNS)
HEADER = (1, ("given", "surname", "born", "day", "place", "faith"))


def read(*lines, mapping=CLINIC):
    numbers = itertools.count(1)
    held = [HEADER, *((place, cells) for place, cells in enumerate(lines, 2))]
    return read_lines(held, mapping, "g-1", lambda: f"y-{next(numbers)}")


def test_a_line_becomes_an_entry_by_the_mapping_and_no_other_column_is_read():
    found = read(("Mara", " Orlo ", "1980", "2031-04~", "Arvel", "secret"))
    (one,) = found.entries
    assert (one.names, one.born, one.when) == (("Orlo Mara",), "1980", "2031-04~")
    assert (one.places, one.list, one.line) == (("Arvel",), "g-1", 2)
    assert found.unread == ("faith",)
    assert "secret" not in repr(found)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (("", " ", "1980"), LineHasNoName),
        (("-", "?", "1980"), LineHasNoName),
        (("Mara", "Orlo", "2031-02-30"), ImpossibleDate),
        (("Mara", "Orlo", "2031", "2030-05"), BornAfterwards),
    ],
)
def test_what_is_wrong_with_a_line_is_told_and_the_others_are_taken(line, fault):
    found = read(line, ("Isa", "Durov"))
    assert [type(one) for one in found.faults] == [fault]
    assert found.faults[0].facts["line"] == 2
    assert [one.line for one in found.entries] == [3]


def test_no_word_of_a_line_is_in_what_is_told_of_it():
    (fault,) = read(("Mara", "Orlo", "canary")).faults
    assert "canary" not in f"{fault} {fault.what_to_do} {fault.facts}"


def test_a_line_that_says_the_same_as_an_earlier_one_is_one_entry_and_is_told():
    found = read(("Mara", "Orlo"), ("Isa", "Durov"), ("Mara", "Orlo"))
    assert (len(found.entries), found.again) == (2, ((4, 2),))


def test_columns_that_are_missing_or_twice_there_are_refused():
    with pytest.raises(ColumnMissing):
        read_lines([(1, ("given",)), (2, ("Mara",))], CLINIC, "g-1", str)
    twice = [(1, ("given", "surname", "given", "born", "day", "place")), (2, ("Mara",))]
    with pytest.raises(ColumnTwice):
        read_lines(twice, CLINIC, "g-1", str)
    with pytest.raises(NothingListed):
        read_lines([HEADER], CLINIC, "g-1", str)


@pytest.mark.parametrize("column", ["Religion", "sexual orientation", "Национальность", "тейп"])
@pytest.mark.parametrize("part", ["names", "also", "places", "sources"])
def test_a_column_that_says_what_people_are_is_never_read(column, part):
    columns = Columns(**{"names": ("name",), part: (column,)})
    with pytest.raises(ColumnIsAnIdentity):
        checked(Mapping("clinic", RULE, "detention", columns=columns))


def divided(**strata):
    return replace(CLINIC, strata=tuple(strata.items()))


def test_a_declared_column_to_divide_people_by_is_read_beside_the_entry():
    found = read(("Mara", "Orlo", "", "", "", "north"), mapping=divided(district="faith"))
    assert found.entries[0].strata == (("district", "north"),)
    assert found.unread == ()


@pytest.mark.parametrize("strata", [{"religion": "part"}, {"part": "Ethnicity"}])
def test_people_are_divided_by_nothing_that_says_what_they_are(strata):
    with pytest.raises(ColumnIsAnIdentity):
        checked(divided(**strata))


def test_a_column_whose_values_say_what_people_are_is_refused_whatever_it_is_called():
    lines = (("Mara", "Orlo", "", "", "", "beaten"), ("Isa", "Durov", "", "", "", "gay men"))
    with pytest.raises(StratumIsAnIdentity) as refused:
        read(*lines, mapping=divided(group="faith"))
    assert "gay" not in str(refused.value)


def test_what_lists_tell_anyway_is_no_name_for_a_declared_column():
    with pytest.raises(NameIsTaken):
        checked(divided(place="part"))


@pytest.mark.parametrize(
    ("name", "rule", "violation"),
    [
        ("club", "gay men of Arvel", "detention"),
        ("club", "gay men of Arvel", ""),
        ("club", "геи Арвеля", "detention"),
        ("gay men", RULE, "detention"),
    ],
)
def test_a_list_of_people_for_what_they_are_is_refused(name, rule, violation):
    with pytest.raises(ListIsAnIdentity):
        check_rule(name, rule, violation)


def test_a_list_of_a_violation_may_say_the_alleged_reason_in_its_rule():
    check_rule("hotline", "men detained because they were held to be gay", "detention")
    check_rule("линия", "люди, задержанные из-за ориентации", "detention")


def test_a_list_says_its_name_its_rule_and_a_known_violation():
    with pytest.raises(ListHasNoRule):
        checked(Mapping("clinic", "", "detention", columns=COLUMNS))
    with pytest.raises(UnknownViolation):
        checked(Mapping("clinic", RULE, "unkindness", columns=COLUMNS))
    with pytest.raises(NoColumnForNames):
        checked(Mapping("clinic", RULE, "detention"))


@pytest.mark.parametrize(
    ("text", "order", "edtf"),
    [
        ("3.2.1980", DateOrder.DAY_MONTH_YEAR, "1980-02-03"),
        ("3/2/1980", DateOrder.MONTH_DAY_YEAR, "1980-03-02"),
        ("02.1980", DateOrder.MONTH_DAY_YEAR, "1980-02"),
        ("1980", DateOrder.DAY_MONTH_YEAR, "1980"),
        ("1980-02-03", DateOrder.DAY_MONTH_YEAR, "1980-02-03"),
        ("1980-02~", DateOrder.EDTF, "1980-02~"),
        ("", DateOrder.EDTF, ""),
    ],
)
def test_a_date_is_read_in_the_order_that_was_declared(text, order, edtf):
    assert date_of(text, order) == edtf


@pytest.mark.parametrize("text", ["31.02.1980", "13.13.1980", "00.01.1980", "40.1980", "soon"])
def test_a_date_that_cannot_be_is_refused(text):
    with pytest.raises(NotADate):
        date_of(text, DateOrder.DAY_MONTH_YEAR)


def test_dates_that_may_be_the_same_are_in_order():
    assert is_before("2030", "2031-01")
    assert not is_before("2031", "2031-05")
    assert not is_before("", "2031")
    assert not is_before("2031/..", "2030")


@settings(max_examples=300)
@given(st.lists(st.tuples(*[st.text(max_size=8)] * 5), min_size=1, max_size=4))
def test_whatever_a_file_holds_each_line_is_taken_or_told(lines):
    found = read(*lines)
    assert len(found.entries) + len(found.faults) + len(found.again) == len(lines)
    assert all(isinstance(one, HabeasError) for one in found.faults)
    for one in found.entries:
        assert all(Edtf.parse(date) for date in (one.born, one.when) if date)
