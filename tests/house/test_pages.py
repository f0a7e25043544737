"""What holds for every page of the desk, also for one that is added tomorrow."""

import re
import subprocess
import sys

import pytest
from django.urls import URLPattern, get_resolver
from house.source import ROOT, SOURCE

WEB = SOURCE / "web"
TEMPLATES = sorted(WEB.rglob("*.html"))
OPEN = {"signing:in", "signing:out", "signing:language", "signing:upgrade"}
"""The only pages that somebody who is not signed in may ask for."""


def patterns(resolver=None, names=()):
    for held in (resolver or get_resolver()).url_patterns:
        if isinstance(held, URLPattern):
            yield ":".join((*names, held.name)), held
        else:
            yield from patterns(held, (*names, *([held.app_name] if held.app_name else [])))


def test_every_page_says_which_right_it_takes():
    unmarked = [name for name, held in patterns() if not hasattr(held.callback, "needs")]
    assert unmarked == []


def test_only_signing_in_is_open_to_all():
    assert {name for name, held in patterns() if held.callback.needs is None} == OPEN


def test_no_two_pages_share_a_name():
    names = [name for name, _ in patterns()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_template_needs_more_than_the_policy_allows(template):
    text = template.read_text(encoding="utf-8")
    markup = re.sub(r"{[{%].*?[%}]}", "", text, flags=re.DOTALL)
    inline = r"<style|\sstyle=|\son[a-z]+\s*=|javascript:|<script(?![^>]*\bsrc=)"
    assert re.findall(inline, markup) == []
    assert re.findall(r"https?://", text) == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_every_form_that_changes_something_carries_its_tokens(template):
    text = template.read_text(encoding="utf-8")
    for form in re.findall(r"<form\b[^>]*method=.post.*?</form>", text, re.DOTALL):
        assert "{% tokens %}" in form or "{% csrf_token %}" in form, form[:200]


KEPT_BY_BROWSERS = r"""<input\b(?![^>]*type="(?:hidden|checkbox|radio|file|password)")[^>]*>"""


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_browser_is_let_keep_what_is_typed_in_a_line(template):
    text = template.read_text(encoding="utf-8")
    found = re.findall(KEPT_BY_BROWSERS, text)
    assert [one for one in found if "autocomplete=" not in one] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_no_title_holds_words_or_names_for_a_browser_to_remember(template):
    """What was visited, and under which title, stays on the disk of the browser, in clear."""
    title = re.search(r"{% block title %}(.*?){% endblock %}", template.read_text(), re.DOTALL)
    told = re.findall(r"{{ *([\w.]+)", title[1]) if title else []
    ours = r".*\.(?:identifier|exhibit|kind|label|title)|thing"
    assert [name for name in told if not re.fullmatch(ours, name)] == []


def test_no_template_trusts_text_as_markup():
    trusting = [
        p.name for p in TEMPLATES if re.search(r"\|\s*safe\b|autoescape off", p.read_text())
    ]
    assert trusting == []


def test_every_word_of_the_pages_is_said_in_russian_and_everywhere_in_one_way():
    done = subprocess.run(
        [sys.executable, "scripts/translations.py", "missing"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.split("\n")[:-1] == [] or done.returncode == 0, done.stdout + done.stderr


def test_the_stylesheets_turn_round_for_languages_written_from_the_right():
    sided = r"(?<![\w-])(?:margin|padding|border)-(?:left|right)\b|text-align:\s*(?:left|right)"
    for sheet in WEB.rglob("*.css"):
        assert re.findall(sided, sheet.read_text(encoding="utf-8")) == [], sheet.name


def test_the_scripts_write_no_markup_from_text():
    risky = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
    for script in WEB.rglob("*.js"):
        assert re.findall(risky, script.read_text(encoding="utf-8")) == [], script.name
