"""Footnotes: what each fact rests on, in words, numbered as they are called."""

from __future__ import annotations

from collections.abc import Iterable
from functools import singledispatchmethod

from habeas.dossiers.found import ToldFinding
from habeas.dossiers.front import moment
from habeas.dossiers.phrases import phrases
from habeas.dossiers.submissions.facts import (
    CaseNote,
    CatalogueNote,
    ExhibitNote,
    FindingNote,
    Note,
    StatementNote,
    WrittenNote,
)
from habeas.dossiers.submissions.sheet import Mark, Run, Runs, Style, Words, own
from habeas.dossiers.submissions.wording import wording
from habeas.words.anchors import Anchor
from habeas.words.visible import on_one_line


class Footnotes:
    """Numbers notes as they are called. One that was called before keeps its number.

    No note names a member of the team: what is sent may reach those it accuses.
    """

    def __init__(self, language: str) -> None:
        self._language = language
        self._say, self._own = phrases(language), wording(language)
        self._first: dict[Note, int] = {}
        self._held: list[Runs] = []

    @property
    def notes(self) -> tuple[Runs, ...]:
        """Every note called so far, by number."""
        return tuple(self._held)

    def called(self, runs: Iterable[Words], notes: Iterable[Note]) -> Runs:
        """Words with the marks of the notes they rest on behind them."""
        found: list[Run] = list(runs)
        for place, note in enumerate(dict.fromkeys(notes)):
            if place:
                found.append(Words(self._own.say("between_marks"), own=True))
            found.append(self._call(note))
        return tuple(found)

    def _call(self, note: Note) -> Mark:
        if note in self._first:
            return Mark(self._first[note], again=True)
        self._held.append(self._words(note))
        self._first[note] = len(self._held)
        return Mark(len(self._held))

    @singledispatchmethod
    def _words(self, note: Note) -> Runs:
        raise TypeError(type(note).__name__)

    @_words.register
    def _(self, note: StatementNote) -> Runs:
        facts, cited = note.exhibit.facts, note.cited
        spoken = note.exhibit.rendition.language
        places = self._say.say("list").join(_place(anchor) for anchor in cited.anchors)
        return self._own.runs(
            "note_statement",
            label=cited.label,
            title=on_one_line(note.exhibit.title),
            place=places,
            words=Words(cited.words, Style.EXACT, spoken if spoken != self._language else ""),
            status=self._say.label(cited.statement.status),
            statement=Words(cited.identifier, Style.CODE),
            hash=Words(facts.sha256, Style.CODE),
        )

    @_words.register
    def _(self, note: ExhibitNote) -> Runs:
        facts = note.exhibit.facts
        return self._own.runs(
            "note_exhibit",
            label=note.exhibit.label,
            name=on_one_line(facts.name),
            at=moment(facts.collected_at, self._say),
            hash=Words(facts.sha256, Style.CODE),
        )

    @_words.register
    def _(self, note: FindingNote) -> Runs:
        told, standard = note.told, note.told.finding.standard
        return self._own.runs(
            "note_finding",
            finding=Words(told.identifier, Style.CODE),
            at=f"{told.at:%Y-%m-%d}",
            standard=self._say.label(standard) if standard else "–",
            review=self._review(told),
        )

    def _review(self, told: ToldFinding) -> str:
        if told.opinion is None:
            return self._say.say("found_not_reviewed")
        return self._own.say("reviewed", opinion=self._say.label(told.opinion))

    @_words.register
    def _(self, note: CaseNote) -> Runs:
        return self._own.runs(
            "note_case",
            consent=Words(self._say.say("list").join(note.consents), Style.CODE),
            at=f"{note.on:%Y-%m-%d}",
        )

    @_words.register
    def _(self, note: WrittenNote) -> Runs:
        return self._own.runs("note_written", at=f"{note.on:%Y-%m-%d}")

    @_words.register
    def _(self, note: CatalogueNote) -> Runs:
        known = own(self._say.label(note.known.confidence))
        sources = self._say.say("list").join(note.known.sources) or "–"
        return self._own.runs("note_catalogue", confidence=known, sources=own(sources))


def _place(anchor: Anchor) -> str:
    return f"{anchor.span.start}–{anchor.span.end}"
