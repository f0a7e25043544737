"""Strict JSON: what is not exactly as the format says is refused, never guessed at."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable, Collection, Mapping
from typing import Any, NoReturn

from habeas.words.errors import HabeasError


class NotOfTheFormat(HabeasError):
    """Raised for what was opened, and is no message of the intake. It says nothing of its words."""

    message = "Something sealed to this desk is not written as the intake writes ({problem})."
    hint = "It is kept as it came. A later version of the form may have written it."


def refuse(problem: str) -> NoReturn:
    """Raise :class:`NotOfTheFormat`. ``problem`` names a field of ours and no words of theirs."""
    raise NotOfTheFormat(problem=problem)


def read_object(body: bytes) -> dict[str, Any]:
    """A JSON object in UTF-8, each name once. Raises :class:`NotOfTheFormat`."""
    try:
        told = json.loads(
            body.decode("utf-8"), object_pairs_hook=_once, parse_constant=refuse, parse_float=refuse
        )
    except (ValueError, RecursionError):
        refuse("no JSON")
    if not isinstance(told, dict):
        refuse("no object")
    return told


def written(fields: Mapping[str, object]) -> bytes:
    """An object as JSON in UTF-8, in the order of its fields and without spaces."""
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()


def check_keys(told: Mapping[str, object], wanted: Collection[str]) -> None:
    """Refuse an object that has other fields than these."""
    if set(told) != set(wanted):
        refuse("other fields than it should have")


def text_of(told: Mapping[str, Any], name: str, longest: int) -> str:
    """A text of at most so many characters."""
    value = told[name]
    if not isinstance(value, str) or len(value) > longest or not _is_writable(value):
        refuse(name)
    return value


def number_of(told: Mapping[str, Any], name: str, least: int, most: int) -> int:
    """A whole number within bounds, both included."""
    value = told[name]
    if type(value) is not int or not least <= value <= most:
        refuse(name)
    return value


def flag_of(told: Mapping[str, Any], name: str) -> bool:
    """True or false."""
    value = told[name]
    if type(value) is not bool:
        refuse(name)
    return value


def one_of(told: Mapping[str, Any], name: str, known: Collection[Any]) -> Any:  # noqa: ANN401
    """One of the values known here, of the same type."""
    value = told[name]
    if not any(type(value) is type(one) and value == one for one in known):
        refuse(name)
    return value


def bytes_of(told: Mapping[str, Any], name: str, length: int) -> bytes:
    """Bytes of one length, as base64url without padding and in no other spelling."""
    value = told[name]
    if not isinstance(value, str):
        refuse(name)
    try:
        found = base64.urlsafe_b64decode(value + "=" * (-len(value) % 4))
    except (ValueError, binascii.Error):
        refuse(name)
    if len(found) != length or as_text(found) != value:
        refuse(name)
    return found


def object_of(told: Mapping[str, Any], name: str, read: Callable[[dict[str, Any]], Any]) -> Any:  # noqa: ANN401
    """An object, read by a function of its own."""
    value = told[name]
    if not isinstance(value, dict):
        refuse(name)
    return read(value)


def list_of(told: Mapping[str, Any], name: str, longest: int) -> list[dict[str, Any]]:
    """A list of objects, at most so many."""
    value = told[name]
    if not isinstance(value, list) or len(value) > longest:
        refuse(name)
    if not all(isinstance(one, dict) for one in value):
        refuse(name)
    return value


def as_text(value: bytes) -> str:
    """Bytes as base64url without padding."""
    return base64.urlsafe_b64encode(value).rstrip(b"=").decode()


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    told = dict(pairs)
    if len(told) != len(pairs):
        refuse("a field twice")
    return told


def _is_writable(text: str) -> bool:
    """Half of a surrogate pair is JSON and no text."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
