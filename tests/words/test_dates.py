from datetime import date

import pytest

from habeas.words.dates import Edtf, NotADate


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("2017-02", date(2017, 2, 1), date(2017, 2, 28)),
        ("2017-04-01~", date(2017, 4, 1), date(2017, 4, 1)),
        ("201X", date(2010, 1, 1), date(2019, 12, 31)),
        ("2017-21", date(2017, 3, 1), date(2017, 5, 31)),
        ("2017-04/..", date(2017, 4, 1), None),
        ("/2017-04", None, date(2017, 4, 30)),
        ("2017-02/2017-04", date(2017, 2, 1), date(2017, 4, 30)),
    ],
)
def test_a_date_spans_the_days_it_may_mean(text, earliest, latest):
    assert (Edtf.parse(text).earliest, Edtf.parse(text).latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text", ["", "..", "../..", "/", "2017-13", "2017-02-30", "last week", "2018/2017"]
)
def test_what_is_not_a_date_is_refused_with_a_hint(text):
    with pytest.raises(NotADate) as refusal:
        Edtf.parse(text)
    assert refusal.value.what_to_do


def test_only_an_unqualified_day_is_an_exact_day():
    assert Edtf.parse("2017-04-01").is_exact_day
    assert not Edtf.parse("2017-04-01?").is_exact_day
    assert not Edtf.parse("2017-04").is_exact_day


def test_an_open_end_overlaps_whatever_comes_after():
    assert Edtf.parse("2017-04/..").overlaps(Edtf.parse("2026"))
    assert not Edtf.parse("2017-04/..").overlaps(Edtf.parse("2016"))
