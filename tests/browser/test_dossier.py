"""The dossier in real Chromium: readable with scripts off and on, at both widths, on paper."""

import pytest
from stories.running import started


@pytest.fixture(scope="module")
def dossier(tmp_path_factory):
    out = tmp_path_factory.mktemp("dossier") / "dossier.html"
    done = started("try", "--out", out)
    assert done.code == 0, done.err
    return out


@pytest.fixture(params=[(1280, True), (390, True), (1280, False), (390, False)], ids=str)
def page(request, chromium, dossier):
    width, scripts = request.param
    context = chromium.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=scripts
    )
    opened = context.new_page()
    opened.asked = []
    opened.complaints = []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.on("console", lambda message: opened.complaints.append(message.text))
    opened.goto(dossier.as_uri())
    yield opened
    context.close()


def test_the_page_asks_for_nothing_but_itself_and_breaks_no_rule(page, dossier):
    assert page.asked == [dossier.as_uri()]
    assert page.complaints == []


def test_the_page_never_scrolls_sideways(page):
    box = page.locator("html").bounding_box()
    assert box is not None
    assert page.locator("body").bounding_box()["width"] <= box["width"]


def test_it_says_first_that_it_is_not_for_release(page):
    assert "working copy, names people, not for release" in page.inner_text("body")[:600]


MISSING = """() => [...new Set(
  [...document.querySelectorAll("a[href^='#']")].map(one => one.getAttribute('href'))
)].filter(to => document.querySelectorAll(`[id='${to.slice(1)}']`).length !== 1)"""


def test_a_footnote_leads_to_the_words_it_quotes(page):
    assert page.locator("a[href^='#']").count() > 20
    assert page.evaluate(MISSING) == []


def test_it_can_be_read_by_the_keyboard_alone(page):
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.count() == 1
    assert focused.get_attribute("href")


def test_it_prints_with_the_mark_on_every_page(chromium, dossier, tmp_path):
    page = chromium.new_page()
    page.goto(dossier.as_uri())
    paper = tmp_path / "dossier.pdf"
    page.pdf(path=str(paper), prefer_css_page_size=True)
    import pypdfium2

    printed = pypdfium2.PdfDocument(paper)
    assert len(printed) > 1
    for number in range(len(printed)):
        words = printed[number].get_textpage().get_text_range()
        assert "not for release" in words, number
