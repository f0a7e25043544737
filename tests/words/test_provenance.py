from datetime import date, timedelta

import pytest

from habeas.words.bilingual import Bilingual
from habeas.words.provenance import Confidence, FactStanding, Provenance

REVIEW = date(2031, 6, 15)
KNOWN = Provenance(Confidence.READ, ("S1",), date(2031, 1, 1), REVIEW)


@pytest.mark.parametrize(
    ("late", "standing"),
    [
        (-1, FactStanding.FRESH),
        (0, FactStanding.FRESH),
        (1, FactStanding.LAST_KNOWN),
        (90, FactStanding.LAST_KNOWN),
        (91, FactStanding.NEEDS_REVIEW),
    ],
)
def test_a_fact_is_current_until_its_review_and_the_last_known_for_ninety_days(late, standing):
    assert KNOWN.standing(REVIEW + timedelta(days=late)) is standing


def test_a_fact_past_its_term_needs_review_whatever_its_review_day():
    ends = Provenance(Confidence.READ, ("S1",), None, REVIEW, date(2031, 6, 1))
    assert ends.standing(date(2031, 6, 1)) is FactStanding.FRESH
    assert ends.standing(date(2031, 6, 2)) is FactStanding.NEEDS_REVIEW


def test_a_fact_without_a_review_day_needs_review():
    assert Provenance(Confidence.READ).standing(REVIEW) is FactStanding.NEEDS_REVIEW


def test_a_text_is_said_in_its_language_and_words_as_written_in_either():
    both, one = Bilingual("court", "суд"), Bilingual.as_written("le tribunal")
    assert (both.said("en"), both.said("ru"), both.said("fr")) == ("court", "суд", "court")
    assert one.said("en") == one.said("ru") == "le tribunal"
