"""Opening files in a process that can reach nothing.

The main process never parses what people hand in. It keeps one worker
(:mod:`habeas.evidence.openers.worker`), hands it bytes over a pipe, waits no longer than it
must, and distrusts what comes back (:mod:`habeas.evidence.openers.replies`).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import astuple
from types import TracebackType
from typing import BinaryIO, Self, cast

from habeas.evidence.openers import refusals, shown
from habeas.evidence.openers.beginnings import beginning_of
from habeas.evidence.openers.containment import Containment
from habeas.evidence.openers.frames import BrokenFrame, Header, receive, send
from habeas.evidence.openers.limits import MEGABYTE, Limits
from habeas.evidence.openers.looks import Look, Way
from habeas.evidence.openers.markup import Markup
from habeas.evidence.openers.opened import Opened
from habeas.evidence.openers.pixels import Picture
from habeas.evidence.openers.replies import believed, unpacked
from habeas.evidence.openers.tabular import Rows, rows_of
from habeas.evidence.openers.tasks import Task

_STARTING = 60
"""Seconds the worker has to load its libraries."""

_LONGEST_HELLO = 64 * 1024
_HEAD = 16


class Openers:
    """Opens files one by one, each in a contained process. Use it in a ``with`` block.

    Several threads may share one: each file waits for the one before it. A server that shows
    originals while it also reads new files holds one for each, so that nobody who looks at a
    page waits for a stack of files. Its worker is started by the first who needs it, and again
    when it is gone.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._worker: _Worker | None = None
        self._turn = threading.Lock()

    def __enter__(self) -> Self:
        with self._turn:
            self._worker = self._worker or _Worker(self.limits)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.rest()

    def rest(self) -> None:
        """End the worker and free its memory. The next file starts one again."""
        with self._turn:
            self._stop()

    @property
    def containment(self) -> Containment:
        """Which layers hold on this machine. Raises :class:`CannotContain`."""
        with self._turn:
            return self._ready("").containment

    def open(self, data: bytes | BinaryIO, name: str) -> Opened:
        """Read one file; ``name`` is what the person called it, for its ending and for messages.

        Content decides what kind it is, the ending only where content does not. Raises a
        :class:`~habeas.evidence.openers.refusals.Refusal`; the next file can be opened
        whatever came of this one.
        """
        opened = unpacked(self._answer({"task": Task.OPEN}, data, name), name)
        if len(opened.rendition.text) > self.limits.text:
            raise refusals.TooLarge(name=name, limit=self.limits.text // MEGABYTE)
        return opened

    def look(self, data: bytes | BinaryIO, name: str) -> Look:
        """How a file can be shown. This and what follows raise as :meth:`open` does.

        Sound and films are known by their first bytes alone, however long they are.
        """
        head = data[:_HEAD] if isinstance(data, bytes) else data.read(_HEAD)
        told = beginning_of(head)
        if told.what == "sound" and told.kind:
            return Look(Way.MEDIA, told.kind)
        content = data if isinstance(data, bytes) else head + data.read(self.limits.file)
        return believed(self._answer({"task": Task.LOOK}, content, name), name, shown.look_of)

    def picture(self, data: bytes | BinaryIO, name: str, page: int = 1) -> Picture:
        """A picture, or a page of a PDF from 1: upright, at a bounded size, made anew."""
        return self._drawn({"task": Task.PICTURE, "page": page}, data, name)

    def preview(self, data: bytes | BinaryIO, name: str) -> Picture:
        """The same, small, in grey, and too blurred for anybody in it to be made out."""
        return self._drawn({"task": Task.PREVIEW}, data, name)

    def markup(self, data: bytes | BinaryIO, name: str) -> Markup:
        """A web page, a mail or a document, as markup in which nothing does anything."""
        return believed(self._answer({"task": Task.MARKUP}, data, name), name, shown.markup_of)

    def rows(self, data: bytes | BinaryIO, name: str) -> Rows:
        """A table (CSV, XLSX) cell by cell."""
        return believed(self._answer({"task": Task.ROWS}, data, name), name, rows_of)

    def _drawn(self, asked: Header, data: bytes | BinaryIO, name: str) -> Picture:
        return believed(self._answer(asked, data, name), name, shown.pixels_of).encoded()

    def _answer(self, asked: Header, data: bytes | BinaryIO, name: str) -> bytes:
        content = self._content(data, name)
        with self._turn:
            ended, answer = self._asked(self._ready(name), {**asked, "name": name}, content)
        self._check(ended, name)
        return answer

    def _content(self, data: bytes | BinaryIO, name: str) -> bytes:
        content = data if isinstance(data, bytes) else data.read(self.limits.file + 1)
        if not content:
            raise refusals.EmptyFile(name=name)
        if len(content) > self.limits.file:
            raise refusals.TooLarge(name=name, limit=self.limits.file // MEGABYTE)
        return content

    def _ready(self, name: str) -> _Worker:
        """The worker, started again when it is gone."""
        if self._worker is None:
            self._worker = _Worker(self.limits)
        try:
            self._worker.greet()
        except (BrokenFrame, ValueError, TypeError) as error:
            self._stop()
            raise refusals.CannotContain(name=name) from error
        return self._worker

    def _asked(self, worker: _Worker, asked: Header, content: bytes) -> tuple[object, bytes]:
        """How it ended, and the answer. A worker that gives none is stopped for good."""
        name = asked["name"]
        try:
            with worker.at_most(self.limits.wall):
                header, answer = worker.ask(asked, content)
        except BrokenFrame as error:
            late = worker.was_late
            self._stop()
            if late:
                raise refusals.TookTooLong(name=name, seconds=self.limits.wall) from error
            raise refusals.ReaderBroke(name=name) from error
        return header.get("ended"), answer

    def _check(self, ended: object, name: str) -> None:
        if ended == "too long":
            raise refusals.TookTooLong(name=name, seconds=self.limits.cpu)
        if ended == "too much":
            raise refusals.UsedTooMuchMemory(name=name, limit=self.limits.memory // MEGABYTE)
        if ended != "answered":
            raise refusals.ReaderBroke(name=name)

    def _stop(self) -> None:
        if self._worker is not None:
            self._worker.stop()
            self._worker = None


class _Worker:
    """The preloaded process, seen from outside."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._greeted: Containment | None = None
        self.was_late = False
        self._process = subprocess.Popen(  # noqa: S603 - our own module, no word from outside
            _command(limits),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            cwd=os.path.abspath(os.sep),
            close_fds=True,
            start_new_session=True,
        )

    @property
    def containment(self) -> Containment:
        """What it said holds, once greeted."""
        return self._greeted or Containment()

    def greet(self) -> None:
        """Wait until it is loaded. Raises :class:`BrokenFrame`."""
        if self._greeted is None:
            with self.at_most(_STARTING):
                _, told = receive(self._answers, _LONGEST_HELLO)
            self._greeted = Containment(**json.loads(told))

    def ask(self, header: Header, content: bytes) -> tuple[Header, bytes]:
        """One request and its answer. Raises :class:`BrokenFrame`."""
        send(self._requests, header, content)
        return receive(self._answers, 2 * self._limits.text + self._limits.file)

    @contextmanager
    def at_most(self, seconds: float) -> Iterator[None]:
        """Kill it, and the child it waits for, when the block takes longer than this."""
        timer = threading.Timer(seconds, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        self.was_late = True
        self._process.kill()

    def stop(self) -> None:
        """End it. Its children die with it: the kernel kills them (PR_SET_PDEATHSIG)."""
        self._process.kill()
        for pipe in (self._requests, self._answers):
            with suppress(OSError):
                pipe.close()
        self._process.wait()

    @property
    def _requests(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdin)

    @property
    def _answers(self) -> BinaryIO:
        return cast("BinaryIO", self._process.stdout)


def _command(limits: Limits) -> list[str]:
    numbers = [str(number) for number in astuple(limits)]
    module = "habeas.evidence.openers.worker"
    return [sys.executable, "-I", "-X", "utf8", "-m", module, *numbers]


def _environment() -> dict[str, str]:
    """Nothing: only Windows cannot start a process without its own folder's name."""
    return {k: v for k, v in os.environ.items() if k == "SYSTEMROOT"}
