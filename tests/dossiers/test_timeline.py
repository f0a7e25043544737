"""The timeline: times as they were said, never more exact."""

import re

from habeas.dossiers.timeline import Bar, drawn
from habeas.words.dates import Edtf


def figure(*texts):
    return drawn([Bar(Edtf.parse(text), text) for text in texts], "Timeline")


def bars(told):
    return [
        (int(x), int(x) + int(width), kind)
        for x, width, kind in re.findall(
            r'<rect x="(\d+)" y="\d+" width="(\d+)" height="8"(?: rx="2")? class="([a-z ]+)"', told
        )
    ]


def test_a_day_is_a_point_and_a_month_a_bar():
    told = figure("2031-02-14", "2031-03")
    assert told.count("<circle") == 1
    assert [kind for _, _, kind in bars(told)] == ["said"]


def test_a_time_between_two_days_reaches_from_one_to_the_other():
    told = figure("2031-01-01", "2031-02-01/2031-03-01", "2031-12-31")
    ((start, end, _),) = bars(told)
    xs = [int(x) for x in re.findall(r'cx="(\d+)"', told)]
    assert xs[0] < start < end < xs[1]


def test_an_open_end_fades_out_towards_it_and_an_exact_one_does_not():
    told = figure("2031-03/..", "2031-01-01")
    faded = [bar for bar in bars(told) if "open" in bar[2]]
    assert len(faded) == 4
    opacities = re.findall(r'fill-opacity="([\d.]+)"', told)
    assert opacities == sorted(opacities, reverse=True)
    assert told.count("<polygon") == 1
    assert "<polygon" not in figure("2031-03", "2031-01-01")


def test_an_open_beginning_fades_to_the_left():
    told = figure("/2031-02", "2031-01-01")
    whole = next(start for start, _, kind in bars(told) if kind == "said")
    assert all(end <= whole for _, end, kind in bars(told) if "open" in kind)


def test_what_is_not_sure_of_its_own_date_is_hollow():
    assert [kind for _, _, kind in bars(figure("2031~", "2031-05-01"))] == ["doubted"]


def test_a_date_that_a_report_gives_itself_looks_different():
    told = drawn([Bar(Edtf.parse("2031-02-14"), "E1", is_said=False)], "Timeline")
    assert 'class="published"' in told


def test_nothing_is_drawn_without_a_date():
    assert drawn([], "Timeline") == ""


def test_the_axis_names_the_first_and_the_last_day():
    told = figure("2031-02-14", "2032-05-01")
    assert ">2031-02-14</text>" in told
    assert ">2032-05-01</text>" in told
    assert len(re.findall(r"<line ", told)) <= 10


def test_the_drawing_has_a_name_and_no_style_of_its_own():
    told = figure("2031-02-14", "2031-03/..")
    assert "<title>Timeline</title>" in told
    assert "style=" not in told
