"""What is filled in at the intake: from where to collect, a reply, what the person agreed to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.words.consents import Use
from habeas.words.labels import label
from habeas.workspace.intake_releasing import Consented

_LINE = {"autocomplete": "off", "dir": "ltr", "spellcheck": "false"}


class Where(Form):
    """From where to collect."""

    address = forms.CharField(
        label=_("Collecting address of the relay"),
        max_length=200,
        widget=forms.TextInput(attrs=_LINE),
        help_text=_("http:// and an onion address; or http://127.0.0.1:PORT on this machine."),
    )
    socks = forms.CharField(
        label=_("SOCKS proxy of Tor"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs=_LINE),
        help_text=_("Host and port, such as 127.0.0.1:9050. Empty for this machine."),
    )


class Carried(Form):
    """A sealed text that somebody carried."""

    sealed = forms.CharField(
        label=_("The sealed text"),
        max_length=2_000_000,
        widget=forms.Textarea(attrs={**_LINE, "rows": 8}),
        help_text=_("All of it, with the line that begins and the line that ends it."),
    )


class Reply(Form):
    """A reply. ``looked`` is set once the warnings about these very words were shown."""

    text = forms.CharField(
        label=_("Reply"),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto", "autocomplete": "off"}),
        help_text=_(
            "Write so that it harms nobody when somebody else reads it: no name, place, day or "
            "hour. It cannot be called back once it is on its way. Another person of this desk "
            "has to let it go, unless it is a safe reply and nothing in it was changed."
        ),
    )
    looked = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)


class Release(Form):
    """With whose consent words leave the desk, and where they go."""

    to = forms.ChoiceField(label=_("Into which compartment for testimony"))
    person = forms.CharField(
        label=_("Code of the person"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_("A code that says nothing of them, such as P-204. No name, no initials."),
    )
    uses = forms.MultipleChoiceField(
        label=_("What the person said yes to"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("What is not ticked is a no. Without the first nothing is released."),
    )
    in_own_words = forms.CharField(
        label=_("What the person wrote about it, in their own words"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("From their follow-up. Everything in the record of consent was explained."),
    )
    reason = forms.CharField(
        label=_("Why it is released"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )

    def __init__(self, *given: Any, places: list[tuple[str, str]], **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        spoken = wording.language()
        self.fields["to"].choices = places  # type: ignore[attr-defined]
        self.fields["uses"].choices = [(use.value, label(use, spoken)) for use in Use]  # type: ignore[attr-defined]

    def consented(self, language: str) -> Consented:
        """What the person answered, in the language they wrote in."""
        told = self.cleaned_data
        uses = frozenset(Use(one) for one in told["uses"])
        return Consented(told["person"], told["in_own_words"], uses, language)
