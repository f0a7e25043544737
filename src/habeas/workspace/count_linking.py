"""Linking the lists of a compartment: compare, ask people, make tables of who is on which."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from habeas.archive import ledger
from habeas.archive.access import Store
from habeas.archive.ledger import Kept, Writing
from habeas.numbers.entries import Entry
from habeas.numbers.kept import KeptTable
from habeas.numbers.linkage_copies import counted_as
from habeas.numbers.linkage_faults import (
    AskedTooFew,
    DecisionsContradict,
    LinkingNotInstalled,
    ListsChanged,
)
from habeas.numbers.linkage_kept import KeptLinkage, KeptQuestion
from habeas.numbers.linkage_rulings import Decided, contradictory
from habeas.numbers.overlaps import checked
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.progress import Progress, silent
from habeas.words.roles import Right
from habeas.workspace import count_review, count_tables, list_store
from habeas.workspace.opening import Workspace, now

if TYPE_CHECKING:  # Splink comes with an extra
    from habeas.numbers.linkage import Linkage
    from habeas.numbers.pooling import Pooled

__all__ = ["KeptLinkage"]

SEED = 1
UNCERTAIN, LOW = 200, 100
"""Pairs put before people: such that scores leave open, and such that they think nothing of."""
LEAST_DECIDED = 30
"""Below so many decisions nothing is known of how many links are lost."""
LINKAGES = 20


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be set from outside."""

    uncertain: int = UNCERTAIN
    low: int = LOW
    seed: int = SEED


def listed(workspace: Workspace, compartment: str) -> tuple[Kept[KeptLinkage], ...]:
    """Every linkage of a compartment, the latest first."""
    workspace.require(Right.READ)
    return ledger.held(workspace.store(compartment), KeptLinkage)[::-1]


def one(workspace: Workspace, compartment: str, identifier: str) -> Kept[KeptLinkage]:
    """One linkage. Raises NotKept."""
    workspace.require(Right.READ)
    return ledger.one(workspace.store(compartment), KeptLinkage, identifier)


def link(
    workspace: Workspace, compartment: str, asked: Asked, progress: Progress = silent
) -> Kept[KeptLinkage]:
    """Compare all lists of a compartment, and put the pairs to be looked at before people.

    What was decided before stays decided. A stop in between keeps nothing. Raises
    LinkingNotInstalled, NothingToLink, TooManyPairs, TooManyAlike and DecisionsContradict.
    """
    workspace.require(Right.ADD)
    store = workspace.store(compartment)
    found, fingerprint = _compared(workspace, compartment, asked.seed, progress)
    questions = _questions(found, asked, count_review.asked_before(store))
    kept = KeptLinkage(
        tuple(sorted({line.list for line in found.lines})),
        len(found.lines),
        fingerprint,
        round(float(found.probability.sum()), 3),
        asked.seed,
        tuple((name, version(name)) for name in ("splink", "duckdb", "numpy")),
        found.pairs.left_out,
    )
    identifier = new_identifier(Kind.LINKAGE, os.urandom)
    return _keep(workspace, store, identifier, kept, questions)


def table(
    workspace: Workspace, compartment: str, linkage: str, name: str, progress: Progress = silent
) -> Kept[KeptTable]:
    """Make the table of who stands on which lists from a linkage and what people decided since.

    Raises NotKept, ListsChanged, AskedTooFew, DecisionsContradict, as :func:`link` does, and
    what :func:`habeas.numbers.overlaps.checked` does.
    """
    workspace.require(Right.ADD)
    found = _again(workspace, compartment, linkage, progress)
    from habeas.numbers.linkage import linked, patterns  # noqa: PLC0415 - the extra

    counted = patterns(found, linked(found), _names(workspace, compartment, found))
    checked(counted)
    return count_tables.keep(workspace, compartment, KeptTable(name, counted, source=linkage))


def pooled(
    workspace: Workspace,
    compartment: str,
    linkage: str,
    number: int = LINKAGES,
    progress: Progress = silent,
) -> Pooled:
    """People in all over linkages drawn anew: what not knowing who is who adds to the interval.

    Nothing is written. Raises as :func:`table` does.
    """
    workspace.require(Right.READ)
    found = _again(workspace, compartment, linkage, progress)
    from habeas.numbers.linkage_pooling import pooled as over  # noqa: PLC0415 - the extra

    names = _names(workspace, compartment, found)
    seed = ledger.one(workspace.store(compartment), KeptLinkage, linkage).value.seed
    return over(found, names, number, seed, progress)


def _again(workspace: Workspace, compartment: str, linkage: str, progress: Progress) -> Linkage:
    """A linkage as it was, with what people decided since. Raises ListsChanged, AskedTooFew."""
    store = workspace.store(compartment)
    kept = ledger.one(store, KeptLinkage, linkage).value
    number = len(count_review.agreed(store))
    if number < LEAST_DECIDED and _is_open(store):
        raise AskedTooFew(n=number, least=LEAST_DECIDED)
    found, fingerprint = _compared(workspace, compartment, kept.seed, progress)
    if fingerprint != kept.fingerprint:
        raise ListsChanged(linkage=linkage)
    return found


def _is_open(store: Store) -> bool:
    """Whether there are pairs that people did not settle; small lists may ask few."""
    return len(count_review.agreed(store)) < len(ledger.held(store, KeptQuestion))


def _compared(
    workspace: Workspace, compartment: str, seed: int, progress: Progress
) -> tuple[Linkage, str]:
    try:
        from habeas.numbers import linkage  # noqa: PLC0415 - the extra
        from habeas.numbers.linkage_entries import fingerprint, lines  # noqa: PLC0415
    except ImportError as error:
        raise LinkingNotInstalled from error
    progress("linking lists", 0, 1)
    entries = list_store.entries(workspace, compartment)
    agreed = _consistent(workspace.store(compartment), entries)
    held = lines(entries)
    found = linkage.link(held, seed, agreed)
    progress("linking lists", 1, 1)
    return found, fingerprint(held)


def _consistent(store: Store, entries: tuple[Entry, ...]) -> tuple[Decided, ...]:
    """What people decided. Raises DecisionsContradict."""
    agreed = count_review.agreed(store)
    wrong = contradictory(agreed, {one.identifier: one.list for one in entries})
    if wrong:
        raise DecisionsContradict(n=len(wrong), one=wrong[0].one, other=wrong[0].other)
    return agreed


def _questions(
    found: Linkage, asked: Asked, before: frozenset[frozenset[str]]
) -> tuple[KeptQuestion, ...]:
    from habeas.numbers.linkage_queue import questions  # noqa: PLC0415 - the extra

    drawn = questions(found, asked.uncertain, asked.low, asked.seed, before)
    return tuple(KeptQuestion("", o.one, o.other, o.drawn, round(o.expected, 6)) for o in drawn)


def _keep(
    workspace: Workspace,
    store: Store,
    identifier: str,
    kept: KeptLinkage,
    questions: tuple[KeptQuestion, ...],
) -> Kept[KeptLinkage]:
    """The linkage and its questions, all or none."""
    asked: list[Writing[KeptLinkage | KeptQuestion]] = [Writing(identifier, kept)]
    for one in questions:
        named = KeptQuestion(identifier, one.one, one.other, one.drawn, one.expected)
        asked.append(Writing(new_identifier(Kind.QUESTION, os.urandom), named))
    ledger.put_all(store, asked, (workspace.member.identifier, now()))
    return ledger.one(store, KeptLinkage, identifier)


def _names(workspace: Workspace, compartment: str, found: Linkage) -> dict[str, str]:
    """As what each list that was linked counts; copies of one another as one."""
    linked = {line.list for line in found.lines}
    held = [one.value for one in list_store.lists(workspace, compartment)]
    return dict(counted_as([one for one in held if one.identifier in linked]))
