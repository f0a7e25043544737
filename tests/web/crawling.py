"""Wherever links lead at the desk: one person, one browser, every page they can come to."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

from django.urls import Resolver404, resolve

MOST = 3
"""Pages of one sort that are opened: the others differ in their words alone."""


@dataclass
class Crawled:
    """Where links lead, by the name of the page there, in the order they were found."""

    linked: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Addresses that some other page links to."""
    pages: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Those that were opened and are pages of ours, not pictures, originals or files."""
    posted: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """Addresses that some form is sent to."""
    failed: dict[str, int] = field(default_factory=dict)
    """Addresses that were linked to and answered with neither a page nor another address."""


class Links(HTMLParser):
    """What a page leads to: its links, the forms that only ask, its pictures and frames."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.posted: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "a" and "href" in told:
            self.found.append(told["href"])
        if tag in ("img", "iframe") and "src" in told:
            self.found.append(told["src"])
        if tag == "form":
            is_post = told.get("method", "get").lower() == "post"
            (self.posted if is_post else self.found).append(told.get("action", ""))
        if "formaction" in told:
            self.posted.append(told["formaction"])


def crawl(person, *begin: str) -> Crawled:
    """Everything that links lead to from the first page and from these, which need links too."""
    crawled, opened = Crawled(), defaultdict(int)
    ahead, known = deque(("/", *begin)), {"/", *begin}
    while ahead:
        path = ahead.popleft()
        sort = sort_of(path)
        if path not in begin and opened[sort] >= MOST:
            continue
        opened[sort] += 1
        for found in _look(person, path, crawled):
            crawled.linked[name_of(found)].append(found)
            if found not in known:
                known.add(found)
                ahead.append(found)
    return crawled


def _look(person, path: str, crawled: Crawled) -> list[str]:
    """Open one page; where it leads at the desk."""
    answer = person.client.get(path)
    if answer.status_code == 302:
        return _ours(path, [answer.headers["Location"]])
    if answer.status_code != 200:
        crawled.failed[path] = answer.status_code
        return []
    if not answer.headers["Content-Type"].startswith("text/html"):
        return []
    if "sandbox" in answer.headers["Content-Security-Policy"]:
        return []
    crawled.pages[name_of(path)].append(path)
    links = Links(answer.content.decode())
    for sent_to in _ours(path, links.posted):
        crawled.posted[name_of(sent_to)].append(sent_to)
    return _ours(path, links.found)


def _ours(path: str, found: list[str]) -> list[str]:
    addresses = (urljoin(path, one).partition("#")[0] for one in found)
    return [one for one in addresses if one != path and name_of(one)]


def name_of(path: str) -> str:
    """The name of the page at an address; empty for what is no page of the desk."""
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return ""


def sort_of(path: str) -> tuple[str, ...]:
    """Pages of a sort have the same name, compartment and questions."""
    parts = urlsplit(path)
    compartment = parts.path.split("/")[2] if parts.path.startswith("/in/") else ""
    return name_of(path), compartment, *sorted(re.findall(r"(?:^|&)(\w+)=", parts.query))
