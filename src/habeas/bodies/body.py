"""A body as people and catalogues enter it: what it is, of which State, and how independent."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.words.bilingual import Bilingual
from habeas.words.provenance import Provenance


class BodyKind(StrEnum):
    """What kind of body it is."""

    PERSON = "person"
    INSTITUTION = "institution"
    UNIT = "unit"
    COURT = "court"
    INTERNATIONAL = "international"


class BodyRole(StrEnum):
    """What a body is for in its State, where a procedure asks for it by that."""

    HEAD_OF_STATE = "head-of-state"
    HEAD_OF_GOVERNMENT = "head-of-government"
    HEAD_OF_REGION = "head-of-region"
    GOVERNMENT = "government"
    FOREIGN_MINISTRY = "foreign-ministry"
    INTERIOR_MINISTRY = "interior-ministry"
    JUSTICE_MINISTRY = "justice-ministry"
    MIGRATION_AUTHORITY = "migration-authority"
    GOVERNMENT_AGENT = "government-agent"
    """Who answers for the State before an international court."""
    MISSION = "mission"
    """An embassy or a consulate."""
    POLICE = "police"
    INVESTIGATION = "investigation"
    PROSECUTOR = "prosecutor"
    COURT = "court"
    OMBUDSPERSON = "ombudsperson"
    SECURITY_SERVICE = "security-service"
    ARMED_FORCES = "armed-forces"
    INTERPOL_BUREAU = "interpol-bureau"
    """The national central bureau of INTERPOL."""


@dataclass(frozen=True, slots=True)
class Independence:
    """What a court or a mission found of a body's independence, and which one found it."""

    is_lacking: bool
    found_by: Bilingual
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Body:
    """A person, office, institution or unit that can act, receive or be told.

    ``key`` is what ties name it by. ``state`` is a code of the catalogue of States, mostly
    ISO 3166-1 alpha-2 ("DE"); None for a body that belongs to none.
    """

    key: str
    name: Bilingual
    kind: BodyKind
    state: str | None = None
    role: BodyRole | None = None
    independence: Independence | None = None
