"""Tables and estimates in lines for the screen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.archive.ledger import Kept, NotKept
from habeas.numbers.kept import KeptEstimate
from habeas.numbers.kept_pooled import KeptPooled
from habeas.numbers.records import record
from habeas.numbers.records_pooled import record_pooled
from habeas.numbers.telling import told
from habeas.numbers.telling_pooled import told as told_pooled
from habeas.words.counting import digits
from habeas.words.errors import DOES_NOT_MATCH
from habeas.words.progress import Progress
from habeas.words.reasons import Reason, said
from habeas.words.roles import Right
from habeas.words.visible import as_json, on_one_line
from habeas.workspace import count_estimates, count_export, count_pooling, count_tables
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
        sizes = f"{digits(patterns.recorded, 'en')} people on {patterns.width} lists"
        yield f"{table.identifier}  {on_one_line(table.value.name)}  {sizes}"
        for one in made:
            if one.value.table == table.identifier:
                verdict = "passes" if one.value.passes else "no answer"
                yield f"    {one.identifier}  {one.time:%Y-%m-%d %H:%M}  {verdict}"
    pooled = count_pooling.listed(workspace, compartment)
    for one_pooled in pooled:
        yield _of_pooled(one_pooled)
    yield f"Tables: {len(held)}; estimates: {len(made) + len(pooled)}."


def _of_pooled(held: Kept[KeptPooled]) -> str:
    by = ", ".join(held.value.by)
    divided = f"  by {by}" if by else ""
    verdict = "passes" if held.value.passes else "no answer"
    made = f"{held.identifier}  {held.time:%Y-%m-%d %H:%M}"
    return f"{made}  over linkages drawn from {held.value.linkage}{divided}  {verdict}"


def estimated(
    workspace: Workspace, compartment: str, table: str, asked: Asked, progress: Progress
) -> str:
    """Make an estimate and keep it; its identifier."""
    return count_estimates.estimate(workspace, compartment, table, asked, progress).identifier


def pooled(
    workspace: Workspace,
    compartment: str,
    linkage: str,
    how: count_pooling.Pooling,
    progress: Progress,
) -> str:
    """Make an estimate over linkages drawn and keep it; its identifier."""
    return count_pooling.pool(workspace, compartment, linkage, how, progress).identifier


def shown(workspace: Workspace, compartment: str, estimate: str, language: str) -> Iterator[str]:
    """One estimate: what may be said first, then what it rests on."""
    held = _one(workspace, compartment, estimate)
    value = held.value
    from_it = value.linkage if isinstance(value, KeptPooled) else value.table
    yield f"{held.identifier}  {held.time:%Y-%m-%d %H:%M}  {held.member}  {from_it}"
    for reason in told_pooled(value) if isinstance(value, KeptPooled) else told(value):
        yield said(reason, language)
    yield _made_by(value)


def _one(
    workspace: Workspace, compartment: str, estimate: str
) -> Kept[KeptPooled] | Kept[KeptEstimate]:
    """An estimate of either kind. Raises NotKept."""
    try:
        return count_pooling.one(workspace, compartment, estimate)
    except NotKept:
        return count_estimates.one(workspace, compartment, estimate)


def as_data(workspace: Workspace, compartment: str, estimate: str, language: str) -> str:
    """One estimate as JSON, as ``counting.as_line_of_json`` has it, with when and by whom."""
    held = _one(workspace, compartment, estimate)
    made = {"identifier": held.identifier, "made": held.time.isoformat(), "by": held.member}
    if isinstance(held.value, KeptPooled):
        whole = record_pooled(held.value, language) | made
    else:
        table = count_tables.one(workspace, compartment, held.value.table)
        whole = record(held.value, table.value.patterns, language)
        whole |= made | {"table": table.identifier}
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
    held = [one.identifier for one in count_estimates.listed(workspace, compartment)]
    held += [one.identifier for one in count_pooling.listed(workspace, compartment)]
    named = estimates or tuple(held)
    lines, holds = [], True
    for identifier in named:
        compared = _again(workspace, compartment, identifier).compared(progress)
        holds = holds and compared.holds
        lines += [f"{identifier}  {said(one, language)}" for one in compared.told]
    return Verified(tuple(lines) or (said(Reason.of("numbers.verify_none"), language),), holds)


def _again(
    workspace: Workspace, compartment: str, identifier: str
) -> count_estimates.Again | count_pooling.Again:
    held = _one(workspace, compartment, identifier)
    if isinstance(held.value, KeptPooled):
        return count_pooling.again(workspace, compartment, identifier)
    return count_estimates.again(workspace, compartment, identifier)


def exported(
    workspace: Workspace, compartment: str, table: str, path: Path, is_named: bool
) -> Iterator[str]:
    """Write the counts of a table, those that could point at people hidden."""
    hidden = count_export.export(workspace, compartment, table, path, is_named)
    yield f"Written: {path}. Patterns hidden because few people have them: {hidden}."


def _made_by(held: KeptEstimate | KeptPooled) -> str:
    versions = ", ".join(f"{name} {version}" for name, version in held.versions)
    table = "" if isinstance(held, KeptPooled) else f"table {held.fingerprint}; "
    return f"{table}seed {held.seed}; {versions}"
