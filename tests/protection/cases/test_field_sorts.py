"""What a field says of a person: told by a table that keeps to the catalogue."""

from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.cases.field_sorts import sort_of, sorted_fields
from habeas.protection.cases.subjects import FieldSort


def test_every_sorted_field_is_one_of_the_catalogue_and_sensitive():
    fields = catalogue().fields
    assert sorted_fields().keys() <= fields.keys()
    assert [key for key in sorted_fields() if not fields[key].sensitive] == []


def test_a_field_nobody_sorted_is_as_open_as_the_catalogue_says():
    fields = catalogue().fields
    assert sort_of(fields["victim-identity"]) is FieldSort.NAME
    assert sort_of(fields["medical-evidence"]) is FieldSort.OTHER
    assert sort_of(fields["state-complained-of"]) is FieldSort.OPEN
