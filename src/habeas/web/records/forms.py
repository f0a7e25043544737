"""What narrows down a list of records, and the checkpoint that is handed in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from habeas.web.forms import Form
from habeas.web.wording import language
from habeas.words.labels import label
from habeas.workspace.records import Action, Book, RecordFilter, SubjectKind, Wanted

LARGEST = 64 * 1024
"""Bytes of a checkpoint's file at most: one is a few lines."""

_NOT_A_DAY = _("Write the day as year-month-day, such as 2026-03-09.")


class Narrowing(Form):
    """The base of what narrows down a list: nothing typed asks for everything."""

    def __init__(self, called: Mapping[str, str], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(*args, **kwargs)
        people = [(member, name or member) for member, name in called.items()]
        self._offer("member", _("anybody"), people)

    def _offer(self, name: str, anything: object, offered: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        field.choices = [("", anything), *offered]  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = _("Choose one from the list.")

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for."""
        return any(self.data.get(name) for name in self.fields)


class HistoryForm(Narrowing):
    """What narrows down the history."""

    book = forms.ChoiceField(label=_("Record"), required=False)
    kind = forms.ChoiceField(label=_("Kind of thing"), required=False)
    thing = forms.CharField(label=_("Identifier"), required=False, max_length=200)
    member = forms.ChoiceField(label=_("Who"), required=False)
    first = forms.DateField(
        label=pgettext_lazy("days", "From"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _NOT_A_DAY},
    )
    last = forms.DateField(
        label=pgettext_lazy("days", "Until"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"invalid": _NOT_A_DAY},
    )

    def __init__(self, called: Mapping[str, str], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(called, *args, **kwargs)
        spoken = language()
        books = [(one.value, label(one, spoken)) for one in Book]
        kinds = [(one.value, label(one, spoken)) for one in SubjectKind]
        self._offer("book", _("both"), books)
        self._offer("kind", _("any"), kinds)

    @property
    def wanted(self) -> RecordFilter:
        """What was asked for, once everything typed is in order."""
        told = self.cleaned_data
        book = Book(told["book"]) if told["book"] else None
        kind = SubjectKind(told["kind"]) if told["kind"] else None
        named = (told["thing"].strip(), told["member"])
        return RecordFilter(book, kind, *named, told["first"], told["last"])


class LooksForm(Narrowing):
    """What narrows down the access log."""

    action = forms.ChoiceField(label=_("What"), required=False)
    thing = forms.CharField(label=_("Identifier"), required=False, max_length=100)
    member = forms.ChoiceField(label=_("Who"), required=False)
    refused = forms.BooleanField(label=_("only what was refused"), required=False)

    def __init__(self, called: Mapping[str, str], *args: Any, **kwargs: Any) -> None:  # noqa: ANN401
        super().__init__(called, *args, **kwargs)
        spoken = language()
        self._offer("action", _("anything"), [(one.value, label(one, spoken)) for one in Action])

    @property
    def wanted(self) -> Wanted:
        """What was asked for, once everything typed is in order."""
        told = self.cleaned_data
        action = Action(told["action"]) if told["action"] else None
        return Wanted(told["member"], told["thing"].strip(), action, told["refused"])


class CheckpointForm(Form):
    """A checkpoint that was kept elsewhere."""

    file = forms.FileField(
        label=_("Checkpoint that was kept elsewhere"),
        help_text=_("The file as it was saved, a few lines of text."),
        error_messages={
            "required": _("Choose the file."),
            "empty": _("This file is empty. Choose the checkpoint as it was saved."),
        },
    )

    def clean_file(self) -> str:
        """The note that the file holds."""
        given = self.cleaned_data["file"]
        if given.size > LARGEST:
            raise forms.ValidationError(_("This is too large to be a checkpoint."))
        with given.stream() as stream:
            content: bytes = stream.read()
        try:
            return content.decode()
        except UnicodeDecodeError:
            # Not chained: the fault would hold what is in the file.
            raise forms.ValidationError(_("This is not a checkpoint: it is not text.")) from None
