"""What is filled in about submissions, requests to ministries, and the right of reply."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.words.labels import label
from habeas.words.violations import violations
from habeas.workspace.case_asks import Asking
from habeas.workspace.case_replies import Asked
from habeas.workspace.case_submission_files import Drawn, SentBy
from habeas.workspace.case_submissions import SUBMITTERS

_LANGUAGES = [("en", "English"), ("ru", "Русский")]
_LONG = 20_000


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class NewSubmission(Form):
    """Which avenue, and which incidents it is about."""

    avenue = forms.ChoiceField(label=_("Avenue"))
    incidents = forms.MultipleChoiceField(
        label=_("About which incidents"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None chosen: all that the case is linked to."),
    )

    def __init__(self, avenues: Any, incidents: Any, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        self.fields["avenue"].choices = avenues  # type: ignore[attr-defined]
        self.fields["incidents"].choices = incidents  # type: ignore[attr-defined]
        if not incidents:
            del self.fields["incidents"]


class How(Form):
    """How a submission is made, and what the form asks of a person."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    language = forms.ChoiceField(label=_("Language of the form"), choices=_LANGUAGES)
    submitter = forms.ChoiceField(label=_("Who submits it"))
    persons = forms.IntegerField(label=_("For how many people"), min_value=1, max_value=10_000)
    recipient_key = forms.CharField(
        label=_("The receiver's public key (age)"),
        required=False,
        max_length=100,
        help_text=_("It begins with age1. Compare it with them by voice."),
    )

    def __init__(self, questions: Any, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        language = wording.language()
        held = [(one.value, label(one, language)) for one in SUBMITTERS]
        self.fields["submitter"].choices = held  # type: ignore[attr-defined]
        answers = [("", _("not answered")), ("yes", _("yes")), ("no", _("no"))]
        for key, words in questions:
            self.fields[f"asked_{key}"] = forms.ChoiceField(
                label=words, choices=answers, required=False
            )

    def answers(self) -> list[tuple[str, bool | None]]:
        """What was answered, question by question."""
        said = {"yes": True, "no": False}
        return [
            (name.removeprefix("asked_"), said.get(told))
            for name, told in self.cleaned_data.items()
            if name.startswith("asked_")
        ]


class Words(Form):
    """Words for one field."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(label=_("Words"), required=False, max_length=_LONG, widget=_area(8))
    language = forms.ChoiceField(
        label=_("Language, if it is not that of the form"),
        choices=[("", _("that of the form")), *_LANGUAGES],
        required=False,
    )
    rests_on = forms.CharField(
        label=_("Statements and findings it rests on"),
        required=False,
        max_length=1000,
        help_text=_("Their identifiers (s-…, f-…), with spaces between them."),
    )


class Stepped(Form):
    """One step of a submission or a reply."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.CharField(max_length=20)
    said = forms.CharField(required=False, max_length=_LONG)
    reference = forms.CharField(required=False, max_length=200)


class Followed(Form):
    """After how many days to ask again."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    days = forms.IntegerField(label=_("Ask again in how many days"), min_value=1, max_value=3650)


class Handed(Form):
    """A file to be handed over."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    drawn = forms.ChoiceField(label=_("As what"))
    how = forms.ChoiceField(label=_("How you hand it over"))

    def __init__(self, sealed: bool, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        self.fields["drawn"].choices = _drawn(sealed)  # type: ignore[attr-defined]
        self.fields["how"].choices = _ways()  # type: ignore[attr-defined]


class NewAsk(Form):
    """A request to a ministry."""

    receiver = forms.CharField(
        label=_("Which ministry"),
        max_length=200,
        help_text=_("As the consent names it."),
        widget=forms.TextInput(attrs={"list": "receivers"}),
    )
    asked = forms.CharField(label=_("What is asked"), max_length=2000, widget=_area(3))
    by = forms.DateField(label=_("By when"), widget=forms.DateInput(attrs={"type": "date"}))
    because = forms.CharField(label=_("Why by then"), required=False, max_length=400)
    grounds = forms.MultipleChoiceField(
        label=_("Published grounds"), required=False, widget=forms.CheckboxSelectMultiple
    )
    ground = forms.CharField(
        label=_("Other grounds, with their source"),
        required=False,
        max_length=2000,
        widget=_area(2),
        help_text=_("One on each line."),
    )
    known = forms.CharField(
        label=_("What is known"),
        required=False,
        max_length=4000,
        widget=_area(4),
        help_text=_("One on each line. Whatever is protected in the case is withheld."),
    )
    contact = forms.CharField(label=_("Whom to answer"), max_length=300)
    language = forms.ChoiceField(label=_("Language of the page"), choices=_LANGUAGES)
    reason = forms.CharField(
        label=_("Why a red or unknown receiver is asked all the same"),
        required=False,
        max_length=2000,
    )
    how = forms.ChoiceField(label=_("How you hand it over"))

    def __init__(self, grounds: Any, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        self.fields["grounds"].choices = grounds  # type: ignore[attr-defined]
        self.fields["how"].choices = _ways()  # type: ignore[attr-defined]
        if not grounds:
            del self.fields["grounds"]

    def asking(self, keys: dict[str, str]) -> Asking:
        """The request; ``keys`` are the keys of receivers by their names."""
        told = self.cleaned_data
        receiver = told["receiver"].strip()
        return Asking(
            keys.get(receiver, receiver),
            told["asked"],
            told["by"],
            told["because"],
            tuple(told.get("grounds", ())),
            _lines(told["ground"]),
            _lines(told["known"]),
            told["contact"],
            told["language"],
            told["reason"].strip(),
        )


class NewReply(Form):
    """What is put to somebody, in words chosen for their eyes."""

    body = forms.CharField(
        label=_("To whom it is put"),
        max_length=200,
        widget=forms.TextInput(attrs={"list": "receivers"}),
    )
    by = forms.CharField(label=_("Who asks"), max_length=200)
    acts = forms.MultipleChoiceField(
        label=_("What is alleged"), required=False, widget=forms.CheckboxSelectMultiple
    )
    when = forms.CharField(label=_("When, as roughly as is safe"), required=False, max_length=200)
    where = forms.CharField(label=_("Where, as roughly as is safe"), required=False, max_length=200)
    what = forms.CharField(
        label=_("In your own words"), required=False, max_length=4000, widget=_area(4)
    )
    questions = forms.CharField(
        label=_("Questions"),
        required=False,
        max_length=4000,
        widget=_area(3),
        help_text=_("One on each line."),
    )
    answer_by = forms.DateField(
        label=_("Answer by"), widget=forms.DateInput(attrs={"type": "date"})
    )
    contact = forms.CharField(label=_("Where an answer goes"), max_length=300)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=_LANGUAGES)

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        language = wording.language()
        held = [(code, one.labels[language]) for code, one in violations().items()]
        self.fields["acts"].choices = held  # type: ignore[attr-defined]

    def asked(self, keys: dict[str, str]) -> Asked:
        """What is put; ``keys`` are the keys of bodies by their names."""
        told = self.cleaned_data
        body = told["body"].strip()
        return Asked(
            keys.get(body, body),
            told["by"],
            tuple(told["acts"]),
            told["when"],
            told["where"],
            told["what"],
            _lines(told["questions"]),
            told["answer_by"],
            told["contact"],
            told["language"],
        )


class Answer(Form):
    """What they answered."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    words = forms.CharField(
        label=_("Their answer, word for word"), max_length=_LONG, widget=_area(6)
    )
    in_case = forms.BooleanField(
        label=_("Keep it in this case alone"),
        required=False,
        help_text=_("When it tells who the person is, it must not stand beside the incident."),
    )


def _lines(told: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in told.splitlines() if line.strip())


def _drawn(sealed: bool) -> list[tuple[str, str]]:
    language = wording.language()
    held = [(one.value, label(one, language)) for one in Drawn]
    return [held[-1], *held[:-1]] if sealed else held[:-1]


def _ways() -> list[tuple[str, str]]:
    language = wording.language()
    ways = (one for one in SentBy if one is not SentBy.SEALED_PACK)
    return [(one.value, label(one, language)) for one in ways]
