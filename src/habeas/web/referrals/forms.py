"""What is filled in about a referral."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.words.labels import label
from habeas.workspace import case_consents
from habeas.workspace.case_referrals import NeedKind, Referral


class NewReferral(Form):
    """Whom to ask, for what, and what they would be told."""

    receiver = forms.CharField(
        label=_("Which organisation"),
        max_length=200,
        help_text=_("Its key in the picture of who commands whom, or its name."),
        widget=forms.TextInput(attrs={"list": "receivers"}),
    )
    needs = forms.MultipleChoiceField(
        label=_("What is needed"), widget=forms.CheckboxSelectMultiple, required=False
    )
    onward = forms.CharField(
        label=_("Whom they tell in turn"),
        required=False,
        max_length=1000,
        help_text=_("One on each line."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    fields_told = forms.MultipleChoiceField(
        label=_("What the pack holds"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("It goes out only after they accepted. The offer holds none of it."),
    )
    recipient_key = forms.CharField(
        label=_("Their public key (age)"),
        required=False,
        max_length=100,
        help_text=_("It begins with age1. Compare it with them by voice."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        language = wording.language()
        kinds = [(one.value, label(one, language)) for one in NeedKind]
        held = [(key, told) for key, told, _tells in case_consents.fields(language)]
        self.fields["needs"].choices = kinds  # type: ignore[attr-defined]
        self.fields["fields_told"].choices = held  # type: ignore[attr-defined]
        self.receivers = case_consents.receivers(language)

    def referral(self) -> Referral:
        """The referral, from what was filled in."""
        told = self.cleaned_data
        onward = (line.strip() for line in told["onward"].splitlines() if line.strip())
        return Referral(
            self.receivers.code(told["receiver"].strip()),
            tuple(NeedKind(one) for one in told["needs"]),
            tuple(told["fields_told"]),
            tuple(dict.fromkeys(self.receivers.code(one) for one in onward)),
            told["recipient_key"].strip(),
        )


class Stepped(Form):
    """One step of a referral."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.CharField(max_length=20)
    until = forms.DateField(required=False)
    said = forms.CharField(required=False, max_length=4000)


class Delivered(Form):
    """The pack is sealed and handed out."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=_("Language of the pack"), choices=[("en", "English"), ("ru", "Русский")]
    )
