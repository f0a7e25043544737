"""The header of an age file: for whom it is sealed.

Read as strictly as C2SP's age specification (section "Header") asks: what could be written in
two ways is refused in all but one, so a header has exactly one form and hides nothing.
"""

from __future__ import annotations

import re
from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from dataclasses import dataclass

from habeas.evidence.sealing.faults import NotASealedFile

VERSION = b"age-encryption.org/v1\n"
_LINE = 64
"""Characters of a full line of a body: 48 bytes."""
_LONGEST = 1 << 20
"""Bytes a header may have: a stranger could go on for ever."""
_ARGUMENTS = re.compile(rb"-> [!-~]+(?: [!-~]+)*")
_MAC = re.compile(rb"--- ([A-Za-z0-9+/]{43})")


@dataclass(frozen=True, slots=True)
class Stanza:
    """The file key as wrapped for one receiver: the kind, what it needs, the wrapped key."""

    kind: str
    arguments: tuple[str, ...]
    body: bytes

    def written(self) -> bytes:
        text = plain(self.body)
        lines = [text[at : at + _LINE] for at in range(0, len(text) + 1, _LINE)]
        return "\n".join([" ".join(("->", self.kind, *self.arguments)), *lines, ""]).encode()


@dataclass(frozen=True, slots=True)
class Header:
    """All stanzas, the bytes the MAC is made over, the MAC, and where the payload begins."""

    stanzas: tuple[Stanza, ...]
    covered: bytes
    mac: bytes
    end: int


def covered_by_mac(stanzas: tuple[Stanza, ...]) -> bytes:
    """The header up to and with the three dashes."""
    return VERSION + b"".join(stanza.written() for stanza in stanzas) + b"---"


def with_mac(covered: bytes, mac: bytes) -> bytes:
    """The whole header."""
    return covered + b" " + plain(mac).encode() + b"\n"


def parsed(file: bytes) -> Header:
    """The header of a file. Raises :class:`NotASealedFile` for any other form than the one."""
    if not file.startswith(VERSION):
        raise NotASealedFile
    lines = _Lines(file, len(VERSION))
    stanzas = []
    while (line := lines.following()).startswith(b"-> "):
        stanzas.append(_stanza(line, lines))
    mac = _MAC.fullmatch(line)
    if not mac or not stanzas:
        raise NotASealedFile
    covered = file[: lines.at - len(line) - 1 + len(b"---")]
    return Header(tuple(stanzas), covered, from_plain(mac[1].decode()), lines.at)


class _Lines:
    """The lines of a header one after the other; ``at`` is where the next one begins."""

    def __init__(self, file: bytes, at: int) -> None:
        self._file, self.at = file, at

    def following(self) -> bytes:
        end = self._file.find(b"\n", self.at, _LONGEST)
        if end < 0:
            raise NotASealedFile
        line, self.at = self._file[self.at : end], end + 1
        return line


def _stanza(first: bytes, lines: _Lines) -> Stanza:
    if not _ARGUMENTS.fullmatch(first):
        raise NotASealedFile
    _, kind, *arguments = first.decode().split(" ")
    body = []
    while len(line := lines.following()) == _LINE:
        body.append(line)
    body.append(line)
    if len(line) > _LINE:
        raise NotASealedFile
    # Every full line holds whole bytes, so the lines may be read as one.
    text = b"".join(body).decode("ascii", errors="replace")
    return Stanza(kind, tuple(arguments), from_plain(text))


def plain(content: bytes) -> str:
    """Base64 without padding."""
    return b64encode(content).decode().rstrip("=")


def from_plain(text: str) -> bytes:
    """Bytes of base64 without padding, in its one canonical form.

    Raises :class:`NotASealedFile`.
    """
    try:
        content = b64decode(text + "=" * (-len(text) % 4), validate=True)
    except (NotBase64, ValueError) as error:
        raise NotASealedFile from error
    if plain(content) != text:
        raise NotASealedFile
    return content
