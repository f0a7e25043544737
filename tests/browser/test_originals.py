"""Originals in real Chromium, with scripts on and no policy: nothing in them runs or asks."""

from contextlib import contextmanager

import pytest
from evidence.openers.hostile_markup import HOSTILE, as_bytes

from habeas.evidence.openers import Openers

playwright = pytest.importorskip("playwright.sync_api")
POLICY = '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'


@contextmanager
def tab_of(chromium):
    """A page that notes what is asked for and fetches nothing."""
    with chromium.new_page() as tab:
        tab.asked = []
        tab.route("**/*", lambda route: (tab.asked.append(route.request.url), route.abort()))
        yield tab


def does_something(tab, markup):
    """Whether the markup ran, asked or led away once it was loaded, pointed at and clicked."""
    try:
        tab.set_content(markup, wait_until="load")
        tab.evaluate(POKE)
        return bool(tab.evaluate("window.ran === 1")) or bool(tab.asked)
    except playwright.Error:  # it went to another page
        return True


POKE = """async () => {
  for (const one of document.querySelectorAll('*')) {
    one.dispatchEvent(new MouseEvent('mouseover'));
    if (one.click) one.click();
  }
  await new Promise(next => requestAnimationFrame(next));
}"""


def test_many_of_the_tricks_work_where_nothing_stops_them(chromium):
    kinds = ("script: plain", "handler: picture that fails", "address: picture away")
    mutations = [trick for trick in HOSTILE if trick.startswith("mutation: ")]
    working = set()
    for trick in (*kinds, *mutations):
        with tab_of(chromium) as tab:
            working |= {trick} if does_something(tab, as_text(HOSTILE[trick])) else set()
    assert set(kinds) <= working
    assert len(working) > 10


def as_text(markup):
    return as_bytes(markup).decode("utf-8", "replace")


def test_none_of_them_does_anything_when_shown(chromium):
    with Openers() as openers:
        shown = {t: openers.markup(as_bytes(words), "a.html") for t, words in HOSTILE.items()}
    pages = {trick: markup.page("x").replace(POLICY, "") for trick, markup in shown.items()}
    assert not any("Content-Security-Policy" in page for page in pages.values())
    with tab_of(chromium) as tab:
        assert [trick for trick, page in pages.items() if does_something(tab, page)] == []
