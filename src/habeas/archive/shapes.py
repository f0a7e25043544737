"""The house's frozen values as JSON and back, exactly.

Reading is driven by the type hints alone. A field that is not known is refused: it was
written by a later version, or by a hand. A field that is missing is taken at its default, if
it has one, so that a value may gain optional fields. Spans are written ``[start, end]``. A
reason that is words and nothing else is written as those words: that is how the first format
of a store wrote every reason, and what was written then keeps its form and so its digest.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from habeas.words.anchors import Span, SpanOutOfBounds
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.reasons import Reason

_Value = TypeVar("_Value")
_Reader = Callable[[Any], Any]


class StrangeShape(HabeasError):
    """Raised when stored JSON is not the shape of the value it should hold."""

    message = "A stored {kind} has a shape this program does not know."
    hint = "It was written by a newer version, or is damaged: habeas verify WORKSPACE"
    exit_code = DOES_NOT_MATCH


def to_text(value: object) -> str:
    """A value as JSON text; the same value always gives the same text."""
    return json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":"))


def from_text(kind: type[_Value], text: str) -> _Value:
    """The value that a text holds. Raises :class:`StrangeShape`."""
    try:
        plain = json.loads(text)
    except ValueError as error:
        raise _strange(kind) from error
    return from_plain(kind, plain)


def to_plain(value: object) -> object:
    """A value as lists, dicts, strings and numbers."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, tuple):
        return [to_plain(part) for part in value]
    if isinstance(value, date):
        return value.isoformat()
    words = value.words if isinstance(value, Reason) else None
    return _fields(value) if words is None else words


def _fields(value: object) -> dict[str, object]:
    kind: Any = type(value)
    return {name: to_plain(getattr(value, name)) for name in _field_names(kind)}


def from_plain(kind: type[_Value], plain: object) -> _Value:
    """The value that lists, dicts, strings and numbers hold. Raises :class:`StrangeShape`."""
    wanted: Any = kind
    try:
        value: _Value = _reader(wanted)(plain)
    except (ValueError, TypeError, KeyError, AttributeError, SpanOutOfBounds) as error:
        # Not the error's own words: they may quote what is stored.
        raise _strange(kind) from error
    return value


def _strange(kind: object) -> StrangeShape:
    return StrangeShape(kind=getattr(kind, "__name__", "value"))


@cache
def _field_names(kind: Any) -> tuple[str, ...]:  # noqa: ANN401  # any of our dataclasses
    return tuple(held.name for held in dataclasses.fields(kind))


@cache
def _reader(kind: Any) -> _Reader:  # noqa: ANN401  # also "X | None", which is no type
    """How to read one kind of value, worked out once."""
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _optional(get_args(kind))
    if origin is tuple:
        return _tuple(get_args(kind))
    if kind in _PLAIN:
        return _PLAIN[kind]
    return kind if issubclass(kind, Enum) else _dataclass(kind)


def _optional(kinds: tuple[Any, ...]) -> _Reader:
    (kind,) = (k for k in kinds if k is not types.NoneType)
    reader = _reader(kind)
    return lambda plain: None if plain is None else reader(plain)


def _tuple(kinds: tuple[Any, ...]) -> _Reader:
    if kinds[1:] == (Ellipsis,):
        reader = _reader(kinds[0])
        return lambda plain: tuple(map(reader, _list(plain)))
    readers = tuple(_reader(kind) for kind in kinds)
    return lambda plain: tuple(r(part) for r, part in zip(readers, _list(plain), strict=True))


def _list(plain: object) -> list[Any]:
    if not isinstance(plain, list):
        raise TypeError
    return plain


def _span(plain: object) -> Span:
    start, end = _list(plain)
    if type(start) is not int or type(end) is not int:
        raise TypeError
    return Span(start, end)


def _reason(plain: object) -> Reason:
    if isinstance(plain, str):
        return Reason.verbatim(plain)
    reason: Reason = _dataclass(Reason)(plain)
    return reason


def _exactly(kind: type) -> _Reader:
    def read(plain: object) -> object:
        if type(plain) is not kind:
            raise TypeError
        return plain

    return read


@cache
def _dataclass(kind: type) -> _Reader:
    def read(plain: object) -> object:
        exact, readers = _readers(kind)
        if not isinstance(plain, dict):
            raise TypeError
        # Most fields are words or numbers: they are looked at here, without a call for each.
        told = {
            name: part if type(part) is exact.get(name) else readers[name](part)
            for name, part in plain.items()
        }
        return kind(**told)

    return read


@cache
def _readers(kind: type) -> tuple[dict[str, type], dict[str, _Reader]]:
    """Which fields are exactly of one plain type, and how to read each of all.

    Asked for on first use, for a value may hold others of its kind.
    """
    hints = get_type_hints(kind)
    named = _field_names(kind)
    exact = {name: hints[name] for name in named if hints[name] in _EXACT}
    return exact, {name: _reader(hints[name]) for name in named}


_EXACT = (str, int, float, bool)

_PLAIN: dict[type, _Reader] = {
    Span: _span,
    Reason: _reason,
    date: date.fromisoformat,
    **{kind: _exactly(kind) for kind in _EXACT},
}
