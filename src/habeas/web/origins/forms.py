"""Deciding on an edge."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web.forms import Form

YES, NO = "yes", "no"


class Ruling(Form):
    """Whether the one has it from the other."""

    verdict = forms.ChoiceField(
        label=_("Does the one depend on the other?"),
        choices=(
            (YES, _("Yes: count it as established")),
            (NO, _("No: take this edge away")),
        ),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    reason = forms.CharField(
        label=_("Why"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        help_text=_("Those who review it later will ask."),
        error_messages={"required": _("Say why in a few words.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)


class Undoing(Form):
    """Taking a decision back."""

    decision = forms.CharField(widget=forms.HiddenInput)
    why = forms.CharField(
        label=_("Why it is undone"),
        max_length=4000,
        error_messages={"required": _("Say why in a few words.")},
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
