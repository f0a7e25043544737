"""Our own short vocabulary of violations, with its mapping to the field's lists as facts."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

from habeas.words.errors import HabeasError


class UnknownViolation(HabeasError):
    """Raised for a code that the violation vocabulary does not hold."""

    message = "There is no violation with the code {code}."
    hint = "Use one of the codes of the violation vocabulary, such as killing or detention."


@dataclass(frozen=True, slots=True)
class Violation:
    """One kind of act. ``code`` is stable; a dot leads from the wider kind to the narrower.

    ``labels`` are by language (ISO 639-1: "en", "ru"). ``family`` is life, integrity, liberty,
    persecution, remedy or property. ``maps`` gives the matching entry of other lists by the
    list's name; a list without a matching entry is absent.
    """

    code: str
    family: str
    labels: Mapping[str, str]
    description: str
    maps: Mapping[str, str]


@cache
def violations() -> Mapping[str, Violation]:
    """Every kind of violation by its code, in the order of ``violations.toml``."""
    place = resources.files("habeas.words").joinpath("violations.toml")
    table = tomllib.loads(place.read_text(encoding="utf-8"))
    return {
        code: Violation(
            code,
            entry["family"],
            {"en": entry["en"], "ru": entry["ru"]},
            entry["description"],
            dict(entry.get("maps", {})),
        )
        for code, entry in table.items()
    }


def violation(code: str) -> Violation:
    """The kind of violation with a code. Raises :class:`UnknownViolation`."""
    try:
        return violations()[code]
    except KeyError as error:
        raise UnknownViolation(code=code) from error
