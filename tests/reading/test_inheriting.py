"""Places carried over from the words before, and where they are not."""

import pytest
from reading.reading_aloud import said

LEAD = "Disturbing news has come of the treatment of young men in Keld. "


def carried(text, words):
    return [p.inherited_from.of(text) for p in said(text, words).places if p.inherited_from]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LEAD + "As many as 90 men have been rounded up, according to some reports.", "90 men"),
        (LEAD + "The men are being beaten and three men were killed.", "three men"),
        (LEAD + "Officials were asked about these detentions, the Courier wrote.", "detentions"),
        ("Forty men were held in Keld. Three of them were killed.", "Three of them"),
        ("I was held in Keld for a week. I was beaten.", "I was beaten"),
        (LEAD + "Such people were beaten.", "Such people"),
        ("Doss said 40 men were held in Keld. They were beaten, she said.", "They were beaten"),
        (
            "Gay people in Keld were beaten. The torture of gay men goes on.",
            "The torture",
        ),
    ],
)
def test_what_goes_on_about_the_same_people_or_acts_is_where_they_were(text, words):
    assert carried(text, words) == ["Keld"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LEAD + "One woman was stoned by her father.", "One woman"),
        (LEAD + "A girl was killed. The girl was beaten first.", "The girl"),
        (LEAD + "\n\nThe men were beaten.", "The men were"),
        (LEAD + "Solt said forty women were beaten.", "forty women"),
        ("The men were in Keld and in Orlo. The men were beaten.", "The men were beaten"),
        (
            "Men were held in Keld. Rain fell. Snow fell. It froze. The men were tortured.",
            "tortured",
        ),
    ],
)
def test_no_place_is_carried_to_somebody_new_or_far_away_or_out_of_two(text, words):
    assert carried(text, words) == []


def test_of_a_place_and_the_country_around_it_the_place_is_carried():
    text = "Men were held in Keld in Velmara. The men were beaten."
    assert carried(text, "The men were beaten") == ["Keld"]


def test_the_republic_is_the_one_that_was_just_named():
    text = "The Velmaran government said: “Nobody was tortured in the republic.”"
    statement = said(text, "Nobody was tortured")
    assert [(p.key, p.span.of(text)) for p in statement.places] == [("velmara", "the republic")]
    assert statement.places[0].inherited_from is not None


def test_a_republic_is_no_town():
    text = "Doss of Keld said: “Nobody was tortured in the republic.”"
    assert said(text, "Nobody was tortured").places == ()


def test_who_is_speaking_is_nobody_new():
    text = (
        "Twelve students were held in Besk, according to a lawyer for them. The lawyer said four "
        "of them were beaten."
    )
    assert carried(text, "four of them") == ["Besk"]
