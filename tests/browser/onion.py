"""An onion service without Tor: one name, and a SOCKS proxy that leads it to the served desk.

What a browser sees is the same: a name no name server knows, plain HTTP, and a proxy that is
asked for every address.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

NAME = f"{'abcdefgh234567' * 4}.onion"
_GRANTED = b"\x05\x00\x00\x01" + bytes(6)
_NOT_REACHED = b"\x05\x04\x00\x01" + bytes(6)


@contextmanager
def onion_service(port: int) -> Iterator[tuple[int, set[str]]]:
    """The port of a SOCKS proxy that reaches this one port, and the names it was asked for."""
    asked: set[str] = set()
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_listen, args=(listening, port, asked), daemon=True).start()
        yield listening.getsockname()[1], asked
        listening.shutdown(socket.SHUT_RDWR)


def _listen(listening: socket.socket, port: int, asked: set[str]) -> None:
    with suppress(OSError):
        while True:
            caller, _ = listening.accept()
            threading.Thread(target=_serve, args=(caller, port, asked), daemon=True).start()


def _serve(caller: socket.socket, port: int, asked: set[str]) -> None:
    with caller, suppress(OSError, EOFError):
        name = _wanted(caller)
        asked.add(name)
        if name != NAME:
            caller.sendall(_NOT_REACHED)
            return
        with socket.create_connection(("127.0.0.1", port)) as desk:
            caller.sendall(_GRANTED)
            back = threading.Thread(target=_pass_on, args=(desk, caller), daemon=True)
            back.start()
            _pass_on(caller, desk)
            back.join()


def _wanted(caller: socket.socket) -> str:
    """The name that a browser asks a SOCKS 5 proxy for (RFC 1928)."""
    _version, methods = _take(caller, 2)
    _take(caller, methods)
    caller.sendall(b"\x05\x00")
    *_, kind = _take(caller, 4)
    length = _take(caller, 1)[0] if kind == 3 else 4
    name = _take(caller, length)
    _take(caller, 2)
    return name.decode() if kind == 3 else socket.inet_ntoa(name)


def _take(caller: socket.socket, number: int) -> bytes:
    taken = b""
    while len(taken) < number:
        more = caller.recv(number - len(taken))
        if not more:
            raise EOFError
        taken += more
    return taken


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while more := one.recv(65536):
            other.sendall(more)
        other.shutdown(socket.SHUT_WR)
