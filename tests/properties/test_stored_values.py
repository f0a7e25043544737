"""Whatever the rooms hand over is read back exactly."""

import dataclasses
import json
from typing import get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.archive.shapes import StrangeShape, from_text, to_text
from habeas.incidents.finding import Finding
from habeas.incidents.incident import Incident
from habeas.origins.lineage import Trace
from habeas.words.anchors import Span
from habeas.words.dates import Edtf
from habeas.words.reasons import Reason
from habeas.words.reports import Rendition
from habeas.words.statements import Statement

texts = st.text(max_size=12)
spans = st.builds(
    lambda start, size: Span(start, start + size), st.integers(0, 99), st.integers(1, 9)
)
reasons = st.recursive(
    st.builds(Reason.verbatim, texts)
    | st.builds(Reason, texts, st.lists(st.tuples(texts, texts), max_size=2).map(tuple)),
    lambda parts: st.builds(
        Reason, texts, st.just(()), st.lists(parts, min_size=1, max_size=3).map(tuple)
    ),
    max_leaves=3,
)
dates = st.sampled_from(["2017", "2017-04~", "2017-03/2017-05", "../2017", "201X", "2017-XX"])

st.register_type_strategy(str, texts)
st.register_type_strategy(Span, spans)
st.register_type_strategy(Reason, reasons)
st.register_type_strategy(Edtf, dates.map(Edtf.parse))

KINDS = [Statement, Rendition, Trace, Incident, Finding]


def of(kind):
    """Any value of one of the house's kinds, by its type hints."""
    return st.builds(kind, **{f.name: _field(kind, f.name) for f in dataclasses.fields(kind)})


def _field(kind, name):
    return st.from_type(get_type_hints(kind)[name])


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_value_is_read_back_exactly(kind):
    @settings(max_examples=30, deadline=None)
    @given(of(kind))
    def is_read_back(value):
        text = to_text(value)
        assert from_text(kind, text) == value
        assert to_text(from_text(kind, text)) == text

    is_read_back()


@settings(max_examples=30, deadline=None)
@given(of(Statement), st.text(min_size=1, max_size=8))
def test_a_field_nobody_knows_is_refused(value, name):
    plain = json.loads(to_text(value))
    if name not in plain:
        with pytest.raises(StrangeShape):
            from_text(Statement, json.dumps({**plain, name: 1}))
