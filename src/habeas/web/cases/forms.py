"""What is filled in to find a case, and to begin one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.web.interviews.tongues import TONGUES
from habeas.words.labels import label
from habeas.workspace import case_emergencies
from habeas.workspace.cases import Lane, WantedCases
from habeas.workspace.opening import Workspace


def lanes() -> list[tuple[str, str]]:
    """The lanes, the most urgent first, in the language of the page."""
    return [(lane.value, label(lane, wording.language())) for lane in Lane]


class Sieve(Form):
    """Which cases the list shows."""

    words = forms.CharField(label=_("Pseudonym or identifier"), required=False, max_length=40)
    lane = forms.ChoiceField(label=_("Lane"), required=False)
    mine = forms.BooleanField(label=_("Only those I lead"), required=False)
    over = forms.BooleanField(label=_("Closed and declined ones"), required=False)

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        lane = self.fields["lane"]
        lane.choices = [("", _("any lane")), *lanes()]  # type: ignore[attr-defined]

    def wanted(self, workspace: Workspace) -> WantedCases:
        """What is asked for; what is not understood asks for nothing."""
        asked = self.cleaned_data if self.is_valid() else {}
        return WantedCases(
            lane=Lane(asked["lane"]) if asked.get("lane") else None,
            lead=workspace.member.identifier if asked.get("mine") else "",
            is_over=bool(asked.get("over")),
            words=asked.get("words", "").strip(),
        )


class NewCase(Form):
    """A case begins with a pseudonym, and with who needs to know."""

    pseudonym = forms.CharField(
        label=_("Pseudonym"),
        max_length=20,
        help_text=_("A code that says nothing of the person, such as K-204. Never a name."),
    )
    members = forms.MultipleChoiceField(
        label=_("Who else needs to know"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Only these, and you, can open the case: also no keeper, and no other caseworker."
        ),
    )
    with_sheet = forms.BooleanField(
        label=_("The recovery sheet opens it too"),
        required=False,
        initial=True,
        help_text=_(
            "Without it a lost passphrase loses the case, unless somebody else is on the list."
        ),
    )

    def __init__(self, *given: Any, people: list[tuple[str, str]], **named: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **named)
        self.fields["members"].choices = people  # type: ignore[attr-defined]


def _question(question: case_emergencies.Question) -> forms.CharField:
    return forms.CharField(
        label=question.asked,
        help_text=question.why,
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "dir": "auto"}),
    )


def _marks() -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=_("Tick what holds"),
        choices=[(kind.value, told) for kind, told in case_emergencies.marks(wording.language())],
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Each of these raises the alarm at once. What is written in the answers raises none: "
            "no program reads it."
        ),
    )


def _asked(form: Form) -> list[str]:
    """Put the questions into a form, and the marks after what is happening; their names."""
    names: list[str] = []
    for question in case_emergencies.questions(wording.language()):
        form.fields[question.key] = _question(question)
        names.append(question.key)
        if question.completes == "dangers":
            form.fields["marks"] = _marks()
            names.append("marks")
    return names


class Completing(Form):
    """The same questions again, for what there was no time to ask."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        _asked(self)


class Emergency(NewCase):
    """Four questions in five minutes; everything else is asked later."""

    language = forms.ChoiceField(label=_("Language spoken"), choices=TONGUES, required=False)
    from_the_person = forms.BooleanField(
        label=_("I am speaking with the person themselves"),
        required=False,
        initial=True,
        help_text=_("If not, the person is still to be asked, and never through their family."),
    )
    field_order = ()

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        self.order_fields([*_asked(self), "from_the_person", "language"])
