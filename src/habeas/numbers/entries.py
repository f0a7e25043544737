"""A list of people, and its entries: what is linked, and what an estimate is counted from.

Nothing here says what a person is: an entry has names, dates, places and sources, and no other
column is ever read into it. What a list is about is a violation, never an identity.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list that somebody made. ``rule`` is who is put on it, in words: its inclusion rule.

    ``violation`` is a code of the violation vocabulary. ``copies`` are the identifiers of lists
    known to have been copied from this one or to have been its source: they are no independent
    list, and are merged before anything is linked. ``exhibit`` is the preserved file it came
    from; empty for one that was drawn from incidents.
    """

    identifier: str
    name: str
    rule: str
    violation: str
    maker: str = ""
    exhibit: str = ""
    copies: tuple[str, ...] = ()
    withdrawn: bool = False
    """Taken back with all its entries: kept as it was, linked and counted no more."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list: somebody as this list has them. Nothing that was not said is filled in.

    ``names`` are the spellings given for this one person, the first the usual one, each as it was
    written. ``born`` and ``when`` are EDTF texts (:class:`habeas.words.dates.Edtf`) or empty: when
    the person was born, and when it happened to them. ``places`` are where it happened, ``homes``
    where the person lived. ``line`` is the line of the file, 0 for one drawn from incidents.
    """

    identifier: str
    list: str
    names: tuple[str, ...]
    born: str = ""
    when: str = ""
    places: tuple[str, ...] = ()
    homes: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    line: int = 0
    withdrawn: bool = False
    """Taken back, as when the person no longer consents: linked and counted no more."""
    strata: tuple[tuple[str, str], ...] = ()
    """What the mapping declared to divide people by, and what the line says of it."""
