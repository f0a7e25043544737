import pytest
import yaml

from habeas.protection.faults import (
    FileFault,
    FileTooLarge,
    NothingWritten,
    NotPlainYaml,
    NotYaml,
    WrittenTwice,
)
from habeas.protection.marked import DEEPEST, LONGEST, marked

LAUGHS = """
a: &a [lol, lol, lol, lol, lol, lol, lol, lol, lol]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
"""


def fault(text):
    with pytest.raises(FileFault) as raised:
        marked(text, "own.yaml")
    return raised.value


@pytest.mark.parametrize("text", ["", "# only a word\n", "~", "null", "---\n"])
def test_a_file_without_a_value_holds_nothing(text):
    assert isinstance(fault(text), NothingWritten)


@pytest.mark.parametrize(
    ("text", "line"),
    [("a: [1,\n", 2), ("a: 1\n\tb: 2", 2), ("a: 'open\nb", 2), ("a: b: c", 1), ("a: \x07", 1)],
)
def test_what_is_no_yaml_is_told_with_its_line(text, line):
    found = fault(text)
    assert isinstance(found, NotYaml)
    assert (found.facts["file"], found.facts["line"]) == ("own.yaml", line)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (LAUGHS, "&a"),
        ("a: 1\nb: *a", "*a"),
        ("a: !!python/object:os.x [ls]", "tag:yaml.org,2002:python/object:os.x"),
        ("a: !!str 5", "tag:yaml.org,2002:str"),
        ("a: 1\n---\nb: 2", "---"),
    ],
)  # fmt: skip
def test_anchors_aliases_tags_and_second_documents_are_refused(text, found):
    told = fault(text)
    assert isinstance(told, NotPlainYaml)
    assert told.facts["found"] == found


def test_a_key_that_stands_twice_is_refused_wherever_it_stands():
    told = fault("a:\n  - {b: 1}\n  - b: 1\n    c: 2\n    b: 3\na: 4\n")
    assert {type(one) for one in told.all} == {WrittenTwice}
    assert [(one.facts["line"], one.facts["field"]) for one in told.all] == [(5, "b"), (6, "a")]


def test_a_file_is_neither_too_deep_nor_too_long():
    assert marked("[" * DEEPEST + "]" * DEEPEST, "x").held
    deeper = DEEPEST + 2
    assert isinstance(fault("[" * deeper + "]" * deeper), FileTooLarge)
    assert isinstance(fault("[" * 5_000), FileFault)
    assert isinstance(fault("a" * (LONGEST + 1)), FileTooLarge)


def test_a_key_that_is_no_text_is_refused():
    assert isinstance(fault("? [a]\n: b"), NotYaml)


def test_values_stay_as_they_are_written():
    held = marked("{NO: no, time: 12:30, on: 2031-06-15, no-value: null, said: 'null'}", "x").held
    assert {name: part.held for name, part in held.items()} == {
        "NO": "no", "time": "12:30", "on": "2031-06-15", "no-value": "null", "said": "null",
    }  # fmt: skip
    assert [name for name, part in held.items() if part.is_empty] == ["no-value"]


def test_every_part_knows_its_line_and_field():
    part = marked("a:\n  - b: 1\n    c: 2\n", "own.yaml").held["a"].held[0].held["c"]
    assert part.place == {"file": "own.yaml", "line": 3, "field": "c"}


def test_without_the_fast_parser_the_same_is_read(monkeypatch):
    fast = marked("a: [1, 'x', ~]\nb: {NO: 2}\n", "x")
    monkeypatch.setattr("habeas.protection.marked._LOADER", yaml.SafeLoader)
    assert marked("a: [1, 'x', ~]\nb: {NO: 2}\n", "x") == fast
    assert isinstance(fault("a: &b 1"), NotPlainYaml)
    assert isinstance(fault("a: [1"), NotYaml)
