"""Every fact of an avenue in words: what it is called and says, and how far it is known."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from habeas.protection.avenues.avenue import (
    ANY,
    Anonymity,
    Avenue,
    ContactOffence,
    Exhaustion,
    Form,
    Onward,
    Parallel,
    Status,
    TimeLimit,
    Urgent,
)
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.facts import Fact, fingerprint
from habeas.words.bilingual import Bilingual
from habeas.words.labels import label, label_of
from habeas.words.provenance import Confidence, FactStanding, Provenance
from habeas.words.reasons import Reason, said


@dataclass(frozen=True, slots=True)
class ToldSource:
    """Where a fact was read. The address is shown as text: nothing is fetched."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class ToldFact:
    """One fact. ``name`` is what a signature signs, ``label`` what a page calls it.

    ``fingerprint`` tells later whether it is still the same. Empty texts are not stated.
    """

    name: str
    label: str
    value: str
    note: str
    confidence: Confidence
    standing: FactStanding
    sources: tuple[ToldSource, ...]
    read_on: date | None
    review_by: date | None
    valid_until: date | None
    fingerprint: str


def told_facts(
    catalogue: Catalogue, avenue: Avenue, today: date, language: str
) -> tuple[ToldFact, ...]:
    """Every fact of an avenue, in the order of the page."""
    telling = Telling(catalogue, language)
    order = {name: place for place, name in enumerate(catalogue.fact_names)}
    found = list(avenue.sourced())
    places = {name: place for place, (name, _, _) in enumerate(found)}

    def place(one: tuple[str, object, Provenance]) -> tuple[int, int]:
        name = one[0].removeprefix("facts.")
        return order.get(name, len(order)) if one[0] != name else -1, places[one[0]]

    return tuple(telling.told(*one, today) for one in sorted(found, key=place))


class Telling:
    """Puts facts of one catalogue into words of one language."""

    def __init__(self, catalogue: Catalogue, language: str) -> None:
        self._catalogue, self._language = catalogue, language

    def told(self, name: str, held: object, known: Provenance, today: date) -> ToldFact:
        """One fact."""
        note: Bilingual | None = getattr(held, "note", None)
        return ToldFact(
            name=name,
            label=self.label(name),
            value=self.value(held),
            note=note.said(self._language) if note else "",
            confidence=known.confidence,
            standing=known.standing(today),
            sources=tuple(map(self._source, known.sources)),
            read_on=known.read_on,
            review_by=known.review_by,
            valid_until=known.valid_until,
            fingerprint=fingerprint(held),
        )

    def label(self, name: str) -> str:
        """What a fact is called, from its technical name."""
        kind, _, rest = name.partition(".")
        if kind == "facts":
            named = self._catalogue.fact_names.get(rest)
            return named.said(self._language) if named else rest
        if name in ("exhaustion.exception", "anonymity.confidentiality"):
            kind = rest
        return self._say(f"fact_{kind.replace('-', '_')}")

    def value(self, held: Any) -> str:  # noqa: ANN401 - each kind of fact is told its own way
        """What a fact says."""
        return " ".join(part for part in _VALUES[type(held)](self, held) if part)

    def state(self, code: str) -> str:
        """What a State, a group of States, or every one is called."""
        if code == ANY:
            return label_of("AnyState", ANY, self._language)
        group = self._catalogue.groups.get(code)
        named = group.name if group else self._catalogue.states.get(code)
        return named.said(self._language) if named else code

    def _source(self, key: str) -> ToldSource:
        held = self._catalogue.sources.get(key)
        return (
            ToldSource(held.title.said(self._language), held.url) if held else ToldSource(key, "")
        )

    def _say(self, key: str, **places: object) -> str:
        return said(Reason.of(f"avenues.{key}", **places), self._language)

    def _text(self, held: Bilingual | None) -> str:
        return held.said(self._language) if held else ""

    def _fact(self, held: Fact) -> Iterator[str]:
        yield held.said(self._language)

    def _status(self, held: Status) -> Iterator[str]:
        yield f"{self.state(held.state)}: {label(held.value, self._language)}."
        if held.acts_from or held.acts_until:
            span = f"{held.acts_from or '…'} – {held.acts_until or '…'}"
            yield self._say("fact_span", span=span)
        yield self._text(held.detail)

    def _limit(self, held: TimeLimit) -> Iterator[str]:
        yield self._text(held.text)
        yield self._say("fact_starts", event=label_of("LimitEvent", held.starts, self._language))
        yield self._say("fact_hard" if held.hard else "fact_soft")

    def _parallel(self, held: Parallel) -> Iterator[str]:
        yield self._text(held.text)
        named = self._catalogue.by_identifier
        bars = (
            self._text(named[one].name)
            if one in named
            else label_of("AvenueKind", one, self._language)
            for one in held.bars
        )
        when = label(held.when, self._language)
        yield self._say("fact_bars", bars="; ".join(bars), when=when)

    def _exhaustion(self, held: Exhaustion) -> Iterator[str]:
        yield self._say("fact_required" if held.required else "fact_not_required")
        yield self._text(held.detail)

    def _anonymity(self, held: Anonymity) -> Iterator[str]:
        yield self._say("fact_unnamed" if held.allowed else "fact_named")

    def _urgency(self, held: Urgent) -> Iterator[str]:
        yield f"{label(held.kind, self._language)}."
        yield self._text(held.test)

    def _onward(self, held: Onward) -> Iterator[str]:
        if held.role is None:
            bodies = {body.key: body.name for body in self._catalogue.bodies}
            told = self._text(bodies.get(held.body)) or held.body
        else:
            of = f" ({label(held.of, self._language)})" if held.of else ""
            told = label(held.role, self._language) + of
        yield f"{told}."
        yield self._text(held.when)

    def _offence(self, held: ContactOffence) -> Iterator[str]:
        since = f" ({held.since} – {held.until or '…'})" if held.since or held.until else ""
        yield f"{self.state(held.where)}{since}."
        yield self._text(held.text)

    def _form(self, held: Form) -> Iterator[str]:
        fields = self._catalogue.fields
        yield "; ".join(
            self._text(fields[key].label) if key in fields else key for key in held.fields
        )


_VALUES: dict[type, Callable[[Telling, Any], Iterator[str]]] = {
    Fact: Telling._fact,
    Status: Telling._status,
    TimeLimit: Telling._limit,
    Parallel: Telling._parallel,
    Exhaustion: Telling._exhaustion,
    Anonymity: Telling._anonymity,
    Urgent: Telling._urgency,
    Onward: Telling._onward,
    ContactOffence: Telling._offence,
    Form: Telling._form,
}
