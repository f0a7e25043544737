"""What is filled in about avenues."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.words.labels import label, label_of
from habeas.words.provenance import Confidence
from habeas.workspace.avenue_records import ProcedureState, Reasoned, Tried
from habeas.workspace.avenue_states import SaidOf
from habeas.workspace.case_avenues import Whereabouts

_STATE = _("Two letters, such as DE or RU.")


class Adding(Form):
    """One of the forms of a page; ``doing`` says which one was sent."""

    doing = forms.CharField(widget=forms.HiddenInput, required=False)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    @property
    def version(self) -> int:
        """The version that was looked at; 0 for none."""
        return self.cleaned_data["seen"] or 0


class BodyForm(Adding):
    """Of which State a body is, and whether the catalogue knows it."""

    body = forms.CharField(widget=forms.HiddenInput, max_length=200)
    state = forms.CharField(label=_("State"), max_length=2, required=False, help_text=_STATE)
    same_as = forms.ChoiceField(label=_("It is this body of the catalogue"), required=False)
    source = forms.CharField(
        label=_("Where it is known from that both are the same"), required=False, max_length=500
    )
    confidence = forms.ChoiceField(
        label=_("How that is known"), required=False, initial=Confidence.SECONDARY.value
    )

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 - as Django has it
        known: tuple[tuple[str, str], ...],
        **named: Any,  # noqa: ANN401 - as Django has it
    ) -> None:
        super().__init__(*given, **named)
        language = wording.language()
        confidences = [(one.value, label(one, language)) for one in Confidence]
        self.fields["same_as"].choices = [("", "–"), *known]  # type: ignore[attr-defined]
        self.fields["confidence"].choices = confidences  # type: ignore[attr-defined]

    def said(self) -> SaidOf:
        """What was said of the body."""
        told = self.cleaned_data
        confidence = Confidence(told["confidence"] or Confidence.SECONDARY)
        return SaidOf(told["body"], told["state"], told["same_as"], told["source"], confidence)


class StatesForm(Adding):
    """Which States it is about, besides those of the bodies that are named."""

    states = forms.CharField(
        label=_("States it is about"),
        required=False,
        max_length=60,
        help_text=_("Two letters each, such as DE or RU, with commas between; besides those of "
                    "the bodies that are named."),
    )  # fmt: skip


class WhereForm(Adding):
    """In which State the person is, and which would remove them: never more exactly."""

    is_in = forms.CharField(
        label=_("The person is in"), max_length=2, required=False, help_text=_STATE
    )
    removing = forms.CharField(
        label=_("State that would remove them"),
        max_length=2,
        required=False,
        help_text=_("Empty: the one they are in, while a danger of removal stands."),
    )
    destination = forms.CharField(label=_("Removed to"), max_length=2, required=False)

    def there(self) -> Whereabouts:
        """What was filled in."""
        told = self.cleaned_data
        return Whereabouts(told["is_in"], told["removing"], told["destination"])


class DayForm(Adding):
    """The day of an event that time limits start with."""

    event = forms.ChoiceField(label=_("What happened"))
    on = forms.DateField(
        label=_("On which day"),
        required=False,
        help_text=_("Year-month-day. Empty: the day is not known."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 - as Django has it
        events: tuple[str, ...],
        **named: Any,  # noqa: ANN401 - as Django has it
    ) -> None:
        super().__init__(*given, **named)
        language = wording.language()
        choices = [(one, label_of("LimitEvent", one, language)) for one in events]
        self.fields["event"].choices = choices  # type: ignore[attr-defined]


class TriedForm(Adding):
    """Where it was taken before."""

    avenue = forms.ChoiceField(label=_("Where it was taken"), required=False)
    other = forms.CharField(
        label=_("Or another procedure, in words"), max_length=200, required=False
    )
    state = forms.ChoiceField(label=_("Where it stands"))
    begun = forms.DateField(
        label=_("Begun on"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 - as Django has it
        avenues: tuple[tuple[str, str], ...],
        **named: Any,  # noqa: ANN401 - as Django has it
    ) -> None:
        super().__init__(*given, **named)
        language = wording.language()
        states = [(one.value, label(one, language)) for one in ProcedureState]
        self.fields["avenue"].choices = [("", "–"), *avenues]  # type: ignore[attr-defined]
        self.fields["state"].choices = states  # type: ignore[attr-defined]

    def tried(self) -> Tried:
        """What was filled in."""
        told = self.cleaned_data
        named = told["avenue"] or told["other"].strip()
        return Tried(named, ProcedureState(told["state"]), told["begun"])


class DropForm(Adding):
    """A procedure that was not tried after all."""

    dropped = forms.CharField(max_length=200)


class FutileForm(Form):
    """Why a remedy is futile."""

    reason = forms.CharField(
        label=_("Why this remedy is futile"),
        max_length=10_000,
        help_text=_("As you would tell a court: what was tried, or why trying it could not help "
                    "or would endanger somebody."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )  # fmt: skip
    authority = forms.MultipleChoiceField(
        label=_("Decisions that the catalogue knows"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    authorities = forms.CharField(
        label=_("Other decisions and reports"),
        required=False,
        max_length=4_000,
        help_text=_("One on each line, with its day: a judgment, a report of a mission."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    rests_on = forms.CharField(
        label=_("Findings and statements it rests on"),
        required=False,
        max_length=4_000,
        help_text=_("Identifiers, one on each line: f-… for a finding, s-… for a statement."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *given: Any,  # noqa: ANN401 - as Django has it
        known: tuple[tuple[str, str], ...],
        **named: Any,  # noqa: ANN401 - as Django has it
    ) -> None:
        super().__init__(*given, **named)
        self.fields["authority"].choices = known  # type: ignore[attr-defined]

    def reasoned(self, avenue: str) -> Reasoned:
        """What was filled in."""
        told = self.cleaned_data
        rests_on = (*told["authority"], *_lines(told["rests_on"]))
        return Reasoned(avenue, told["reason"], rests_on, _lines(told["authorities"]))


class ReasonForm(Form):
    """A reason in words. ``seen`` is the version that was looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    reason = forms.CharField(
        label=_("Why"), max_length=4_000, widget=forms.Textarea(attrs={"rows": 3})
    )


class LimitForm(Form):
    """A time limit that becomes a deadline of the case."""

    limit = forms.CharField(widget=forms.HiddenInput, max_length=100)
    on = forms.DateField(
        label=_("On which day it began"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class SignForm(Form):
    """That somebody checked a fact as it stood on the page."""

    fact = forms.CharField(widget=forms.HiddenInput, max_length=300)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)
    note = forms.CharField(label=_("Which copy was read"), required=False, max_length=500)


class FileForm(Form):
    """A file of avenues, typed or pasted."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    name = forms.CharField(
        label=_("What the file is called"),
        max_length=100,
        help_text=_("Mistakes are told by this name. A file of the same name becomes its next "
                    "version."),
    )  # fmt: skip
    text = forms.CharField(
        label=_("The file"),
        max_length=1_000_000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 24, "class": "data", "spellcheck": "false"}),
    )


def _lines(typed: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(line.strip() for line in typed.splitlines() if line.strip()))
