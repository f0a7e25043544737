"""A submission as the checks look at it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from habeas.dossiers.cited import Cited, in_order
from habeas.dossiers.submissions.circumstances import Circumstances
from habeas.dossiers.submissions.facts import Fact, Filling, StatementNote
from habeas.dossiers.submissions.forms import Form
from habeas.dossiers.submissions.held import Sources
from habeas.dossiers.told import ToldIncident, ToldValue
from habeas.incidents.incident import QuestionAbout


@dataclass(frozen=True, slots=True)
class Matter:
    """A filled form with all it was filled from. ``pages`` is how many it fills on A4."""

    form: Form
    language: str
    fillings: tuple[Filling, ...]
    told: tuple[ToldIncident, ...]
    sources: Sources
    circumstances: Circumstances
    pages: int

    @property
    def facts(self) -> tuple[Fact, ...]:
        """Every fact on the form, in its order."""
        return tuple(fact for one in self.fillings for fact in one.facts)

    @property
    def cited(self) -> tuple[Cited, ...]:
        """Every statement the form rests on, by number."""
        notes = (note for fact in self.facts for note in fact.notes)
        return in_order([note.cited for note in notes if isinstance(note, StatementNote)])

    @property
    def allegations(self) -> tuple[Cited, ...]:
        """Every statement that alleges one of its incidents, by number."""
        return in_order([one for told in self.told for one in told.allegations])

    def values(self, question: QuestionAbout) -> Iterator[ToldValue]:
        """The answers its incidents give to a question."""
        for told in self.told:
            yield from told.answers(question)

    def filling(self, field: str) -> Filling | None:
        """What fills one field; None when the form has no such field."""
        return next((one for one in self.fillings if one.field.key == field), None)

    def is_filled(self, field: str) -> bool:
        """Whether anything fills a field."""
        held = self.filling(field)
        return held is not None and bool(held.facts)
