"""The dossier is whole in every language it is written in."""

import tomllib
from importlib import resources

import pytest
from dossiers.story import account, blog, courier, with_failure

from habeas.dossiers.page import as_page
from habeas.dossiers.phrases import LanguageNotSpoken, phrases
from habeas.dossiers.screen import on_screen
from habeas.words.counting import LANGUAGES, forms
from habeas.words.reasons import Reason, places_of

HELD = tomllib.loads(
    resources.files("habeas.dossiers").joinpath("phrases.toml").read_text(encoding="utf-8")
)
KEYS = [
    (table, key)
    for table, held in HELD["en"].items()
    if table not in ("counted", "glossary")
    for key in held
]


def wordings(language, table, key):
    held = HELD[language][table][key]
    return held if isinstance(held, list) else [held]


def test_every_language_we_speak_can_tell_a_dossier():
    assert set(HELD) == set(LANGUAGES)


def test_every_table_has_the_same_keys_in_the_same_order_in_each_language():
    for table in HELD["en"].keys() - {"glossary"}:
        assert list(HELD["ru"][table]) == list(HELD["en"][table]), table
    assert len(HELD["ru"]["glossary"]) == len(HELD["en"]["glossary"])


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_a_phrase_has_the_same_places_in_each_language(table, key):
    english, russian = wordings("en", table, key), wordings("ru", table, key)
    assert len(english) == len(russian)
    for one, other in zip(english, russian, strict=True):
        assert places_of(one) == places_of(other)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_noun_has_the_forms_of_its_language(language):
    for key, held in HELD[language]["counted"].items():
        assert set(held) == set(forms(language)), key
        assert all("{n}" in wording for wording in held.values())


def test_counted_nouns_take_the_russian_forms():
    say = phrases("ru")
    assert say.count("statements", 1) == "1 высказывание"
    assert say.count("statements", 3) == "3 высказывания"
    assert say.count("statements", 11) == "11 высказываний"
    assert say.count("exhibits", 21) == "21 материал"


def test_the_same_statements_are_told_in_russian_with_their_words_verbatim():
    page = as_page(account(), "ru")
    assert '<html lang="ru">' in page
    assert "Машинный черновик: 8 черновиков" in page
    for words in ("At least 40 gay men have been taken", "Nobody was taken in Keld"):
        assert words in page


def test_nothing_the_page_says_of_its_own_is_left_in_english():
    page = as_page(with_failure(), "ru")
    english = [w for table, key in KEYS for w in wordings("en", table, key)]
    left = [w for w in english if len(w) > 14 and " " in w and not places_of(w) and w in page]
    assert left == []


def test_why_things_are_is_told_in_russian_too():
    page = as_page(account(courier(), blog()), "ru")
    assert "сам указывает источник: Velmara Legal Aid Network" in page
    assert "has it from" not in page
    assert "same place" not in page


def test_every_incident_takes_less_than_a_screen_in_russian_too():
    for width in (80, 100):
        told = on_screen(account(), width, "ru")
        for incident in told.split("\n\n")[:-1]:
            assert len(incident.splitlines()) <= 24
        assert max(len(line) for line in told.splitlines()) <= width


def test_no_heading_of_the_russian_screen_runs_into_what_follows():
    labels = [HELD["ru"]["screen"][key] for key in HELD["ru"]["screen"] if key != "no_denial"]
    assert max(map(len, labels)) < 12


def test_nobody_is_called_by_a_word_of_criminal_procedure():
    assert "обвиняем" not in str(HELD["ru"])
    assert "обвинён" not in str(HELD["ru"])


def test_the_word_independent_is_kept_for_first_hand_chains_in_russian_too():
    assert "независим" not in on_screen(account(), language="ru")


def test_what_was_written_down_in_english_stays_so():
    assert phrases("ru").why(Reason.verbatim("page 3 holds no text")) == "page 3 holds no text"


def test_a_language_nobody_wrote_is_refused():
    with pytest.raises(LanguageNotSpoken, match="fr"):
        as_page(account(), "fr")
