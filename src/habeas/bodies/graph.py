"""Actors and bodies as statements name them, and what ties them to each other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habeas.words.anchors import Span
from habeas.words.bilingual import Bilingual
from habeas.words.provenance import Confidence


class TieKind(StrEnum):
    """How one actor stands to another."""

    SPEAKS_FOR = "speaks_for"
    BELONGS_TO = "belongs_to"
    HOLDS_OFFICE = "holds_office"
    COMMANDS = "commands"
    CONTROLS = "controls"
    REPORTS_TO = "reports_to"
    HANDS_OVER_TO = "hands_over_to"
    """In practice: whoever is in the first one's hands ends in the second one's."""
    SAME_AS = "same_as"
    """Perhaps the same actor under another name: "the Chechen leader" and its president."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, office, institution or unit, under every wording met. ``named`` as in speakers."""

    key: str
    name: str
    kind: str
    named: bool
    wordings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """Where words stand in the rendition of an exhibit."""

    exhibit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Tie:
    """One dated-or-not, attributed link. ``statements`` and ``words`` are what it rests on.

    Child, kind and parent read as a sentence: "Solt speaks for Hasimel", "Hasimel commands
    the regiment". ``inferred`` marks a tie nobody states in so many words. ``mentions`` are
    the places of the words, also where no statement was drafted from their sentence.

    ``since`` and ``until`` are the first and last day it is said to hold; None is not stated.
    ``confidence`` and ``sources`` say how whoever entered it knows it; a tie read from a report
    has neither, for it rests on its statements.
    """

    key: str
    kind: TieKind
    child: str
    parent: str
    statements: tuple[str, ...]
    words: str
    inferred: bool
    mentions: tuple[Mention, ...] = ()
    since: date | None = None
    until: date | None = None
    confidence: Confidence | None = None
    sources: tuple[str, ...] = ()
    note: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class BodyGraph:
    """All actors and ties of what was read."""

    actors: tuple[Actor, ...]
    ties: tuple[Tie, ...]
