import pytest
from bodies.velmara import person, report, said
from dossiers.reading_page import Page
from dossiers.story import account

from habeas.dossiers.page import as_page
from habeas.dossiers.screen import on_screen
from habeas.words.statements import Stance

PAYLOADS = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '" onmouseover="alert(1)',
    "' onfocus='alert(1)",
    "<!-- -->",
    "&lt;b&gt;",
    "{braces} and {0}",
    "]]><svg onload=alert(1)>",
]


def told_with(words, name=None):
    text = f"{words} men were taken in Keld, Imre Solt said. Nobody {words} was taken."
    speaker = person(words)
    reports = report(
        "x-1",
        text,
        said(text, f"{words} men were taken in Keld", speaker, acts=[("detention", "taken")]),
        said(text, f"Nobody {words} was taken.", speaker, Stance.DENIES),
    )
    return account(reports, names={"x-1": name or words})


@pytest.mark.parametrize("payload", PAYLOADS)
def test_words_of_a_report_are_text_and_never_markup(payload):
    page = Page(as_page(told_with(payload)))
    assert page.unclosed == []
    assert not {"script", "b"} & {tag for tag, _ in page.tags}
    assert not [a for _, given in page.tags for a in given if a.startswith("on")]
    assert f"{payload} men were taken in Keld" in page.quotes


def test_characters_that_turn_the_reading_direction_are_made_visible():
    source = as_page(told_with("abc\u202edef"))
    assert "\u202e" not in source
    assert '<span class="hidden">U+202E</span>' in source


def test_a_null_is_made_visible():
    source = as_page(told_with("abc\x00def"))
    assert "\x00" not in source
    assert "U+0000" in source


def test_a_lone_surrogate_does_not_stop_the_writing():
    source = as_page(told_with("abc\ud800def"))
    assert source.encode("utf-8")
    assert "U+D800" in source


def test_a_carriage_return_keeps_its_place():
    page = Page(as_page(told_with("abc\r\ndef")))
    assert "abc\r\ndef men were taken in Keld" in page.quotes


def test_a_terminal_never_gets_an_escape_from_a_report():
    told = on_screen(told_with("abc\x1b[31mdef\u202e"))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "⟦U+001B⟧" in told
