"""Forms."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web.forms import Form


class ReasonForm(Form):
    """Why somebody decides on what belongs together."""

    reason = forms.CharField(
        label=_("Why"),
        help_text=_("In a few words; those who review it later will ask."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=4000,
        error_messages={"required": _("Say why.")},
    )
