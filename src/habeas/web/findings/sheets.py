"""The page on which a finding is written, as its template draws it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from habeas.web.findings.forms import (
    EMPTY_DISSENTS,
    FindingForm,
    dissents_in,
    initial_of,
    named_in,
    weighed_in,
)
from habeas.workspace.finding_sheet import Laid, Sheet
from habeas.workspace.findings import KeptFinding


@dataclass(frozen=True, slots=True)
class Card:
    """A statement with what was chosen for it. ``is_changed``: not as it was when weighed."""

    laid: Laid
    weight: str
    why: str
    is_changed: bool
    lacks_why: bool


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the page: from the form that came, or from the draft that is kept."""

    weighed: Mapping[str, tuple[str, str]]
    dissents: Sequence[tuple[str, str]]
    also: Sequence[str]
    changed: frozenset[str] = frozenset()

    @property
    def statements(self) -> list[str]:
        """Every statement that has to be laid out, whatever the question."""
        chosen = [one for one, (weight, why) in self.weighed.items() if weight or why]
        return list(dict.fromkeys([*chosen, *self.also]))


def typed_in(data: QueryDict) -> Typed:
    """What a form brings."""
    return Typed(weighed_in(data), dissents_in(data), named_in(data))


def typed_of(kept: KeptFinding | None, changed: frozenset[str] = frozenset()) -> Typed:
    """What a draft holds; nothing for a new one."""
    if kept is None:
        return Typed({}, [], [])
    held = kept.finding
    return Typed(
        {one.statement: (one.weight.value, one.why) for one in held.weighed},
        [(one.by, one.words) for one in held.dissents],
        [],
        changed,
    )


def changed_since(data: QueryDict, sheet: Sheet) -> frozenset[str]:
    """The statements weighed in a form that are no longer as the person saw them."""
    weighed = {one for one, (weight, _) in weighed_in(data).items() if weight}
    return frozenset(
        one.stands.statement
        for one in sheet.laid
        if one.stands.statement in weighed
        and data.get(f"seen-{one.stands.statement}", one.seen) != one.seen
    )


def drawn(sheet: Sheet, typed: Typed, form: FindingForm) -> dict[str, object]:
    """For the template: the cards of each side, and the lines for dissents."""
    asks_why = form.is_bound and bool(form.errors)

    def cards(held: Sequence[Laid]) -> list[Card]:
        return [_card(one, typed, asks_why) for one in held]

    return {
        "sheet": sheet,
        "form": form,
        "sides": {
            "for": cards(sheet.speaking_for),
            "against": cards(sheet.speaking_against),
            "others": cards(sheet.others),
        },
        "others_open": any(one.stands.statement in typed.statements for one in sheet.others),
        "dissents": [*typed.dissents, *[("", "")] * EMPTY_DISSENTS],
    }


def blank(kept: KeptFinding | None) -> FindingForm:
    """The form as it is shown first."""
    initial = initial_of(kept) if kept else {}
    return FindingForm(None, initial, bool(kept and kept.supersedes))


def _card(laid: Laid, typed: Typed, asks_why: bool) -> Card:
    statement = laid.stands.statement
    weight, why = typed.weighed.get(statement, ("", ""))
    lacks = asks_why and bool(weight) and not why
    return Card(laid, weight, why, statement in typed.changed, lacks)
