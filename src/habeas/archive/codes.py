"""Codes of violations in one column: each once and in order, between spaces."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q


def between_spaces(codes: Iterable[str]) -> str:
    """Each code once, with a space before and behind, so that any is found whole."""
    found = dict.fromkeys(codes)
    return f" {' '.join(found)} " if found else ""


def split(column: str) -> tuple[str, ...]:
    """The codes that a column holds."""
    return tuple(column.split())


def naming(code: str) -> Q:
    """Rows whose column ``acts`` holds a code or a narrower one: a dot leads to the narrower."""
    return Q(acts__contains=f" {code} ") | Q(acts__contains=f" {code}.")
