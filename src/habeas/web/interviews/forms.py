"""What is filled in at an interview, step by step; nothing is demanded before the end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.web.interviews.tongues import TONGUES
from habeas.words import explaining
from habeas.words.consents import Answer, Consent, HowGiven, Use
from habeas.words.dates import Edtf
from habeas.words.errors import HabeasError
from habeas.words.explaining import LANGUAGES
from habeas.words.explaining import wording as worded
from habeas.words.interviews import Circumstances, Explained, Interview, Words, check_code
from habeas.words.labels import label

_IN = '<span lang="{}">{}</span>'
"""Words in the language they are told in, which need not be that of the page."""

ASKED = (Answer.YES, Answer.NO, Answer.ASK_AGAIN)
"""What can be answered; taking back has a page of its own."""


class LaterCharField(forms.CharField):
    """Needed in the end, and may be left empty until then."""

    def validate(self, value: Any) -> None:  # noqa: ANN401  # as Django has it
        if value:
            super().validate(value)


class LaterChoiceField(forms.ChoiceField):
    """Needed in the end, and may be left empty until then."""

    def validate(self, value: Any) -> None:  # noqa: ANN401  # as Django has it
        if value:
            super().validate(value)


class NowChoiceField(LaterChoiceField):
    """Where it can be left empty no longer."""

    def validate(self, value: Any) -> None:  # noqa: ANN401  # as Django has it
        forms.ChoiceField.validate(self, value)


class LaterMultipleChoiceField(forms.MultipleChoiceField):
    """Needed in the end, and may be left empty until then."""

    def validate(self, value: Any) -> None:  # noqa: ANN401  # as Django has it
        if value:
            super().validate(value)


class Step(Form):
    """One step of the long form. ``seen`` is the state of the interview it was begun from."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def into(self, interview: Interview) -> dict[str, object]:
        """The part of the interview that this step fills in, by its name."""
        return {}


class About(Step):
    """Who sat together, when and where: codes and roles, never names."""

    person = LaterCharField(
        label=_("Code of the person"),
        max_length=20,
        help_text=_(
            "A code that says nothing of them, such as P-204. No name, no initials, no birthday."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    date = LaterCharField(
        label=_("Day of the interview"),
        max_length=40,
        help_text=_("Year-month-day, such as 2031-05-06."),
    )
    place = forms.CharField(
        label=_("Place, roughly"),
        required=False,
        max_length=200,
        help_text=_("A region or “online”. Nothing by which the person could be found."),
    )
    language = LaterChoiceField(label=_("Language spoken"), choices=TONGUES)
    interviewers = forms.CharField(label=_("Interviewers"), required=False, max_length=200)
    interpreter = forms.CharField(
        label=_("Interpreter"),
        required=False,
        max_length=200,
        help_text=_("A role or code, and how they are bound to keep silent."),
    )
    present = forms.CharField(
        label=_("Who else was present"),
        required=False,
        max_length=500,
        help_text=_("Roles only: “a friend of the person”, “a psychologist”."),
    )
    circumstances = forms.CharField(
        label=_("Circumstances"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Could the person speak freely? Were there breaks? What was said belongs in the "
            "testimony, not here; nor does anything about who the person is."
        ),
    )

    def clean_person(self) -> str:
        """A code, not a name."""
        code: str = self.cleaned_data["person"]
        return self._checked(check_code, code)

    def clean_date(self) -> str:
        """A day as it can be stated."""
        day: str = self.cleaned_data["date"]
        return self._checked(lambda text: Edtf.parse(text).text, day)

    def _checked(self, check: Any, text: str) -> str:  # noqa: ANN401  # str to str
        try:
            return str(check(text)) if text else ""
        except HabeasError as error:
            raise forms.ValidationError(
                f"{wording.happened(error)} {wording.todo(error)}"
            ) from error

    def into(self, interview: Interview) -> dict[str, object]:
        """The circumstances."""
        told = {name: held for name, held in self.cleaned_data.items() if name != "seen"}
        return {"about": Circumstances(**told)}


class Explaining(Step):
    """What was explained, in the words of one version and language."""

    points = LaterMultipleChoiceField(
        label=_("Explained, and time left for questions"),
        widget=forms.CheckboxSelectMultiple,
    )
    in_own_words = LaterCharField(
        label=_("What the person said they understood, in their own words"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Ask: “Please tell me in your words what we agreed.” Do not lead."),
    )

    def __init__(self, *given: Any, version: str, language: str, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **more)
        self.version, self.language = version, language
        points = worded(version, language).points
        told = ((key, format_html(_IN, language, words)) for key, words in points.items())
        self.fields["points"].choices = list(told)  # type: ignore[attr-defined]

    def into(self, interview: Interview) -> dict[str, object]:
        """What was explained."""
        told = self.cleaned_data
        points = tuple(told["points"])
        return {"explained": Explained(self.version, self.language, points, told["in_own_words"])}


class Consents(Step):
    """One answer for each use, and how they were given."""

    how = LaterChoiceField(label=_("How the answers were given"), widget=forms.RadioSelect)
    language = LaterChoiceField(label=_("In which language they were asked"), choices=TONGUES)

    def __init__(self, *given: Any, version: str, language: str, **more: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **more)
        self.version, self.told_in = version, language
        self._asked = worded(version, language).asked
        spoken = wording.language()
        self.fields["how"].choices = [(how.value, label(how, spoken)) for how in HowGiven]  # type: ignore[attr-defined]
        for use in self._asked:
            for name, field in _fields_of(spoken).items():
                self.fields[f"{name}_{use.value}"] = field
        self.order_fields([*(name for name in self.fields if "_" in name), "how", "language"])

    def by_use(self) -> Iterator[tuple[Use, str, tuple[BoundField, ...]]]:
        """Each use, how it is asked for, and its fields."""
        for use, asked in self._asked.items():
            yield use, asked, tuple(self[f"{name}_{use.value}"] for name in _PARTS)

    def answers(self) -> tuple[Consent, ...]:
        """The answers that were filled in."""
        told = self.cleaned_data
        return tuple(
            Consent(
                use,
                Answer(told[f"answer_{use.value}"]),
                told[f"scope_{use.value}"],
                told[f"until_{use.value}"],
                self.version,
                told["language"],
                HowGiven(told["how"]) if told["how"] else None,
            )
            for use in Use
            if told[f"answer_{use.value}"]
        )

    def into(self, interview: Interview) -> dict[str, object]:
        """All answers so far."""
        return {"consents": self.answers()}


class NewAnswers(Consents):
    """Answers the person gives anew, later; only those that are filled in change."""

    how = NowChoiceField(
        label=_("How the answers were given"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how the person gave the answers.")},
    )
    language = NowChoiceField(
        label=_("In which language they were asked"),
        choices=TONGUES,
        error_messages={"required": _("Say in which language they were asked.")},
    )
    reason = forms.CharField(label=_("What they said about it"), required=False, max_length=1000)


class Testimony(Step):
    """The words themselves."""

    text = LaterCharField(
        label=_("The testimony, in the person’s own words and language"),
        strip=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 20, "dir": "auto"}),
        help_text=_(
            "As they said it, in the first person. What they say of themselves stands here and "
            "in no field. Leave it empty when they do not want their words kept."
        ),
    )
    language = LaterChoiceField(label=_("Language of the words"), choices=TONGUES)

    def into(self, interview: Interview) -> dict[str, object]:
        """The words, with the ends of lines as everywhere else here."""
        text = self.cleaned_data["text"]
        return {"words": Words(text, self.cleaned_data["language"])}


class Correction(Form):
    """The words as the person wants them now."""

    text = forms.CharField(
        label=_("The testimony as the person corrected it"),
        strip=False,
        max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 20, "dir": "auto"}),
        error_messages={"required": _("Write the words as they should stand.")},
    )
    language = forms.ChoiceField(label=_("Language of the words"), choices=TONGUES)
    reason = forms.CharField(label=_("Why, as the person said it"), required=False, max_length=1000)


class Withdrawal(Form):
    """What the person takes back. No reason is needed."""

    uses = forms.MultipleChoiceField(
        label=_("What the person takes back"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one use.")},
    )
    reason = forms.CharField(
        label=_("What they said about it"),
        required=False,
        max_length=1000,
        help_text=_("Nobody has to give a reason, and you need not ask for one."),
    )

    def __init__(self, *given: Any, **more: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **more)
        spoken = wording.language()
        self.fields["uses"].choices = [(use.value, label(use, spoken)) for use in Use]  # type: ignore[attr-defined]


class Hint(Form):
    """Something only this person would say, and would say again."""

    hint = forms.CharField(
        label=_("The hint the person chose"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        help_text=_(
            "A few words of their own choice, such as a place and a year only they would put "
            "together. It is not kept: only a digest of it is."
        ),
        error_messages={"required": _("Type the hint the person tells you.")},
    )


class Agreed(Hint):
    """A hint, and the person's agreement to the mark."""

    agreed = forms.BooleanField(
        label=_("The person agrees that a colleague with this hint is told to ask me"),
        error_messages={"required": _("Without the person’s agreement no mark is put.")},
    )


class GivingUp(Form):
    """Deleting an unfinished interview."""

    sure = forms.BooleanField(
        label=_("Yes, delete everything written down here"),
        error_messages={"required": _("Tick the box, so that nothing is deleted by accident.")},
    )


class NewCompartment(Form):
    """A name for a compartment."""

    name = forms.CharField(
        label=_("Name of the compartment"),
        max_length=60,
        help_text=_("Everybody who can open it sees the name. Name no person and no place."),
        error_messages={"required": _("Give it a name.")},
    )


def version_of(interview: Interview) -> str:
    """The wording an interview goes by: the one it was begun with, else the present one."""
    return interview.explained.wording or explaining.present_version()


def spoken_in(interview: Interview, asked: str = "") -> str:
    """The language a wording is shown in: the one asked for, the interview's, the page's."""
    for language in (asked, interview.explained.language, wording.language()):
        if language in LANGUAGES:
            return language
    return LANGUAGES[0]


_PARTS = ("answer", "scope", "until")


def _fields_of(spoken: str) -> dict[str, forms.Field]:
    choices = [("", _("not asked")), *((a.value, label(a, spoken)) for a in ASKED)]
    return {
        "answer": LaterChoiceField(label=_("Answer"), choices=choices, widget=forms.RadioSelect),
        "scope": forms.CharField(
            label=_("Tied to what"),
            required=False,
            max_length=500,
            help_text=_("Which recipients, which parts, which conditions."),
        ),
        "until": forms.DateField(
            label=_("Until when"),
            required=False,
            input_formats=["%Y-%m-%d"],
            widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            error_messages={"invalid": _("Write the day as year-month-day, such as 2031-05-06.")},
        ),
    }
