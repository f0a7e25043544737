"""What goes over a pipe: a length, a JSON header of that length, then the bytes it announces."""

from __future__ import annotations

import json
from typing import BinaryIO

Header = dict[str, object]

_LENGTH = 4
_LONGEST_HEADER = 64 * 1024 * 1024


class BrokenFrame(Exception):
    """The other end is gone, or does not keep to the form."""


def pack(header: Header, body: bytes = b"") -> bytes:
    """A frame as bytes. The header says itself, under ``size``, how long the body is."""
    return _head(header, body) + body


def _head(header: Header, body: bytes) -> bytes:
    head = json.dumps({**header, "size": len(body)}).encode()
    return len(head).to_bytes(_LENGTH, "big") + head


def unpack(frame: bytes) -> tuple[Header, bytes]:
    """The parts of one whole frame. Raises :class:`BrokenFrame`."""
    head = int.from_bytes(frame[:_LENGTH], "big")
    start = _LENGTH + head
    header = _parsed(frame[_LENGTH:start])
    body = frame[start:]
    if _size(header) != len(body):
        raise BrokenFrame
    return header, body


def send(pipe: BinaryIO, header: Header, body: bytes = b"") -> None:
    """Write one frame. Raises :class:`BrokenFrame` when nobody reads."""
    try:
        pipe.write(_head(header, body))
        pipe.write(body)
        pipe.flush()
    except (OSError, ValueError) as error:
        raise BrokenFrame from error


def receive(pipe: BinaryIO, longest: int) -> tuple[Header, bytes]:
    """Read one frame whose body is at most ``longest`` bytes. Raises :class:`BrokenFrame`."""
    length = int.from_bytes(_exactly(pipe, _LENGTH), "big")
    if length > _LONGEST_HEADER:
        raise BrokenFrame
    header = _parsed(_exactly(pipe, length))
    size = _size(header)
    if size > longest:
        raise BrokenFrame
    return header, _exactly(pipe, size)


def _exactly(pipe: BinaryIO, size: int) -> bytes:
    try:
        data = pipe.read(size)
    except (OSError, ValueError) as error:
        raise BrokenFrame from error
    if len(data) != size:
        raise BrokenFrame
    return data


def _parsed(text: bytes) -> Header:
    try:
        header = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BrokenFrame from error
    if not isinstance(header, dict):
        raise BrokenFrame
    return header


def _size(header: Header) -> int:
    size = header.get("size")
    if not isinstance(size, int) or size < 0:
        raise BrokenFrame
    return size
