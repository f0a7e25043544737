"""Tables and estimates in lines for the screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.numbers.kept import KeptEstimate
from habeas.numbers.records import record
from habeas.numbers.telling import told
from habeas.words.errors import DOES_NOT_MATCH
from habeas.words.progress import Progress
from habeas.words.reasons import Reason, said
from habeas.words.roles import Right
from habeas.words.visible import as_json, on_one_line
from habeas.workspace import count_estimates, count_export, count_tables
from habeas.workspace.counting import Asked
from habeas.workspace.opening import Workspace


@dataclass(frozen=True, slots=True)
class Verified:
    """What making estimates again showed, line by line. ``exit_code`` is 3 when one differs."""

    lines: tuple[str, ...]
    holds: bool

    @property
    def exit_code(self) -> int:
        """How the program ends."""
        return 0 if self.holds else DOES_NOT_MATCH


def tables(workspace: Workspace, compartment: str) -> Iterator[str]:
    """Each table in a line, and below it the estimates from it."""
    made = count_estimates.listed(workspace, compartment)
    held = count_tables.listed(workspace, compartment)
    for table in held:
        patterns = table.value.patterns
        sizes = f"{patterns.recorded} people on {patterns.width} lists"
        yield f"{table.identifier}  {on_one_line(table.value.name)}  {sizes}"
        for one in made:
            if one.value.table == table.identifier:
                verdict = "passes" if one.value.passes else "no answer"
                yield f"    {one.identifier}  {one.time:%Y-%m-%d %H:%M}  {verdict}"
    yield f"{len(held)} tables, {len(made)} estimates."


def estimated(
    workspace: Workspace, compartment: str, table: str, asked: Asked, progress: Progress
) -> str:
    """Make an estimate and keep it; its identifier."""
    return count_estimates.estimate(workspace, compartment, table, asked, progress).identifier


def shown(workspace: Workspace, compartment: str, estimate: str, language: str) -> Iterator[str]:
    """One estimate: what may be said first, then what it rests on."""
    held = count_estimates.one(workspace, compartment, estimate)
    yield f"{held.identifier}  {held.time:%Y-%m-%d %H:%M}  {held.member}  {held.value.table}"
    for reason in told(held.value):
        yield said(reason, language)
    yield _made_by(held.value)


def as_data(workspace: Workspace, compartment: str, estimate: str, language: str) -> str:
    """One estimate as JSON, as ``counting.as_line_of_json`` has it, with when and by whom."""
    held = count_estimates.one(workspace, compartment, estimate)
    table = count_tables.one(workspace, compartment, held.value.table)
    made = {"identifier": held.identifier, "table": table.identifier}
    made |= {"made": held.time.isoformat(), "by": held.member}
    whole = record(held.value, table.value.patterns, language) | made
    return as_json(json.dumps(whole, ensure_ascii=False, indent=2))


def verified(
    workspace: Workspace,
    compartment: str,
    estimates: tuple[str, ...],
    language: str,
    progress: Progress,
) -> Verified:
    """Make these estimates again, or all of a compartment."""
    workspace.require(Right.READ)
    held = count_estimates.listed(workspace, compartment)
    named = estimates or tuple(one.identifier for one in held)
    lines, holds = [], True
    for identifier in named:
        compared = count_estimates.verify(workspace, compartment, identifier, progress)
        holds = holds and compared.holds
        lines += [f"{identifier}  {said(one, language)}" for one in compared.told]
    return Verified(tuple(lines) or (said(Reason.of("numbers.verify_none"), language),), holds)


def exported(
    workspace: Workspace, compartment: str, table: str, path: Path, is_named: bool
) -> Iterator[str]:
    """Write the counts of a table, those that could point at people hidden."""
    hidden = count_export.export(workspace, compartment, table, path, is_named)
    yield f"Written: {path}. Patterns hidden because few people have them: {hidden}."


def _made_by(held: KeptEstimate) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in held.versions)
    return f"table {held.fingerprint}; seed {held.seed}; {versions}"
