"""Reading a text in a test, and finding a statement by a few of its words."""

from __future__ import annotations

from habeas.reading.reader import read
from habeas.words.reports import Block, Rendition
from habeas.words.statements import Statement


def statements(text: str, *blocks: Block) -> tuple[Statement, ...]:
    """What is read from an English text."""
    return read(Rendition(text, "text", "test", "1", "en", blocks))


def said(text: str, words: str) -> Statement:
    """The only statement whose content has these words."""
    found = [s for s in statements(text) if words in s.words(text)]
    assert len(found) == 1, [s.words(text) for s in found]
    return found[0]


def way(statement: Statement) -> list[tuple[str, str, bool]]:
    """The chain without this document: role, name, explicit."""
    return [(hop.role.value, hop.name, hop.explicit) for hop in statement.chain[:-1]]
