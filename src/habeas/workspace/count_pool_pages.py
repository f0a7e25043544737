"""Estimates over linkages drawn as pages show them: all people first, then each stratum."""

from __future__ import annotations

from dataclasses import dataclass

from habeas.archive.ledger import Kept
from habeas.dossiers.markup import Html
from habeas.numbers.kept_pooled import KeptPooled, KeptStratum
from habeas.words.labels import label_of
from habeas.workspace import count_pooling
from habeas.workspace.count_rows import Row, Rows
from habeas.workspace.opening import Workspace


@dataclass(frozen=True, slots=True)
class ToldStratum:
    """One stratum with its figure: ``families`` are pooled, ``likeliest`` are of that table."""

    held: KeptStratum
    figure: Html
    families: tuple[Row, ...]
    likeliest: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ToldPooled:
    """An estimate over linkages drawn; ``by`` is what people are divided by, in words."""

    held: Kept[KeptPooled]
    by: str
    strata: tuple[ToldStratum, ...]


def pooled(
    workspace: Workspace, compartment: str, identifier: str, language: str, label: str
) -> ToldPooled:
    """One estimate; ``label`` names its figures. Raises NotKept."""
    held = count_pooling.one(workspace, compartment, identifier)
    by = ", ".join(dividing(name, language) for name in held.value.by)
    strata = tuple(_stratum(one, language, label) for one in held.value.strata)
    return ToldPooled(held, by, strata)


def dividing(name: str, language: str) -> str:
    """What people are divided by, in words; what was declared as it was."""
    return label_of("Dividing", name, language)


def _stratum(one: KeptStratum, language: str, label: str) -> ToldStratum:
    rows = Rows(language)
    families = [(rows.family(figure), figure) for figure in one.figures]
    named = f"{label}: {one.name}" if one.name else label
    best = one.best.figures if one.best else ()
    return ToldStratum(
        one,
        rows.spans(families, one.verdict.recorded, named),
        tuple(rows.row(*told) for told in families),
        tuple(rows.row(rows.family(figure), figure) for figure in best),
    )
