"""What is typed to enter a body or a tie, to withdraw or contest one, to take a file over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from habeas.web.forms import Form
from habeas.web.wording import language
from habeas.words.errors import HabeasError
from habeas.words.labels import label
from habeas.words.provenance import Confidence
from habeas.workspace.entered_bodies import (
    BodyKind,
    BodyRole,
    Contest,
    EnteredBody,
    EnteredTie,
    NotIndependent,
    TieKind,
)

CHOICES = "bodies"
"""The identifier of the list of bodies that a page offers beside a field."""

_STATEMENT = re.compile(r"s-[0-9a-z]{12}")
_LONGEST = 20_000
_LINE = 500


def _words(rows: int, **given: object) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(widget=widget, max_length=_LONGEST, **given)  # type: ignore[arg-type]


def _line(**given: object) -> forms.CharField:
    return forms.CharField(max_length=_LINE, **given)  # type: ignore[arg-type]


def _reason() -> forms.CharField:
    return _words(2, label=_("Why"), help_text=_("Kept with this version, and shown."))


class _Entering(Form):
    """A form whose mistakes may be those of the workspace, each beside its field."""

    blames: ClassVar[Mapping[str, str]]
    """The field that is to blame, by the class of the error."""

    def refuse(self, error: HabeasError, field: str | None = None) -> None:
        """Say what went wrong beside the field that is to blame."""
        blamed = field or self.blames.get(type(error).__name__)
        super().refuse(error, blamed if blamed in self.fields else None)

    def offer(self, field: str, kind: Iterable[StrEnum], first: str = "") -> None:
        """Let one of a vocabulary be chosen; ``first`` names the choice of none."""
        chosen = language()
        held = [(one.value, label(one, chosen)) for one in kind]
        none = [("", first)] if first else []
        self.fields[field].choices = [*none, *held]  # type: ignore[attr-defined]


class BodyForm(_Entering):
    """A body. When one is changed its key stays, and why is asked for."""

    name = _line(label=_("Name"), help_text=_("What it is called, in whichever language."))
    kind = forms.ChoiceField(label=_("Kind"))
    state = _line(
        label=_("State"),
        required=False,
        help_text=_("Two letters, such as DE. Empty for a body that belongs to no State."),
    )
    role = forms.ChoiceField(
        label=_("Role in its State"),
        required=False,
        help_text=_("What procedures ask for it by: whom a receiver tells depends on this."),
    )
    name_en = _line(label=_("Name in English"), required=False)
    name_ru = _line(label=_("Name in Russian"), required=False)
    other_names = _words(3, label=_("Further names"), required=False, help_text=_("One a line."))
    key = _line(
        label=_("Key"),
        required=False,
        help_text=_(
            "How tables and ties name it. Empty: it is made of the name. With the key of a body "
            "that reports name it becomes the same."
        ),
    )
    is_same = forms.BooleanField(
        label=_("It is the body of this key that reports name"), required=False
    )
    found_by = _line(
        label=_("Found not independent by"),
        required=False,
        help_text=_("A court or a mission. Leave it empty when nobody found so."),
    )
    found_source = _line(
        label=_("Where it says so"), required=False, help_text=_("The document and its date.")
    )
    found_confidence = forms.ChoiceField(label=_("How that document is known"), required=False)
    note = _words(
        3,
        label=_("Note"),
        required=False,
        help_text=_("Nothing of anybody's religion, ethnicity or orientation, here or anywhere."),
    )
    reason = _reason()

    blames: ClassVar[Mapping[str, str]] = {
        "NoKey": "name",
        "NotAState": "state",
        "FoundByNobody": "found_by",
        "BodyThere": "key",
        "NamedInReports": "is_same",
        "NotNamedInReports": "key",
        "NoReason": "reason",
    }

    def __init__(
        self, data: QueryDict | None, held: EnteredBody | None = None, key: str = ""
    ) -> None:
        super().__init__(data, initial=_initial_body(held) if held else _initial_key(key))
        self.offer("kind", BodyKind)
        self.offer("role", BodyRole, str(_("none of these, or not known")))
        self.offer("found_confidence", Confidence)
        for name in ("key", "is_same") if held else ("reason",):
            del self.fields[name]

    def entered(self, key: str = "") -> EnteredBody:
        """What was typed; ``key`` is that of the body that is changed."""
        told = self.cleaned_data
        others = (line.strip() for line in told["other_names"].splitlines())
        return EnteredBody(
            key=key or told["key"],
            name=told["name"],
            kind=BodyKind(told["kind"]),
            name_en=told["name_en"],
            name_ru=told["name_ru"],
            other_names=tuple(dict.fromkeys(name for name in others if name)),
            state=told["state"].upper(),
            role=BodyRole(told["role"]) if told["role"] else None,
            note=told["note"],
            not_independent=self._found(),
        )

    def _found(self) -> NotIndependent | None:
        told = self.cleaned_data
        if not (told["found_by"] or told["found_source"]):
            return None
        known = Confidence(told["found_confidence"] or Confidence.SECONDARY)
        return NotIndependent(told["found_by"], told["found_source"], known)


class TieForm(_Entering):
    """A tie between two bodies."""

    child = _line(
        label=_("Which body"),
        widget=forms.TextInput(attrs={"list": CHOICES}),
        help_text=_("Its key, or a name that only one body here has."),
    )
    kind = forms.ChoiceField(label=_("How it stands to the other"))
    parent = _line(label=_("To which body"), widget=forms.TextInput(attrs={"list": CHOICES}))
    since = _line(
        label=_("Since"),
        required=False,
        help_text=_("2017, 2017-04, 2017-04-01, or 2017-04~ for about. Empty: not known."),
    )
    until = _line(label=_("Until"), required=False, help_text=_("Empty: it holds, or not known."))
    source = _words(
        2,
        label=_("Source"),
        required=False,
        help_text=_("Where it is known from, so that somebody else can look it up."),
    )
    confidence = forms.ChoiceField(label=_("How the source is known"), required=False)
    statements = _words(
        2,
        label=_("Statements it rests on"),
        required=False,
        help_text=_("Their identifiers (s-…), with anything between them."),
    )
    note = _words(2, label=_("Note"), required=False)
    reason = _reason()

    blames: ClassVar[Mapping[str, str]] = {
        "EndMissing": "child",
        "TieToItself": "parent",
        "TermReversed": "until",
        "NotADate": "since",
        "TieRestsOnNothing": "source",
        "ConfidenceNotSaid": "confidence",
        "NoSuchStatement": "statements",
        "NoReason": "reason",
    }

    def __init__(
        self, data: QueryDict | None, held: EnteredTie | None, first: dict[str, str]
    ) -> None:
        given = {"kind": TieKind.COMMANDS.value, **{n: told for n, told in first.items() if told}}
        super().__init__(data, initial=_initial_tie(held) if held else given)
        self.offer("kind", TieKind)
        self.offer("confidence", Confidence, str(_("it is stated in the statements below")))
        if held is None:
            del self.fields["reason"]

    def refuse(self, error: HabeasError, field: str | None = None) -> None:
        """Say what went wrong; of a body that is not known, beside the field that names it."""
        named = (name for name in ("child", "parent") if self.cleaned_data.get(name))
        told = {str(self.cleaned_data[name]): name for name in named}
        super().refuse(error, field or told.get(str(error.facts.get("key", ""))))

    def entered(self, ends: tuple[str, str], identifier: str = "") -> EnteredTie:
        """What was typed; ``ends`` are the keys of the two bodies that are meant."""
        told = self.cleaned_data
        return EnteredTie(
            identifier=identifier,
            kind=TieKind(told["kind"]),
            child=ends[0],
            parent=ends[1],
            since=told["since"],
            until=told["until"],
            confidence=Confidence(told["confidence"]) if told["confidence"] else None,
            statements=tuple(dict.fromkeys(_STATEMENT.findall(told["statements"]))),
            source=told["source"],
            note=told["note"],
        )


class ReasonForm(_Entering):
    """Why something counts no more."""

    reason = _reason()
    blames: ClassVar[Mapping[str, str]] = {"NoReason": "reason"}


class ContestForm(_Entering):
    """Who says that a tie is wrong, and what they say."""

    by = _line(label=_("Who contests it"))
    why = _words(3, label=_("What they say"), help_text=_("Both are shown wherever the tie is."))
    blames: ClassVar[Mapping[str, str]] = {"ContestWithoutWords": "why"}

    def contest(self) -> Contest:
        """What was typed."""
        return Contest(self.cleaned_data["by"], self.cleaned_data["why"])


class FileForm(_Entering):
    """A file of bodies and ties."""

    file = forms.Field(
        label=_("File"),
        widget=forms.FileInput(),
        error_messages={"required": _("Choose a file.")},
        help_text=_("A table saved as CSV, or entities of FollowTheMoney as JSON lines."),
    )
    confidence = forms.ChoiceField(
        label=_("How its sources are known"),
        required=False,
        help_text=_("For FollowTheMoney; a table says it line by line."),
    )
    blames: ClassVar[Mapping[str, str]] = {
        "NotATable": "file",
        "NotEntities": "file",
        "TooLargeAFile": "file",
    }

    def __init__(
        self,
        data: QueryDict | None = None,
        files: MultiValueDict[str, UploadedFile[bytes]] | None = None,
    ) -> None:
        super().__init__(data, files, initial={"confidence": Confidence.SECONDARY.value})
        self.offer("confidence", Confidence)


def _initial_key(key: str) -> dict[str, object]:
    given = {"key": key, "is_same": True} if key else {}
    return {"kind": BodyKind.INSTITUTION.value, **given}


def _initial_body(held: EnteredBody) -> dict[str, object]:
    found = held.not_independent
    return {
        "name": held.name,
        "kind": held.kind.value,
        "name_en": held.name_en,
        "name_ru": held.name_ru,
        "other_names": "\n".join(held.other_names),
        "state": held.state,
        "role": held.role.value if held.role else "",
        "note": held.note,
        "found_by": found.found_by if found else "",
        "found_source": found.source if found else "",
        "found_confidence": found.confidence.value if found else "",
    }


def _initial_tie(held: EnteredTie) -> dict[str, object]:
    return {
        "child": held.child,
        "kind": held.kind.value,
        "parent": held.parent,
        "since": held.since,
        "until": held.until,
        "source": held.source,
        "confidence": held.confidence.value if held.confidence else "",
        "statements": " ".join(held.statements),
        "note": held.note,
    }
