"""Nominal accusations hold those to account who stand outside of them."""

import pytest
from reading.reading_aloud import said


@pytest.mark.parametrize(
    ("text", "words", "accused"),
    [
        (
            "Davor Hasimel, who leads the republic, accused of ordering the killings, denied it.",
            "ordering the killings",
            ("Davor Hasimel", "ordered"),
        ),
        (
            "The army-backed Hasimel is widely accused of torture.",
            "torture",
            ("Hasimel", "direct"),
        ),
        (
            "Hasimel, accused by rights groups of ordering the killings, rejected them.",
            "ordering the killings",
            ("Hasimel", "ordered"),
        ),
    ],
)
def test_who_is_accused_before_the_accusation_is_held_to_account_in_it(text, words, accused):
    (held,) = said(text, words).perpetrators
    assert (held.surface, held.role) == accused


def test_who_controls_the_accused_is_held_to_account_beside_them():
    text = "Doctors have accused security forces controlled by Hasimel of torture."
    assert [(p.surface, p.role) for p in said(text, "torture").perpetrators] == [
        ("security forces", "direct"),
        ("Hasimel", "controls"),
    ]


def test_an_accusation_ends_where_the_accused_goes_on():
    text = "Hasimel, accused by rights groups of ordering the killings, rejected them."
    assert said(text, "ordering").words(text) == "ordering the killings"


def test_nobody_from_another_sentence_is_held_to_account():
    text = "Soldiers beat the men in Keld. He is accused of torture."
    assert all(p.surface != "Soldiers" for p in said(text, "torture").perpetrators)
