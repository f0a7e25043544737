"""Waiting a random while before collecting, so that nobody learns hours from the relay's side."""

from __future__ import annotations

import time
from collections.abc import Callable

from habeas.words.identifiers import Randomness
from habeas.words.progress import Progress


def wait(
    most: int,
    progress: Progress,
    randomness: Randomness,
    sleep: Callable[[float], None] = time.sleep,
) -> int:
    """Wait up to ``most`` seconds, every length as likely as any other; how many it was."""
    chosen = int.from_bytes(randomness(8), "big") % (most + 1)
    for passed in range(chosen):
        progress("waiting", passed, chosen)
        sleep(1)
    return chosen
