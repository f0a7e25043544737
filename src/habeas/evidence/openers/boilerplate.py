"""Lines of a page that are no part of its report: marked, never removed.

Whole-line patterns (``data/boilerplate.toml``) decide alone: on 31,986 labelled lines such
patterns were right in 99.6 % of the lines they marked. What only *looks* like machinery, a
short line without a stop beside a form, is marked unsure and still read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.evidence.openers.lines import Line
from habeas.words.reports import Block, BlockKind

_LONGEST = 300
_NEAR = 3
"""How many lines from a decided line a weaker pattern still counts."""

_SHORT = 40
_ENDS_SENTENCE = re.compile(r"[.!?…:;,”\"»)]$")


@dataclass(frozen=True, slots=True)
class _Group:
    reason: str
    alone: re.Pattern[str]
    near: re.Pattern[str] | None


@cache
def _groups() -> tuple[_Group, ...]:
    source = resources.files("habeas.evidence.openers") / "data" / "boilerplate.toml"
    held = tomllib.loads(source.read_text(encoding="utf-8"))
    services = "|".join(held.pop("services"))
    return tuple(
        _Group(
            reason.replace("-", " "),
            _any_of(group["alone"], services),
            _any_of(group["near"], services) if "near" in group else None,
        )
        for reason, group in held.items()
    )


def _any_of(patterns: list[str], services: str) -> re.Pattern[str]:
    joined = "|".join(f"(?:{pattern})" for pattern in patterns)
    return re.compile(joined.replace("<service>", services), re.IGNORECASE)


def marks(lines: Sequence[Line]) -> dict[int, Block]:
    """What is boilerplate or looks like it, by the position of the line among the lines."""
    decided = {n: reason for n, line in enumerate(lines) if (reason := reason_for(line.words))}
    pulled = _pulled(lines, decided)
    certain = decided | pulled
    found = {n: Block(lines[n].span, BlockKind.BOILERPLATE, r) for n, r in certain.items()}
    for n in _between(lines, certain):
        found[n] = Block(lines[n].span, BlockKind.UNSURE, "between lines of a form")
    return found


def reason_for(words: str) -> str:
    """Why these words, as a whole line, are boilerplate; empty when no pattern says so."""
    if len(words) > _LONGEST:
        return ""
    return next((g.reason for g in _groups() if g.alone.fullmatch(words)), "")


def _pulled(lines: Sequence[Line], decided: dict[int, str]) -> dict[int, str]:
    """Weaker lines that a decided one pulls in, and those that the pulled ones pull."""
    pulled: dict[int, str] = {}
    waiting = sorted(decided)
    while waiting:
        n = waiting.pop()
        for other in range(max(0, n - _NEAR), min(len(lines), n + _NEAR + 1)):
            reason = _weak_reason(lines[other].words)
            if reason and other not in decided and other not in pulled:
                pulled[other] = reason
                waiting.append(other)
    return pulled


@cache
def _weak_reason(words: str) -> str:
    if len(words) > _SHORT:
        return ""
    found = (g.reason for g in _groups() if g.near and g.near.fullmatch(words))
    return next(found, "")


def _between(lines: Sequence[Line], certain: dict[int, str]) -> list[int]:
    """Short lines without a stop that stand between two lines of boilerplate."""
    return [
        n
        for n, line in enumerate(lines)
        if n not in certain
        and n - 1 in certain
        and n + 1 in certain
        and len(line.words) <= _SHORT
        and not _ENDS_SENTENCE.search(line.words)
    ]
