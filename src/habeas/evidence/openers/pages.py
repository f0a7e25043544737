"""Web pages: everything they say in order, with what belongs to the page marked.

resiliparse gives the whole text, trafilatura says which of it is the article (F1 0.962 on the
article-extraction benchmark in its fast mode). A line outside the article is boilerplate when
it stands in the page's own machinery (navigation, forms, cookie notices); otherwise it is
unsure and still read: an accusation or a denial may stand in a caption or a comment.
"""

from __future__ import annotations

import re
from collections import Counter

import trafilatura
from lxml.etree import LxmlError  # type: ignore[import-untyped]
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.html import HTMLTree

from habeas.evidence.openers.charsets import Decoded, decoded
from habeas.evidence.openers.drafts import Draft
from habeas.evidence.openers.lines import Line, lines
from habeas.evidence.openers.metadata import byline_of, main_headings
from habeas.words.reasons import Reason
from habeas.words.reports import Block, BlockKind

_DEEPEST = 400
_LARGEST = 8_000_000
_MACHINERY = [
    "nav",
    "footer",
    "form",
    "[role=navigation]",
    "[role=search]",
    "[role=contentinfo]",
    "[aria-modal=true]",
    *(f"[class*={name}]" for name in ("cookie", "navbar", "breadcrumb", "share", "newsletter")),
    *(f"[id*={name}]" for name in ("cookie", "navbar", "breadcrumb", "respond", "newsletter")),
]
_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w-]{2,30})""", re.I
)
_KNOWN_CHARSET = re.compile(
    r"utf-?8|windows-?\d+|cp\d+|iso-8859-\d+|koi8-?[ru]|gb\w+|big5|shift_jis|euc-\w+|mac\w*|us-ascii",
    re.IGNORECASE,
)
_AS_BROWSERS = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "iso-8859-9": "cp1254"}
_TAG = re.compile(r"<(/?)([a-zA-Z][\w:-]*)[^<>]*?(/?)>")
_EMPTY_TAGS = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr", "p", "li", "td", "tr", "th"),
    )
)
_LETTERS = re.compile(r"[^\w]+")
_ENOUGH = 20
"""Letters a line must have to count as article by being part of a longer line of it."""

_TOO_DEEP = Reason.of("openers.page_too_deep")
_TOO_LONG = Reason.of("openers.page_too_long")
_NO_ARTICLE = Reason.of("openers.page_no_article")


def draft(data: bytes) -> Draft:
    """All text of a page, the article told from the rest."""
    charset = decoded_page(data)
    return draft_of(charset.text, charset.gaps)


def decoded_page(data: bytes) -> Decoded:
    """The markup these bytes stand for, by the charset the page names where that fits."""
    return decoded(data, _declared(data[:4096]))


def draft_of(markup: str, gaps: tuple[Reason, ...] = ()) -> Draft:
    """The same for markup already decoded, such as a part of a mail."""
    tree = HTMLTree.parse(markup)
    text = _everything(tree)
    article, lost = _article(markup)
    found = list(lines(text))
    blocks = _Marking(article, _in_machinery(tree, found), main_headings(tree)).of(found)
    return Draft(
        text,
        "resiliparse, trafilatura",
        ("resiliparse", "trafilatura"),
        blocks,
        byline_of(tree),
        gaps=(*gaps, *lost),
    )


def _declared(head: bytes) -> str:
    match = _CHARSET.search(head)
    return known_charset(match[1].decode("ascii", "replace")) if match else ""


def known_charset(name: str) -> str:
    """A charset named by a stranger, as browsers understand it; empty when it is none."""
    name = name.strip().lower()
    return _AS_BROWSERS.get(name, name) if _KNOWN_CHARSET.fullmatch(name) else ""


def _everything(tree: HTMLTree, without: list[str] | None = None) -> str:
    text: str = extract_plain_text(
        tree,
        preserve_formatting=True,
        main_content=False,
        list_bullets=False,
        alt_texts=True,
        form_fields=True,
        noscript=True,
        skip_elements=without,
    )
    return text.encode("utf-8", "replace").decode()


def _article(markup: str) -> tuple[str, tuple[Reason, ...]]:
    """The text of the article alone, and why there is none."""
    if len(markup) > _LARGEST:
        return "", (_TOO_LONG,)
    if _depth(markup) > _DEEPEST:
        return "", (_TOO_DEEP,)
    try:
        found = trafilatura.bare_extraction(
            markup, fast=True, include_comments=False, with_metadata=False, deduplicate=False
        )
    except (LxmlError, ValueError):
        found = None
    text = getattr(found, "text", None) or ""
    return (text, ()) if text else ("", (_NO_ARTICLE,))


def _depth(markup: str) -> int:
    """About how deeply the tags are nested: enough to know what a recursive reader survives."""
    depth = deepest = 0
    for closing, name, itself in _TAG.findall(markup):
        if itself or name.lower() in _EMPTY_TAGS:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _in_machinery(tree: HTMLTree, found: list[Line]) -> frozenset[int]:
    """The lines that vanish when navigation, forms and the like are left out."""
    rest = [line.words for line in lines(_everything(tree, _MACHINERY))]
    gone = set()
    reached = 0
    for n, line in enumerate(found):
        if reached < len(rest) and rest[reached] == line.words:
            reached += 1
        else:
            gone.add(n)
    return frozenset(gone) if reached == len(rest) else frozenset()


def _letters(words: str) -> str:
    return _LETTERS.sub("", words).casefold()


class _Marking:
    """Marks lines by what is known of a page."""

    def __init__(self, article: str, machinery: frozenset[int], headings: tuple[str, ...]) -> None:
        held = [_letters(line.words) for line in lines(article)]
        self._lines = Counter(held)
        self._joined = "".join(held)
        self._machinery = machinery
        self._headings = {_letters(heading) for heading in headings} - {""}

    def of(self, found: list[Line]) -> tuple[Block, ...]:
        """One mark for each line that is not simply part of the article."""
        blocks = []
        for n, line in enumerate(found):
            kind, reason = self._kind(n, _letters(line.words))
            if kind is not None:
                blocks.append(Block(line.span, kind, reason))
        return tuple(blocks)

    def _kind(self, n: int, letters: str) -> tuple[BlockKind | None, str]:
        if letters in self._headings and n not in self._machinery:
            self._headings.clear()
            return BlockKind.HEADLINE, "main heading of the page"
        if not self._joined or self._is_article(letters):
            return None, ""
        if n in self._machinery:
            return BlockKind.BOILERPLATE, "navigation, form or footer of the page"
        return BlockKind.UNSURE, "outside the article"

    def _is_article(self, letters: str) -> bool:
        return letters in self._lines or (len(letters) >= _ENOUGH and letters in self._joined)
