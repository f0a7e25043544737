"""Where a quotation begins and ends."""

import pytest

from habeas.reading.layout import paragraphs
from habeas.reading.quotations import quotations
from habeas.reading.view import fold


def quoted(text):
    view = fold(text)
    return [q.inner.of(text) for q in quotations(text, view, paragraphs(view, ()))]


@pytest.mark.parametrize(
    "text",
    [
        "Solt said “nobody was ever held there”.",
        'Solt said "nobody was ever held there".',
        "Solt said «nobody was ever held there».",
        "Solt said 'nobody was ever held there'.",
        "Solt said ‘nobody was ever held there’.",
        "Solt said ''nobody was ever held there''.",
    ],
)
def test_every_form_of_mark_quotes(text):
    assert quoted(text) == ["nobody was ever held there"]


@pytest.mark.parametrize(
    "text",
    [
        "They fear an “honour killing” by their families.",
        "The suspects' families and the guards' dogs were there.",
        "Someone who 'shames the family' is at risk.",
        "Don't say it isn't so, they're gone.",
    ],
)
def test_terms_sneers_and_apostrophes_do_not(text):
    assert quoted(text) == []


def test_a_quotation_left_open_goes_on_in_the_next_paragraph():
    text = "Solt said: “You cannot hold people who are not here.\n\nNobody was ever held.” The end."
    assert quoted(text) == ["You cannot hold people who are not here.", "Nobody was ever held."]


def test_a_quotation_opened_anew_in_each_paragraph_goes_on_too():
    text = "“You cannot hold people.\n\n“Nobody was ever held there,” Solt said."
    assert quoted(text) == ["You cannot hold people.", "Nobody was ever held there"]


def test_a_mark_without_its_partner_ends_with_its_paragraph():
    text = "“Nobody was ever held there, Solt said.\n\nThe road was closed."
    assert quoted(text) == ["Nobody was ever held there, Solt said."]
