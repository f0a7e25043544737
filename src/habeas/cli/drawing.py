"""Progress drawn on standard error: a moving line for a person, plain lines for a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from habeas.cli.saying import say
from habeas.words.progress import Progress

_EVERY = 0.1
"""Seconds between two drawings of the same step."""


class Drawing(Progress, Protocol):
    """Progress that lines can be said beside."""

    def say(self, line: str) -> None:
        """Print a line on standard output, and the progress again after it."""

    def end(self) -> None:
        """Leave the terminal as it was."""


@contextmanager
def drawn() -> Iterator[Drawing]:
    """Progress as a line that moves on a terminal, and as one line a step elsewhere."""
    line: Drawing = _Line() if sys.stderr.isatty() else _Steps()
    try:
        yield line
    finally:
        line.end()


class _Line:
    def __init__(self) -> None:
        self._last = 0.0
        self._width = 0

    def __call__(self, step: str, done: int, total: int) -> None:
        now = time.monotonic()
        if done < total and now - self._last < _EVERY:
            return
        self._last = now
        text = f"  {step} {_bar(done, total)} {done}/{total}"
        sys.stderr.write("\r" + text.ljust(self._width))
        sys.stderr.flush()
        self._width = len(text)

    def say(self, line: str) -> None:
        self.end()
        say(line)

    def end(self) -> None:
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()


class _Steps:
    def __init__(self) -> None:
        self._said = ""

    def __call__(self, step: str, done: int, total: int) -> None:
        if step != self._said:
            sys.stderr.write(f"  {step} ({total})\n")
            self._said = step

    def say(self, line: str) -> None:
        say(line)

    def end(self) -> None:
        sys.stderr.flush()


def _bar(done: int, total: int, width: int = 20) -> str:
    full = width * done // total if total else width
    try:
        "█░".encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        return "#" * full + "." * (width - full)
    return "█" * full + "░" * (width - full)
