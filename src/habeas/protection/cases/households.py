"""Who belongs together and who must be kept apart: within a case by number, between cases by
their identifiers. Why stays in the case.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from habeas.protection.cases.signatures import Signature, check_reasoned
from habeas.words.errors import HabeasError
from habeas.words.interviews import check_code


class NobodyInTheHousehold(HabeasError):
    """Raised when the numbers of a household cannot be."""

    message = "A household of {adults} adults and {children} children cannot be."
    hint = "Count everybody who has to stay together, the person themselves included."


class MorePseudonymsThanPeople(HabeasError):
    """Raised when more people are named than counted."""

    message = "{named} people have a pseudonym, and {people} were counted."
    hint = "Count everybody who has to stay together, or take out a pseudonym."


class LinkedToItself(HabeasError):
    """Raised when a case is linked to itself."""

    message = "A case cannot be linked to itself."
    hint = "Name the other case."


class BothTogetherAndApart(HabeasError):
    """Raised when two cases would be both kept together and kept apart."""

    message = "These two cases are already linked the other way: {link}."
    hint = "Take that link back first, if the person wants it."


class LinkTakenBack(HabeasError):
    """Raised when a link is taken back twice."""

    message = "This link was already taken back on {day}."
    hint = "Look at the household again."


class LinkKind(StrEnum):
    """How two cases are linked."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Household:
    """Who has to stay together, the person themselves counted among them."""

    adults: int = 1
    children: int = 0
    pseudonyms: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """How many people."""
        return self.adults + self.children


@dataclass(frozen=True, slots=True)
class HouseholdLink:
    """This case and another: together or apart. ``reason`` never leaves this case.

    ``ended`` is who took the link back, and why; it then holds no longer.
    """

    case: str
    kind: LinkKind
    reason: str = ""
    ended: Signature | None = None

    @property
    def stands(self) -> bool:
        """Whether nobody took it back."""
        return self.ended is None


def household(told: Household) -> Household:
    """The household, checked.

    Raises :class:`NobodyInTheHousehold`, :class:`MorePseudonymsThanPeople` and ``NotACode``.
    """
    if told.adults < 0 or told.children < 0 or told.size < 1:
        raise NobodyInTheHousehold(adults=told.adults, children=told.children)
    if len(told.pseudonyms) > told.size:
        raise MorePseudonymsThanPeople(named=len(told.pseudonyms), people=told.size)
    for pseudonym in told.pseudonyms:
        check_code(pseudonym)
    return told


def link(case: str, others: Iterable[HouseholdLink], added: HouseholdLink) -> HouseholdLink:
    """A link to another case, checked against those there are.

    Raises :class:`LinkedToItself` and :class:`BothTogetherAndApart`.
    """
    if added.case == case:
        raise LinkedToItself
    for other in others:
        if other.stands and other.case == added.case and other.kind is not added.kind:
            raise BothTogetherAndApart(link=other.kind)
    return added


def unlinked(held: HouseholdLink, signed: Signature) -> HouseholdLink:
    """The link taken back; it stays known.

    Raises :class:`LinkTakenBack`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    if held.ended is not None:
        raise LinkTakenBack(day=held.ended.on.isoformat())
    return replace(held, ended=check_reasoned(signed))
