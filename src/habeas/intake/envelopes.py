"""Envelopes: always four readers, real and thrown away, in an order that says nothing.

Each envelope that a desk opens leaves its file key (16 bytes, as age calls it): with that the
sealed original, which is the exhibit, opens again after the week's key was destroyed. It stands
in the desk's own encrypted store, so it protects what is kept exactly as well as the store does,
and what is kept nowhere no longer opens.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

from habeas.evidence.sealing import (
    STANZAS,
    CannotOpen,
    HybridIdentity,
    is_envelope,
    opened_with,
    sealed_to,
)
from habeas.evidence.sealing.header import Stanza
from habeas.intake import frames
from habeas.intake.frames import TEXT, Frame
from habeas.intake.plain import NotOfTheFormat
from habeas.intake.weeks import Week
from habeas.words.identifiers import Randomness

SLOT = 16

Keys = Sequence[tuple[Week, HybridIdentity]]
"""The week keys at hand, the likeliest first; a week may have several."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An envelope that a week's key opened. ``frame`` is None for what is not of the format."""

    week: Week
    file_key: bytes = field(repr=False)
    frame: Frame | None
    problem: str = ""


@dataclass(slots=True)
class _Noting:
    """An identity that remembers the file key it found."""

    held: HybridIdentity
    found: bytes = field(default=b"", repr=False)

    def unwrapped(self, stanza: Stanza) -> bytes | None:
        """The file key, or None when the stanza is for another key."""
        key = self.held.unwrapped(stanza)
        self.found = key or self.found
        return key


@dataclass(frozen=True, slots=True)
class _FileKey:
    """The file key itself, in the place of an identity."""

    key: bytes = field(repr=False)

    def unwrapped(self, stanza: Stanza) -> bytes | None:
        """The file key, whatever the stanza."""
        return self.key


def sealed(
    plaintext: bytes, recipients: Sequence[str], randomness: Randomness, size: int = TEXT
) -> bytes:
    """An envelope for these readers, at most four; throwaway keys stand for those missing."""
    if len(recipients) > STANZAS:
        raise ValueError(len(recipients))
    missing = STANZAS - len(recipients)
    nobody = (HybridIdentity.generate(randomness).recipient for _ in range(missing))
    readers = _shuffled([*recipients, *nobody], randomness)
    return sealed_to(plaintext, readers, size=size, random=randomness)


def opened(envelope: bytes, identities: Keys) -> Opened | None:
    """What an envelope holds, by whichever week's key opens it; None when none does.

    What is for another desk, what is junk and what a destroyed key would have opened look the
    same. Raises :class:`~habeas.evidence.sealing.CannotOpen` for what no reader could open.
    """
    if not is_envelope(envelope):
        raise CannotOpen
    for week, identity in identities:
        noting = _Noting(identity)
        try:
            plaintext = opened_with(envelope, [noting])
        except CannotOpen:
            if noting.found:
                raise
            continue
        return _read(week, noting.found, plaintext)
    return None


def opened_again(envelope: bytes, file_key: bytes) -> Frame:
    """What a kept envelope holds. Raises CannotOpen and NotOfTheFormat."""
    return frames.unpadded(opened_with(envelope, [_FileKey(file_key)]))


def digest(envelope: bytes) -> str:
    """SHA-256 of an envelope, in hexadecimal: whether these bytes came before."""
    return hashlib.sha256(envelope).hexdigest()


def _read(week: Week, file_key: bytes, plaintext: bytes) -> Opened:
    try:
        return Opened(week, file_key, frames.unpadded(plaintext))
    except NotOfTheFormat as error:
        return Opened(week, file_key, None, str(error.facts["problem"]))


def _shuffled(held: list[str], randomness: Randomness) -> list[str]:
    """In a random order, every order as likely as any other."""
    keyed = [(randomness(16), one) for one in held]
    return [one for _, one in sorted(keyed)]
