import os
from pathlib import Path

import pytest
from evidence.openers.openers_filing import FIRST, RUSSIAN, SECOND, marked, told

ROOT = Path(__file__).resolve().parents[3]
SEEDS = Path(os.environ.get("HABEAS_SEEDS", ROOT.parent / "shared" / "seeds"))


def test_a_text_stays_exactly_as_it_is(openers):
    text = f"\ufeffA title\r\n\r\n{FIRST}\xa0\t \r\n\n\n{SECOND}\n"
    rendition = openers.open(text.encode(), "a.txt").rendition
    assert rendition.text == text
    assert rendition.gaps == ()


def test_a_text_in_utf_16_is_read(openers):
    rendition = openers.open(RUSSIAN.encode("utf-16"), "a.txt").rendition
    assert (rendition.text, rendition.language, rendition.gaps) == (RUSSIAN, "ru", ())


@pytest.mark.parametrize("charset", ["cp1251", "koi8-r", "cp866", "iso8859-5"])
def test_a_russian_text_in_an_old_charset_is_read_and_the_doubt_is_named(openers, charset):
    rendition = openers.open(RUSSIAN.encode(charset), "a.txt").rendition
    assert rendition.text == RUSSIAN
    assert "not certain" in told(rendition)[0]


def test_a_western_text_in_an_old_charset_is_read(openers):
    text = f"“{FIRST}” – so André Müller, café owner in Besk."
    rendition = openers.open(text.encode("cp1252"), "a.txt").rendition
    assert rendition.text == text


def test_bytes_that_are_no_character_are_replaced_and_counted(openers):
    data = b"\xef\xbb\xbf" + FIRST.encode() + b"\xff\xfe" + SECOND.encode()
    rendition = openers.open(data, "a.txt").rendition
    assert rendition.text == f"\ufeff{FIRST}\ufffd\ufffd{SECOND}"
    assert told(rendition) == ("2 places could not be decoded as utf-8.",)


def test_the_first_short_line_is_the_headline_and_the_title(openers):
    rendition = openers.open(f"Men held in Orlo\n\n{FIRST}\n".encode(), "a.txt").rendition
    assert marked(rendition, "headline") == ["Men held in Orlo"]
    assert rendition.byline.title == "Men held in Orlo"


def test_a_text_that_begins_with_a_sentence_has_no_headline(openers):
    rendition = openers.open(f"{FIRST}\n\n{SECOND}\n".encode(), "a.txt").rendition
    assert rendition.blocks == ()


def test_the_rendition_says_what_made_it(openers):
    rendition = openers.open(FIRST.encode(), "a.txt").rendition
    assert rendition.tool == "plain text (kind known by ending)"
    assert rendition.version


def seed(number):
    found = sorted(SEEDS.glob(f"{number}_*.txt"))
    if not found:
        pytest.skip("the two articles are not here")
    return found[0].read_bytes()


def lines_marked(openers, data):
    rendition = openers.open(data, "seed.txt").rendition
    assert rendition.text == data.decode()
    marks = [b for b in rendition.blocks if b.kind == "boilerplate"]
    return [rendition.text.count("\n", 0, b.span.start) + 1 for b in marks]


def test_the_comment_form_and_the_caption_of_the_second_seed_are_marked(openers):
    assert lines_marked(openers, seed("001")) == [3, *range(23, 42, 2)]


def test_nothing_in_the_first_seed_is_boilerplate(openers):
    assert lines_marked(openers, seed("000")) == []
