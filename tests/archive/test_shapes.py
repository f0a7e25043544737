import json
from dataclasses import dataclass

import pytest

from habeas.archive.shapes import StrangeShape, from_text, to_text
from habeas.words.anchors import Anchor, Span
from habeas.words.dates import Edtf
from habeas.words.errors import HabeasError
from habeas.words.quantities import Quantity, Unit
from habeas.words.reports import Byline
from habeas.words.statements import Speaker, SpeakerKind

MEN = Quantity(None, 100, "as many as", Unit.PERSONS)


def test_a_value_is_written_as_people_would_read_it():
    speaker = Speaker("Imre Solt", Span(3, 12), SpeakerKind.PERSON, named=True)
    assert json.loads(to_text(speaker)) == {
        "surface": "Imre Solt",
        "span": [3, 12],
        "kind": "person",
        "named": True,
    }


def test_dates_are_read_back_with_both_bounds():
    byline = Byline(outlet="The Tarsin Courier", published=Edtf.parse("2031-05~"))
    assert from_text(Byline, to_text(byline)) == byline


def test_tuples_of_values_are_values_too():
    anchors = (Anchor.at("There are no such people", Span(6, 9)),)
    assert from_text(tuple[Anchor, ...], to_text(anchors)) == anchors


def strange(**fields):
    return json.dumps({**json.loads(to_text(MEN)), **fields})


@pytest.mark.parametrize(
    "text",
    [
        strange(sum=1),
        strange(upper="100"),
        strange(upper=100.0),
        strange(upper=True),
        strange(unit="souls"),
        strange(qualifier=None),
        '{"lower":1,"upper":1,"qualifier":""}',
        "[]",
        "null",
        "{",
    ],
)
def test_what_is_not_that_value_is_refused(text):
    with pytest.raises(StrangeShape, match="Quantity") as caught:
        from_text(Quantity, text)
    assert isinstance(caught.value, HabeasError)


@pytest.mark.parametrize("span", ["[1]", "[1,2,3]", "[2,1]", '["1",2]', "[-1,2]", "{}"])
def test_a_span_is_two_numbers_that_hold_something(span):
    with pytest.raises(StrangeShape):
        from_text(Span, span)


def test_a_refusal_says_nothing_of_what_is_stored():
    with pytest.raises(StrangeShape) as caught:
        from_text(Quantity, strange(qualifier=["as many as"], secret="Solt"))
    assert "Solt" not in str(caught.value)
    assert "as many as" not in str(caught.value)


@dataclass(frozen=True, slots=True)
class Grown:
    """A value that gained a field since it was stored."""

    kept: str
    gained: tuple[int, ...] = ()


def test_a_value_that_gained_an_optional_field_still_reads_what_was_stored():
    assert from_text(Grown, '{"kept":"word"}') == Grown("word")
    with pytest.raises(StrangeShape):
        from_text(Grown, '{"gained":[1]}')


def test_a_pair_of_two_kinds_keeps_its_places():
    kind = tuple[str, int]
    assert from_text(kind, to_text(("word", 1))) == ("word", 1)
    with pytest.raises(StrangeShape):
        from_text(kind, '["word",1,2]')
