"""Linking the lists of a compartment: compare, ask people, make tables of who is on which."""

from __future__ import annotations

import os
from dataclasses import dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING

from habeas.archive import ledger
from habeas.archive.access import Store
from habeas.archive.ledger import Kept, Writing
from habeas.numbers.kept import KeptTable
from habeas.numbers.linkage_kept import ComparedBy, KeptLinkage, KeptQuestion
from habeas.numbers.overlaps import checked
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.progress import Progress, silent
from habeas.words.roles import Right
from habeas.workspace import count_review, count_tables
from habeas.workspace.count_comparing import Comparing, comparing, comparing_again
from habeas.workspace.count_spark import Spark
from habeas.workspace.opening import Workspace, now

if TYPE_CHECKING:  # Splink comes with an extra
    from habeas.numbers.linkage import Linkage

__all__ = ["KeptLinkage"]

SEED = 1
UNCERTAIN, LOW = 200, 100
"""Pairs put before people: such that scores leave open, and such that they think nothing of."""
_PACKAGES = {ComparedBy.MEMORY: "duckdb", ComparedBy.SPARK: "pyspark"}


@dataclass(frozen=True, slots=True)
class Asked:
    """What may be set from outside."""

    uncertain: int = UNCERTAIN
    low: int = LOW
    seed: int = SEED
    spark: Spark | None = None


@dataclass(frozen=True, slots=True)
class Tabling:
    """All that a table of counts is made from: making it needs no store."""

    comparing: Comparing
    name: str

    def made(self, progress: Progress = silent) -> KeptTable:
        """Who stands on which lists, by the likeliest linkage.

        Raises ListsChanged, what comparing does, and what ``overlaps.checked`` does.
        """
        found, _ = self.comparing.made(progress)
        from habeas.numbers.linkage import linked, patterns  # noqa: PLC0415 - the extra

        counted = patterns(found, linked(found), self.comparing.names)
        checked(counted)
        reviewed = self.comparing.reviewed
        told = (self.comparing.again, "", reviewed.alone, reviewed.unsettled)
        return KeptTable(self.name, counted, *told)


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
    DecisionsContradict, what Spark's check does, and what :meth:`Comparing.made` does.
    """
    made = linking(workspace, compartment, asked).made(progress)
    return keep(workspace, compartment, made, asked)


def linking(workspace: Workspace, compartment: str, asked: Asked) -> Comparing:
    """What a linkage is made from; comparing it needs no store. Raises DecisionsContradict."""
    workspace.require(Right.ADD)
    return comparing(workspace, compartment, asked.seed, asked.spark)


def keep(
    workspace: Workspace, compartment: str, made: tuple[Linkage, str], asked: Asked
) -> Kept[KeptLinkage]:
    """Keep a linkage that was made, and put its pairs before people."""
    workspace.require(Right.ADD)
    store, (found, fingerprint) = workspace.store(compartment), made
    questions = _questions(found, asked, count_review.asked_before(store))
    engine = ComparedBy.SPARK if asked.spark else ComparedBy.MEMORY
    kept = KeptLinkage(
        tuple(sorted({line.list for line in found.lines})),
        len(found.lines),
        fingerprint,
        round(float(found.probability.sum()), 3),
        asked.seed,
        tuple((name, version(name)) for name in ("splink", _PACKAGES[engine], "numpy")),
        found.pairs.left_out,
        engine,
    )
    identifier = new_identifier(Kind.LINKAGE, os.urandom)
    return _keep(workspace, store, identifier, kept, questions)


def table(
    workspace: Workspace,
    compartment: str,
    linkage: str,
    name: str,
    progress: Progress = silent,
    spark: Spark | None = None,
) -> Kept[KeptTable]:
    """Make the table of who stands on which lists from a linkage and what people decided since.

    Raises what comparing again does, as :func:`link` does, and what
    :func:`habeas.numbers.overlaps.checked` does.
    """
    made = tabling(workspace, compartment, linkage, name, spark).made(progress)
    return count_tables.keep(workspace, compartment, made)


def tabling(
    workspace: Workspace, compartment: str, linkage: str, name: str, spark: Spark | None = None
) -> Tabling:
    """What a table of counts is made from. Raises what comparing again does."""
    workspace.require(Right.ADD)
    return Tabling(comparing_again(workspace, compartment, linkage, spark), name)


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
