"""Estimates that are kept, each with all that is needed to make it again, and the proof of it.

An estimate is made from a table that was kept before, and is never changed: another one follows.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from habeas.archive import ledger
from habeas.archive.ledger import Kept
from habeas.archive.shapes import from_text, to_text
from habeas.numbers.faults import CountingNotInstalled
from habeas.numbers.kept import KeptEstimate, KeptFigure, kept, same
from habeas.numbers.kept_pooled import KeptPooled
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.progress import Progress, silent
from habeas.words.reasons import Reason
from habeas.words.roles import Right
from habeas.workspace import count_tables
from habeas.workspace.count_reviewed import NOTHING_ASKED, Reviewed
from habeas.workspace.counting import Asked, settings
from habeas.workspace.opening import Workspace, now

if TYPE_CHECKING:  # NumPy comes with an extra, and nothing else waits for it
    from habeas.numbers.families import Settings
    from habeas.numbers.patterns import Patterns

__all__ = ["Asked", "KeptEstimate", "KeptFigure"]


@dataclass(frozen=True, slots=True)
class Making:
    """All that an estimate is made from: computing it needs no store, so nobody has to wait.

    ``reviewed``: how the pairs behind the table were ruled on.
    """

    table: str
    patterns: Patterns
    settings: Settings
    seed: int
    reviewed: Reviewed = NOTHING_ASKED

    def made(self, progress: Progress = silent) -> KeptEstimate:
        """Every family's figure and the verdict: the same each time.

        Raises EmptyList, ListsDoNotOverlap, ListInsideAnother and TooFewLists.
        """
        made = _made(self.table, self.patterns, self.settings, self.seed, progress)
        return replace(made, warning=(*made.warning, *self.reviewed.warnings))


@dataclass(frozen=True, slots=True)
class Compared:
    """An estimate beside the same computed again: whether it is the same, and what is not."""

    estimate: str
    holds: bool
    told: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Again:
    """An estimate as it was kept, and all that it is made from again."""

    estimate: str
    before: KeptEstimate
    making: Making

    def compared(self, progress: Progress = silent) -> Compared:
        """Make it again and hold the two side by side; a table that is another one, at once."""
        if self.making.patterns.fingerprint != self.before.fingerprint:
            return Compared(self.estimate, False, (Reason.of("numbers.verify_input"),))
        again = self.making.made(progress)
        told = tuple(_differing(self.before, again))
        if not told:
            return Compared(self.estimate, True, (Reason.of("numbers.verify_same"),))
        return Compared(self.estimate, False, (*told, *versions(self.before, again)))


def estimate(
    workspace: Workspace,
    compartment: str,
    table: str,
    asked: Asked,
    progress: Progress = silent,
) -> Kept[KeptEstimate]:
    """Every family's figure from a table and the gate's verdict, computed and kept.

    A stop in between keeps nothing. Raises as :func:`making` and :meth:`Making.made` do.
    """
    made = making(workspace, compartment, table, asked).made(progress)
    return keep(workspace, compartment, made)


def making(workspace: Workspace, compartment: str, table: str, asked: Asked) -> Making:
    """What an estimate from a table is made from. Raises NotKept and CountingNotInstalled."""
    workspace.require(Right.ADD)
    kept_table = count_tables.one(workspace, compartment, table).value
    _check_installed()
    return Making(table, kept_table.patterns, settings(asked), asked.seed, Reviewed.of(kept_table))


def keep(workspace: Workspace, compartment: str, made: KeptEstimate) -> Kept[KeptEstimate]:
    """Keep an estimate that was made."""
    workspace.require(Right.ADD)
    identifier = new_identifier(Kind.ESTIMATE, os.urandom)
    by = (workspace.member.identifier, now())
    return ledger.put(workspace.store(compartment), identifier, made, by)


def listed(
    workspace: Workspace, compartment: str, table: str = ""
) -> tuple[Kept[KeptEstimate], ...]:
    """Every estimate of a compartment, or those from one table, the latest first."""
    workspace.require(Right.READ)
    held = ledger.held(workspace.store(compartment), KeptEstimate)[::-1]
    return tuple(one for one in held if table in ("", one.value.table))


def one(workspace: Workspace, compartment: str, identifier: str) -> Kept[KeptEstimate]:
    """One estimate. Raises NotKept."""
    workspace.require(Right.READ)
    return ledger.one(workspace.store(compartment), KeptEstimate, identifier)


def verify(
    workspace: Workspace, compartment: str, identifier: str, progress: Progress = silent
) -> Compared:
    """Make an estimate again from what was kept and hold the two side by side.

    Nothing is written. Raises as :func:`again` does.
    """
    return again(workspace, compartment, identifier).compared(progress)


def again(workspace: Workspace, compartment: str, identifier: str) -> Again:
    """An estimate with all that it is made from again.

    Raises NotKept, CountingNotInstalled and StrangeShape for settings that this version does not
    know.
    """
    workspace.require(Right.READ)
    before = one(workspace, compartment, identifier).value
    table = count_tables.one(workspace, compartment, before.table).value
    _check_installed()
    from habeas.numbers.families import Settings  # noqa: PLC0415 - an extra, perhaps missing

    asked = from_text(Settings, before.settings)
    told = (before.table, table.patterns, asked, before.seed, Reviewed.of(table))
    return Again(identifier, before, Making(*told))


def _check_installed() -> None:
    try:
        import habeas.numbers.estimate  # noqa: F401, PLC0415 - an extra, perhaps missing
    except ImportError as error:
        raise CountingNotInstalled from error


def _made(
    table: str, patterns: Patterns, asked: Settings, seed: int, progress: Progress
) -> KeptEstimate:
    from habeas.numbers.estimate import estimate as estimated  # noqa: PLC0415 - the extra

    return kept(table, estimated(patterns, asked, seed, progress), to_text(asked))


def _differing(before: KeptEstimate, again: KeptEstimate) -> Iterator[Reason]:
    """Each family whose figure is another one, and whatever else is."""
    for one, other in zip(before.figures, again.figures, strict=True):
        if not alike(one, other):
            told = {"before": as_written(one), "again": as_written(other)}
            yield Reason.of("numbers.verify_figure", family=one.family, **told)
    plain = replace(again, figures=before.figures, versions=before.versions)
    if not alike(before, plain):
        yield Reason.of("numbers.verify_rest")


def alike(one: object, other: object) -> bool:
    """Whether two values say the same, numbers up to what another machine may change."""
    return same(*(json.loads(to_text(told)) for told in (one, other)))


def as_written(figure: KeptFigure) -> str:
    """The people of a figure, or a dash."""
    return "–" if figure.people is None else str(round(figure.people))


def versions(
    before: KeptEstimate | KeptPooled, again: KeptEstimate | KeptPooled
) -> Iterator[Reason]:
    """What computed in another version than before."""
    now_is = dict(again.versions)
    for name, version in before.versions:
        if now_is.get(name) != version:
            told = {"before": version, "again": now_is.get(name, "–")}
            yield Reason.of("numbers.verify_version", name=name, **told)
