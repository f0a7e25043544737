"""What a field of the catalogue says of a person: a name, a contact, a place, or none of these."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources

from habeas.protection.avenues.registers import FormField
from habeas.protection.cases.subjects import FieldSort


def sort_of(field: FormField) -> FieldSort:
    """The sort of a field, from ``field_sorts.toml``."""
    if field.key in sorted_fields():
        return sorted_fields()[field.key]
    return FieldSort.OTHER if field.sensitive else FieldSort.OPEN


@cache
def sorted_fields() -> Mapping[str, FieldSort]:
    """The fields that name a person, or say how or where to find one."""
    place = resources.files("habeas.protection.cases").joinpath("field_sorts.toml")
    held = tomllib.loads(place.read_text(encoding="utf-8"))
    return {field: FieldSort(sort) for sort, fields in held.items() for field in fields}
