"""That a named person checked a fact of an avenue, as it stood on that day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from habeas.protection.avenues.avenue import Avenue
from habeas.protection.avenues.situation import Signature as Checked
from habeas.protection.cases.signatures import Signature, check_reasoned, check_signed
from habeas.protection.facts import fingerprint
from habeas.protection.faults import near
from habeas.words.errors import HabeasError, NotThere


class NoSuchFact(NotThere):
    """Raised for a fact that an avenue does not have."""

    message = "{avenue} states no fact called {fact}."
    hint = "Did you mean: {nearest}?"


class FactChanged(HabeasError):
    """Raised rather than letting somebody sign what they did not see."""

    message = "The fact {fact} of {avenue} is no longer what you looked at."
    hint = "Look at it again as it stands now, and sign that."


class SignatureTakenBack(HabeasError):
    """Raised for a signature that was taken back already."""

    message = "This signature was taken back already."
    hint = "Whoever checks the fact again signs it anew."


@dataclass(frozen=True, slots=True)
class FactSignature:
    """One signature. ``signed.reason`` is a note, such as which copy was read.

    ``fingerprint`` is that of the fact as it stood; when the fact changes, the signature no
    longer speaks for it.
    """

    avenue: str
    fact: str
    fingerprint: str
    signed: Signature
    withdrawn: Signature | None = None


def stated(avenue: Avenue, fact: str) -> object:
    """A fact of an avenue by its name. Raises :class:`NoSuchFact`."""
    held = {name: one for name, one, _ in avenue.sourced()}
    if fact not in held:
        raise NoSuchFact(avenue=avenue.identifier, fact=fact, nearest=near(fact, held))
    return held[fact]


def sign(avenue: Avenue, fact: str, seen: str, signed: Signature) -> FactSignature:
    """A signature under a fact. ``seen`` is the fingerprint of what the person looked at.

    Raises :class:`NoSuchFact`, :class:`FactChanged` and ``NobodyNamed``.
    """
    check_signed(signed)
    if fingerprint(stated(avenue, fact)) != seen:
        raise FactChanged(fact=fact, avenue=avenue.identifier)
    return FactSignature(avenue.identifier, fact, seen, signed)


def taken_back(held: FactSignature, signed: Signature) -> FactSignature:
    """The signature after it was taken back.

    Raises :class:`SignatureTakenBack`, ``NobodyNamed`` and ``ReasonNeeded``.
    """
    if held.withdrawn is not None:
        raise SignatureTakenBack
    return replace(held, withdrawn=check_reasoned(signed))


def in_force(held: Iterable[FactSignature], called: Mapping[str, str]) -> Iterator[Checked]:
    """The signatures that were not taken back, by the names of those who signed."""
    for one in held:
        if one.withdrawn is None:
            by = called.get(one.signed.by) or one.signed.by
            yield Checked(one.avenue, one.fact, one.fingerprint, by, one.signed.on)
