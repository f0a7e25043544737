"""What is typed to record a finding, to review one, to dissent from one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from habeas.web.forms import Form
from habeas.web.wording import language
from habeas.words.labels import label
from habeas.words.standards import StandardOfProof
from habeas.workspace.findings import KeptFinding, Lacking, Opinion, Outcome
from habeas.workspace.written import Written

_IDENTIFIER = re.compile(r"s-[0-9a-z]{12}")
_LONGEST = 200_000
EMPTY_DISSENTS = 2


class Words(forms.CharField):
    """Words as long as they need be.

    A draft may lack them, even those a finding cannot be issued without.
    """

    def __init__(self, rows: int = 4, **given: object) -> None:
        widget = forms.Textarea(attrs={"rows": rows})
        super().__init__(widget=widget, max_length=_LONGEST, **given)  # type: ignore[arg-type]

    def validate(self, value: object) -> None:
        """Nothing is missed yet; issuing asks for everything."""


class Choice(forms.ChoiceField):
    """One of a few; a draft may leave it open."""

    widget = forms.RadioSelect

    def validate(self, value: object) -> None:
        """What is chosen has to be one of them."""
        if value not in self.empty_values:
            super().validate(value)


class FindingForm(Form):
    """The parts of a finding that are one field each; the page draws statements itself."""

    question = Words(
        rows=2,
        label=_("The question, in your words"),
        help_text=_("What has to be answered: who did what to whom, where and when."),
    )
    standard = Choice(
        label=_("Standard of proof"),
        help_text=_("What the finding has to reach. Each is explained below the choice."),
    )
    outcome = Choice(label=_("Is it established?"))
    result = Words(
        rows=3,
        label=_("What is found"),
        help_text=_("One or two sentences, no wider than what carries them."),
    )
    reasons = Words(
        rows=8,
        label=_("Reasons"),
        help_text=_("How you come from the statements to the result, and what speaks against it."),
    )
    would_change = Words(
        rows=3,
        label=_("What would change it"),
        help_text=_("Which document, witness or fact would make you find otherwise."),
    )
    because = Words(rows=2, label=_("Why a new version is needed"))

    def __init__(self, data: QueryDict | None, initial: Mapping[str, object], again: bool) -> None:
        super().__init__(data, initial=dict(initial))
        chosen = language()
        self.fields["standard"].choices = [  # type: ignore[attr-defined]
            (one.value, label(one, chosen)) for one in StandardOfProof
        ]
        self.fields["outcome"].choices = [  # type: ignore[attr-defined]
            (one.value, label(one, chosen)) for one in Outcome
        ]
        if not again:
            del self.fields["because"]

    def lacks(self, part: Lacking) -> None:
        """Say beside its field that a part is missing."""
        field = _FIELD.get(part)
        self.add_error(field if field in self.fields else None, _MISSING[part])


class Further(Form):
    """What somebody else says of a finding: why they object, or how they find."""

    remarks = Words(rows=4, label=_("Remarks"), required=False)
    opinion = forms.ChoiceField(
        label=_("Your review"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you say of it.")},
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        chosen = language()
        self.fields["opinion"].choices = [  # type: ignore[attr-defined]
            (one.value, label(one, chosen)) for one in Opinion
        ]


def weighed_in(data: QueryDict) -> dict[str, tuple[str, str]]:
    """The statements a form weighs: what becomes of each ("" for nothing), and why."""
    typed = {}
    for name in data:
        kind, _dash, statement = name.partition("-")
        if kind == "weight" and _IDENTIFIER.fullmatch(statement):
            why = data.get(f"why-{statement}", "").replace("\r\n", "\n").strip()
            typed[statement] = (str(data[name]), why)
    return typed


def dissents_in(data: QueryDict) -> list[tuple[str, str]]:
    """Names and words of dissents, without empty lines of the form."""
    pairs = zip(data.getlist("dissent_by"), data.getlist("dissent_words"), strict=False)
    told = [(by.strip(), words.replace("\r\n", "\n").strip()) for by, words in pairs]
    return [(by, words) for by, words in told if by or words]


def named_in(data: QueryDict) -> list[str]:
    """Further statements that were named to be laid out."""
    return list(dict.fromkeys(_IDENTIFIER.findall(data.get("more", ""))))


def written_in(form: FindingForm, data: QueryDict, incident: str) -> Written:
    """All that a form holds, as the workspace takes it."""
    typed = weighed_in(data)
    return Written(
        incident=incident,
        about=data.get("about", ""),
        subject=data.get("subject", ""),
        value=data.get("value", ""),
        relied_on={one: why for one, (weight, why) in typed.items() if weight == "relied on"},
        rejected={one: why for one, (weight, why) in typed.items() if weight == "rejected"},
        dissents=tuple(dissents_in(data)),
        **{name: form.cleaned_data[name] for name in form.fields},
    )


def initial_of(kept: KeptFinding) -> dict[str, object]:
    """A draft as the form shows it."""
    held = kept.finding
    return {
        "question": held.question.words,
        "standard": held.standard.value if held.standard else "",
        "outcome": held.outcome.value if held.outcome else "",
        "result": held.result,
        "reasons": held.reasons,
        "would_change": held.would_change,
        "because": held.because,
    }


_FIELD = {
    Lacking.QUESTION: "question",
    Lacking.STANDARD: "standard",
    Lacking.OUTCOME: "outcome",
    Lacking.RESULT: "result",
    Lacking.REASONS: "reasons",
    Lacking.CHANGE: "would_change",
    Lacking.BECAUSE: "because",
}
_MISSING = {
    Lacking.QUESTION: _("Write the question in your words."),
    Lacking.STANDARD: _("Choose a standard of proof."),
    Lacking.OUTCOME: _("Say whether it is established under this standard."),
    Lacking.RESULT: _("Say what is found."),
    Lacking.REASONS: _("Give your reasons."),
    Lacking.RELIED_ON: _("Choose at least one statement that the finding relies on."),
    Lacking.WHY: _("Say of every statement you chose why you rely on it or reject it."),
    Lacking.CHANGE: _("Say what would change it."),
    Lacking.DISSENT: _("A dissent needs a name and words."),
    Lacking.BECAUSE: _("Say why a new version is needed."),
}
