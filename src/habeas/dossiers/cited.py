"""Statements as a dossier cites them: numbered, each at its exact place in an exhibit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from habeas.words.anchors import Anchor
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.statements import ContentMode, Hop, HopRole, SpeakerKind, Statement


class NothingToRestOn(HabeasError):
    """Raised when a dossier would say something that no place in an exhibit supports."""

    message = "A sentence of the dossier rests on no statement."
    hint = "Read and weigh again: habeas read WORKSPACE --again, then habeas weigh WORKSPACE"
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class Cited:
    """One statement with its number in the dossier and the label of its exhibit ("E2").

    ``anchors`` hold the exact words, one for each piece of the content; never empty.
    """

    number: int
    identifier: str
    exhibit: str
    label: str
    anchors: tuple[Anchor, ...]
    statement: Statement

    def __post_init__(self) -> None:
        if not self.anchors:
            raise NothingToRestOn

    @property
    def words(self) -> str:
        """What was said, as sliced from the rendition; pieces joined by " … "."""
        return " … ".join(anchor.quote for anchor in self.anchors)

    @property
    def is_authorial(self) -> bool:
        """Whether the report says it itself."""
        said = self.statement
        return said.content_mode is ContentMode.AUTHORIAL or said.speaker.kind is SpeakerKind.AUTHOR

    @property
    def speaker(self) -> str:
        """Whose words, as the chain names them, else as worded; empty when nobody is given."""
        first = self.statement.chain[0]
        named = first.name if first.role is HopRole.SPEAKER else ""
        return " ".join((named or self.statement.speaker.surface).split())

    @property
    def relays(self) -> tuple[Hop, ...]:
        """The voices between the speaker and the report, in order."""
        passing = {HopRole.TOLD_TO, HopRole.RELAYED_BY}
        return tuple(hop for hop in self.statement.chain if hop.role in passing and hop.name)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something the dossier says of what was said, with the statements it rests on.

    There is no sentence without one: making it raises :class:`NothingToRestOn`.
    """

    text: str
    rests_on: tuple[Cited, ...]

    def __post_init__(self) -> None:
        if not self.rests_on:
            raise NothingToRestOn


def in_order(cited: Sequence[Cited]) -> tuple[Cited, ...]:
    """Each statement once, by number."""
    return tuple(sorted(dict.fromkeys(cited), key=lambda one: one.number))
