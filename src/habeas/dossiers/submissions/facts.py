"""Facts as a form states them: words that never stand without what they rest on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.dossiers.cited import Cited, NothingToRestOn
from habeas.dossiers.exhibits import ToldExhibit
from habeas.dossiers.found import ToldFinding
from habeas.dossiers.submissions.held import HeldBack
from habeas.dossiers.submissions.sheet import Words
from habeas.protection.avenues.registers import FormField
from habeas.words.bilingual import Bilingual
from habeas.words.labels import label
from habeas.words.provenance import Provenance


@dataclass(frozen=True, slots=True)
class StatementNote:
    """A statement at its place: exhibit, exact characters, identifier, hash."""

    cited: Cited
    exhibit: ToldExhibit


@dataclass(frozen=True, slots=True)
class ExhibitNote:
    """An exhibit with its hash and how it came."""

    exhibit: ToldExhibit


@dataclass(frozen=True, slots=True)
class FindingNote:
    """What a named person found."""

    told: ToldFinding


@dataclass(frozen=True, slots=True)
class CaseNote:
    """What the person gave for this. ``consents`` are the identifiers of those it rests on."""

    consents: tuple[str, ...]
    on: date


@dataclass(frozen=True, slots=True)
class WrittenNote:
    """What a member wrote, and when."""

    on: date


@dataclass(frozen=True, slots=True)
class CatalogueNote:
    """What stands in the catalogue of avenues or routes, and how it is known."""

    known: Provenance


Note = StatementNote | ExhibitNote | FindingNote | CaseNote | WrittenNote | CatalogueNote


@dataclass(frozen=True, slots=True)
class Fact:
    """Something a form states, with what it rests on.

    There is none without a note: making it raises :class:`NothingToRestOn`.
    """

    words: tuple[Words, ...]
    notes: tuple[Note, ...]

    def __post_init__(self) -> None:
        if not self.notes:
            raise NothingToRestOn


@dataclass(frozen=True, slots=True)
class Filling:
    """One field of a form with what fills it. ``held_back`` says why something does not;
    ``untold`` whom the receiver would tell who may not know, where that is why.
    """

    field: FormField
    facts: tuple[Fact, ...] = ()
    held_back: HeldBack | None = None
    untold: tuple[Bilingual, ...] = ()

    def why(self, language: str) -> str:
        """Why something does not fill it, in words; empty where nothing is held back."""
        if self.held_back is None:
            return ""
        named = "; ".join(one.said(language) for one in self.untold)
        said = label(self.held_back, language)
        return f"{said}: {named}" if named else said
