"""What a page is looked at for, whatever it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from browser.sitting_down import Visitor
from web.crawling import name_of

NARROW = 320
"""A window of 1280 pixels at 400 %."""


@dataclass(frozen=True)
class Look:
    """How wide, in which language, in the dark, and whether scripts run."""

    name: str
    width: int
    language: str
    is_dark: bool = False
    has_scripts: bool = True


UNSENT = """() => [...document.forms].filter(form => form.checkVisibility()
  && ![...form.elements].some(one => one.type === 'submit' && one.checkVisibility()))
  .map(form => form.getAttribute('action'))"""
SHOWS_FOCUS = """() => {
  const one = document.activeElement, drawn = getComputedStyle(one), place = one.getBoundingClientRect();
  return one !== document.body && drawn.outlineStyle !== 'none' && parseFloat(drawn.outlineWidth) > 0
    && place.bottom > 0 && place.top < innerHeight && place.width > 0;
}"""
STICKS_OUT = """() => [...document.querySelectorAll('body *')].filter(one => {
  const place = one.getBoundingClientRect();
  return place.width && (place.right > document.documentElement.clientWidth + 1 || place.left < -1)
    && !one.closest('.wide, .log, .skip, .unseen');
}).slice(0, 3).map(one => one.outerHTML.slice(0, 100))"""
THEIR_WORDS = "[dir=auto], [lang]:not(html), .text, .words, q, blockquote, code, kbd, option, bdi"
OUR_WORDS = "h1, h2, h3, button, .button, label, th, dt, summary, legend, caption, .notice, .empty, .hint, nav a"
ENGLISH = "the|this|that|with|from|and|not|you|your|are|was|were|has|have|nobody|every|one|what|who"
UNSAID = f"""() => {{
  const found = new Set();
  const ours = one => {{
    const copy = one.cloneNode(true);
    for (const their of copy.querySelectorAll({THEIR_WORDS!r})) their.remove();
    return copy.textContent.replace(/\\s+/g, ' ').trim();
  }};
  for (const one of document.querySelectorAll({OUR_WORDS!r})) {{
    if (one.closest({THEIR_WORDS!r})) continue;
    const said = ours(one);
    if (/[a-z]{{2}}/i.test(said) && !/[а-яё]/i.test(said)) found.add(said);
  }}
  const english = /(?<![\\w-])({ENGLISH})(?![\\w-])/i;
  for (const one of document.querySelectorAll('main p, main li, main td, main dd, footer p')) {{
    if (one.closest({THEIR_WORDS!r})) continue;
    const said = ours(one);
    if (english.test(said)) found.add(said.slice(0, 120));
  }}
  return [...found];
}}"""


class Visit(Visitor):
    """Somebody who goes to a page and says everything that is wrong with it."""

    def __init__(self, browser, address: str, look: Look) -> None:
        super().__init__(
            browser,
            address,
            look.width,
            locale=look.language,
            color_scheme="dark" if look.is_dark else "light",
            java_script_enabled=look.has_scripts,
        )
        self.look = look
        self.page.on("request", self._request)

    def _request(self, request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "about:")):
            self.complaints.append(f"asked {request.url}")

    def faults_at(self, path: str) -> list[str]:
        """Go there and look."""
        self.complaints.clear()
        answer = self.page.goto(self.address + path)
        if answer.status != 200:
            return [f"{path}: {answer.status}"]
        return self.faults(path)

    def faults(self, path: str) -> list[str]:
        """What is wrong with the page that is open; ``path`` names it."""
        found = [*self._always(path), *(self._with_scripts() if self.look.has_scripts else ())]
        found += self.complaints
        self.complaints.clear()
        return [f"{path}: {fault}" for fault in found]

    def _always(self, path: str) -> Iterator[str]:
        page = self.page
        if page.get_attribute("html", "lang") != self.look.language and not in_theirs(path):
            yield "is in another language"
        if page.locator("h1:visible").count() != 1:
            yield "has not one heading"
        if not page.inner_text("#main").strip():
            yield "is empty"
        if self.scrolls_sideways():
            yield f"scrolls sideways: {self.widest()}"
        yield from (f"cannot be sent: {form}" for form in page.evaluate(UNSENT))

    def _with_scripts(self) -> Iterator[str]:
        yield from self.violations()
        if self.page.get_attribute("html", "lang") == "ru":
            yield from (f"not in Russian: {words}" for words in self.page.evaluate(UNSAID))
        yield from self._by_keyboard()
        self.page.evaluate("document.documentElement.dir = 'rtl'")
        if self.scrolls_sideways():
            yield f"scrolls sideways from right to left: {self.widest()}"
        self.page.evaluate("document.documentElement.dir = 'ltr'")
        self.page.emulate_media(media="print")
        if self.scrolls_sideways():
            yield f"scrolls sideways in print: {self.widest()}"
        self.page.emulate_media(media="screen")

    def _by_keyboard(self) -> Iterator[str]:
        page = self.page
        page.evaluate("document.activeElement.blur(); window.scrollTo(0, 0)")
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.className") != "skip":
            yield "does not begin with the link that skips to the content"
            return
        page.keyboard.press("Enter")
        if page.evaluate("document.activeElement.id") != "main":
            yield "skips to nowhere"
        page.keyboard.press("Tab")
        if not page.evaluate(SHOWS_FOCUS):
            yield "shows no focus"

    def widest(self) -> list[str]:
        """The elements that stick out, to be mended."""
        return self.page.evaluate(STICKS_OUT)


def in_theirs(path: str) -> bool:
    """Whether a page is written for somebody outside of the desk, in the language they speak."""
    return name_of(path) == "interviews:record"
