"""Records in words: what was changed, what does not match and what to do about it."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy

from habeas.web.wording import language
from habeas.words.labels import label_of
from habeas.words.violations import violations
from habeas.workspace.checks import Problem
from habeas.workspace.opening import RECOVERY
from habeas.workspace.records import Book, Difference, Record, SubjectKind

_FIELDS = {
    "received": gettext_lazy("came in"),
    "rendition": gettext_lazy("text made"),
    "drafts": gettext_lazy("statements drafted"),
    "draft": gettext_lazy("draft withdrawn or taken up again"),
    "incident": gettext_lazy("put together anew"),
    "ended": gettext_lazy("ended, or begun again"),
    "digest": gettext_lazy("traced anew"),
    "words": gettext_lazy("searched for"),
    "saved": gettext_lazy("search saved or deleted"),
    "name": gettext_lazy("name"),
    "roles": gettext_lazy("roles"),
    "language": gettext_lazy("language"),
    "drill": gettext_lazy("recovery sheet tried"),
    "second factor": gettext_lazy("second factor"),
    "session": gettext_lazy("signed out by a keeper"),
    "compared": gettext_lazy("key compared by voice"),
    "purpose": gettext_lazy("what the compartment is for"),
    "withdrawn": gettext_lazy("compartment withdrawn from"),
    "state": gettext_lazy("state"),
    "review": gettext_lazy("review"),
    "dissent": gettext_lazy("dissent"),
    "format": gettext_lazy("format of the store"),
    "drawn": gettext_lazy("sample drawn"),
    "handed in": gettext_lazy("answers handed in"),
    "begun": gettext_lazy("interview begun"),
    "given up": gettext_lazy("unfinished interview deleted"),
    "kept": gettext_lazy("interview finished"),
    "corrected": gettext_lazy("corrected by the person"),
    "mark": gettext_lazy("mark put or lifted"),
    "put": gettext_lazy("mark put"),
    "lifted": gettext_lazy("mark lifted"),
    "asked": gettext_lazy("asked whether somebody was interviewed"),
    "checked": gettext_lazy("translation checked"),
}
_SAVED = gettext_lazy("interview saved half-way")

_VALUES = {
    "state": "FindingState",
    "review": "Opinion",
    "roles": "Role",
    "purpose": "Purpose",
}
"""The table of labels for what a change holds as a value, by what was changed."""

_WORDS = {
    "on": gettext_lazy("on"),
    "off": gettext_lazy("off"),
    "ended": gettext_lazy("ended"),
    "signed in": gettext_lazy("signed in"),
    RECOVERY: gettext_lazy("recovery sheet"),
}

PARTS = {
    "status": gettext_lazy("status"),
    "stance": gettext_lazy("stance"),
    "speaker": gettext_lazy("speaker"),
    "words": gettext_lazy("words"),
    "chain": gettext_lazy("way it came"),
    "acts": gettext_lazy("acts"),
    "how_many": gettext_lazy("how many"),
    "where": gettext_lazy("where"),
    "when": gettext_lazy("when"),
    "who": gettext_lazy("alleged to have part in it"),
    "affected": gettext_lazy("who was affected"),
}

_BYTES = gettext_lazy(
    "Keep the disk as it is and restore this exhibit from a backup. Do not use it until then."
)
_TEXT = gettext_lazy(
    "The bytes themselves may be whole. Compare with a backup; then let the exhibit be read again."
)
_LOG = gettext_lazy(
    "Somebody or something changed the records. Copy the workspace as it is, and compare it with "
    "a backup and with a checkpoint kept elsewhere."
)
_STORE = gettext_lazy(
    "The file of the store is damaged. Copy the workspace as it is, and restore from a backup."
)
_ADVICE = {
    Problem.STORE: _STORE,
    Problem.CHANGED: _BYTES,
    Problem.MISSING: _BYTES,
    Problem.UNREADABLE: _BYTES,
    Problem.RENDITION: _TEXT,
    Problem.DRAFTS: _TEXT,
    Problem.ANCHOR: _TEXT,
}

_PAGES = {
    "x": "exhibits:one",
    "s": "statements:one",
    "i": "incidents:one",
    "f": "findings:one",
    "t": "interviews:one",
}


def what_to_do(problem: Problem) -> str:
    """What to do about something that does not match."""
    return str(_ADVICE.get(problem, _LOG))


def what_happened(record: Record) -> str:
    """What a record tells, in a word or two."""
    if record.book is Book.CUSTODY:
        return label_of("EventKind", record.what, language())
    if record.kind is SubjectKind.INTERVIEW and record.what == "saved":
        return str(_SAVED)
    if record.what in _FIELDS:
        return str(_FIELDS[record.what])
    kind = "Use" if record.kind is SubjectKind.INTERVIEW else "Verdict"
    return label_of(kind, record.what, language())


def value_of(record: Record, difference: Difference, value: str) -> str:
    """One side of a difference, in the language of the page."""
    if difference.part == "value":
        return _whole_value(record, value)
    kinds = {"status": "Status", "stance": "Stance"}
    if difference.part in kinds and value:
        return label_of(kinds[difference.part], value, language())
    if difference.part == "acts":
        known = violations()
        labels = (known[c].labels[language()] if c in known else c for c in value.split())
        return ", ".join(labels)
    return value


def _whole_value(record: Record, value: str) -> str:
    """A value of something that has no parts."""
    if record.what in _VALUES:
        held = value.split() if record.what == "roles" else [value]
        return ", ".join(label_of(_VALUES[record.what], one, language()) for one in held)
    if record.what in ("second factor", "ended", "session", "name"):
        return str(_WORDS.get(value, value))
    kind = "Answer" if record.kind is SubjectKind.INTERVIEW else "Verdict"
    return label_of(kind, value, language())


def page_of(compartment: str, thing: str) -> str:
    """The address of the page of a thing; empty for what has none of its own."""
    page = _PAGES.get(thing[:1]) if thing[1:2] == "-" else None
    return reverse(page, args=[compartment, thing]) if page else ""
