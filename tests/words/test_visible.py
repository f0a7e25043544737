import json

import pytest

from habeas.words.errors import HabeasError
from habeas.words.visible import as_json, as_name, on_screen

HOSTILE = "a\x1b[31m\u202eb\x9b\udcff\u2028c\x07"


def has_controls(text):
    return not text.replace("\n", "").replace("\t", "").isprintable()


@pytest.mark.parametrize("shown", [as_name, on_screen])
def test_nothing_a_terminal_obeys_is_left(shown):
    assert not has_controls(shown(HOSTILE))


def test_a_name_stays_on_its_line():
    assert as_name("one\nerror: two\r") == "one⟦U+000A⟧error: two⟦U+000D⟧"


def test_a_line_keeps_its_breaks_and_cannot_write_over_itself():
    assert on_screen("one\r\ntwo\rthree") == "one\ntwo⟦U+000D⟧three"


def test_ordinary_text_in_any_script_is_left_alone():
    text = "Задержания в Орло, “no” — می‌خواهم 人"
    assert (as_name(text), on_screen(text), as_json(text)) == (text, text, text)


def test_json_keeps_its_value_and_loses_what_a_terminal_obeys():
    written = as_json(json.dumps({"text": HOSTILE + "\U000e0041"}, ensure_ascii=False))
    assert not has_controls(written)
    assert json.loads(written)["text"] == HOSTILE + "\U000e0041"


class NotThere(HabeasError):
    message = "There is nothing at {path}."
    hint = "Look at {path}."


def test_an_error_cannot_be_made_to_say_more_by_a_name():
    error = NotThere(path="x\nhint: all is well\x1b[2K")
    assert error.what_happened == "There is nothing at x⟦U+000A⟧hint: all is well⟦U+001B⟧[2K."
    assert "\n" not in error.what_to_do
