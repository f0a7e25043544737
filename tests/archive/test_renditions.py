import pytest
from archive.compartment import DENIAL, NOON, marked

from habeas.archive import custody, renditions
from habeas.archive.exhibits import NoSuchExhibit
from habeas.evidence.custody import EventKind
from habeas.words.reasons import Reason


def test_a_rendition_is_read_back_with_its_marks_byline_and_gaps(cast):
    exhibit, _ = cast.receive(DENIAL.encode())
    made = marked(DENIAL)
    kept = renditions.keep(cast.store, exhibit, made, NOON, cast.chance)
    assert renditions.rendition(cast.store, exhibit) == kept
    assert kept.rendition == made


def test_the_same_rendition_again_is_the_one_that_is_kept(cast):
    first = cast.render(DENIAL)
    logged = custody.events(cast.store)
    assert cast.render(DENIAL, first.exhibit) == first
    assert custody.events(cast.store) == logged


def test_the_log_says_which_rendition_was_derived_and_commits_to_it(cast):
    kept = cast.render(DENIAL)
    event = custody.events(cast.store, kept.exhibit)[-1]
    assert event.kind is EventKind.DERIVED
    assert event.details == (("rendition", kept.identifier),)
    assert len(event.commitment) == 64


def test_a_rendition_of_nothing_is_refused(cast):
    with pytest.raises(NoSuchExhibit, match="x-none"):
        renditions.keep(cast.store, "x-none", marked(DENIAL), NOON, cast.chance)


def test_an_empty_text_is_kept_as_such(cast):
    gaps = (Reason.of("openers.pages_empty", pages="1"),)
    kept = cast.render("", gaps=gaps)
    assert renditions.rendition(cast.store, kept.exhibit).rendition.gaps == gaps


def test_text_that_is_none_is_refused_and_said_without_its_words(cast):
    exhibit, _ = cast.receive(b"bytes")
    with pytest.raises(renditions.NotText, match="character 5") as caught:
        cast.render("Solt \ud800", exhibit)
    assert caught.value.__cause__ is None
    assert "Solt" not in str(caught.value)
    assert renditions.renditions(cast.store, exhibit) == ()


def test_every_character_that_is_one_comes_back(cast):
    text = "\x00 \r\n \ufeff \ufffe 🕊 \U0010ffff"
    kept = cast.render(text)
    assert renditions.rendition(cast.store, kept.exhibit).rendition.text == text
