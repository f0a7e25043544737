import pytest

from habeas.protection.faults import FileFault, NotKnown, SameIdentifier, UnknownField
from habeas.protection.fields import MOST_FAULTS, each_once, entries, known_among, rows, table, text
from habeas.protection.marked import marked


def part(written):
    return entries(marked(f"a: {written}", "own.yaml"))["a"]


def test_every_mistake_of_a_list_is_told_but_no_more_than_anybody_reads():
    with pytest.raises(NotKnown) as raised:
        rows(known_among({"b"}))(part(str(["c"] * 3)))
    assert len(raised.value.all) == 3
    with pytest.raises(NotKnown) as raised:
        rows(known_among({"b"}))(part(str(["c"] * 500)))
    assert len(raised.value.all) == MOST_FAULTS


def test_a_name_that_is_like_none_is_answered_with_some_that_there_are():
    with pytest.raises(UnknownField) as raised:
        table(part("{qqq: 1}"), {"name": text, "kind": text})
    assert raised.value.what_to_do == "Did you mean: kind, name?"


def test_where_nothing_is_known_the_hint_says_so():
    with pytest.raises(NotKnown) as raised:
        known_among(())(part("b"))
    assert raised.value.what_to_do.startswith("It can be: –.")


def test_all_that_a_field_may_hold_is_told_the_likeliest_first():
    with pytest.raises(NotKnown) as raised:
        known_among({"person", "unit", "court"})(part("unitt"))
    assert raised.value.what_to_do.startswith("It can be: unit, court, person.")


def test_of_many_that_a_field_may_hold_the_likeliest_are_told():
    with pytest.raises(NotKnown) as raised:
        known_among({f"body-{n}" for n in range(100)} | {"court"})(part("cuort"))
    assert raised.value.what_to_do.startswith("It can be: court, …")


def test_each_that_comes_again_is_told_with_its_line():
    held = part("\n  - b\n  - c\n  - b\n  - d\n")
    with pytest.raises(SameIdentifier) as raised:
        each_once(held, ["b", "c", "b", "d"], before=("d",))
    assert [(one.facts["line"], one.facts["value"]) for one in raised.value.all] == [
        (4, "b"),
        (5, "d"),
    ]


def test_a_field_that_is_empty_is_as_if_it_were_not_there():
    assert table(part("{name: null, kind: x}"), {"name": text, "kind": text}) == {"kind": "x"}
    with pytest.raises(FileFault):
        table(part("{name: null}"), {"name": text}, ("name",))
