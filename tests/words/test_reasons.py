import pytest

from habeas.words.counting import LANGUAGES, digits, form, forms
from habeas.words.reasons import Reason, places_of, said, sentences, together

PLACE = Reason.of("incidents.same_place", places="Keld")


def wordings(key, language):
    held = sentences()[key][language]
    return {"": held} if isinstance(held, str) else held


@pytest.mark.parametrize("key", sentences())
def test_every_sentence_has_both_languages_and_the_same_places_in_each(key):
    assert set(sentences()[key]) == set(LANGUAGES)
    places = {places_of(w) for language in LANGUAGES for w in wordings(key, language).values()}
    assert len(places) == 1


@pytest.mark.parametrize("key", sentences())
def test_a_sentence_with_plural_forms_has_each_its_language_asks_for(key):
    for language in LANGUAGES:
        assert set(wordings(key, language)) in ({""}, set(forms(language)))


def test_a_reason_is_said_in_either_language_and_names_stay_as_they_are():
    assert said(PLACE, "en") == "same place (Keld)"
    assert said(PLACE, "ru") == "то же место (Keld)"


def test_reasons_together_are_said_one_after_the_other():
    act = Reason.of("incidents.same_act", acts="killing, detention")
    both = together([act, PLACE])
    assert said(both, "en") == "same act (detention, killing), same place (Keld)"
    assert together([PLACE]) is PLACE


def test_a_number_asks_for_its_form_of_the_noun():
    def lost(n):
        return said(Reason.of("openers.characters_lost", n=n), "ru")

    assert lost(1).startswith("1 знак ")
    assert lost(22).startswith("22 знака ")
    assert lost(11).startswith("11 знаков ")
    assert lost(1200).startswith("1\u202f200 знаков ")


def test_a_number_that_is_none_is_said_as_it_stands():
    for strange in ("many", "9" * 5000, ""):
        assert strange in said(Reason.of("openers.characters_lost", n=strange), "ru")


def test_a_name_that_nobody_gave_is_said_to_be_missing():
    nobody = Reason.of("origins.from", name="")
    assert said(nobody, "en") == "has it from nobody named, as it says"
    assert said(nobody, "ru").endswith("никто не назван")


def test_braces_in_a_name_are_only_characters():
    assert "{key}" in said(Reason.of("origins.from", name="{key}"), "en")


def test_a_sentence_of_a_later_version_is_shown_with_what_it_holds():
    assert said(Reason.of("origins.later", name="Imre Solt"), "ru") == "origins.later Imre Solt"


def test_a_reason_with_a_place_that_nobody_filled_can_still_be_said():
    assert said(Reason("origins.credits"), "en") == "credits {name} for its text"


def test_words_that_were_written_down_stay_in_their_language():
    told = Reason.verbatim("page 3 holds no text")
    assert told.words == said(told, "ru") == str(told)
    assert PLACE.words is None


def test_russian_counts_in_three_forms_and_english_in_two():
    assert [form(n, "ru") for n in (1, 2, 5, 11, 12, 21, 104, 111)] == [
        "one", "few", "many", "many", "many", "one", "few", "many",
    ]  # fmt: skip
    assert [form(n, "en") for n in (0, 1, 2, 21)] == ["other", "one", "other", "other"]
    assert digits(12345, "en") == "12,345"
