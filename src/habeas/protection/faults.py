"""What can be wrong with a data file, each named with its file, line and field."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import NoReturn

from habeas.words.errors import HabeasError

_SHOWN = 12
"""How many known names a hint tells of when none of them is near."""


class FileFault(HabeasError):
    """The base of every mistake in a data file."""

    message = "{file}, line {line}: “{field}” cannot be read."
    hint = "Correct the line; the format is described in docs/avenue-scenarios.md."
    others: tuple[FileFault, ...] = ()

    @property
    def all(self) -> tuple[FileFault, ...]:
        """Itself and all that were found together with it."""
        return (self, *(fault for other in self.others for fault in other.all))


class NotYaml(FileFault):
    """Raised for text that is not YAML."""

    message = "{file}, line {line}: this is not YAML that can be read."
    hint = "Put words with a colon in quotation marks; look for a tab or a wrong indentation."


class NotPlainYaml(FileFault):
    """Raised for anchors, aliases, tags and a second document in one file."""

    message = "{file}, line {line}: only plain YAML is read, and this is “{found}”."
    hint = "Write each value out where it belongs, without &, * or !; one document in a file."


class NothingWritten(FileFault):
    """Raised for a file without a value."""

    message = "{file} holds nothing."
    hint = "Write at least one field, such as “title: …”."


class FileTooLarge(FileFault):
    """Raised for a file longer, or nested deeper, than any that people write."""

    message = "{file}, line {line}: it is longer or nested deeper than a data file can be."
    hint = "A file has at most a million characters and 30 levels; divide it."


class WrittenTwice(FileFault):
    """Raised for a field that stands twice in one place: one of the two would be lost."""

    message = "{file}, line {line}: “{field}” stands there twice."
    hint = "Keep one of the two."


class UnknownField(FileFault):
    """Raised for a field this format does not have."""

    message = "{file}, line {line}: there is no field “{field}” here."
    hint = "Did you mean: {nearest}?"


class MissingField(FileFault):
    """Raised for a field that has to be there."""

    message = "{file}, line {line}: the field “{field}” is missing."
    hint = "Add it to the part that begins on that line."


class WrongKind(FileFault):
    """Raised for a list where a text is asked for, and the like."""

    message = "{file}, line {line}: “{field}” should be {expected}."
    hint = "Write it as the examples in docs/avenue-scenarios.md do."


class NotADay(FileFault):
    """Raised for what is no day of the calendar, or no date in the Extended Date/Time Format."""

    message = "{file}, line {line}: “{value}” in “{field}” is no date."
    hint = "Write a day as 2026-11-21; only the date of an act may be 2026 or 2026-11."


class NotKnown(FileFault):
    """Raised for a value that no list has: a body, a State, a source, a kind."""

    message = "{file}, line {line}: “{value}” is not known for “{field}”."
    hint = "It can be: {nearest}. The fields: docs/avenue-scenarios.md, docs/avenue-catalogue.md."


class OutOfOrder(FileFault):
    """Raised for two dates the later of which comes first."""

    message = "{file}, line {line}: “{field}” comes before “{earlier}”."
    hint = "Put the two dates right."


class WithoutSource(FileFault):
    """Raised for a fact that says it was read and does not say where."""

    message = "{file}, line {line}: “{field}” gives no source."
    hint = "Name a source, or say confidence: remembered (from memory) or analysis (reasoned)."


class OneLanguage(FileFault):
    """Raised for a text of the catalogue that is not there in both languages."""

    message = "{file}, line {line}: “{field}” is there in one language only."
    hint = "Write it as {{en: …, ru: …}}."


class SameIdentifier(FileFault):
    """Raised when two of a kind have one identifier."""

    message = "{file}, line {line}: there is another “{value}” already."
    hint = "Give one of the two another identifier."


def raise_all(faults: Iterable[FileFault]) -> NoReturn:
    """Raise the first fault, which carries the others."""
    first, *others = faults
    first.others = (*first.others, *others)
    raise first


def near(value: str, known: Iterable[str]) -> str:
    """The known names most like a value; some of them when none is like it."""
    return _told(value, sorted(known), is_all=False)


def allowed(value: str, known: Iterable[str]) -> str:
    """Everything a field may hold, the likeliest first; of many those most like a value."""
    return _told(value, sorted(known), is_all=True)


def _told(value: str, names: list[str], is_all: bool) -> str:
    found = get_close_matches(value, names, n=3, cutoff=0.6)
    is_short = is_all and len(names) <= _SHOWN
    rest = [one for one in names if one not in found]
    shown = [*found, *rest] if is_short else found or names[:_SHOWN]
    more = ", …" if is_all and len(shown) < len(names) else ""
    more = ", …" if not found and len(names) > _SHOWN else more
    return ", ".join(shown) + more or "–"
