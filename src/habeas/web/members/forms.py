"""What is filled in about the team, about oneself and about compartments."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from habeas.web.forms import Form
from habeas.web.members.wording import ROLES
from habeas.words.errors import HabeasError
from habeas.words.roles import Role
from habeas.workspace.compartments import Purpose
from habeas.workspace.members import SHORTEST, check_new_passphrase
from habeas.workspace.opening import RECOVERY

_NEW = forms.PasswordInput(attrs={"autocomplete": "new-password"})
_AT_LEAST = gettext_lazy(
    "At least %(shortest)s characters. Five or six words picked at random, with spaces, are easy "
    "to type and hard to guess. Nobody can look it up or reset it."
)


class NewPassphrase(Form):
    """A passphrase typed twice by the person whose it will be."""

    passphrase = forms.CharField(
        label=gettext_lazy("New passphrase"),
        strip=False,
        max_length=1000,
        widget=_NEW,
        error_messages={"required": gettext_lazy("Type the new passphrase.")},
    )
    again = forms.CharField(
        label=gettext_lazy("The same once more"),
        strip=False,
        max_length=1000,
        widget=_NEW,
        error_messages={"required": gettext_lazy("Type the passphrase a second time.")},
    )

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        self.fields["passphrase"].help_text = _AT_LEAST % {"shortest": SHORTEST}

    def clean_passphrase(self) -> str:
        """Long enough, said while the others are looked at too."""
        typed: str = self.cleaned_data["passphrase"]
        try:
            check_new_passphrase(typed)
        except HabeasError as error:
            self.refuse(error, "passphrase")
        return typed

    def clean(self) -> dict[str, Any]:
        """Both the same."""
        told: dict[str, Any] = super().clean() or {}
        if told.get("passphrase") and told.get("again") and told["passphrase"] != told["again"]:
            self.add_error("again", _("The two passphrases differ. Type both again."))
        return told


class Named(NewPassphrase):
    """A person's name and their passphrase."""

    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        help_text=gettext_lazy("What the team calls them. A first name or a code is enough."),
        error_messages={"required": gettext_lazy("Give a name.")},
    )
    field_order = ("name", "roles", "passphrase", "again")

    def clean_name(self) -> str:
        """Anything but what the recovery sheet is called."""
        name: str = self.cleaned_data["name"]
        if name.casefold() == RECOVERY:
            self.add_error("name", _("The recovery sheet is no person. Give another name."))
        return name


class WithRoles(Form):
    """One role or more."""

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Roles"),
        choices=[(role.value, ROLES[role]) for role in Role],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one role.")},
    )

    def chosen(self) -> tuple[Role, ...]:
        """The roles, in their order."""
        return tuple(role for role in Role if role.value in self.cleaned_data["roles"])


class Joining(Named, WithRoles):
    """Somebody new."""


class Roles(WithRoles):
    """Other roles for a member. ``seen``: the ones they had when the page was opened."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("It stays in the history."),
        error_messages={"required": gettext_lazy("Say why in a few words.")},
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class Sure(Form):
    """For what cannot be undone: nothing happens before somebody says they read what follows."""

    sure = forms.BooleanField(
        label=gettext_lazy("I have read what follows from this."),
        error_messages={"required": gettext_lazy("Read what follows, and say that you did.")},
    )


class Because(Form):
    """A reason, where one is needed."""

    reason = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        help_text=gettext_lazy("It stays in the history."),
        error_messages={"required": gettext_lazy("Say why in a few words.")},
    )


class SheetCode(Form):
    """The code on the recovery sheet."""

    code = forms.CharField(
        label=gettext_lazy("The code on the sheet"),
        max_length=200,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}
        ),
        help_text=gettext_lazy(
            "HABEAS1 and seven groups of five. Dashes, spaces and capitals do not matter."
        ),
        error_messages={"required": gettext_lazy("Type the code from the sheet.")},
    )


class OwnPassphrase(NewPassphrase):
    """The passphrase one has, and the one to come."""

    present = forms.CharField(
        label=gettext_lazy("Your present passphrase"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
        error_messages={"required": gettext_lazy("Type your present passphrase.")},
    )
    field_order = ("present", "passphrase", "again")


class Code(Form):
    """A code of the second factor."""

    code = forms.CharField(
        label=gettext_lazy("The code your device shows now"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "text"}),
        error_messages={"required": gettext_lazy("Type the code.")},
    )


class Language(Form):
    """The language of one's own pages."""

    language = forms.ChoiceField(
        label=gettext_lazy("Language of your pages"),
        choices=[
            ("", gettext_lazy("what the browser asks for")),
            ("en", "English"),
            ("ru", "Русский"),
        ],
        required=False,
    )


class NewCompartment(Form):
    """What a compartment is called, and what for."""

    name = forms.CharField(
        label=pgettext_lazy("person", "Name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"}),
        help_text=gettext_lazy("Only those who open it see it. No person’s name."),
        error_messages={"required": gettext_lazy("Give it a name.")},
    )
    purpose = forms.ChoiceField(
        label=gettext_lazy("What it is for"),
        choices=[
            (Purpose.REPORTS.value, gettext_lazy("collected reports")),
            (Purpose.TESTIMONY.value, gettext_lazy("testimony")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose what it is for.")},
    )


class Sharing(Form):
    """With whom to share a compartment."""

    members = forms.MultipleChoiceField(
        label=gettext_lazy("Let these open it too"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": gettext_lazy("Choose at least one member."),
            "invalid_choice": gettext_lazy("Choose from those who are listed."),
        },
    )

    def offer(self, members: list[tuple[str, str]]) -> Sharing:
        """Offer these: identifier and name."""
        self.fields["members"].choices = members  # type: ignore[attr-defined]
        return self


class Withdrawing(Because, Sure):
    """Whom a compartment is withdrawn from, and why."""

    field_order = ("reason", "sure")
