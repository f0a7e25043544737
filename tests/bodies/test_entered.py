from datetime import date

import pytest
from bodies.entering import GAZETTE, body, tie

from habeas.bodies.body import BodyKind
from habeas.bodies.entered import (
    ConfidenceNotSaid,
    EndMissing,
    FoundByNobody,
    NoKey,
    NotAState,
    NotIndependent,
    TermReversed,
    TieRestsOnNothing,
    TieToItself,
    checked_body,
    checked_tie,
)
from habeas.words.dates import NotADate
from habeas.words.provenance import Confidence


def test_a_body_without_a_key_gets_the_one_reports_would_name_it_by():
    assert checked_body(body("", "The Second Patrol Regiment")).key == "second patrol regiment"


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (body("key", " ").__class__("key", ""), NoKey),
        (body("two\nlines", "Guard"), NoKey),
        (body("k" * 201, "Guard"), NoKey),
        (body("guard", state="Velmara"), NotAState),
        (body("guard", state="vm"), NotAState),
        (body("guard", not_independent=NotIndependent("", GAZETTE, Confidence.READ)),
         FoundByNobody),
        (body("guard", not_independent=NotIndependent("A court", "", Confidence.READ)),
         FoundByNobody),
    ],
)  # fmt: skip
def test_a_body_that_cannot_be_meant_is_refused(wrong, error):
    with pytest.raises(error):
        checked_body(wrong)


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (tie("", "commands", "guard"), EndMissing),
        (tie("guard", "commands", "guard"), TieToItself),
        (tie("a", "commands", "b", since="2031", until="2030-12-31"), TermReversed),
        (tie("a", "commands", "b", since="last spring"), NotADate),
        (tie("a", "commands", "b", source=""), TieRestsOnNothing),
        (tie("a", "commands", "b", confidence=None), ConfidenceNotSaid),
    ],
)
def test_a_tie_that_cannot_be_kept_is_refused(wrong, error):
    with pytest.raises(error):
        checked_tie(wrong)


def test_a_term_within_one_year_said_roughly_is_no_mistake():
    held = tie("a", "commands", "b", since="2030", until="2030")
    assert checked_tie(held) is held


def test_a_tie_holds_from_the_first_to_the_last_day_its_dates_may_mean():
    plain = tie("a", "commands", "b", since="2029-05", until="2030~").plain
    assert (plain.since, plain.until) == (date(2029, 5, 1), date(2030, 12, 31))
    assert plain.sources == (GAZETTE,)
    assert not plain.inferred


def test_ties_that_say_the_same_have_keys_of_their_own():
    one, other = (tie("a", "commands", "b", identifier=name).plain for name in ("l-1", "l-2"))
    assert one.key != other.key


def test_a_finding_against_independence_is_taken_over_with_who_found_it():
    found = NotIndependent("Court of Orlo", "Judgment of 3 May 2031", Confidence.READ)
    plain = body("sled", "Investigators", state="VM", not_independent=found).plain
    assert plain.independence.is_lacking
    assert plain.independence.found_by.said("ru") == "Court of Orlo"
    assert plain.independence.provenance.sources == ("Judgment of 3 May 2031",)


def test_names_in_both_languages_are_said_in_each():
    plain = body("guard", "Guard", name_ru="Гвардия", kind=BodyKind.UNIT).plain
    assert (plain.name.said("en"), plain.name.said("ru")) == ("Guard", "Гвардия")
    assert plain.state is None
