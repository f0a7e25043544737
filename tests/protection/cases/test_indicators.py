"""Indicators are read, not added up, and each says where it comes from."""

import dataclasses

import pytest
from protection.cases.cast import told

from habeas.protection.cases.attributions import NotAttributed
from habeas.protection.cases.indicators import (
    Assessment,
    Indicator,
    IndicatorAnswer,
    IndicatorSide,
    IndicatorValue,
    NoSuchIndicator,
    assessment,
    indicators,
    not_known,
    with_answer,
)


def test_at_first_nothing_was_asked_and_nothing_is_known():
    assert not_known(assessment()) == tuple(indicators())
    assert assessment().answer("weapons").value is IndicatorValue.NOT_ASKED


@pytest.mark.parametrize("value", IndicatorValue)
def test_only_present_and_absent_are_known(value):
    held = with_answer(assessment(), IndicatorAnswer("weapons", value, told()))
    is_known = value in (IndicatorValue.PRESENT, IndicatorValue.ABSENT)
    assert ("weapons" not in not_known(held)) is is_known


@pytest.mark.parametrize(
    "value", [one for one in IndicatorValue if one is not IndicatorValue.NOT_ASKED]
)
def test_whatever_was_asked_says_who_said_it(value):
    with pytest.raises(NotAttributed):
        with_answer(assessment(), IndicatorAnswer("weapons", value))


def test_an_answer_takes_the_place_of_the_one_before():
    first = with_answer(assessment(), IndicatorAnswer("weapons", IndicatorValue.UNKNOWN, told()))
    then = with_answer(first, IndicatorAnswer("weapons", IndicatorValue.PRESENT, told()))
    assert [one.value for one in then.answers] == [IndicatorValue.PRESENT]


def test_an_indicator_the_list_does_not_hold_is_refused():
    with pytest.raises(NoSuchIndicator):
        with_answer(assessment(), IndicatorAnswer("shoe-size", IndicatorValue.ABSENT, told()))


def test_there_is_no_number_in_an_indicator_or_an_assessment():
    kinds = {
        field.type
        for value in (Indicator, IndicatorAnswer, Assessment)
        for field in dataclasses.fields(value)
    }
    assert not kinds & {"int", "float", "int | None", "float | None"}


def test_the_list_has_every_side_and_honour_related_markers_in_both_languages():
    listed = indicators().values()
    assert {one.side for one in listed} == set(IndicatorSide)
    assert sum(one.is_honour_related for one in listed) >= 9
    assert all(text.en and text.ru for one in listed for text in (one.text, one.asked))


def test_the_list_says_that_practitioners_must_review_it():
    from importlib import resources

    text = resources.files("habeas.protection.cases").joinpath("indicators.yaml").read_text("utf-8")
    assert "PRACTITIONERS MUST REVIEW" in text
