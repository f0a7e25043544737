"""Originals in real Chromium, with scripts on and no policy: nothing in them runs or asks."""

import shutil

import pytest
from evidence.openers.hostile_markup import HOSTILE, as_bytes

from habeas.evidence.openers import Openers

playwright = pytest.importorskip("playwright.sync_api")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium here: make browser")
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


@pytest.fixture(scope="module")
def tab():
    with playwright.sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
        opened = browser.new_page()
        opened.asked = []
        opened.route("**/*", lambda route: (opened.asked.append(route.request.url), route.abort()))
        yield opened
        browser.close()


def does_something(tab, markup):
    """Whether the markup ran, asked or led away once it was loaded, pointed at and clicked."""
    tab.evaluate("window.ran = 0")
    tab.asked.clear()
    tab.set_content(markup, wait_until="load")
    try:
        tab.evaluate(POKE)
        return bool(tab.evaluate("window.ran")) or bool(tab.asked)
    except playwright.Error:  # it went to another page
        tab.goto("about:blank")
        return True


POKE = """async () => {
  for (const one of document.querySelectorAll('*')) {
    one.dispatchEvent(new MouseEvent('mouseover'));
    if (one.click) one.click();
  }
  await new Promise(next => requestAnimationFrame(next));
}"""


def test_many_of_the_tricks_work_where_nothing_stops_them(tab):
    kinds = ("script: plain", "handler: picture that fails", "address: picture away")
    mutations = [trick for trick in HOSTILE if trick.startswith("mutation: ")]
    working = [t for t in (*kinds, *mutations) if does_something(tab, as_text(HOSTILE[t]))]
    assert set(kinds) <= set(working)
    assert len(working) > 10


def as_text(markup):
    return as_bytes(markup).decode("utf-8", "replace")


def test_none_of_them_does_anything_when_shown(tab):
    with Openers() as openers:
        shown = {t: openers.markup(as_bytes(words), "a.html") for t, words in HOSTILE.items()}
    pages = {trick: markup.page("x").replace(POLICY, "") for trick, markup in shown.items()}
    assert not any("Content-Security-Policy" in page for page in pages.values())
    assert [trick for trick, page in pages.items() if does_something(tab, page)] == []
