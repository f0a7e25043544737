"""The forms of the reading desk. Places are typed as :mod:`habeas.workspace.placing` says."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.words.labels import label
from habeas.words.quantities import Unit
from habeas.words.statements import HopRole, Modality, SpeakerKind, Stance
from habeas.words.violations import violations
from habeas.words.visible import on_one_line
from habeas.workspace.blind_reading import MOST, Rightly
from habeas.workspace.cards import OnePage

_LONGEST = 90
"""How much of a statement is shown where one is chosen."""

PLACES = _(
    "The words as they stand; before them the number of their line, if you like: "
    "“12: no such people”. Or positions: “120-188”. One place a line."
)


def labelled(kind: type[StrEnum], values: Sequence[StrEnum] = ()) -> list[tuple[str, str]]:
    """The values of an enumeration to choose from, in the language of the page."""
    chosen = values or list(kind)
    return [(one.value, label(one, wording.language())) for one in chosen]


def acts() -> list[tuple[str, str]]:
    """Every kind of act by its code, in the language of the page."""
    held = violations().items()
    return [(code, one.labels[wording.language()]) for code, one in held]


class ReasonForm(Form):
    """One decision, with its reason."""

    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}), max_length=4000
    )

    def __init__(self, *given: object, **further: object) -> None:
        further.setdefault("auto_id", f"id_{further.get('prefix', '')}_%s")
        super().__init__(*given, **further)

    def add_prefix(self, field_name: str) -> str:
        """The prefix keeps several forms of one page apart by their ids, not by their names."""
        return field_name


def accept_form(typed: QueryDict | None = None) -> ReasonForm:
    """To accept: the desk proposes a reason, which the person sees and may change."""
    proposed = {"reason": gettext("Read against the text.")}
    form = ReasonForm(typed, prefix="accept", initial=proposed)
    form.fields["reason"].label = gettext("Why it is accepted")
    return form


def reject_form(typed: QueryDict | None = None) -> ReasonForm:
    """To reject: nobody but the person can say why."""
    form = ReasonForm(typed, prefix="reject")
    form.fields["reason"].label = gettext("Why it is rejected")
    return form


class SplitForm(ReasonForm):
    """Two statements out of one."""

    second = forms.CharField(
        label=_("The words of the second statement"),
        help_text=PLACES,
        widget=forms.Textarea(attrs={"rows": 2, "data-place": "add"}),
    )
    field_order = ("second", "reason")


class MergeForm(ReasonForm):
    """One statement out of two."""

    other = forms.ChoiceField(label=_("The statement that becomes part of this one"))
    field_order = ("other", "reason")

    def __init__(self, page: OnePage, *given: object, **further: object) -> None:
        super().__init__(*given, **further)
        near = [*page.before[::-1], *page.behind]
        listed = [(one.identifier, in_short(one.words)) for one in near]
        _choose(self, "other", [("", gettext("Choose one")), *listed])


class UndoForm(ReasonForm):
    """A decision taken back."""

    decision = forms.ChoiceField(label=_("The decision to undo"))
    field_order = ("decision", "reason")

    def __init__(
        self, standing: Sequence[tuple[str, str]], *given: object, **further: object
    ) -> None:
        super().__init__(*given, **further)
        _choose(self, "decision", list(standing) or [("", gettext("None stands"))])


class WordsForm(Form):
    """Where a statement stands that was missed."""

    content = forms.CharField(
        label=_("The words of the statement"),
        help_text=PLACES,
        widget=forms.Textarea(attrs={"rows": 3, "data-place": "add"}),
    )


class CorrectForm(ReasonForm):
    """How a statement should read."""

    content = forms.CharField(
        label=_("Its words"),
        help_text=PLACES,
        widget=forms.Textarea(attrs={"rows": 3, "data-place": "add"}),
    )
    speaker = forms.CharField(
        label=_("Who says it"),
        help_text=_("The words for them in the text, or a place. Empty: nobody is written there."),
        required=False,
        widget=forms.TextInput(attrs={"data-place": "one"}),
    )
    kind = forms.ChoiceField(label=_("What sort of voice"))
    stance = forms.ChoiceField(label=_("Stance"))
    restates = forms.ChoiceField(label=_("Says again"), required=False)
    field_order = ("content", "speaker", "kind", "stance", "restates", "reason")

    def __init__(
        self, earlier: Sequence[tuple[str, str]], *given: object, **further: object
    ) -> None:
        super().__init__(*given, **further)
        _choose(self, "kind", labelled(SpeakerKind))
        _choose(self, "stance", labelled(Stance))
        _choose(self, "restates", [("", gettext("Nothing said before")), *earlier])


class HopForm(Form):
    """One voice between the speaker and this document. Without a name it is cut."""

    order = forms.IntegerField(label=_("Order"), min_value=1, max_value=99, required=False)
    role = forms.ChoiceField(label=_("What they did"))
    name = forms.CharField(
        label=_("Who"),
        required=False,
        widget=forms.TextInput(attrs={"data-place": "one"}),
    )
    link = forms.ChoiceField(
        label=_("The link is"), choices=(("stated", _("stated there")), ("inferred", _("inferred")))
    )

    def __init__(self, *given: object, **further: object) -> None:
        super().__init__(*given, **further)
        _choose(self, "role", labelled(HopRole, (HopRole.TOLD_TO, HopRole.RELAYED_BY)))
        self.fields["link"].initial = "stated"


class QuantityForm(Form):
    """How many, as worded. Without its words it is left out."""

    words = forms.CharField(
        label=_("The words for how many"),
        required=False,
        widget=forms.TextInput(attrs={"data-place": "one"}),
    )
    lower = forms.IntegerField(label=_("At least"), min_value=0, required=False)
    upper = forms.IntegerField(label=_("At most"), min_value=0, required=False)
    qualifier = forms.CharField(label=_("Qualifier"), required=False, max_length=60)
    unit = forms.ChoiceField(label=_("Unit"))
    counted = forms.CharField(label=_("What is counted"), required=False, max_length=120)

    def __init__(self, *given: object, **further: object) -> None:
        super().__init__(*given, **further)
        _choose(self, "unit", labelled(Unit))

    def clean(self) -> dict[str, object]:
        told = super().clean() or {}
        lower, upper = told.get("lower"), told.get("upper")
        if lower is not None and upper is not None and lower > upper:
            self.add_error("upper", _("“At most” is less than “at least”."))
        return told


class ActForm(Form):
    """A kind of act, and the words that allege it. Without its words it is left out."""

    words = forms.CharField(
        label=_("The words that say so"),
        required=False,
        widget=forms.TextInput(attrs={"data-place": "one"}),
    )
    code = forms.ChoiceField(label=_("Kind of act"))
    modality = forms.ChoiceField(label=_("Spoken of as"))

    def __init__(self, *given: object, **further: object) -> None:
        super().__init__(*given, **further)
        _choose(self, "code", acts())
        _choose(self, "modality", labelled(Modality))


Hops = forms.formset_factory(HopForm, extra=1, max_num=30)
Quantities = forms.formset_factory(QuantityForm, extra=1, max_num=60)
Acts = forms.formset_factory(ActForm, extra=1, max_num=60)


class DrawForm(Form):
    """A sample to be read twice."""

    size = forms.IntegerField(label=_("How many statements"), min_value=1, max_value=MOST)
    seed = forms.CharField(
        label=_("Seed"),
        help_text=_("The same seed draws the same statements again. Empty: one is made up."),
        required=False,
        max_length=40,
    )


class AnswerForm(Form):
    """What a reader says of one statement of a sample."""

    words = forms.ChoiceField(
        label=_("Does the text say this, with these words?"), widget=forms.RadioSelect
    )
    speaker = forms.ChoiceField(label=_("Is it said by this voice?"), widget=forms.RadioSelect)
    act = forms.ChoiceField(
        label=_("Are these the acts it tells of, and no others?"), widget=forms.RadioSelect
    )
    stance = forms.ChoiceField(
        label=_("Which stance does the speaker take?"), widget=forms.RadioSelect
    )

    def __init__(self, *given: object, **further: object) -> None:
        super().__init__(*given, **further)
        rightly = [
            (Rightly.YES.value, gettext("yes")),
            (Rightly.NO.value, gettext("no")),
            (Rightly.UNSURE.value, gettext("not sure")),
        ]
        for name in ("words", "speaker", "act"):
            self.fields[name].choices = rightly  # type: ignore[attr-defined]
        stances = [*labelled(Stance), (Rightly.UNSURE.value, gettext("not sure"))]
        self.fields["stance"].choices = stances  # type: ignore[attr-defined]


def _choose(form: Form, name: str, choices: list[tuple[str, str]]) -> None:
    """Set what can be chosen; the first is chosen in a row nobody touched."""
    form.fields[name].choices = choices  # type: ignore[attr-defined]
    form.fields[name].initial = choices[0][0]


def in_short(words: str) -> str:
    """A statement's words on one line, not longer than a choice can be."""
    flat = on_one_line(words)
    return flat if len(flat) <= _LONGEST else f"{flat[: _LONGEST - 1]}…"
