"""What is typed to sign in."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web.forms import Form


class Passphrase(Form):
    """One's own passphrase, or the code of the recovery sheet."""

    passphrase = forms.CharField(
        label=_("Your passphrase"),
        strip=False,
        max_length=1000,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password", "autofocus": True}),
        help_text=_("Or the code on the recovery sheet."),
        error_messages={"required": _("Type your passphrase.")},
    )


class Code(Form):
    """The six figures of the second factor, or one of the codes kept for when it is lost."""

    code = forms.CharField(
        label=_("The code your device shows now"),
        max_length=40,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "text", "autofocus": True}
        ),
        help_text=_("Or one of your fallback codes."),
        error_messages={"required": _("Type the code.")},
    )
