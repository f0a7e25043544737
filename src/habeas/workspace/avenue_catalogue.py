"""The catalogue of avenues as a team has it: bundled, with its own files, and who signed what.

What a team adds and signs is kept in the general compartment: it speaks of law, of no person.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from habeas.archive import ledger
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.ledger import Kept
from habeas.archive.remembered import remembered
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.avenues.own_files import Extended, OwnFile, extended
from habeas.protection.avenues.signing import FactSignature, in_force, sign, taken_back
from habeas.protection.avenues.situation import Signature as Checked
from habeas.protection.cases.signatures import Signature
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace.opening import GENERAL, Workspace, now

__all__ = ["Extended", "FactSignature", "Kept", "Signing"]


@dataclass(frozen=True, slots=True)
class Signing:
    """What somebody signs: a fact of an avenue, by the fingerprint of what they looked at."""

    avenue: str
    fact: str
    seen: str
    note: str = ""


def known(workspace: Workspace) -> Extended:
    """The bundled avenues and those of the team; a file that cannot be read is named."""
    workspace.require(Right.READ)
    general = workspace.general
    if general is None:
        return Extended(catalogue())
    rests_on = ledger.head(general, (OwnFile,))
    return remembered([general], "catalogue", rests_on, lambda: _known(general))


def _known(general: Store) -> Extended:
    files = ledger.held(general, OwnFile)
    return extended(catalogue(), (one.value for one in files))


def signatures(workspace: Workspace) -> tuple[Kept[FactSignature], ...]:
    """Every signature under a fact, also those taken back, in order of signing."""
    workspace.require(Right.READ)
    general = workspace.general
    return ledger.held(general, FactSignature) if general else ()


def checks(workspace: Workspace) -> tuple[Checked, ...]:
    """The signatures in force, by the names of those who signed."""
    held = (one.value for one in signatures(workspace))
    return tuple(in_force(held, called(workspace)))


def called(workspace: Workspace) -> Mapping[str, str]:
    """What members are called."""
    workspace.require(Right.READ)
    general = workspace.general
    return people.called(general) if general else {}


def authorities(workspace: Workspace, avenue: str, language: str) -> tuple[tuple[str, str], ...]:
    """Decisions the catalogue knows that say why a remedy may be futile, as choices.

    What was found of the independence of the receiver is told with the status of the avenue.
    Raises NoSuchAvenue.
    """
    whole = known(workspace).catalogue
    asked = whole.avenue(avenue)
    names = [(asked, status.fact, status.detail) for status in asked.status if status.detail]
    told = [
        (f"{one.identifier} {fact}", f"{one.name.said(language)}: {words.said(language)}")
        for one, fact, words in names
    ]
    for one in whole.avenues:
        found = one.fact("authority")
        if found is not None:
            words = f"{one.name.said(language)}: {found.said(language)}"
            told.append((f"{one.identifier} facts.authority", words))
    return tuple(told)


def sign_fact(workspace: Workspace, told: Signing) -> Kept[FactSignature]:
    """Sign that this member checked a fact as it stands now.

    Raises NoSuchAvenue, NoSuchFact and FactChanged.
    """
    workspace.require(Right.REVIEW)
    avenue = known(workspace).catalogue.avenue(told.avenue)
    made = sign(avenue, told.fact, told.seen, _signed(workspace, told.note))
    identifier = new_identifier(Kind.RECORD, os.urandom)
    return ledger.put(workspace.store(GENERAL), identifier, made, _by(workspace))


def take_back(workspace: Workspace, identifier: str, reason: str) -> Kept[FactSignature]:
    """Take a signature back, one's own or that of somebody else; both stay to be read.

    Raises NotKept, SignatureTakenBack and ReasonNeeded.
    """
    workspace.require(Right.REVIEW)
    general = workspace.store(GENERAL)
    held = ledger.one(general, FactSignature, identifier)
    made = taken_back(held.value, _signed(workspace, reason))
    return ledger.put(general, identifier, made, _by(workspace), held.version, reason.strip())


def _signed(workspace: Workspace, reason: str) -> Signature:
    return Signature(workspace.member.identifier, now().date(), reason.strip())


def _by(workspace: Workspace) -> people.By:
    return workspace.member.identifier, now()
