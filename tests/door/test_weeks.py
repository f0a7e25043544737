"""The weeks in a page: filled in, emptied again, and nothing smuggled through them."""

import json
from datetime import date

import pytest
from door.forms import NOON, PAGE, block

from habeas.door.weeks import (
    CLOSING,
    OPENING,
    blocks_in,
    emptied,
    filled,
    listed_blocks,
    week_of,
)


def with_text(text):
    return PAGE.replace(OPENING, OPENING + text)


def test_a_page_is_the_same_again_after_filling_and_emptying():
    page = filled(PAGE, [block(NOON)])
    assert page != PAGE
    assert emptied(page) == emptied(PAGE) == PAGE
    assert blocks_in(page) == {"2026-W48": block(NOON)}
    assert blocks_in(PAGE) == {}


def test_weeks_are_numbered_as_iso_does_it():
    assert week_of(date(2026, 11, 27)) == "2026-W48"
    assert week_of(date(2027, 1, 3)) == "2026-W53"
    assert week_of(date(2027, 1, 4)) == "2027-W01"


@pytest.mark.parametrize(
    "page",
    [
        b"",
        PAGE.replace(OPENING, b""),
        PAGE + OPENING + CLOSING,
        with_text(b"<!--<script>"),
        with_text(b"{}"),
        with_text(b"not data"),
        with_text(b"[]<script>"),
    ],
)
def test_a_page_with_anything_but_one_list_of_weeks_has_no_hash(page):
    with pytest.raises(ValueError, match=r"."):
        emptied(page)


def test_mark_up_in_a_block_is_filled_in_as_text():
    block = {"block": "<!--</script><script>", "signature": ""}
    page = filled(PAGE, [block])
    assert page.count(b"<") == PAGE.count(b"<")
    assert listed_blocks(page) == [block]
    assert emptied(page) == PAGE


def test_half_a_letter_cannot_be_filled_in():
    with pytest.raises(ValueError, match="no text"):
        filled(PAGE, [{"block": "\ud800", "signature": ""}])


OTHER_DIGITS = "\uff12\uff10\uff12\uff16-W48"  # wide ones, as East Asian text has them


@pytest.mark.parametrize(
    "told", [{"v": 1}, {"week": "soon"}, {"week": OTHER_DIGITS}, [], "2026-W48"]
)
def test_a_block_without_a_week_is_none(told):
    text = json.dumps(told)
    with pytest.raises(ValueError, match=r"."):
        blocks_in(filled(PAGE, [{"block": text, "signature": ""}]))


@pytest.mark.parametrize("text", [b'["x"]', b'[{"signature":""}]', b'[{"block":"!"}]', b"[1]"])
def test_what_is_no_block_is_refused(text):
    with pytest.raises(ValueError, match=r"."):
        blocks_in(with_text(text))
