"""What is filled in about routes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.words.labels import label
from habeas.workspace.case_routes import ConditionState, Looked, OnTheWay

_KNOWN = {"": None, "yes": True, "no": False}


class Known(Form):
    """What is known of the person, question by question."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *given: Any, looked: Looked, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        choices = [("", _("not known")), ("yes", _("yes")), ("no", _("no"))]
        said = {None: "", True: "yes", False: "no"}
        for key, words in looked.catalogue.circumstances.items():
            self.fields[key] = forms.ChoiceField(
                label=words.said(wording.language()),
                choices=choices,
                required=False,
                initial=said[looked.known.get(key)],
            )

    def told(self) -> dict[str, bool | None]:
        """The answers by question."""
        return {k: _KNOWN[v] for k, v in self.cleaned_data.items() if k != "seen"}


class Begun(Form):
    """Which route is considered."""

    route = forms.CharField(max_length=60)


class Reviewed(Form):
    """A named adviser says of each published condition how it stands."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    adviser = forms.CharField(
        label=_("Name of the adviser"),
        max_length=200,
        help_text=_("Somebody who knows this law. The name stays in this case."),
    )

    def __init__(self, *given: Any, told: OnTheWay, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        language = wording.language()
        states = [(one.value, label(one, language)) for one in ConditionState]
        for one in told.seen.conditions:
            self.fields[one.condition.identifier] = forms.ChoiceField(
                label=one.condition.text.said(language),
                choices=states,
                initial=one.state.value,
            )

    def conditions(self) -> dict[str, ConditionState]:
        """How each condition stands, by identifier."""
        left = {"seen", "adviser"}
        return {k: ConditionState(v) for k, v in self.cleaned_data.items() if k not in left}


class Moved(Form):
    """What came of it."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.CharField(max_length=30)
    said = forms.CharField(required=False, max_length=2000)


class Detailed(Form):
    """A reference, and words about the journey."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    reference = forms.CharField(
        label=_("Reference"), required=False, max_length=200, help_text=_("What they call it.")
    )
    details = forms.CharField(
        label=_("About the journey"),
        required=False,
        max_length=10000,
        help_text=_("It stays in this case: in no list, no index, no export, no submission."),
        widget=forms.Textarea(attrs={"rows": 5, "autocomplete": "off"}),
    )
