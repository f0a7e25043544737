"""A time is kept in UTC and never without its zone."""

from datetime import UTC, datetime

import pytest

from habeas.protection.cases.moments import NotAMoment, as_text, moment


@pytest.mark.parametrize("text", ["2031-03-04", "2031-03-04T09:30", "soon", ""])
def test_a_time_without_a_zone_is_refused(text):
    with pytest.raises(NotAMoment):
        moment(text)


def test_the_same_moment_is_kept_alike_whatever_the_zone():
    assert as_text(moment("2031-03-04T09:30+03:00")) == "2031-03-04T06:30:00+00:00"
    assert moment("2031-03-04T09:30+03:00") == datetime(2031, 3, 4, 6, 30, tzinfo=UTC)


def test_a_local_time_is_not_guessed():
    with pytest.raises(NotAMoment):
        as_text(datetime(2031, 3, 4, 9, 30))  # that is what is refused
