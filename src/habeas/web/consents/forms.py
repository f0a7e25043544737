"""What is filled in when a person is asked, and when something is handed on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.web.interviews.tongues import TONGUES
from habeas.words.labels import label
from habeas.workspace import case_consents
from habeas.workspace.case_consents import Asked, Consent, ConsentPurpose, HowGiven, Sending
from habeas.workspace.case_disclosures import SentBy


class Seen(Form):
    """A form about one thing, as it was when the form was opened."""

    seen = forms.IntegerField(widget=forms.HiddenInput)


class Recipients(Form):
    """For what, to whom, who is told in turn, and which fields."""

    purpose = forms.ChoiceField(label=_("For what"))
    recipient = forms.CharField(
        label=_("To whom"),
        max_length=200,
        help_text=_("A receiver of the list, or the name of another organisation. One only."),
        widget=forms.TextInput(attrs={"list": "receivers"}),
    )
    onward = forms.CharField(
        label=_("Whom the recipient tells in turn"),
        required=False,
        max_length=1000,
        help_text=_("One on each line. Most procedures of the United Nations tell the government."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    fields_told = forms.MultipleChoiceField(
        label=_("Which fields"), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        language = wording.language()
        purposes = [(one.value, label(one, language)) for one in ConsentPurpose]
        held = [(key, _marked(told, tells)) for key, told, tells in case_consents.fields(language)]
        self.fields["purpose"].choices = purposes  # type: ignore[attr-defined]
        self.fields["fields_told"].choices = held  # type: ignore[attr-defined]
        self.receivers = case_consents.receivers(language)

    def key_of(self, name: str) -> str:
        """The receiver's key when the catalogue knows it by this name, else the name itself."""
        return self.receivers.code(name.strip())

    def onward_keys(self) -> tuple[str, ...]:
        """Whom the recipient tells, by key or name."""
        lines = self.cleaned_data["onward"].splitlines()
        return tuple(dict.fromkeys(self.key_of(line) for line in lines if line.strip()))

    def sending(self) -> Sending:
        """What would leave, from what was filled in."""
        told = self.cleaned_data
        return case_consents.sending(
            told["purpose"],
            self.key_of(told["recipient"]),
            self.onward_keys(),
            tuple(told["fields_told"]),
        )


class Excepted(Recipients):
    """One person asks for an exception."""

    reason = forms.CharField(
        label=_("Why it cannot wait, and why the person cannot be asked"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    review_by = forms.DateField(
        label=_("To be looked at again by"),
        help_text=_("Year-month-day. The exception ends then at the latest."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )


class Answered(Seen):
    """What the second person says, or whoever looks at it again."""

    said = forms.CharField(
        label=_("Why"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )

    @property
    def reason(self) -> str:
        """What was said."""
        return str(self.cleaned_data["said"])


class NewConsent(Recipients):
    """What the person is asked."""

    until = forms.DateField(
        label=_("Until when"),
        required=False,
        help_text=_("The last day, as year-month-day. Empty: until the person takes it back."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    language = forms.ChoiceField(label=_("Language it is read out in"), choices=TONGUES)
    how = forms.ChoiceField(
        label=_("How they agreed"),
        required=False,
        help_text=_("Leave it at “not asked yet” to prepare the sheet and ask later."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        self.fields["how"].choices = [("", _("not asked yet")), *hows()]  # type: ignore[attr-defined]

    def asked(self) -> Asked:
        """What the person is asked, from what was filled in."""
        told = self.cleaned_data
        return Asked(
            ConsentPurpose(told["purpose"]),
            self.key_of(told["recipient"]),
            self.onward_keys(),
            tuple(told["fields_told"]),
            told["language"],
            told["until"],
            HowGiven(told["how"]) if told["how"] else None,
        )


class Given(Seen):
    """The person agreed."""

    how = forms.ChoiceField(label=_("How they agreed"))

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        self.fields["how"].choices = hows()  # type: ignore[attr-defined]


class Narrowed(Seen):
    """What stays of a consent."""

    fields_told = forms.MultipleChoiceField(
        label=_("Fields that may still go"), widget=forms.CheckboxSelectMultiple, required=False
    )
    onward = forms.MultipleChoiceField(
        label=_("Who may still be told in turn"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    reason = forms.CharField(
        label=_("What the person said"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(
        self,
        *given: Any,  # noqa: ANN401  # as Django has it
        consent: Consent,
        labels: Mapping[str, str],
        **named: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*given, **named)
        for name, keys in (("fields_told", consent.fields_kept), ("onward", consent.onward_kept)):
            choices = [(key, labels.get(key, key)) for key in keys]
            self.fields[name].choices = choices  # type: ignore[attr-defined]
            self.fields[name].initial = list(keys)


class Withdrawn(Seen):
    """The person takes it back; they owe nobody a reason."""

    reason = forms.CharField(
        label=_("What the person said"),
        required=False,
        max_length=2000,
        help_text=_("They need no reason."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class HandedOn(Recipients):
    """Something is handed on by hand or by word of mouth."""

    how = forms.ChoiceField(label=_("In which way"))
    words = forms.CharField(
        label=_("Exactly what"),
        max_length=20000,
        help_text=_("Only its digest is kept: it shows later whether this is what was told."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        ways = [(one.value, label(one, wording.language())) for one in SentBy]
        self.fields["how"].choices = ways  # type: ignore[attr-defined]


class Recalled(Seen):
    """A step of asking back. ``answer`` is what they wrote."""

    answer = forms.CharField(
        label=_("What they answered"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


def _marked(label: str, is_sensitive: bool) -> str:
    """A field's label; one that tells who or where the person is says so."""
    if not is_sensitive:
        return label
    return _("%(field)s (tells who or where the person is)") % {"field": label}


def for_avenue(avenue: str) -> dict[str, object]:
    """What the form is filled with for an avenue: its receiver and the fields it asks for."""
    receiver, asked = case_consents.asked_by(avenue)
    named = dict(case_consents.recipients(wording.language()))
    return {"recipient": named.get(receiver, receiver), "fields_told": list(asked)}


def hows() -> list[tuple[str, str]]:
    """The ways to agree, in the language of the page."""
    return [(one.value, label(one, wording.language())) for one in HowGiven]
