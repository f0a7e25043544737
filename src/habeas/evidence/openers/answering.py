"""Doing what a contained process is asked to do with a file."""

from __future__ import annotations

from collections.abc import Callable

from habeas.evidence.openers import looking, shown, tables
from habeas.evidence.openers.frames import Header
from habeas.evidence.openers.limits import Limits
from habeas.evidence.openers.opening import open_bytes
from habeas.evidence.openers.replies import number, packed
from habeas.evidence.openers.tabular import packed_rows
from habeas.evidence.openers.tasks import Task


def answer(header: Header, data: bytes, limits: Limits) -> bytes:
    """Do what is asked. Raises a :class:`~habeas.evidence.openers.refusals.Refusal`."""
    return _TASKS[Task(str(header["task"]))](header, data, limits)


def _open(header: Header, data: bytes, limits: Limits) -> bytes:
    return packed(open_bytes(data, str(header["name"]), limits))


def _look(header: Header, data: bytes, limits: Limits) -> bytes:
    del limits
    return shown.packed_look(looking.look(data, str(header["name"])))


def _picture(header: Header, data: bytes, limits: Limits) -> bytes:
    del limits
    page = number(header["page"])
    return shown.packed_pixels(looking.picture(data, str(header["name"]), page))


def _preview(header: Header, data: bytes, limits: Limits) -> bytes:
    del limits
    return shown.packed_pixels(looking.preview(data, str(header["name"])))


def _markup(header: Header, data: bytes, limits: Limits) -> bytes:
    return shown.packed_markup(looking.markup(data, str(header["name"]), limits))


def _rows(header: Header, data: bytes, limits: Limits) -> bytes:
    del header, limits
    return packed_rows(tables.rows(data))


_TASKS: dict[Task, Callable[[Header, bytes, Limits], bytes]] = {
    Task.OPEN: _open,
    Task.LOOK: _look,
    Task.PICTURE: _picture,
    Task.PREVIEW: _preview,
    Task.MARKUP: _markup,
    Task.ROWS: _rows,
}
