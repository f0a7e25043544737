"""The data of forms: whole, known, and worded in both languages."""

import tomllib
from importlib import resources

import pytest

from habeas.dossiers.submissions import checking
from habeas.dossiers.submissions.checks import CheckOutcome
from habeas.dossiers.submissions.drawing import Drawing
from habeas.dossiers.submissions.forms import NoSuchForm, data, form_of
from habeas.dossiers.submissions.wording import wording
from habeas.protection.avenues.catalogue import catalogue
from habeas.words.counting import LANGUAGES, forms
from habeas.words.reasons import places_of

EIGHT = (
    "un-hrc-op1", "un-cat-22", "un-wgeid", "un-wgad", "un-sp-torture", "un-sp-sumex",
    "un-sp-iesogi", "un-sp-hrd", "coe-ecthr-r39", "de-gba", "osce-moscow",
)  # fmt: skip
HELD = tomllib.loads(
    resources.files("habeas.dossiers.submissions")
    .joinpath("wording.toml")
    .read_text(encoding="utf-8")
)
TABLES = [table for table in HELD["en"] if table != "counted"]
KEYS = [(table, key) for table in TABLES if table != "months" for key in HELD["en"][table]]


@pytest.mark.parametrize("avenue", EIGHT)
def test_there_is_a_form_for_it_with_fields_that_must_be_filled(avenue):
    form = form_of(avenue, catalogue())
    assert form.needed
    assert form.needed <= {one.key for one in form.fields}


@pytest.mark.parametrize("avenue", sorted(data().forms))
def test_every_rule_is_one_that_is_checked(avenue):
    for rule in form_of(avenue, catalogue()).rules:
        assert rule.name in checking._RULES


@pytest.mark.parametrize("avenue", sorted(data().forms))
def test_every_rule_cites_sources_the_catalogue_knows(avenue):
    form = form_of(avenue, catalogue())
    for known in (form.known, form.languages_known, *(rule.known for rule in form.rules)):
        assert set(known.sources) <= catalogue().sources.keys()
        assert known.sources or known.confidence in {"remembered", "analysis"}


def test_every_field_that_is_drawn_is_one_a_form_can_ask_for():
    fields = catalogue().fields.keys()
    assert data().draws.keys() | data().names | data().of_the_sender <= fields
    assert data().instructions <= fields


def test_every_way_of_drawing_is_known(monkeypatch):
    from dossiers.submissions.packing import form, sources

    drawing = Drawing(sources().account, (), form("un-hrc-op1"), "en")
    for ways in data().draws.values():
        drawing.draw(ways)


def test_an_avenue_whose_form_nobody_knows_is_an_error():
    with pytest.raises(NoSuchForm):
        form_of("ru-sk", catalogue())


def test_every_question_is_worded():
    asked = {
        question
        for held in data().forms.values()
        for rule in held.get("rules", ())
        for question in rule.get("questions", ())
    }
    assert asked == HELD["en"]["questions"].keys()


def test_whatever_is_not_fine_has_something_to_do():
    fine = f"_{CheckOutcome.FINE.value}"
    needed = {key for key in HELD["en"]["checks"] if not key.endswith(fine)}
    assert HELD["en"]["todo"].keys() - {"conflict_conflict"} == needed


def test_every_language_a_form_takes_has_a_name():
    taken = {code for avenue in data().forms for code in form_of(avenue, catalogue()).languages}
    assert taken <= HELD["en"]["languages"].keys()


def test_the_languages_have_the_same_keys_in_the_same_order():
    assert set(HELD) == set(LANGUAGES)
    for table in HELD["en"]:
        assert list(HELD["ru"][table]) == list(HELD["en"][table]), table


@pytest.mark.parametrize(("table", "key"), KEYS)
def test_a_phrase_has_the_same_places_in_each_language(table, key):
    assert places_of(HELD["en"][table][key]) == places_of(HELD["ru"][table][key])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_noun_has_the_forms_of_its_language(language):
    for key, held in HELD[language]["counted"].items():
        assert set(held) == set(forms(language)), key


def test_nobody_is_called_by_a_word_of_criminal_procedure_for_what_is_only_alleged():
    assert "обвиняем" not in str(HELD["ru"])
    assert "accused" not in str(HELD["en"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_never_says_that_somebody_is_eligible(language):
    assert "eligible" not in str(HELD[language])
    assert wording(language).word("ask", "undecided")
