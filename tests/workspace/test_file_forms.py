"""Whoever writes a file can read what it may hold, and is told every mistake where it stands."""

from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import get_args, get_type_hints

import pytest

from habeas.bodies.body import BodyKind, BodyRole
from habeas.bodies.graph import TieKind
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.cases.indicators import indicators
from habeas.protection.placement.vocabulary import makeups, services
from habeas.words.errors import WrongUse
from habeas.words.provenance import Confidence
from habeas.words.violations import violations
from habeas.workspace import case_files, file_lines
from habeas.workspace.file_forms import FORMS
from habeas.workspace.file_reading import NotThisPart, value


def shown(name):
    return "\n".join(file_lines.told(name))


def kinds_within(kind):
    """Every class that stands in the hints of a value, at any depth."""
    for part in (kind, *get_args(kind)):
        if isinstance(part, type):
            yield part
        if isinstance(part, type) and is_dataclass(part):
            for hint in get_type_hints(part).values():
                yield from kinds_within(hint)
    for part in get_args(kind):
        yield from (k for one in get_args(part) for k in kinds_within(one))


def refused(name, text):
    with pytest.raises(NotThisPart) as wrong:
        value(FORMS[name], name, text)
    return wrong.value.what_happened


def test_every_part_of_a_case_that_is_written_from_a_file_is_told_of():
    assert set(case_files.PARTS) <= set(FORMS)


@pytest.mark.parametrize("name", FORMS)
def test_each_field_a_person_writes_is_shown_and_none_that_the_program_fills_in(name):
    form, told = FORMS[name], shown(name)
    ours = set(form.ours)
    for field in fields(form.kind):
        line = f"  {field.name.replace('_', '-')} = "
        assert (line in told) is (field.name not in ours), field.name


@pytest.mark.parametrize("name", FORMS)
def test_each_value_of_a_vocabulary_that_a_file_may_hold_is_shown(name):
    form, told = FORMS[name], shown(name).split()
    hints = get_type_hints(form.kind)
    written = [hint for field, hint in hints.items() if field not in form.ours]
    vocabularies = {
        kind for hint in written for kind in kinds_within(hint) if issubclass(kind, StrEnum)
    }
    assert [one.value for kind in vocabularies for one in kind if one.value not in told] == []


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("assessment", indicators()),
        ("consent", catalogue().fields),
        ("field", catalogue().fields),
        ("referral", catalogue().fields),
        ("place", [*services(), *makeups()]),
        ("needs", [*services(), *makeups()]),
        ("reply", violations()),
        ("consent", [body.key for body in catalogue().bodies]),
    ],
)
def test_the_lists_that_stand_in_data_files_are_shown_whole(name, values):
    told = shown(name).split()
    assert [one for one in values if one not in told] == []


def test_the_columns_of_a_table_of_bodies_are_shown_with_all_they_hold():
    told = shown("bodies")
    for kind in (BodyKind, BodyRole, TieKind, Confidence):
        assert [one for one in kind if one.value.replace("_", " ") not in told] == []


def test_no_file_is_told_of_that_does_not_exist_and_all_are_listed():
    listed = "\n".join(file_lines.listed())
    assert all(f"\n{name} " in f"\n{listed}" for name in (*FORMS, "bodies"))
    with pytest.raises(WrongUse, match="no file horoscope"):
        list(file_lines.told("horoscope"))


def test_every_mistake_of_a_file_is_told_with_its_line_field_value_and_what_is_allowed():
    told = refused("danger", 'kind = "flood"\ncolour = "blue"\n\n[attribution]\non = "soon"')
    assert "line 1: the field kind holds what it cannot hold (“flood”)" in told
    assert "threat-to-life, detention, removal" in told
    assert "line 2: the field colour is none of its fields" in told
    assert "line 5: the field attribution: on holds what it cannot hold (“soon”)" in told


def test_a_mistake_in_the_second_entry_of_a_list_names_the_line_of_the_second():
    channel = '[[channels]]\nkind = "{}"\naddress = "+99"\n'
    told = refused("plan", channel.format("phone") + channel.format("pigeon"))
    assert "line 5: the field channels: kind" in told
    assert "through-somebody" in told


def test_of_many_values_the_likest_are_named_and_where_to_read_all():
    told = refused("assessment", 'indicator = "threatz-to-life"\nvalue = "present"')
    assert "habeas fields assessment" in told
    assert any(one in told for one in indicators())


def test_words_of_a_case_are_not_repeated_in_a_mistake():
    told = refused("need", 'kind = "shelter"\nwords = ["Zarema"]')
    assert "the field words holds what it cannot hold;" in told
    assert "Zarema" not in told


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("danger", 'kind = "detention"\nattribution = {}\nover = {by = "m-1", on = 2031-01-01}'),
        ("referral", 'receiver = "a clinic"\nstate = "accepted"'),
        ("other", 'who = "a"\nhow = "b"\nanswer = "agrees"'),
        ("plan", 'hours = "noon"\nconfirmed = {by = "m-1", on = 2031-01-01}'),
    ],
)
def test_nobody_signs_or_decides_for_somebody_else_by_writing_it_into_a_file(name, text):
    assert "is none of its fields" in refused(name, text)
