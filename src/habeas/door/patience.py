"""Patience with its end: who asks for something a letter at a time holds a place for others.

The server waits for each piece, but not for all pieces together. Here is noted since when a
request is coming, and a connection that takes too long over it is shut.
"""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

LONGEST = 30.0
"""Seconds until the head of a request must be there. Its body has a time of its own."""


class Patience:
    """Who is being waited for. ``clock`` gives seconds that only go forward."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until: dict[socket.socket, float] = {}

    @contextmanager
    def with_one(self, connection: socket.socket) -> Iterator[None]:
        """While the block runs, the connection may take :data:`LONGEST` seconds."""
        self._until[connection] = self._clock() + LONGEST
        try:
            yield
        finally:
            self._until.pop(connection, None)

    def look(self) -> int:
        """Shut every connection whose time is over: who waits for it goes on at once. How many."""
        now = self._clock()
        over = [connection for connection, until in list(self._until.items()) if until < now]
        for connection in over:
            self._until.pop(connection, None)
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        return len(over)
