"""What counts for nothing in an account, named all the same: nothing is dropped silently."""

from __future__ import annotations

from habeas.dossiers.account import Account
from habeas.dossiers.phrases import Phrases
from habeas.words.visible import on_one_line


def silent(account: Account, phrases: Phrases) -> list[str]:
    """A sentence for each exhibit no statement was read from, with its language."""
    read = {one.exhibit for one in account.made.rejected}
    return [
        phrases.say(
            "no_statement",
            exhibit=told.label,
            title=phrases.say("quoted", words=told.title),
            language=told.rendition.language,
        )
        for told in account.exhibits
        if not told.statements and told.facts.identifier not in read
    ]


def rejected(account: Account, phrases: Phrases) -> list[str]:
    """A sentence for each statement a person rejected, by exhibit and place."""
    order = {told.facts.identifier: n for n, told in enumerate(account.exhibits)}
    last = len(order)
    found = account.made.rejected
    held = sorted(found, key=lambda one: (order.get(one.exhibit, last), one.position))
    return [
        phrases.say(
            "rejected",
            words=on_one_line(one.words),
            speaker=on_one_line(one.speaker) or account.label(one.exhibit),
            exhibit=account.label(one.exhibit),
            statement=one.identifier,
            by=one.by,
            reason=on_one_line(one.reason),
        )
        for one in held
    ]
