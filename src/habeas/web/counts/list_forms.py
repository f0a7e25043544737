"""What is filled in about a list of people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web.forms import Form
from habeas.web.wording import language
from habeas.workspace import incidents, list_pages
from habeas.workspace.list_pages import Declared


def _columns(label: Any, help_text: Any = "", is_needed: bool = False) -> forms.CharField:  # noqa: ANN401  # lazy words
    return forms.CharField(
        label=label,
        required=is_needed,
        max_length=2000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


_COLUMNS = ("names", "also", "born", "when", "places", "homes", "sources")


class NewList(Form):
    """A list of people, in a file, and how it is to be read."""

    file = forms.Field(
        label=_("File"),
        widget=forms.FileInput(),
        error_messages={"required": _("Choose a file.")},
        help_text=_("CSV or XLSX; its first line names the columns."),
    )
    name = forms.CharField(label=_("What the list is called"), max_length=100)
    rule = forms.CharField(
        label=_("Who is put on it"),
        max_length=500,
        help_text=_("What was done to them, where and when; never what they are."),
    )
    violation = forms.ChoiceField(label=_("Violation"))
    maker = forms.CharField(label=_("Who made it"), max_length=200, required=False)
    names = _columns(
        _("Columns of the name"), _("One on each line, in the order of the name."), is_needed=True
    )
    also = _columns(_("Columns of other spellings"))
    born = forms.CharField(label=_("Column of the date of birth"), max_length=200, required=False)
    when = forms.CharField(label=_("Column of the day it happened"), max_length=200, required=False)
    places = _columns(_("Columns of where it happened"))
    homes = _columns(_("Columns of where people lived"))
    sources = _columns(_("Columns of the source"))
    strata = _columns(
        _("Columns to divide people by later"),
        _("One on each line, name = column: district = District. Never what people are."),
    )
    dates = forms.ChoiceField(label=_("Dates are written like"))
    leave_out = forms.BooleanField(
        label=_("Leave out lines that cannot be taken"),
        required=False,
        help_text=_("Look at the list first: each of them is told."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        kinds = [(kind.code, kind.label) for kind in incidents.kinds(language())]
        self.fields["violation"].choices = [("", "–"), *kinds]  # type: ignore[attr-defined]
        self.fields["dates"].choices = list_pages.orders()  # type: ignore[attr-defined]

    def declared(self) -> Declared:
        """The mapping. Raises as list_pages.declared does."""
        told = self.cleaned_data
        lines = {name: told[name].splitlines() for name in _COLUMNS}
        columns = {
            name: tuple(dict.fromkeys(line.strip() for line in held if line.strip()))
            for name, held in lines.items()
        }
        return list_pages.declared(told, columns, told["strata"].splitlines())


class Withdrawal(Form):
    """Why a list or an entry counts no more."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=500,
        help_text=_("Such as: consent withdrawn. Name nobody."),
    )


class Copied(Form):
    """Two lists of which one was copied from the other, and how that is known."""

    one = forms.ChoiceField(label=_("List"))
    other = forms.ChoiceField(label=_("Copied from it, or its source"))
    reason = forms.CharField(
        label=_("How it is known"),
        max_length=500,
        help_text=_("Such as: the second was typed from the first. Name nobody."),
    )

    def __init__(self, lists: list[tuple[str, str]], *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        for name in ("one", "other"):
            self.fields[name].choices = lists  # type: ignore[attr-defined]
