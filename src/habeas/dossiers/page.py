"""The account as one self-contained page: no script, nothing fetched, prints well."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from habeas.dossiers.account import Account
from habeas.dossiers.back import BackSections
from habeas.dossiers.count_section import counts
from habeas.dossiers.exhibit_sections import exhibits, not_read
from habeas.dossiers.finding_section import findings
from habeas.dossiers.front import glossary, method, purpose, summary, verification
from habeas.dossiers.incident_section import IncidentSections
from habeas.dossiers.linking import section
from habeas.dossiers.markup import Html, element
from habeas.dossiers.phrases import ENGLISH, Phrases, phrases
from habeas.dossiers.sentences import Sentences

_CONTENTS = (
    "summary", "findings", "counts", "purpose", "method", "incidents", "timeline", "bodies",
    "questions", "originals", "copies", "outside", "rejected", "unknown", "notes", "exhibits",
    "not_read", "glossary", "verify",
)  # fmt: skip


def as_page(account: Account, language: str = ENGLISH) -> str:
    """The whole account as HTML 5, the same bytes for the same account.

    It is a working copy that names people; every page of it says so.
    """
    say = phrases(language)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex, nofollow, noarchive"),
        element("title", say.word("page", "title")),
        element("style", Html(_style())),
    )
    page = element("html", head, _body(account, say), lang=language)
    return f"<!DOCTYPE html>\n{page}\n"


def _body(account: Account, say: Phrases) -> Html:
    banner = say.word("page", "banner")
    told = element(
        "div",
        element("header", element("h1", say.word("page", "title"))),
        _contents(account, say),
        element("main", *_sections(account, say), id="main"),
        class_="told",
    )
    sheet = element(
        "div",
        element("div", element("div", element("p", banner)), class_="running", aria_hidden="true"),
        element("div", element("div", told), class_="rows"),
        class_="sheet",
    )
    return element(
        "body",
        element("a", say.word("page", "skip"), href="#summary", class_="skip"),
        element("div", banner, class_="banner", role="note"),
        sheet,
    )


def _sections(account: Account, say: Phrases) -> list[Html]:
    back, incident = BackSections(account, say), IncidentSections(account, say)
    return [
        summary(account, Sentences(account, say), say),
        findings(account, say),
        *counts(account, say),
        purpose(say),
        method(account, say),
        section(
            "incidents",
            say.word("page", "incidents"),
            *(incident.section(told) for told in account.incidents),
        ),
        back.timeline(),
        back.bodies(),
        back.questions(),
        back.originals(),
        back.copies(),
        back.outside(),
        back.rejected(),
        back.unknown(),
        back.notes(),
        exhibits(account, say),
        not_read(account, say),
        glossary(say),
        verification(say),
    ]


def _contents(account: Account, say: Phrases) -> Html:
    links = [
        element("li", element("a", say.word("page", key), href=f"#{key.replace('_', '-')}"))
        for key in _CONTENTS
        if key != "counts" or account.made.counts or account.made.pooled
    ]
    title = say.word("page", "contents")
    return element(
        "nav",
        element("h2", title, id="contents"),
        element("ol", *links),
        aria_labelledby="contents",
    )


@cache
def _style() -> str:
    place = resources.files("habeas.dossiers").joinpath("style.css")
    return place.read_text(encoding="utf-8")


def _policy() -> str:
    """Only this very style may apply; no script, picture, font, frame or form at all."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
