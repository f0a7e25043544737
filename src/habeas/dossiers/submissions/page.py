"""A sheet as one self-contained page: no script, nothing fetched, prints well."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources

from habeas.dossiers.markup import Html, element, items, joined, table
from habeas.dossiers.submissions.sheet import (
    Block,
    Grid,
    Heading,
    Listed,
    Mark,
    Paragraph,
    Run,
    Runs,
    Sheet,
    Style,
    writable,
)
from habeas.dossiers.submissions.wording import wording

TITLES = 2
"""How often the title stands in a page: in its head and above the text."""
BANNERS = 2
"""On the screen, and on each printed page."""


def as_page(sheet: Sheet) -> str:
    """A sheet as HTML 5, the same bytes for the same sheet."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy()),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="robots", content="noindex, nofollow, noarchive"),
        element("title", sheet.title),
        element("style", Html(_style())),
    )
    return f"<!DOCTYPE html>\n{element('html', head, _body(sheet), lang=sheet.language)}\n"


def _body(sheet: Sheet) -> Html:
    told = element(
        "div",
        element("header", element("h1", sheet.title)),
        element("main", *(_block(block) for block in sheet.blocks), _notes(sheet), id="main"),
        class_="told",
    )
    running = element("div", element("p", sheet.banner))
    return element(
        "body",
        element("div", sheet.banner, class_="banner", role="note"),
        element(
            "div",
            element("div", running, class_="running", aria_hidden="true"),
            element("div", element("div", told), class_="rows"),
            class_="sheet submission",
        ),
    )


def _block(block: Block) -> Html:
    match block:
        case Heading():
            return element(f"h{block.level}", block.text)
        case Paragraph():
            return element("p", _runs(block.runs), class_="standing" if block.stands_out else None)
        case Listed():
            return items([_runs(item) for item in block.items])
        case Grid():
            rows = [[_runs(cell) for cell in row] for row in block.rows]
            return table(block.caption, list(block.heads), rows)  # type: ignore[arg-type]


def _runs(runs: Runs) -> Html:
    return joined(*(_run(run) for run in runs))


def _run(run: Run) -> Html:
    if isinstance(run, Mark):
        first = None if run.again else f"mark-{run.note}"
        return element("sup", element("a", str(run.note), href=f"#note-{run.note}", id=first))
    language, text = run.language or None, writable(run.text)
    match run.style:
        case Style.EXACT:
            return element("span", text, class_="exact", lang=language, dir="auto")
        case Style.STRONG:
            return element("b", text)
        case Style.CODE:
            return element("code", text)
        case Style.PLAIN:
            return element("span", text, lang=language) if language else joined(text)


def _notes(sheet: Sheet) -> Html:
    if not sheet.notes:
        return Html("")
    title = wording(sheet.language).word("page", "notes")
    notes = [_note(number, note) for number, note in enumerate(sheet.notes, 1)]
    return element("section", element("h2", title), *notes, class_="notes")


def _note(number: int, note: Runs) -> Html:
    back = element("a", f"{number}", href=f"#mark-{number}")
    return element("p", back, " ", _runs(note), id=f"note-{number}", class_="note")


@cache
def _style() -> str:
    """The style of the dossier, and the little that a form asks for beside it."""
    dossiers = resources.files("habeas.dossiers")
    places = (dossiers / "style.css", dossiers / "submissions" / "style.css")
    return "".join(place.read_text(encoding="utf-8") for place in places)


def _policy() -> str:
    """Only this very style may apply; no script, picture, font, frame or form at all."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
