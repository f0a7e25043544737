"""The job runner: one piece of work at a time for each session, on a thread of its own.

The third of the three edges with a broad handler: a job must end in a state that can be told,
whatever went wrong in it.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, TypeVar

from django.db import connections
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from habeas.words.errors import HabeasError
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.progress import Progress
from habeas.workspace.desk import Desk

_Result = TypeVar("_Result")


class Apart(Generic[_Result]):
    """A part of a job that uses no store: nobody who changes keys or signs out waits for it."""

    def __init__(self, part: Callable[[], _Result]) -> None:
        self._part = part
        self._results: list[_Result] = []

    def run(self) -> None:
        """Do it."""
        self._results.append(self._part())

    @property
    def result(self) -> _Result:
        """What came of it, once it was done."""
        return self._results[-1]


Work = Callable[[Progress], Iterable[str | Apart[Any]]]
"""What a job does: tells how far it is, and gives a line for each part once that is durable."""

KEPT = 20
"""How many jobs a session remembers."""


STEPS = (
    gettext_noop("adding"),
    gettext_noop("opening"),
    gettext_noop("reading"),
    gettext_noop("tracing"),
    gettext_noop("weighing"),
    gettext_noop("tracing and weighing"),
    gettext_noop("verifying"),
    gettext_noop("telling"),
    gettext_noop("comparing"),
    gettext_noop("collecting"),
    gettext_noop("putting together"),
    gettext_noop("waiting"),
    gettext_noop("running"),
    gettext_noop("done"),
    gettext_noop("stopped"),
    gettext_noop("failed"),
)
"""The steps that verbs name and the states of a job, for the translators to find."""


class State(StrEnum):
    """How far a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    STOPPED = "stopped"
    FAILED = "failed"


class Stopped(Exception):  # not an error: somebody asked for it
    """Raised inside a job at its next step after somebody asked for it to stop."""


@dataclass(eq=False)
class Job:
    """One piece of work. ``leads_to`` is the page to go on with once it is done."""

    identifier: str
    title: str
    leads_to: str
    state: State = State.WAITING
    step: str = ""
    done: int = 0
    total: int = 0
    lines: list[str] = field(default_factory=list)
    problem: HabeasError | None = None
    fault: str = ""
    stopping: threading.Event = field(default_factory=threading.Event)

    @property
    def is_over(self) -> bool:
        """Whether nothing more will happen."""
        return self.state in (State.DONE, State.STOPPED, State.FAILED)

    @property
    def doing(self) -> str:
        """The present step, in the language of the page."""
        return _(self.step) if self.step else ""

    @property
    def state_in_words(self) -> str:
        """The state, in the language of the page."""
        return _(self.state.value)

    def progress(self, step: str, done: int, total: int) -> None:
        """Note how far it is. Raises :class:`Stopped` when it should end here."""
        self.step, self.done, self.total = step, done, total
        if self.stopping.is_set():
            raise Stopped


class Jobs:
    """The jobs of one session, one after the other."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._held: list[Job] = []
        self._runner: ThreadPoolExecutor | None = None
        self._is_ended = False
        self._lock = threading.Lock()

    @property
    def is_busy(self) -> bool:
        """Whether any work is not over yet."""
        return any(not job.is_over for job in self._held)

    def start(self, title: str, leads_to: str, work: Work) -> Job:
        """Begin a piece of work as soon as the ones before it are over.

        Nothing begins once all were stopped: whoever asks for it has signed out meanwhile.
        """
        job = Job(new_identifier(Kind.EVENT, secrets.token_bytes), title, leads_to)
        with self._lock:
            self._held = [*self._held[1 - KEPT :], job]
            if self._is_ended:
                job.state = State.STOPPED
                return job
            if self._runner is None:
                self._runner = ThreadPoolExecutor(1, thread_name_prefix="habeas-job")
            self._runner.submit(self._run, job, work)
        return job

    def find(self, identifier: str) -> Job | None:
        """One job of this session."""
        return next((job for job in self._held if job.identifier == identifier), None)

    def all(self) -> list[Job]:
        """The jobs of this session, the latest first."""
        return self._held[::-1]

    def stop_all(self) -> None:
        """Let the running step end, and nothing begin after it."""
        with self._lock:
            self._is_ended = True
            runner, self._runner = self._runner, None
        for job in self._held:
            job.stopping.set()
        if runner is not None:
            runner.shutdown(wait=True, cancel_futures=True)
        for job in self._held:
            # One that never began was cancelled with its runner.
            job.state = job.state if job.is_over else State.STOPPED

    def _run(self, job: Job, work: Work) -> None:
        job.state = State.RUNNING
        try:
            self._step_by_step(job, work)
            job.state = State.DONE
        except Stopped:
            job.state = State.STOPPED
        except HabeasError as error:
            job.problem, job.state = error, State.FAILED
        except Exception as error:  # noqa: BLE001 - the edge: told by its kind, never its words
            job.fault, job.state = type(error).__name__, State.FAILED
        finally:
            with suppress(Exception):
                connections.close_all()

    def _step_by_step(self, job: Job, work: Work) -> None:
        """Take the stores for one part at a time, so that who signs out waits for one part."""
        job.progress("", 0, 0)
        parts = iter(work(job.progress))
        while True:
            with self._desk.using():
                line = next(parts, None)
            if line is None:
                return
            if isinstance(line, Apart):
                line.run()
            else:
                job.lines.append(line)
            if job.stopping.is_set():
                raise Stopped
