"""What is filled in when somebody works on one case."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.cases.forms import lanes
from habeas.web.forms import Form
from habeas.web.interviews.tongues import TONGUES
from habeas.words.labels import label
from habeas.workspace.case_against import Attribution
from habeas.workspace.case_closing import ClosingOutcome
from habeas.workspace.case_households import LinkKind
from habeas.workspace.case_marks import MarkKind
from habeas.workspace.case_standing import CaseState, Overlay

Choices = Iterable[tuple[str, str]]
_LONG = 4000


def said_of(kind: type[StrEnum]) -> list[tuple[str, str]]:
    """Every value of a kind with its word in the language of the page."""
    return [(one.value, label(one, wording.language())) for one in kind]


def _lines(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


def _day() -> forms.DateInput:
    return forms.DateInput(attrs={"type": "date", "autocomplete": "off"})


class Working(Form):
    """The base: every form of a case says which version of what it changes was seen."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def _offer(self, field: str, choices: Choices) -> None:
        self.fields[field].choices = list(choices)  # type: ignore[attr-defined]


class Reasoned(Working):
    """A step that needs a reason."""

    reason = forms.CharField(
        label=_("Why"),
        max_length=_LONG,
        widget=_lines(),
        help_text=_("It stays in the case. Whoever takes it over will ask."),
        error_messages={"required": _("Say why in a few words.")},
    )


class Moving(Reasoned):
    """The next state."""

    to = forms.ChoiceField(label=_("It is now"), widget=forms.RadioSelect)
    field_order = ("to", "reason")

    def __init__(self, *given: Any, states: Iterable[CaseState], **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        said = wording.language()
        self._offer("to", [(state.value, label(state, said)) for state in states])


class Declining(Reasoned):
    """Not taken on, with where else to turn."""

    referred_to = forms.CharField(
        label=_("Where the person was told to turn instead"),
        max_length=_LONG,
        widget=_lines(2),
        help_text=_("Nobody is sent away without a place to ask."),
        error_messages={"required": _("Say whom the person was told to turn to.")},
    )
    field_order = ("referred_to", "reason")


class Overlaying(Reasoned):
    """What any state can carry, laid on or lifted."""

    overlay = forms.ChoiceField(label=_("What is to be shown, or no longer"))
    field_order = ("overlay", "reason")

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        self._offer("overlay", said_of(Overlay))


class Laning(Reasoned):
    """The lane, and when it is looked at again."""

    lane = forms.ChoiceField(
        label=_("Lane"),
        widget=forms.RadioSelect,
        help_text=_(
            "Now: life or liberty is at stake within hours. Days: something is likely to happen "
            "within days. Weeks: there is danger, and time to prepare. Watch: no acute danger."
        ),
    )
    reassess_on = forms.DateField(
        label=_("To be looked at again on"),
        widget=_day(),
        help_text=_("A day after today. Every lane is looked at again."),
        error_messages={"required": _("Choose the day on which it is looked at again.")},
    )
    field_order = ("lane", "reason", "reassess_on")

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        self._offer("lane", lanes())


class Seconding(Working):
    """The second person's word."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        choices=[("agree", _("I agree")), ("refuse", _("I refuse: the top lane holds"))],
    )
    reason = forms.CharField(
        label=_("Why"),
        required=False,
        max_length=_LONG,
        widget=_lines(),
        help_text=_("Needed when you refuse."),
    )


class Leading(Reasoned):
    """Who leads the case from now on."""

    member = forms.ChoiceField(label=_("Who leads it from now on"))
    field_order = ("member", "reason")

    def __init__(self, *given: Any, people: Choices, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self._offer("member", people)


class PuttingOn(Form):
    """Who else opens the case."""

    members = forms.MultipleChoiceField(
        label=_("Let these open it too"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one.")},
    )
    reason = forms.CharField(label=_("Why they need to know"), max_length=_LONG, widget=_lines(2))

    def __init__(self, *given: Any, people: Choices, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.fields["members"].choices = list(people)  # type: ignore[attr-defined]


class TakingOff(Form):
    """Why somebody no longer needs to know."""

    reason = forms.CharField(label=_("Why"), max_length=_LONG, widget=_lines(2))


class Marking(Form):
    """A mark on the whole case."""

    kind = forms.ChoiceField(label=_("Mark"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Why"), max_length=_LONG, widget=_lines(2))

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        self.fields["kind"].choices = said_of(MarkKind)  # type: ignore[attr-defined]


class Naming(Working):
    """Another pseudonym."""

    pseudonym = forms.CharField(
        label=_("Pseudonym"),
        max_length=20,
        help_text=_("A code that says nothing of the person, such as K-204. Never a name."),
    )


class Attributed(Working):
    """Something with where it comes from."""

    said_by = forms.CharField(
        label=_("Who said so"),
        required=False,
        max_length=200,
        help_text=_("The person themselves, or somebody else."),
    )
    said_on = forms.DateField(label=_("On which day"), required=False, widget=_day())

    @staticmethod
    def of(told: dict[str, Any]) -> Attribution:
        """Where it comes from, as it was filled in."""
        return Attribution(said_by=told["said_by"].strip(), on=told["said_on"])


class Filling(Attributed):
    """What goes into one field of a form."""

    value = forms.CharField(
        label=_("What is to be written there"),
        required=False,
        max_length=20_000,
        widget=_lines(4),
        help_text=_("Empty takes it out; the earlier versions stay known."),
    )
    field_order = ("value", "said_by", "said_on")


class Saying(Working):
    """The person's own words."""

    words = forms.CharField(
        label=_("What the person said, as they said it"),
        max_length=20_000,
        widget=_lines(6),
        error_messages={"required": _("Write down what the person said, as they said it.")},
    )
    language = forms.ChoiceField(label=_("Language"), choices=TONGUES)


class Linking(Working):
    """An incident the case belongs to."""

    incident = forms.CharField(
        label=_("Identifier of the incident"),
        max_length=20,
        help_text=_("It stands on the page of the incident and begins with i-."),
    )


class Counting(Working):
    """Who has to stay together."""

    adults = forms.IntegerField(label=_("Adults"), min_value=0, max_value=99)
    children = forms.IntegerField(label=_("Children"), min_value=0, max_value=99)
    pseudonyms = forms.CharField(
        label=_("Pseudonyms of the others"),
        required=False,
        max_length=400,
        help_text=_("Codes, with commas between them. Never names."),
    )

    @staticmethod
    def codes(told: dict[str, Any]) -> tuple[str, ...]:
        """The pseudonyms, one by one."""
        return tuple(one.strip() for one in told["pseudonyms"].split(",") if one.strip())


class Joining(Form):
    """A link to another case."""

    other = forms.ChoiceField(label=_("The other case"))
    kind = forms.ChoiceField(label=_("They are to be"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"),
        max_length=_LONG,
        widget=_lines(2),
        help_text=_("It stays in this case. The other one learns only that they are linked."),
    )

    def __init__(self, *given: Any, others: Choices, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.fields["other"].choices = list(others)  # type: ignore[attr-defined]
        self.fields["kind"].choices = said_of(LinkKind)  # type: ignore[attr-defined]


class Contradicting(Attributed):
    """What speaks against the case."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0, required=False)
    words = forms.CharField(
        label=_("What speaks against"),
        max_length=20_000,
        widget=_lines(4),
        help_text=_("Write it as a lawyer of the other side would."),
        error_messages={"required": _("Say what speaks against the case.")},
    )
    field_order = ("words", "said_by", "said_on")


class Answering(Working):
    """What the team answers to it."""

    words = forms.CharField(label=_("What we answer"), max_length=20_000, widget=_lines(4))


class Ending(Reasoned):
    """How the case ends, and what was decided about asking again."""

    outcome = forms.ChoiceField(label=_("How it ended"), widget=forms.RadioSelect)
    follow_up = forms.DateField(label=_("Ask the person again on"), required=False, widget=_day())
    no_follow_up = forms.CharField(
        label=_("Or why they are not to be asked again"),
        required=False,
        max_length=_LONG,
        widget=_lines(2),
    )
    disclosures = forms.MultipleChoiceField(
        label=_("What left the case: I looked through each of these"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("outcome", "reason", "follow_up", "no_follow_up", "disclosures")

    def __init__(self, *given: Any, disclosures: Choices, **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self._offer("outcome", said_of(ClosingOutcome))
        self._offer("disclosures", disclosures)
        if not self.fields["disclosures"].choices:  # type: ignore[attr-defined]
            del self.fields["disclosures"]


class Sealing(Form):
    """Destroying the key: nothing happens before somebody says that they read what follows."""

    reason = forms.CharField(label=_("Why"), max_length=_LONG, widget=_lines(2))
    sure = forms.BooleanField(
        label=_("I know that nobody can ever open this case again"),
        error_messages={"required": _("Say that you know it, or keep the case closed.")},
    )


class Transferring(Form):
    """A package for another organisation."""

    receiver = forms.ChoiceField(label=_("To whom"))
    fields_given = forms.MultipleChoiceField(
        label=_("What they get"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Only what the person agreed to hand over to them."),
        error_messages={"required": _("Choose at least one.")},
    )
    key = forms.CharField(
        label=_("Their public key"),
        max_length=100,
        help_text=_("It begins with age1. Compare it with them by voice before you use it."),
    )
    reason = forms.CharField(
        label=_("Why to them"),
        max_length=_LONG,
        widget=_lines(2),
        help_text=_("Above all where something is flagged about them below. It stays in the case."),
        error_messages={"required": _("Say why in a few words.")},
    )
    language = forms.ChoiceField(
        label=_("Language of the package"), choices=[("en", "English"), ("ru", "Русский")]
    )

    def __init__(
        self,
        *given: Any,  # noqa: ANN401  # as Django has it
        receivers: Choices,
        offered: Choices,
        **named: Any,  # noqa: ANN401
    ) -> None:
        super().__init__(*given, **named)
        self.fields["receiver"].choices = list(receivers)  # type: ignore[attr-defined]
        self.fields["fields_given"].choices = list(offered)  # type: ignore[attr-defined]
