"""Sealed texts that somebody carried: age's armor, as the offline kit writes it (RFC 7468 lax).

A messenger may have broken lines anew, put words before or after, or added blanks: what stands
between the two lines is read without any of that.
"""

from __future__ import annotations

import base64
import binascii
import re

from habeas.words.errors import HabeasError

_BLOCK = re.compile(
    rb"-----\s*BEGIN AGE ENCRYPTED FILE\s*-----(.*?)-----\s*END AGE ENCRYPTED FILE\s*-----",
    re.DOTALL,
)
_BINARY = b"age-encryption.org/v1\n"
MOST = 40
"""Sealed texts taken from one message or file, at most."""


class NothingSealed(HabeasError):
    """Raised when nothing sealed stands in what was brought."""

    message = "There is no sealed text in it."
    hint = "Copy all of it, from the line that begins to the line that ends, both included."


def envelopes_in(content: bytes) -> tuple[bytes, ...]:
    """Every sealed text in a message or file, in order. Raises :class:`NothingSealed`."""
    if content.startswith(_BINARY):
        return (content,)
    found = tuple(_bytes_of(block) for block in _BLOCK.findall(content)[:MOST])
    if not found or not all(found):
        raise NothingSealed
    return found


def _bytes_of(block: bytes) -> bytes:
    """Empty for what is no base64."""
    try:
        return base64.b64decode(b"".join(block.split()), validate=True)
    except (ValueError, binascii.Error):
        return b""
