"""Envelopes of the intake: sealed files that look alike from outside.

Three sizes, always four readers of one kind, so neither a size nor a header tells how long a text
is, how many desks may read it or whether one was left out. Whoever holds no key can check the
form all the same, and does, so that nothing else is ever stored.
"""

from __future__ import annotations

from functools import cache

from habeas.evidence.sealing.faults import NotASealedFile
from habeas.evidence.sealing.files import NONCE
from habeas.evidence.sealing.header import Stanza, covered_by_mac, parsed, plain, with_mac
from habeas.evidence.sealing.hybrid import FILE_KEY, KIND, SHARE, TAG, checked_share
from habeas.evidence.sealing.stream import is_possible_length, opened_length

TEXT, SMALL_PART, LARGE_PART = 16_384, 524_288, 4_194_304
ENVELOPE_SIZES = (TEXT, SMALL_PART, LARGE_PART)
STANZAS = 4


def is_envelope(file: bytes) -> bool:
    """Whether the bytes have the form of an envelope. It needs no key, and says nothing of who.

    Exactly one of three sizes, a strict age header of four hybrid stanzas and nothing else, and
    a payload of a length that chunks can have.
    """
    if len(file) not in ENVELOPE_SIZES:
        return False
    try:
        # No further than such a header reaches: whoever sends something else gets no more work.
        header = parsed(file[: _header_length()])
        readers = [_is_hybrid(stanza) for stanza in header.stanzas]
    except NotASealedFile:
        return False
    payload = len(file) - header.end - NONCE
    return readers == [True] * STANZAS and is_possible_length(payload)


def room_in(size: int) -> int:
    """Bytes of content that fill an envelope of ``size`` bytes exactly."""
    return opened_length(size - _header_length() - NONCE)


def _is_hybrid(stanza: Stanza) -> bool:
    return stanza.kind == KIND and bool(checked_share(stanza))


@cache
def _header_length() -> int:
    stanza = Stanza(KIND, (plain(bytes(SHARE)),), bytes(FILE_KEY + TAG))
    return len(with_mac(covered_by_mac((stanza,) * STANZAS), bytes(32)))
