"""Exhibits that were opened and gave no statement: named, so that none is taken for read."""

from __future__ import annotations

from habeas.dossiers.account import Account
from habeas.dossiers.phrases import Phrases


def silent(account: Account, phrases: Phrases) -> list[str]:
    """A sentence for each exhibit no statement was read from, with its language."""
    return [
        phrases.say(
            "no_statement",
            exhibit=told.label,
            title=phrases.say("quoted", words=told.title),
            language=told.rendition.language,
        )
        for told in account.exhibits
        if not told.statements
    ]
