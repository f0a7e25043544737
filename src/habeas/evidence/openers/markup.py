"""Markup in which nothing does anything: the few tags and attributes an original is shown with.

The contained process writes it from nothing, tag by tag (:class:`Writer`): no byte of a
stranger's markup is copied, every word is escaped, and there is no tag whose content a browser
reads by other rules (``script``, ``style``, ``svg``, ``math``, ``noscript``, ``title`` …), so
there is nothing to be understood differently the second time. Out here its form is checked again
(:func:`is_harmless`), because a reader taken over by a hostile file could answer anything.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

TAGS = frozenset(
    (
        *("p", "div", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "br"),
        *("ul", "ol", "li", "dl", "dt", "dd", "figure", "figcaption", "address"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th"),
        *("b", "strong", "i", "em", "u", "s", "del", "ins", "small", "sub", "sup", "mark", "q"),
        *("code", "kbd", "samp", "cite", "abbr", "span", "bdi", "bdo", "ruby", "rt", "rp", "wbr"),
    )
)
VOID = frozenset(("br", "hr", "wbr"))
_NUMBER = "[0-9]{1,3}"
_ATTRIBUTES = {
    "colspan": _NUMBER,
    "rowspan": _NUMBER,
    "start": _NUMBER,
    "dir": "ltr|rtl|auto",
    "lang": "[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}",
    "title": r"""(?:[^<>&"'`\x00-\x1f\x7f]|&(?:amp|lt|gt|quot|#x27|#x60);)*+""",
}
_VALUES = {name: re.compile(value) for name, value in _ATTRIBUTES.items()}
_GIVEN = "|".join(f'{name}="(?:{value})"' for name, value in _ATTRIBUTES.items())
_TOKEN = re.compile(
    rf"""
    [^<>&\x00-\x08\x0b\x0c\x0e-\x1f\x7f]++
    | &(?:amp|lt|gt|quot|\#x27);
    | <(?:{"|".join(sorted(TAGS))})(?:[ ](?:{_GIVEN.replace("#", chr(92) + "#")}))*>
    | </(?:{"|".join(sorted(TAGS - VOID))})>
    """,
    re.VERBOSE,
)
_NOT_WRITTEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BREAKS = re.compile(r"\s+")
_DEEPEST = 200
_LONGEST_ADDRESS = 300
_MOST_ADDRESSES = 2_000
_PICTURE = "▨"

_HEAD = (
    '<head><meta charset="utf-8">'
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'">'
    '<meta name="referrer" content="no-referrer">'
    '<meta name="viewport" content="width=device-width">'
    '<meta name="color-scheme" content="light dark">'
)


@dataclass(frozen=True, slots=True)
class Markup:
    """An original as markup. ``language`` is what it says of itself, "und" when it says none."""

    body: str = field(repr=False)
    language: str = "und"

    def page(self, title: str) -> str:
        """A whole page with no style, no script, no link and no picture, for a frame of its own."""
        head = f"{_HEAD}<title>{escape(title)}</title></head>"
        return (
            f'<!doctype html>\n<html lang="{self.language}">{head}<body>{self.body}</body></html>'
        )


def is_harmless(markup: Markup) -> bool:
    """Whether it is made of nothing but our own tags, attributes and escaped words."""
    return bool(_VALUES["lang"].fullmatch(markup.language)) and not _TOKEN.sub("", markup.body)


class Writer:
    """Writes markup. What is not in our lists is not written; words always are, escaped."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._open: list[str] = []
        self._addresses: dict[str, int] = {}

    def start(self, tag: str, attributes: dict[str, str] | None = None) -> bool:
        """Open a tag. Whether it was; only then may it be ended."""
        if tag not in TAGS or len(self._open) >= _DEEPEST:
            self._parts.append("\n" if tag in TAGS else "")
            return False
        kept = "".join(
            f' {name}="{_escaped(value)}"'
            for name, value in (attributes or {}).items()
            if name in _VALUES and (name == "title" or _VALUES[name].fullmatch(value))
        )
        self._parts.append(f"<{tag}{kept}>")
        if tag in VOID:
            return False
        self._open.append(tag)
        return True

    def end(self) -> None:
        """Close the tag opened last."""
        self._parts.append(f"</{self._open.pop()}>")

    def words(self, text: str) -> None:
        """Words of the original, whatever they look like."""
        self._parts.append(escape(_NOT_WRITTEN.sub("\ufffd", text)))

    def element(self, tag: str, text: str) -> None:
        """A tag with words in it."""
        opened = self.start(tag)
        self.words(text)
        if opened:
            self.end()

    def picture(self, description: str) -> None:
        """Where a picture, a film or a drawing stands that is not shown: what is said of it."""
        self.element("span", f"{_PICTURE} {_on_one_line(description)}".rstrip())

    def reference(self, address: str) -> None:
        """Number the address of a link. All are listed at the end, and lead nowhere."""
        address = _on_one_line(address)[:_LONGEST_ADDRESS]
        known = address in self._addresses or len(self._addresses) < _MOST_ADDRESSES
        if address and not address.startswith("#") and known:
            number = self._addresses.setdefault(address, len(self._addresses) + 1)
            self.element("sup", f"[{number}]")

    def finish(self) -> str:
        """Close what is open, list the addresses, and give all that was written."""
        while self._open:
            self.end()
        if self._addresses:
            self.start("hr")
            self.start("ol")
            for address in self._addresses:
                self.element("li", address)
            self.end()
        return "".join(self._parts)


def language_named(text: str) -> str:
    """A language as a document names it; "und" when that is none."""
    return text if _VALUES["lang"].fullmatch(text) else "und"


def _on_one_line(text: str) -> str:
    return _BREAKS.sub(" ", text).strip()


def _escaped(value: str) -> str:
    return escape(_NOT_WRITTEN.sub("\ufffd", _on_one_line(value))).replace("`", "&#x60;")
