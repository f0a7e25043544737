"""Sentences put together out of sentences end once."""

import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from habeas.words.errors import HabeasError
from habeas.words.filling import filled
from habeas.words.mistakes import said_in
from habeas.words.reasons import Reason, places_of, said, sentences

WHOLE = "It stands over one."
ERRORS = tomllib.loads(
    resources.files("habeas.words").joinpath("errors.ru.toml").read_text(encoding="utf-8")
)


class Refused(HabeasError):
    message = "{receiver} is red: {because}. Nobody wrote why."
    hint = "Ask {receiver}."


@given(st.text(), st.text(alphabet="ab .!?…"))
def test_what_ends_a_sentence_ends_it_once_and_nothing_else_is_lost(before, value):
    wording = before.replace("{", "{{").replace("}", "}}") + "{value}. After"
    stop = "" if value.endswith((".", "!", "?", "…")) else "."
    assert filled(wording, {"value": value}) == f"{before}{value}{stop} After"


def test_an_error_tells_a_whole_sentence_without_a_second_full_stop():
    error = Refused(receiver="Office", because=WHOLE)
    assert error.what_happened == f"Office is red: {WHOLE} Nobody wrote why."
    assert error.what_to_do == "Ask Office."


@pytest.mark.parametrize("key", sentences())
@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_sentence_ends_twice_when_whole_sentences_fill_its_places(key, language):
    wording = sentences()[key][language]
    held = [wording] if isinstance(wording, str) else wording.values()
    places = {name: WHOLE for one in held for name in places_of(one) if name != "parts"}
    assert ".." not in said(Reason.of(key, **places), language)


@pytest.mark.parametrize("name", [name for name in ERRORS if name != "facts"])
def test_no_error_in_russian_ends_twice_when_whole_sentences_fill_its_places(name):
    held = ERRORS[name]
    places = {place: WHOLE for text in held.values() for place in places_of(text)}
    made = type(name, (HabeasError,), {})
    assert all(".." not in words for words in said_in(made(**places), "ru"))
