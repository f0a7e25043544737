"""What a page says about itself in its head: title, author, outlet, date, address."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from resiliparse.parse.html import ElementNode, HTMLTree

from habeas.words.dates import Edtf, NotADate
from habeas.words.reports import Byline

_TITLES = ("og:title", "twitter:title", "dc.title", "title")
_AUTHORS = ("author", "article:author", "dc.creator", "byl", "parsely-author", "sailthru.author")
_OUTLETS = ("og:site_name", "application-name", "dc.publisher")
_DATES = (
    *("article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate"),
    *("publish-date", "og:published_time", "parsely-pub-date", "sailthru.date"),
)
_DAY = re.compile(r"\d{4}-\d{2}(?:-\d{2})?(?!\d)")
_LONGEST = 300
_MOST_DATA = 200_000


def byline_of(tree: HTMLTree) -> Byline:
    """The byline from meta fields, structured data (schema.org) and the title, in that order."""
    fields = _meta(tree) | _structured(tree)
    title = _first(fields, _TITLES) or (main_headings(tree) or ("",))[0]
    return Byline(
        title=title or _clean(tree.title or ""),
        author=_person(_first(fields, _AUTHORS)),
        outlet=_first(fields, _OUTLETS),
        address=_link(tree) or _first(fields, ("og:url",)),
        published=_date(_first(fields, _DATES) or _marked_time(tree)),
    )


def main_headings(tree: HTMLTree) -> tuple[str, ...]:
    """The words of the page's first-level headings."""
    return tuple(_clean(node.text or "") for node in _all(tree, "h1") if node.text)


def day_in(text: str) -> str:
    """The day, or month, at the beginning of a time stamp; empty when there is none."""
    match = _DAY.match(text.strip())
    return match.group() if match else ""


def _all(tree: HTMLTree, selector: str) -> list[ElementNode]:
    document = tree.document
    found = document.query_selector_all(selector) if document else []
    return [node for node in found if isinstance(node, ElementNode)]


def _meta(tree: HTMLTree) -> dict[str, str]:
    fields: dict[str, str] = {}
    for node in _all(tree, "meta"):
        name = node.getattr("property") or node.getattr("name") or node.getattr("itemprop") or ""
        content = _clean(node.getattr("content") or "")
        if name and content:
            fields.setdefault(name.lower(), content)
    return fields


def _structured(tree: HTMLTree) -> dict[str, str]:
    """Author and date of the first article in the page's structured data."""
    for node in _all(tree, 'script[type="application/ld+json"]'):
        for thing in _things((node.text or "")[:_MOST_DATA]):
            if "datePublished" in thing or "author" in thing:
                told = {
                    "datepublished": thing.get("datePublished"),
                    "author": _name(thing.get("author")),
                    "og:site_name": _name(thing.get("publisher")),
                }
                return {k: _clean(v) for k, v in told.items() if isinstance(v, str) and v}
    return {}


def _things(text: str) -> Iterator[dict[str, object]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return
    graph = data.get("@graph", data) if isinstance(data, dict) else data
    for thing in graph if isinstance(graph, list) else [graph]:
        if isinstance(thing, dict):
            yield thing


def _name(value: object) -> object:
    if isinstance(value, list):
        names = [str(_name(one)) for one in value[:10]]
        return ", ".join(name for name in names if name)
    return value.get("name", "") if isinstance(value, dict) else value


def _first(fields: dict[str, str], names: tuple[str, ...]) -> str:
    return next((fields[name] for name in names if fields.get(name)), "")


def _link(tree: HTMLTree) -> str:
    links = (node.getattr("href") or "" for node in _all(tree, 'link[rel="canonical"]'))
    return next((_clean(link) for link in links if link), "")


def _marked_time(tree: HTMLTree) -> str:
    """A time element that says it is the date of publication."""
    chosen = 'time[pubdate], time.published, time.entry-date, time[itemprop="datePublished"]'
    return next((node.getattr("datetime") or "" for node in _all(tree, chosen)), "")


def _person(name: str) -> str:
    """A name; some pages give an address of a profile instead."""
    return "" if name.startswith(("http:", "https:", "@")) else name


def _date(text: str) -> Edtf | None:
    try:
        return Edtf.parse(day_in(text))
    except NotADate:
        return None


def _clean(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode().split())[:_LONGEST]
