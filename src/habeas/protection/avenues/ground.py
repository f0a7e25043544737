"""What every rule is given: the catalogue, the situation, and the graph of who stands over whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from habeas.bodies.body import BodyRole
from habeas.bodies.graph import Tie
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.avenues.graph import CommandGraph
from habeas.protection.avenues.situation import Act, Situation
from habeas.protection.avenues.verdicts import Connection, OnwardRecipient, Step, Way
from habeas.words.bilingual import Bilingual
from habeas.words.counting import LANGUAGES
from habeas.words.dates import Edtf
from habeas.words.labels import label_of


@dataclass(frozen=True)
class Ground:
    """One situation before the catalogue. Made once for all avenues."""

    catalogue: Catalogue
    situation: Situation
    recipients: dict[str, tuple[OnwardRecipient, ...]] = field(default_factory=dict)
    """Whom each avenue tells, once that is worked out."""
    connections: dict[str, tuple[Connection, Way | None]] = field(default_factory=dict)
    """How a body stands to those accused, once that is worked out."""

    @cached_property
    def graph(self) -> CommandGraph:
        """Who stands over whom around the alleged perpetrators."""
        return CommandGraph(self.situation)

    @cached_property
    def acts(self) -> Sequence[Act]:
        """The acts in an order of their own; one without State and day where there is none."""
        return sorted(self.situation.acts, key=_place) or [Act("")]

    @cached_property
    def removal(self) -> Act:
        """The removal that is near, as the act it would be: of the removing State, on its day."""
        removal, today = self.situation.removal, self.situation.today
        day = (removal and removal.on) or today
        return Act("", Edtf.parse(day.isoformat()), removal.by if removal else None)

    def body_name(self, key: str) -> Bilingual:
        """What a body is called; its key when nothing else is known of it."""
        body = self.graph.body(key)
        return body.name if body else Bilingual.as_written(key)

    def state_name(self, state: str) -> Bilingual:
        """What a State or a group of States is called; its code when nothing else is known."""
        group = self.catalogue.groups.get(state)
        name = group.name if group else self.catalogue.states.get(state)
        return name or Bilingual.as_written(state)

    def avenue_name(self, identifier: str) -> Bilingual:
        """What an avenue is called; the words as they are when it is none of the catalogue."""
        found = self.catalogue.by_identifier.get(identifier)
        return found.name if found else Bilingual.as_written(identifier)

    def way(self, start: str, ties: Iterable[Tie]) -> Way:
        """The ties of a way as steps from body to body."""
        steps: list[Step] = []
        here = start
        for tie in ties:
            forward = tie.child == here
            here = tie.parent if forward else tie.child
            steps.append(
                Step(
                    body=here,
                    name=self.body_name(here),
                    kind=tie.kind,
                    forward=forward,
                    tie=tie.key,
                    inferred=tie.inferred,
                    contested=self.graph.is_contested(tie),
                    confidence=tie.confidence,
                )
            )
        return Way(start, self.body_name(start), tuple(steps))


def role_name(role: BodyRole, state: Bilingual) -> Bilingual:
    """A body that is known by its role and its State alone."""
    en, ru = (label_of("BodyRole", role.value, language) for language in LANGUAGES)
    return Bilingual(f"{en} ({state.en})", f"{ru} ({state.ru})")


def _place(act: Act) -> tuple[str, str, str]:
    return act.kind, act.when.text if act.when else "", act.state or ""


@cache
def label_in_both(kind: str, value: str) -> Bilingual:
    """The label of a value of ours in both languages."""
    return Bilingual(*(label_of(kind, value, language) for language in LANGUAGES))
