"""Reading files without a workspace: nothing is kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.evidence.openers import Openers
from habeas.reading.reader import read
from habeas.reading.records import record
from habeas.words.errors import HabeasError
from habeas.words.reports import BlockKind, Rendition
from habeas.words.visible import as_json, as_name


class CannotReadFile(HabeasError):
    """Raised when a file is not there or may not be read."""

    message = "{path} cannot be read: {reason}."
    hint = "Check the path and your rights on it."


@dataclass(frozen=True, slots=True)
class Line:
    """One line of output, or one problem with a file."""

    text: str
    is_problem: bool = False


def statements(paths: list[Path]) -> Iterator[Line]:
    """One JSON object per statement, file by file; schema in docs/statement-schema.md."""
    for sha256, rendition in _opened(paths):
        if isinstance(rendition, Line):
            yield rendition
        else:
            for statement in read(rendition):
                yield _json(record(statement, sha256, rendition.text))


def texts(paths: list[Path]) -> Iterator[Line]:
    """One JSON object per file: its rendition and what is boilerplate in it."""
    for sha256, rendition in _opened(paths):
        if isinstance(rendition, Line):
            yield rendition
        else:
            yield _json(_described(rendition, sha256))


def _opened(paths: list[Path]) -> Iterator[tuple[str, Rendition | Line]]:
    with Openers() as openers:
        for path in paths:
            try:
                data = _bytes(path)
                rendition = openers.open(data, path.name).rendition
                yield hashlib.sha256(data).hexdigest(), rendition
            except HabeasError as error:
                told = f"error: {as_name(str(path))}: {error}\nhint: {error.what_to_do}"
                yield "", Line(told, is_problem=True)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CannotReadFile(path=path, reason=error.strerror or "no reason given") from error


def _described(rendition: Rendition, sha256: str) -> dict[str, object]:
    return {
        "exhibit": sha256,
        "text": rendition.text,
        "language": rendition.language,
        "tool": rendition.tool,
        "version": rendition.version,
        "boilerplate": _marked(rendition, BlockKind.BOILERPLATE),
        "headlines": _marked(rendition, BlockKind.HEADLINE),
        "unsure": _marked(rendition, BlockKind.UNSURE),
        "gaps": [str(gap) for gap in rendition.gaps],
    }


def _marked(rendition: Rendition, kind: BlockKind) -> list[list[int]]:
    return [[b.span.start, b.span.end] for b in rendition.blocks if b.kind is kind]


def _json(value: dict[str, object]) -> Line:
    return Line(as_json(json.dumps(value, ensure_ascii=False)))
