"""The plaintext of an envelope: JSON, a MAC, a part's bytes, and zeros to the exact size.

``u32 big-endian length of the JSON | JSON | 32 bytes MAC | bytes of a part | zeros``. The MAC is
HMAC-SHA-256 (RFC 2104), not a signature: either side could have made it, so that nobody can prove
to a third what the other wrote.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from habeas.evidence.sealing import ENVELOPE_SIZES, room_in
from habeas.intake import messages, plain
from habeas.intake.messages import Kind, Message, Part
from habeas.words.errors import HabeasError

TEXT = ENVELOPE_SIZES[0]
"""Bytes of an envelope of text."""

PREFIX = b"habeas intake v1 "
"""Stands before everything that is derived or authenticated here."""

NO_MAC = bytes(32)
_LENGTH, _MAC = 4, 32


class TooLongToSeal(HabeasError):
    """Raised rather than sealing what does not fit into one envelope."""

    message = "The text is too long for one envelope, by {bytes} bytes."
    hint = "Shorten it, or write it in several."


@dataclass(frozen=True, slots=True)
class Frame:
    """What an envelope held: ``body`` is the JSON as it came, ``content`` the bytes of a part."""

    message: Message
    body: bytes
    mac: bytes
    content: bytes = b""

    @property
    def has_mac(self) -> bool:
        """Whether it claims to be of somebody who kept a code."""
        return self.mac != NO_MAC

    def is_by(self, key: bytes) -> bool:
        """Whether its MAC was made with this key."""
        made = mac_of(key, messages.kind_of(self.message), self.body)
        return hmac.compare_digest(made, self.mac)


def mac_of(key: bytes, kind: Kind, body: bytes) -> bytes:
    """The MAC over a message's JSON."""
    told = PREFIX + kind.value.encode() + b"\0" + body
    return hmac.digest(key, told, "sha256")


def padded(
    message: Message, key: bytes | None = None, content: bytes = b"", size: int = TEXT
) -> bytes:
    """The plaintext for an envelope of this size. Raises :class:`TooLongToSeal`."""
    body = messages.body_of(message)
    mac = NO_MAC if key is None else mac_of(key, messages.kind_of(message), body)
    told = len(body).to_bytes(_LENGTH, "big") + body + mac + content
    left = room_in(size) - len(told)
    if left < 0:
        raise TooLongToSeal(bytes=-left)
    return told + bytes(left)


def unpadded(plaintext: bytes) -> Frame:
    """What a plaintext holds. Raises :class:`~habeas.intake.plain.NotOfTheFormat`."""
    end = _LENGTH + int.from_bytes(plaintext[:_LENGTH], "big")
    if len(plaintext) < _LENGTH or end + _MAC > len(plaintext):
        plain.refuse("its length")
    body, mac, rest = plaintext[_LENGTH:end], plaintext[end : end + _MAC], plaintext[end + _MAC :]
    message = messages.read(body)
    length = message.length if isinstance(message, Part) else 0
    content, padding = rest[:length], rest[length:]
    if len(content) != length or padding.strip(b"\0"):
        plain.refuse("its padding")
    return Frame(message, body, mac, content)
