"""Who endangers the person, and which ways lead to them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.protection.cases.attributions import Attribution, check_attributed
from habeas.protection.cases.signatures import Signature, check_reasoned
from habeas.words.errors import HabeasError


class ThreatByNobody(HabeasError):
    """Raised for a threat that names neither a person nor a body."""

    message = "A threat names neither a person nor a body."
    hint = "Write who it is as the person says it, even if only “the elder brother”."


class Knowing(StrEnum):
    """Whether a threat knows where the person is."""

    KNOWS = "knows"
    DOES_NOT = "does-not"
    UNKNOWN = "unknown"
    NOT_ASKED = "not-asked"


@dataclass(frozen=True, slots=True)
class Threat:
    """A person or body the person fears.

    ``body`` is its key in the graph of bodies, empty when it has none; ``name`` is free text.
    ``channels`` are addresses and devices it can see, ``places`` where it would look. A threat
    is never looked up anywhere. In an emergency it may be named before anybody asks who says so:
    it counts at once, and rests on nothing until an ``attribution`` is written.
    """

    name: str = ""
    body: str = ""
    is_kin: bool = False
    channels: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    knows_location: Knowing = Knowing.NOT_ASKED
    words: str = ""
    attribution: Attribution | None = None
    over: Signature | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody wrote down that it is over."""
        return self.over is None

    @property
    def rests_on_nothing(self) -> bool:
        """Whether nobody wrote down yet who says so."""
        return self.attribution is None


def threat(told: Threat) -> Threat:
    """The threat, if it names somebody. Raises :class:`ThreatByNobody` and ``NotAttributed``.

    What is said of where it comes from is said in whole, or not at all.
    """
    if not told.name.strip() and not told.body.strip():
        raise ThreatByNobody
    if told.attribution is not None:
        check_attributed(told.attribution)
    return told


def over(held: Threat, signed: Signature) -> Threat:
    """The threat after it is over. Raises ``NobodyNamed`` and ``ReasonNeeded``."""
    return replace(held, over=check_reasoned(signed))
