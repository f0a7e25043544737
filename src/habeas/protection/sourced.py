"""Reading facts with their provenance; a fact that does not say how it is known is refused."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from habeas.protection.facts import Fact, Source, Value
from habeas.protection.faults import FileFault, MissingField, OneLanguage, WithoutSource
from habeas.protection.fields import (
    Reader,
    bilingual,
    day,
    flag,
    in_order,
    known_among,
    one_of,
    rows,
    table,
    text,
    whole,
)
from habeas.protection.marked import Part
from habeas.words.provenance import UNSOURCED, Confidence, Provenance


@dataclass(frozen=True, slots=True)
class Sourcing:
    """What the reader of a fact has to know of the file it stands in.

    ``sources`` are those that may be cited. ``review_by`` holds for facts that name no day of
    their own; None when each has to. ``words`` reads a text: in both languages, or in any.
    """

    sources: Mapping[str, Source] = field(default_factory=dict)
    review_by: date | None = None
    words: Reader = bilingual

    def until(self, review_by: date | None) -> Sourcing:
        """The same with another day for facts that name none."""
        return replace(self, review_by=review_by)

    def fact(self, part: Part) -> Fact:
        """One fact: value, provenance, note."""
        found = self.table(part, {"value": self._value}, ("value",))
        return Fact(found["value"], found["provenance"], found["note"])

    def table(
        self, part: Part, readers: Mapping[str, Reader], required: tuple[str, ...] = ()
    ) -> dict[str, Any]:
        """The fields of a part that is itself a fact, with its ``provenance`` and ``note``.

        Raises :class:`FileFault`, also for a fact without confidence, source or dates.
        """
        found = table(part, {**readers, **self._readers()}, (*required, "confidence"))
        found["provenance"] = self._provenance(part, found)
        return {"note": None, **found}

    def _readers(self) -> dict[str, Reader]:
        return {
            "confidence": one_of(Confidence),
            "source": rows(known_among(self.sources.keys())),
            "read-on": day,
            "review-by": day,
            "valid-until": day,
            "note": self.words,
        }

    def _provenance(self, part: Part, found: Mapping[str, Any]) -> Provenance:
        confidence, cited = found["confidence"], found.get("source", ())
        if not cited and confidence not in UNSOURCED:
            raise WithoutSource(**part.place)
        read_on = found.get("read-on") or self._read_on(cited)
        review_by = found.get("review-by") or self.review_by
        if review_by is None:
            raise MissingField(file=part.file, line=part.line, field="review-by")
        if read_on is not None and "review-by" in found:
            in_order(part, {**found, "read-on": read_on}, "read-on", "review-by")
        return Provenance(confidence, cited, read_on, review_by, found.get("valid-until"))

    def _read_on(self, cited: tuple[str, ...]) -> date | None:
        """The day on which the source was read; of several the earliest."""
        return min((self.sources[key].read_on for key in cited), default=None)

    def _value(self, part: Part) -> Value:
        """Whatever a fact can say, by how it is written."""
        if isinstance(part.held, tuple):
            return rows(text)(part)
        if not isinstance(part.held, str):
            said: Value = self.words(part)
            return said
        if not part.is_quoted:
            for reader in (flag, whole, day):
                try:
                    read: Value = reader(part)
                except FileFault:
                    continue
                return read
        written = text(part)
        if self.words is bilingual and " " in written:
            raise OneLanguage(**part.place)
        return written
