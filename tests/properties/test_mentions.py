from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.reading.addressees import find_addressees
from habeas.reading.groups import find_groups
from habeas.reading.hedges import find_hedges
from habeas.reading.perpetrators import find_perpetrators
from habeas.reading.places import find_places
from habeas.reading.quantities import find_quantities
from habeas.reading.times import find_times
from habeas.reading.tokens import tokens
from habeas.reading.view import fold
from habeas.reading.violations import find_acts, find_violations
from habeas.words.dates import Edtf

PIECES = [
    "as many as", "between", "and", "100", "1,200", "three", "dozens of", "men", "women",
    "killed", "tortured", "by", "their own police", "in", "from", "Velmara", "Chechen",
    "government", "since", "April", "2017", "14", "may", "May", "yesterday", "if", "not",
    "gay men", "accused of", "accused", "ordering", "controlled by", "Davor Hasimel", "urged",
    "must", "report it to", ",", ".", "\n\n", "'s", "’", "“", "-", "%", "$", "a", "half",
    "hundred", "of", "the", "who", "would", "½", "²", "٣", "İ",
]  # fmt: skip
WORDED = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
TEXTS = st.one_of(st.text(max_size=200), WORDED)


def times_on_a_day(view: str) -> Sequence[Any]:
    return find_times(view, Edtf.parse("2031-03-04"))


FINDERS = [
    find_quantities, times_on_a_day, find_places, find_violations, find_perpetrators,
    find_groups, find_addressees, find_hedges,
]  # fmt: skip


@pytest.mark.parametrize("find", FINDERS, ids=lambda f: f.__name__)
@settings(max_examples=60, deadline=None)
@given(text=TEXTS)
def test_any_text_is_read_in_order_and_within_bounds(
    find: Callable[[str], Sequence[Any]], text: str
):
    view = fold(text)
    spans = [mention.span for mention in find(view)]
    assert spans == sorted(spans)
    assert all(span.end <= len(text) and span.of(view).strip() for span in spans)
    assert len(set(spans)) == len(spans)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, other=TEXTS)
def test_what_was_read_before_changes_nothing(text: str, other: str):
    first = [find(fold(text)) for find in FINDERS]
    tokens.cache_clear()
    find_acts.cache_clear()
    for find in FINDERS:
        find(fold(other))
    assert [find(fold(text)) for find in FINDERS] == first
