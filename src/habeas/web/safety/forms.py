"""What is filled in about contact, dangers and the assessment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from habeas.web import wording
from habeas.web.forms import Form
from habeas.web.interviews.tongues import TONGUES
from habeas.words.labels import label
from habeas.workspace.case_assessments import IndicatorValue
from habeas.workspace.case_contacts import Channel, ChannelKind, ContactPlan, Reached
from habeas.workspace.case_dangers import (
    Attribution,
    Danger,
    DangerKind,
    Helper,
    HelperRole,
    Knowing,
    OthersAnswer,
    Threat,
)

_LINES = _("One on each line.")
_MOMENT = _("Year-month-day and time, in UTC, such as 2031-03-04 09:30.")


def said_of(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Every value of a kind with its word in the language of the page."""
    return [(one.value, label(one, wording.language())) for one in kind]


def lines_of(text: str) -> tuple[str, ...]:
    """Each line once, in order, without empty ones."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


class Choosing(Form):
    """A form some of whose fields choose among values of ours."""

    choosing: dict[str, type[StrEnum]] = {}  # noqa: RUF012  # one for each class

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        for name, kind in self.choosing.items():
            self.fields[name].choices = said_of(kind)  # type: ignore[attr-defined]


class Plan(Form):
    """The contact plan: three ways at most are asked for, which is more than most people have."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    hours = forms.CharField(
        label=_("When they can be reached"),
        required=False,
        max_length=500,
        help_text=_("In the person's words: “after the children sleep, never on Fridays”."),
    )
    zone = forms.CharField(
        label=_("Time zone"), required=False, max_length=40, help_text=_("Such as Europe/Berlin.")
    )
    language = forms.ChoiceField(label=_("Language"), choices=TONGUES, required=False)
    code_word = forms.CharField(
        label=_("Code word"),
        required=False,
        max_length=100,
        help_text=_("By which they know that it is you, and you that they are safe to talk."),
    )
    if_somebody_else_answers = forms.CharField(
        label=_("If somebody else answers"),
        required=False,
        max_length=500,
        help_text=_("What to say then, agreed with the person."),
    )
    never_use = forms.CharField(
        label=_("Never to be used"),
        required=False,
        max_length=2000,
        help_text=_LINES,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        kinds = [("", _("none")), *said_of(ChannelKind)]
        for number in WAYS:
            self.fields[f"kind_{number}"] = forms.ChoiceField(
                label=_("Channel %(number)s") % {"number": number}, choices=kinds, required=False
            )
            self.fields[f"address_{number}"] = forms.CharField(
                label=_("Number, address or place"), required=False, max_length=300
            )
            self.fields[f"asked_{number}"] = forms.BooleanField(
                label=_("I asked who else uses, sees or pays for it"), required=False
            )
            self.fields[f"shared_{number}"] = forms.CharField(
                label=_("Who else can see it"),
                required=False,
                max_length=500,
                help_text=_("One on each line. Empty when the person said nobody."),
                widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
            )

    def plan(self) -> ContactPlan:
        """The plan, from what was filled in."""
        told = self.cleaned_data
        named = ("hours", "zone", "language", "code_word", "if_somebody_else_answers")
        return ContactPlan(
            channels=tuple(self._channels()),
            never_use=lines_of(told["never_use"]),
            **{name: told[name] for name in named},
        )

    def _channels(self) -> Iterable[Channel]:
        told = self.cleaned_data
        for number in WAYS:
            kind, address = told[f"kind_{number}"], told[f"address_{number}"].strip()
            if kind and address:
                shared = lines_of(told[f"shared_{number}"])
                asked = told[f"asked_{number}"] or bool(shared)
                yield Channel(ChannelKind(kind), address, shared if asked else None)


WAYS = (1, 2, 3)


def filled(plan: ContactPlan) -> dict[str, object]:
    """What the form of a plan is filled with."""
    named = ("hours", "zone", "language", "code_word", "if_somebody_else_answers")
    told: dict[str, object] = {name: getattr(plan, name) for name in named}
    told["never_use"] = "\n".join(plan.never_use)
    for number, channel in zip(WAYS, plan.channels, strict=False):
        told[f"kind_{number}"] = channel.kind.value
        told[f"address_{number}"] = channel.address
        told[f"asked_{number}"] = channel.shared_with is not None
        told[f"shared_{number}"] = "\n".join(channel.shared_with or ())
    return told


class Made(Choosing):
    """A contact that was made, or tried."""

    choosing = {"came_of_it": Reached}  # noqa: RUF012  # one for each class
    number = forms.IntegerField(widget=forms.HiddenInput)
    came_of_it = forms.ChoiceField(label=_("What came of it"))
    words = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Awaited(Form):
    """When the person said they would be heard from."""

    due = forms.CharField(label=_("When"), max_length=30, help_text=_MOMENT)

    def clean_due(self) -> datetime:
        """The time, in UTC."""
        return moment_of(self.cleaned_data["due"])


class Ended(Form):
    """Something is over, or was decided, with the reason."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    said = forms.CharField(required=False, max_length=2000)


class Attributed(Choosing):
    """Something that somebody said on a day, or that a statement says."""

    said_by = forms.CharField(
        label=_("Who said so"),
        required=False,
        max_length=200,
        help_text=_("“The person”, a role or a code."),
    )
    said_on = forms.DateField(
        label=_("On which day"),
        required=False,
        help_text=_("Year-month-day."),
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    statement = forms.CharField(
        label=_("Or the statement it rests on"),
        required=False,
        max_length=14,
        help_text=_("Its identifier, s-…"),
    )

    def attribution(self) -> Attribution:
        """Where it comes from."""
        told = self.cleaned_data
        return Attribution(told["statement"], "", told["said_by"], told["said_on"])


class NewDanger(Attributed):
    """What hangs over the person."""

    choosing = {"kind": DangerKind}  # noqa: RUF012  # one for each class
    kind = forms.ChoiceField(label=_("What kind"))
    at = forms.CharField(
        label=_("When, if a time is set"), required=False, max_length=30, help_text=_MOMENT
    )
    words = forms.CharField(
        label=_("In a few words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("kind", "at", "words")

    def clean_at(self) -> str:
        """The time as it is kept; empty for none."""
        said = self.cleaned_data["at"].strip()
        return moment_of(said).isoformat() if said else ""

    def danger(self) -> Danger:
        """The danger, from what was filled in."""
        told = self.cleaned_data
        return Danger(
            DangerKind(told["kind"]), self.attribution(), at=told["at"], words=told["words"]
        )


class TheFeared(Attributed):
    """Whom the person fears."""

    choosing = {"knows_location": Knowing}  # noqa: RUF012  # one for each class
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=_("Who it is, as the person says"),
        required=False,
        max_length=200,
        help_text=_("“The elder brother” is enough. Nobody is looked up."),
    )
    body = forms.CharField(
        label=_("Or the body they belong to"),
        required=False,
        max_length=200,
        help_text=_("Its key in the picture of who commands whom, so that avenues are checked."),
    )
    is_kin = forms.BooleanField(label=_("A relative of the person"), required=False)
    knows_location = forms.ChoiceField(label=_("Do they know where the person is?"))
    channels = forms.CharField(
        label=_("Numbers, accounts and devices they can see"),
        required=False,
        max_length=2000,
        help_text=_LINES,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    places = forms.CharField(
        label=_("Where they would look"),
        required=False,
        max_length=2000,
        help_text=_LINES,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )
    words = forms.CharField(
        label=_("What they did or said"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("name", "body", "is_kin", "knows_location", "channels", "places", "words")

    def threat(self) -> Threat:
        """The threat, from what was filled in."""
        told = self.cleaned_data
        where = self.attribution()
        return Threat(
            told["name"].strip(),
            told["body"].strip(),
            told["is_kin"],
            lines_of(told["channels"]),
            lines_of(told["places"]),
            Knowing(told["knows_location"]),
            told["words"],
            None if where == Attribution() else where,
        )


class NewOther(Form):
    """Somebody whom a step may harm."""

    who = forms.CharField(
        label=_("Who"), max_length=200, help_text=_("A pseudonym, or “the mother”. No name.")
    )
    how = forms.CharField(
        label=_("What could happen to them"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class OtherAnswered(Choosing):
    """What they said."""

    choosing = {"said_so": OthersAnswer}  # noqa: RUF012  # one for each class
    seen = forms.IntegerField(widget=forms.HiddenInput)
    said_so = forms.ChoiceField()
    said = forms.CharField(required=False, max_length=2000)


class NewHelper(Choosing):
    """Somebody who would help."""

    choosing = {"role": HelperRole}  # noqa: RUF012  # one for each class
    name = forms.CharField(label=pgettext_lazy("person", "Name"), max_length=200)
    role = forms.ChoiceField(label=_("What they help with"))
    bodies = forms.CharField(
        label=_("Bodies they belong to"),
        required=False,
        max_length=1000,
        help_text=_LINES,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_kin = forms.BooleanField(label=_("A relative of the person"), required=False)
    channels = forms.CharField(
        label=_("How they are reached"),
        required=False,
        max_length=1000,
        help_text=_LINES,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )

    def helper(self) -> Helper:
        """The helper, from what was filled in."""
        told = self.cleaned_data
        return Helper(
            told["name"].strip(),
            HelperRole(told["role"]),
            lines_of(told["bodies"]),
            told["is_kin"],
            lines_of(told["channels"]),
        )


class Indicated(Attributed):
    """What is known about one indicator."""

    choosing = {"value": IndicatorValue}  # noqa: RUF012  # one for each class
    seen = forms.IntegerField(widget=forms.HiddenInput)
    value = forms.ChoiceField(label=_("What is known"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In the person's words"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    field_order = ("value", "words")


def moment_of(said: str) -> datetime:
    """A time that somebody typed; UTC unless it says otherwise. Raises a mistake of the form."""
    try:
        time = datetime.fromisoformat(said.strip())
    except ValueError as error:
        raise forms.ValidationError(
            _("That is not a time. Write it like 2031-03-04 09:30.")
        ) from error
    return time if time.tzinfo else time.replace(tzinfo=UTC)
