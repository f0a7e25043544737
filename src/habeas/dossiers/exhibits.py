"""What a dossier says of each exhibit: how it came, who held it, and what it reads like."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from habeas.dossiers.counted import ToldCount, ToldPooled
from habeas.dossiers.found import ToldFinding
from habeas.words.reasons import Reason
from habeas.words.reports import Rendition


class Custody(NamedTuple):
    """One line of the custody log: when, what happened, by whom."""

    when: datetime
    what: str
    by: str


@dataclass(frozen=True, slots=True)
class ExhibitFacts:
    """Preserved bytes as the archive knows them.

    ``sha256`` is of the bytes as received, in lower-case hexadecimal; ``size`` in bytes;
    ``name`` verbatim as received.
    """

    identifier: str
    name: str
    sha256: str
    media_type: str
    size: int
    collected_at: datetime
    collected_by: str
    collected_how: str
    custody: tuple[Custody, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """Something handed in that could not be opened or read.

    ``hint`` is what to do about it, in the language of whoever is told.
    """

    name: str
    problem: Reason
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A statement a person rejected: it counts no more, and is told all the same.

    ``exhibit`` is its identifier, ``position`` that of its first word in the rendition, in
    code points; ``by`` the member who rejected it.
    """

    identifier: str
    exhibit: str
    position: int
    words: str
    speaker: str
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class MadeWith:
    """How a dossier was made: by which program and reading engine, when, by whom.

    ``failed`` names everything that was handed in and is therefore missing here; ``rejected``
    everything that was read and then rejected by a person. ``withheld`` counts testimonies left
    out because no consent allows this use, ``earlier`` those that the person corrected since.
    ``findings`` are what people found, ``findings_withheld`` how many may not be told.
    ``counts`` are estimates of how many were never recorded, ``counts_withheld`` the files of
    counts that are left out, ``pooled`` estimates over linkages drawn.
    """

    program: str
    reader: str
    at: datetime
    by: str
    failed: tuple[Failed, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    withheld: int = 0
    earlier: int = 0
    findings: tuple[ToldFinding, ...] = ()
    findings_withheld: int = 0
    counts: tuple[ToldCount, ...] = ()
    counts_withheld: int = 0
    pooled: tuple[ToldPooled, ...] = ()


@dataclass(frozen=True, slots=True)
class ToldExhibit:
    """One exhibit under its label ("E2") with its working copy.

    ``statements`` is how many were read from it.
    """

    label: str
    facts: ExhibitFacts
    rendition: Rendition
    statements: int

    @property
    def title(self) -> str:
        """What it calls itself, else the name it came under."""
        return " ".join((self.rendition.byline.title or self.facts.name).split())
