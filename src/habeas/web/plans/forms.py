"""What is filled in about needs, tasks and deadlines."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.words.labels import label
from habeas.workspace.case_plans import Length, NeedKind, NeedState

_DAY = _("Year-month-day.")


class NewNeed(Form):
    """What the person needs."""

    kind = forms.ChoiceField(label=_("What kind"))
    words = forms.CharField(
        label=_("In the person's words"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_first = forms.BooleanField(label=_("Needed before anything else"), required=False)

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        kinds = [(one.value, label(one, wording.language())) for one in NeedKind]
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class MovedNeed(Form):
    """What became of a need."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.ChoiceField(choices=[(one.value, one.value) for one in NeedState])
    said = forms.CharField(required=False, max_length=2000)


class NewTask(Form):
    """A thing to do."""

    what = forms.CharField(
        label=_("What is to be done"), max_length=1000, widget=forms.Textarea(attrs={"rows": 2})
    )
    member = forms.ChoiceField(label=_("By whom"), required=False)
    due = forms.DateField(
        label=_("By when"),
        required=False,
        help_text=_DAY,
        widget=forms.DateInput(attrs={"type": "date"}),
    )

    def __init__(self, *given: Any, people: list[tuple[str, str]], **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.fields["member"].choices = [("", _("nobody yet")), *people]  # type: ignore[attr-defined]


class Ended(Form):
    """A task done or dropped, a deadline met."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    said = forms.CharField(required=False, max_length=2000)


class NewDeadline(Form):
    """A deadline with the rule it comes from and the event that starts it."""

    rule = forms.CharField(
        label=_("Which rule"),
        max_length=300,
        help_text=_("The rule and where it stands, such as: appeal against the refusal, s. 74."),
    )
    event = forms.CharField(label=_("What starts it"), max_length=300)
    event_on = forms.DateField(
        label=_("When that was"),
        required=False,
        help_text=_("Year-month-day. Empty while it has not happened, or nobody knows."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    months = forms.IntegerField(label=_("Months"), min_value=0, max_value=600, initial=0)
    days = forms.IntegerField(label=_("Days"), min_value=0, max_value=5000, initial=0)
    zone = forms.CharField(
        label=_("Time zone"),
        initial="UTC",
        max_length=40,
        help_text=_("Where the deadline runs, such as Europe/Berlin."),
    )

    def length(self) -> Length:
        """How long it is."""
        return Length(months=self.cleaned_data["months"], days=self.cleaned_data["days"])


class Dated(Form):
    """The event turned out to be on another day."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    event_on = forms.DateField(required=False)
