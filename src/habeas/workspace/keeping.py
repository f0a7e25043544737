"""Keeping: files on their way in become exhibits, durable before anything is done with them."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO

from habeas.archive import exhibits
from habeas.archive.access import Store
from habeas.archive.exhibits import Received
from habeas.words.errors import HabeasError
from habeas.workspace.finding import NotReadable
from habeas.workspace.opening import Workspace, now

UNKNOWN = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file on its way in.

    ``name`` is kept verbatim, as evidence; ``called`` is what to call it when it cannot be kept.
    ``opened`` gives its bytes from the beginning, each time it is asked. ``problem`` says why
    there are none to give.
    """

    name: str
    called: str
    opened: Callable[[], AbstractContextManager[BinaryIO]] = field(repr=False)
    problem: HabeasError | None = None


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file. ``exhibit`` is empty when it could not even be kept."""

    name: str
    exhibit: str = ""
    is_new: bool = False
    problem: HabeasError | None = None


@dataclass(frozen=True, slots=True)
class Keeping:
    """Where files are kept, how they came, and why: the same for all that come together."""

    workspace: Workspace
    store: Store
    how: str
    why: str

    def group(self, arrivals: Sequence[Arrival]) -> list[Added]:
        """Keep files with one flush for all: durable when this returns.

        When one of them fails, each is kept by itself, so that only that one is named.
        """
        good = [one for one in arrivals if one.problem is None]
        try:
            kept = self._keep(good)
        except HabeasError:
            kept = [added for one in good for added in self._alone(one)]
        refused = [Added(one.called, problem=one.problem) for one in arrivals if one.problem]
        return [*kept, *refused]

    def _alone(self, arrival: Arrival) -> list[Added]:
        try:
            return self._keep([arrival])
        except HabeasError as error:
            return [Added(arrival.called, problem=error)]

    def _keep(self, arrivals: Sequence[Arrival]) -> list[Added]:
        with ExitStack() as held, _naming(arrivals):
            streams = [
                (held.enter_context(one.opened()), self._received(one.name)) for one in arrivals
            ]
            kept = exhibits.receive(self.store, streams, os.urandom)
        return [Added(one.name, *told) for one, told in zip(arrivals, kept, strict=True)]

    def _received(self, name: str) -> Received:
        return Received(
            name=name,
            media_type=_TYPES.guess_type(name, strict=False)[0] or UNKNOWN,
            source_kind="file",
            how=self.how,
            member=self.workspace.member.identifier,
            time=now(),
            reason=self.why,
        )


@contextmanager
def _naming(arrivals: Sequence[Arrival]) -> Iterator[None]:
    """A disk that stops giving bytes in the middle of a file is named with the file."""
    try:
        yield
    except OSError as error:
        called = ", ".join(one.called for one in arrivals)
        raise NotReadable(path=called, reason=error.strerror) from error


def _types() -> mimetypes.MimeTypes:
    """By the endings of names, the same on every machine."""
    known = mimetypes.MimeTypes(filenames=())
    for ending, kind in _FURTHER.items():
        known.add_type(kind, ending)
    return known


_WORD = "application/vnd.openxmlformats-officedocument"
_OFFICE = "application/vnd.oasis.opendocument"
_FURTHER = {
    ".docx": f"{_WORD}.wordprocessingml.document",
    ".xlsx": f"{_WORD}.spreadsheetml.sheet",
    ".odt": f"{_OFFICE}.text",
    ".ods": f"{_OFFICE}.spreadsheet",
    ".rtf": "application/rtf",
    ".xhtml": "application/xhtml+xml",
    ".mbox": "application/mbox",
    ".warc": "application/warc",
    ".md": "text/markdown",
    ".webp": "image/webp",
    ".ogg": "audio/ogg",
    ".opus": "audio/ogg",
    ".m4a": "audio/mp4",
}
_TYPES = _types()
