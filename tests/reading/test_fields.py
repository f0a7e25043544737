"""What a statement holds, and what is only near it."""

import pytest
from reading.reading_aloud import said, statements

from habeas.words.anchors import Span
from habeas.words.reports import Block, BlockKind
from habeas.words.statements import ContentMode, Modality, Stance


def test_a_statement_holds_what_lies_in_its_content_and_nothing_else():
    text = (
        "Two men fled Besk. Solt said that as many as 40 people were beaten in Keld on 3 May 2031."
    )
    statement = said(text, "40 people")
    (quantity,) = statement.quantities
    assert (quantity.quantity.lower, quantity.quantity.upper) == (None, 40)
    assert [violation.span.of(text) for violation in statement.violations] == ["beaten"]
    assert [time.when.text for time in statement.times if time.when] == ["2031-05-03"]


def test_an_act_that_a_statement_denies_is_spoken_of_as_denied():
    text = "Solt denied that men were beaten."
    (violation,) = said(text, "men were beaten").violations
    assert violation.modality is Modality.DENIED


def test_only_who_asks_has_addressees():
    asking = said("The network urged the government to free the men.", "to free")
    assert asking.stance is Stance.DEMANDS
    assert [a.surface for a in asking.addressees] == ["the government"]
    assert said("The network said the government freed the men.", "freed").addressees == ()


def test_the_author_is_heard_on_acts_and_counts_and_nothing_else():
    text = "The weather was fine. Forty people were detained in Keld. The road is long."
    assert [s.words(text) for s in statements(text)] == ["Forty people were detained in Keld"]


def test_a_sentence_of_two_clauses_is_two_statements():
    text = "The men were subjected to beatings and three men were killed."
    assert [s.words(text) for s in statements(text)] == [
        "The men were subjected to beatings",
        "three men were killed",
    ]


def test_what_points_back_takes_the_only_place_named_before_it():
    text = "There is news of prisoners in Chechnya. The men were beaten."
    statement = said(text, "The men were beaten")
    assert [p.inherited_from.of(text) for p in statement.places] == ["Chechnya"]


def test_no_place_is_carried_over_when_two_were_named_or_nothing_points_back():
    text = "There is news of camps in Chechnya and in Syria. The men were beaten."
    assert said(text, "The men were beaten").places == ()
    text = "There is news of prisoners in Chechnya. One woman was killed."
    assert said(text, "One woman").places == ()


def test_no_place_is_carried_into_what_somebody_else_said():
    text = "The network met refugees in Syria. Solt said the men were beaten."
    assert said(text, "the men were beaten").places == ()


def test_what_is_said_of_some_of_them_elsewhere_is_its_own_statement():
    text = (
        "The killings of men in Keld are part of a wave of hate, much of which comes from "
        "militants in Syria who beheaded their captives."
    )
    first, second = statements(text)
    assert ([p.key for p in first.places], [p.key for p in second.places]) == (
        ["keld"],
        ["syria"],
    )
    assert first.perpetrators == ()
    assert [p.surface for p in second.perpetrators] == ["militants"]


@pytest.mark.parametrize(
    ("headline", "count"),
    [
        ("Persecution of Gay Men in Keld", 1),
        ("Ministry Denies Killings in Keld", 0),
        ("Questions about Killings in Keld", 0),
    ],
)
def test_a_headline_without_a_verb_says_the_act_it_begins_with(headline, count):
    block = Block(Span(0, len(headline)), BlockKind.HEADLINE, "title")
    found = statements(headline, block)
    assert len([s for s in found if s.content_mode is ContentMode.AUTHORIAL]) == count
