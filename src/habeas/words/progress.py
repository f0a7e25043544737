"""How long work tells how far it is."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called as work goes on; draws, or stays silent."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Say that ``done`` of ``total`` parts of a named step are finished."""


def silent(step: str, done: int, total: int) -> None:
    """Progress nobody watches."""
