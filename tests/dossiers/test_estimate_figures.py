"""Figures of estimates: nothing is drawn off the figure, and what is cut off says so."""

import re

from hypothesis import given
from hypothesis import strategies as st
from tables.patterns import counted, velmara

from habeas.dossiers import estimate_figures, overlap_figure
from habeas.dossiers.estimate_figures import Share, Span
from habeas.numbers import small_cells
from habeas.numbers.bars import Curve


def numbers(name, told):
    return [int(one) for one in re.findall(rf'\b{name}="(-?\d+)"', told)]


def test_each_pattern_has_a_bar_and_a_dot_for_each_of_its_lists():
    told = overlap_figure.drawn(velmara(), "Overlaps", "en")
    cells = velmara().cells
    assert told.count("<rect") == len(cells)
    assert told.count("<circle") == sum(pattern.bit_count() for pattern, _ in cells)
    assert "<title>Overlaps</title>" in told


def test_the_largest_pattern_comes_first_and_the_smallest_of_many_are_left_to_the_table():
    table = counted("a b c d e", range(1, 32))
    told = overlap_figure.drawn(table, "Overlaps", "en")
    assert told.count("<rect") == overlap_figure.MOST
    heights = [high for high in numbers("height", told) if high <= 120]
    assert heights == sorted(heights, reverse=True)


def test_the_name_of_a_list_is_text_and_never_markup():
    told = overlap_figure.drawn(counted("<b>a b\u202ec d", (9,) * 7), "Overlaps", "en")
    assert "<b>" not in told
    assert "\u202e" not in told


def test_a_bar_without_a_dot_stands_for_all_that_is_not_told():
    told = overlap_figure.coarse(small_cells.coarse(velmara()), "Overlaps", "en")
    shown = small_cells.coarse(velmara()).bands
    assert told.count('class="said"') == len(shown) + sum(b.pattern.bit_count() for b in shown)
    assert told.count('class="missed"') == len(shown) + 1
    assert "&lt; 5" in told
    assert "№ 4" in told
    assert "clinic" not in told


def test_the_figure_for_others_holds_no_count_and_no_size_of_a_list():
    told = overlap_figure.coarse(small_cells.coarse(velmara()), "Overlaps", "en")
    words = set(re.findall(r">([^<>]+)</text>", told))
    assert words == {f"№ {n}" for n in range(1, 5)} | {"20–49", "10–19", "5–9", "&lt; 5"}


def test_an_interval_that_reaches_far_beyond_the_rest_is_cut_off_with_an_arrow():
    rows = [Span("a", 120, 100, 150), Span("b", 120, 100, 160), Span("c", 400, 100, 90_000)]
    told = estimate_figures.spans(rows, 100, "Intervals", "en")
    assert told.count("<polygon") == 1
    assert "<polygon" not in estimate_figures.spans(rows[:2], 100, "Intervals", "en")
    assert estimate_figures.spans([], 100, "Intervals", "en") == ""


ENDS = st.tuples(*[st.floats(50, 1e7)] * 3).map(sorted)


@given(st.lists(ENDS, min_size=1, max_size=6))
def test_no_interval_is_drawn_off_the_figure(ends):
    rows = [Span("x", people, lower, upper) for lower, people, upper in ends]
    told = estimate_figures.spans(rows, 50, "Intervals", "en")
    assert all(0 <= x <= 760 for name in ("x", "cx", "x1") for x in numbers(name, told))
    assert all(0 < width <= 760 for width in numbers("width", told))


def test_each_story_that_lies_among_the_bars_has_a_mark():
    curve = Curve(100.0, 200.0, (0.1, 0.5, 0.4), 0.0)
    told = estimate_figures.likely(curve, [120.0, 180.0, 900.0], "Likely", "en")
    assert (told.count("<rect"), told.count("<polygon")) == (3, 2)


def test_intervals_that_missed_the_truth_stand_beside_those_that_held_it():
    told = estimate_figures.held([Share("as fitted", 0.1, 0.9, 0.0)], "Held")
    assert re.findall(r'height="16" class="(\w+)"', told) == ["said", "missed"]
