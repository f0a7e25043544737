"""The signed weeks inside a page of the form.

A page holds one element of data with a list of signed blocks, one for each week. The relay fills
in the block of its week; whoever compares a served page with the published hash empties it again.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any

OPENING = b'<script type="application/json" id="weeks">'
CLOSING = b"</script>"
_WEEK = re.compile(r"\d{4}-W\d\d", re.ASCII)  # a browser and a desk know no other digits
_ELEMENT = re.compile(re.escape(OPENING) + rb"([^<]*)" + re.escape(CLOSING))

Block = dict[str, str]


def week_of(day: date) -> str:
    """The week of a day as ISO 8601 numbers it: ``2026-W48``."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def emptied(page: bytes) -> bytes:
    """The page without the text of its weeks: what the published hash is taken of.

    Raises ValueError when there is not exactly one such element, or when it holds anything but a
    list: a mark-up in it could make a browser read the rest of the page otherwise than it is
    compared.
    """
    return _replaced(page, b"")


def filled(page: bytes, blocks: Sequence[Block]) -> bytes:
    """The page with these blocks in its weeks. Raises ValueError as :func:`emptied` does.

    No ``<`` stands in what is filled in, whatever a block says: nothing there is mark-up.
    """
    text = json.dumps(list(blocks), ensure_ascii=False, separators=(",", ":"))
    try:
        return _replaced(page, text.replace("<", "\\u003c").encode())
    except UnicodeEncodeError as error:
        raise ValueError("a block is no text") from error


def blocks_in(page: bytes) -> dict[str, Block]:
    """The blocks of a page by their week. Raises ValueError for what is none.

    Signatures are not checked here: see :mod:`habeas.door.signatures`.
    """
    found = listed_blocks(page)
    try:
        return {_week_named(block): block for block in found}
    except (KeyError, TypeError) as error:
        raise ValueError("not a signed block") from error


def listed_blocks(page: bytes) -> list[Block]:
    """What stands in the weeks of a page, in its order. Raises ValueError as :func:`emptied` does.

    Nothing is known of what is listed: not even that it is a block.
    """
    return _listed(_only_element(page)[1])


def _week_named(block: Any) -> str:  # noqa: ANN401 - read from a file
    told = json.loads(block["block"])
    if not _WEEK.fullmatch(told["week"]):
        raise ValueError("no week")
    return str(told["week"])


def _replaced(page: bytes, text: bytes) -> bytes:
    element = _only_element(page)
    _listed(element[1])
    return page[: element.start(1)] + text + page[element.end(1) :]


def _only_element(page: bytes) -> re.Match[bytes]:
    element = _ELEMENT.search(page)
    if element is None or page.count(OPENING) != 1:
        raise ValueError("not exactly one element of weeks")
    return element


def _listed(text: bytes) -> list[Any]:
    blocks = json.loads(text) if text else []
    if not isinstance(blocks, list):
        raise ValueError("not a list of blocks")
    return blocks
