"""What a page is looked at for, whatever it shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from browser.sitting_down import Visitor
from web.crawling import name_of
from web.russian import Known

NARROW = 320
"""A window of 1280 pixels at 400 %."""
PAPER = 718
"""A4 between its margins, at 96 pixels to the inch."""


@dataclass(frozen=True)
class Look:
    """How wide, in which language, in the dark, and whether scripts run.

    ``rules`` are those of axe that are asked; none named is all of them.
    """

    name: str
    width: int
    language: str
    is_dark: bool = False
    has_scripts: bool = True
    rules: tuple[str, ...] = ()


BY_LOOK = (
    "color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable",
    "avoid-inline-spacing", "meta-viewport", "html-has-lang", "html-lang-valid", "valid-lang",
    "td-headers-attr", "th-has-data-cells",
)  # fmt: skip
"""The rules whose answer depends on colours, width or language; on a narrow page some tables are
laid out anew. What the others ask for (names, roles, labels, lists) is the same in every look, for
no style of ours shows more on a narrow page: one look asks them."""


UNSENT = """() => [...document.forms].filter(form => form.checkVisibility()
  && ![...form.elements].some(one => one.type === 'submit' && one.checkVisibility()))
  .map(form => form.getAttribute('action'))"""
SHOWS_FOCUS = """() => {
  const one = document.activeElement, place = one.getBoundingClientRect();
  const {outlineStyle, outlineWidth} = getComputedStyle(one);
  return one !== document.body && outlineStyle !== 'none' && parseFloat(outlineWidth) > 0
    && place.bottom > 0 && place.top < innerHeight && place.width > 0;
}"""
TO_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}"""
STICKS_OUT = """() => [...document.querySelectorAll('body *')].filter(one => {
  const place = one.getBoundingClientRect();
  return place.width && (place.right > document.documentElement.clientWidth + 1 || place.left < -1)
    && one.checkVisibility() && !one.closest('.wide, .log, .skip, .unseen');
}).slice(0, 3).map(one => one.outerHTML.slice(0, 100))"""
SAID = """() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const one = walker.currentNode.parentElement;
    if (!one.closest('script, style, [lang]:not(html), [dir=auto], .identifier, code')) {
      found.push(walker.currentNode.data);
    }
  }
  for (const name of ['alt', 'aria-label', 'placeholder', 'title']) {
    const held = document.querySelectorAll(`[${name}]:not([lang]:not(html) *)`);
    found.push(...[...held].map(one => one.getAttribute(name)));
  }
  return [...found, document.title];
}"""


class Visit(Visitor):
    """Somebody who goes to a page and says everything that is wrong with it."""

    def __init__(self, browser, address: str, look: Look, known: Known) -> None:
        super().__init__(
            browser,
            address,
            look.width,
            locale=look.language,
            color_scheme="dark" if look.is_dark else "light",
            java_script_enabled=look.has_scripts,
        )
        self.look, self.known = look, known
        self.page.on("request", self._request)

    def _request(self, request) -> None:
        if not request.url.startswith((f"{self.address}/", "data:", "about:")):
            self.complaints.append(f"asked {request.url}")

    def faults_at(self, path: str) -> list[str]:
        """Go there and look."""
        self.complaints.clear()
        answer = self.page.goto(self.address + path)
        return self.faults() if answer.status == 200 else [f"{path}: {answer.status}"]

    def faults(self) -> list[str]:
        """What is wrong with the page that is open."""
        path = self.page.url.removeprefix(self.address)
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
        yield from self.violations(self.look.rules)
        if self.page.get_attribute("html", "lang") == "ru":
            unsaid = self.known.unsaid(self.page.evaluate(SAID))
            yield from (f"not in Russian: {words}" for words in unsaid)
        yield from self._by_keyboard()
        self.page.evaluate("document.documentElement.dir = 'rtl'")
        if self.scrolls_sideways():
            yield f"scrolls sideways from right to left: {self.widest()}"
        self.page.evaluate("document.documentElement.dir = 'ltr'")
        yield from self._printed()

    def _printed(self) -> Iterator[str]:
        window = self.page.viewport_size
        self.page.emulate_media(media="print")
        self.page.set_viewport_size({"width": PAPER, "height": window["height"]})
        if self.scrolls_sideways():
            yield f"is wider than paper: {self.widest()}"
        self.page.emulate_media(media="screen")
        self.page.set_viewport_size(window)

    def _by_keyboard(self) -> Iterator[str]:
        page = self.page
        page.evaluate(TO_THE_TOP)
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
        # A place in the address would stay in it over forms, and begin the next page there.
        page.evaluate("history.replaceState(null, '', location.pathname + location.search)")

    def widest(self) -> list[str]:
        """The elements that stick out, to be mended."""
        return self.page.evaluate(STICKS_OUT)


def in_theirs(path: str) -> bool:
    """Whether a page is written for somebody outside of the desk, in the language they speak."""
    return name_of(path) == "interviews:record"
