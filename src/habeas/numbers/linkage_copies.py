"""Lists known to copy each other count as one: who is on both was recorded once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from habeas.numbers.entries import NamedList


def counted_as(lists: Sequence[NamedList]) -> Mapping[str, str]:
    """As what each list counts, by its identifier: its name, or those of all that are one.

    Two lists of one name that are not one are told apart by their identifiers.
    """
    held = {one.identifier: {one.identifier} for one in lists}
    for one in lists:
        for other in one.copies:
            if other in held:
                joined = held[one.identifier] | held[other]
                held |= dict.fromkeys(joined, joined)
    named = {one.identifier: one.name for one in lists}
    shown = {one: " + ".join(sorted(named[name] for name in held[one])) for one in named}
    return {one: _apart(one, held, shown) for one in named}


def _apart(one: str, held: Mapping[str, set[str]], shown: Mapping[str, str]) -> str:
    rivals = [other for other in shown if shown[other] == shown[one] and other not in held[one]]
    return f"{shown[one]} ({min(held[one])})" if rivals else shown[one]
