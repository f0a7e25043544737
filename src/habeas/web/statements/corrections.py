"""What was typed into the form of a correction, as a correction; and a card as such a form."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.http import QueryDict

from habeas.web.forms import Form
from habeas.web.statements.forms import Acts, CorrectForm, Hops, Quantities, in_short
from habeas.words.anchors import Span
from habeas.words.errors import HabeasError
from habeas.words.quantities import Quantity, QuantityMention, Unit
from habeas.words.statements import (
    Hop,
    HopRole,
    Modality,
    SpeakerKind,
    Stance,
    Statement,
    ViolationMention,
)
from habeas.workspace.correcting import Correction, voice
from habeas.workspace.placing import Lines

_One = TypeVar("_One")
Typed = QueryDict | None


@dataclass(frozen=True, slots=True)
class Earlier:
    """A statement that this one may say again."""

    place: Span
    words: str


class Correcting:
    """A statement as a form of many rows, shown empty-handed or with what was typed.

    ``said`` is the statement as it stands; a row or field that was not touched leaves its part
    exactly as it is.
    """

    def __init__(
        self, said: Statement, lines: Lines, earlier: Sequence[Earlier], typed: Typed = None
    ) -> None:
        self._said, self._lines = said, lines
        choices = [(_place(one.place), in_short(one.words)) for one in earlier]
        if said.restates and _place(said.restates) not in dict(choices):
            choices.append((_place(said.restates), in_short(said.restates.of(lines.text))))
        self.form = CorrectForm(choices, typed, prefix="correct", initial=self._initial())
        self.hops = Hops(typed, prefix="hops", initial=[self._hop(h) for h in said.chain[1:-1]])
        self.quantities = Quantities(
            typed, prefix="many", initial=[self._quantity(one) for one in said.quantities]
        )
        self.acts = Acts(typed, prefix="acts", initial=[self._act(one) for one in said.violations])

    def correction(self) -> Correction | None:
        """What was typed; None when something in it needs to be put right first."""
        # All of them, so that every mistake is told at once.
        if not all([self.form.is_valid(), *(one.is_valid() for one in self._sets)]):
            return None
        made = Correction(
            content=self._changed("content", self._content),
            speaker=self._changed("speaker", self._speaker) or self._changed("kind", self._speaker),
            hops=self._rows(self.hops, self._said.chain[1:-1], self._read_hop),
            stance=self._changed("stance", lambda: Stance(self._told("stance"))),
            quantities=self._rows(self.quantities, self._said.quantities, self._read_quantity),
            violations=self._rows(self.acts, self._said.violations, self._read_act),
            restates=self._changed("restates", self._restates),
        )
        return None if self.has_mistakes else made

    @property
    def has_mistakes(self) -> bool:
        """Whether something that was typed needs to be put right."""
        return bool(self.form.errors) or any(any(rows.errors) for rows in self._sets)

    @property
    def mistakes(self) -> list[str]:
        """The mistakes in the rows, to be told together."""
        held = (row.errors.values() for rows in self._sets for row in rows if row.errors)
        return [str(one) for errors in held for listed in errors for one in listed]

    @property
    def reason(self) -> str:
        """Why."""
        return str(self._told("reason"))

    @property
    def _sets(self) -> tuple[Any, ...]:
        return self.hops, self.quantities, self.acts

    def _initial(self) -> dict[str, str]:
        said = self._said
        return {
            "content": "\n".join(self._lines.typed(span) for span in said.content),
            "speaker": self._lines.typed(said.speaker.span) if said.speaker.span else "",
            "kind": said.speaker.kind.value,
            "stance": said.stance.value,
            "restates": _place(said.restates) if said.restates else "",
        }

    def _hop(self, hop: Hop) -> dict[str, object]:
        return {
            "order": self._said.chain.index(hop),
            "role": hop.role.value,
            "name": self._lines.typed(hop.span) if hop.span else hop.name,
            "link": "stated" if hop.explicit else "inferred",
        }

    def _quantity(self, one: QuantityMention) -> dict[str, object]:
        many = one.quantity
        return {
            "words": self._lines.typed(one.span),
            "lower": many.lower,
            "upper": many.upper,
            "qualifier": many.qualifier,
            "unit": many.unit.value,
            "counted": one.counted,
        }

    def _act(self, one: ViolationMention) -> dict[str, object]:
        words = self._lines.typed(one.span)
        return {"words": words, "code": one.code, "modality": one.modality.value}

    def _told(self, name: str) -> Any:  # noqa: ANN401  # what the field cleans to
        return self.form.cleaned_data.get(name, "")

    def _changed(self, name: str, read: Callable[[], _One | None]) -> _One | None:
        return read() if name in self.form.changed_data else None

    @property
    def _near(self) -> int:
        return self._said.extent.start

    def _content(self) -> tuple[Span, ...] | None:
        return _refused(
            self.form, "content", lambda: self._lines.places(self._told("content"), self._near)
        )

    def _speaker(self) -> Any:  # noqa: ANN401  # a Speaker, or None when it is refused
        typed = self._told("speaker")
        place = (
            _refused(self.form, "speaker", lambda: self._lines.place(typed, self._near))
            if typed
            else None
        )
        if typed and place is None:
            return None
        return voice(self._lines, place, SpeakerKind(self._told("kind")))

    def _restates(self) -> tuple[Span, ...]:
        typed = self._told("restates")
        return (_span(typed),) if typed else ()

    def _rows(
        self,
        rows: Iterable[Form],
        before: Sequence[_One],
        read: Callable[[Form], _One | None],
    ) -> tuple[_One, ...] | None:
        """Every row read anew that was touched; None when none was."""
        rows = list(rows)
        if not any(row.has_changed() for row in rows):
            return None
        made: list[tuple[int, _One]] = []
        for number, row in enumerate(rows):
            own = before[number] if number < len(before) else None
            one = read(row) if row.has_changed() else own
            if one is not None:
                made.append((row.cleaned_data.get("order") or 99, one))
        return tuple(one for _, one in sorted(made, key=lambda held: held[0]))

    def _read_hop(self, row: Form) -> Hop | None:
        typed, role = row.cleaned_data["name"], HopRole(row.cleaned_data["role"])
        explicit = row.cleaned_data["link"] == "stated"
        if not typed:
            return None
        try:
            span = self._lines.place(typed, self._near)
        except HabeasError as error:
            if explicit:
                row.refuse(error, "name")
                return None
            return Hop(role, typed, None, explicit=False)
        return Hop(role, span.of(self._lines.text), span, explicit)

    def _read_quantity(self, row: Form) -> QuantityMention | None:
        told = row.cleaned_data
        span = self._words(row)
        if span is None:
            return None
        unit = Unit(told["unit"])
        many = Quantity(told["lower"], told["upper"], told["qualifier"], unit)
        return QuantityMention(span, many, told["counted"])

    def _read_act(self, row: Form) -> ViolationMention | None:
        span = self._words(row)
        if span is None:
            return None
        code, modality = row.cleaned_data["code"], Modality(row.cleaned_data["modality"])
        return ViolationMention(code, span, modality)

    def _words(self, row: Form) -> Span | None:
        typed = row.cleaned_data["words"]
        if not typed:
            return None
        return _refused(row, "words", lambda: self._lines.place(typed, self._near))


def _refused(form: Form, field: str, read: Callable[[], _One]) -> _One | None:
    """What was typed as a place; None when it is refused beside its field."""
    try:
        return read()
    except HabeasError as error:
        form.refuse(error, field)
        return None


def _place(span: Span) -> str:
    return f"{span.start}-{span.end}"


def _span(place: str) -> Span:
    start, _, end = place.partition("-")
    return Span(int(start), int(end))
