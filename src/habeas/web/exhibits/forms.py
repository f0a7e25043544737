"""The form that takes files in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web.forms import Form


class Files(forms.FileInput):
    """Any number of files; ``webkitdirectory`` among its attributes makes it whole folders."""

    allow_multiple_selected = True


class Handing(Form):
    """Files, and why they are here."""

    file = forms.Field(
        label=_("Files"),
        required=False,
        widget=Files(attrs={"multiple": True}),
        help_text=_("Web pages, PDF, DOCX, mail, tables, texts, pictures, sound: whatever came."),
    )
    folder = forms.Field(
        label=_("Whole folders"),
        required=False,
        widget=Files(attrs={"multiple": True, "webkitdirectory": True}),
        help_text=_("Every file in the folder and in the folders inside it."),
    )
    why = forms.CharField(
        label=_("Where they come from, and why they are here"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "In your own words. It stays with each of these files as part of the evidence."
        ),
    )
