"""The person of a case: the pseudonym, their own words, fields of forms, incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from habeas.archive import case_lines
from habeas.archive.gathered import listed_incidents
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.avenues.registers import FilledFrom
from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.field_sorts import sort_of
from habeas.protection.cases.subjects import (
    CaseField,
    FieldSort,
    IncidentLink,
    OwnWords,
    Subject,
    check_field,
    linked,
    renamed,
    unlinked,
    with_field,
    with_words,
)
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import case_record, cases, incidents
from habeas.workspace.case_record import Seen
from habeas.workspace.compartments import Purpose, for_purpose
from habeas.workspace.opening import Workspace, now

__all__ = [
    "AboutAField",
    "Attribution",
    "IncidentLink",
    "Linked",
    "Subject",
    "about_field",
    "fields",
    "filled",
    "incidents_of",
    "link",
    "rename",
    "say",
    "unlink",
]

_SUBJECT = "subject"
_ASKED_OF_A_CASE = (FilledFrom.PERSON, FilledFrom.CASE)


class NoIncidentToLink(NotThere):
    """Raised when no compartment this member opens has this incident."""

    message = "There is no incident {incident} that you can see."
    hint = "Its identifier stands on its page and begins with i-."


class NoOwnWords(HabeasError):
    """Raised when somebody's own words are none."""

    message = "There are no words to keep."
    hint = "Write down what the person said, as they said it."


@dataclass(frozen=True, slots=True)
class AboutAField:
    """A field a form can ask for, in the language of a page, and what is kept for it."""

    key: str
    label: str
    help: str
    held: CaseField | None


@dataclass(frozen=True, slots=True)
class Linked:
    """An incident a case belongs to. ``title`` is empty when this member cannot open it."""

    link: IncidentLink
    title: str


def fields(held: Subject, language: str) -> tuple[AboutAField, ...]:
    """Every field that only the person or the case can fill, and any other that is filled."""
    kept = {one.field: one for one in held.fields}
    return tuple(
        AboutAField(key, field.label.said(language), field.help.said(language), kept.get(key))
        for key, field in catalogue().fields.items()
        if field.fills in _ASKED_OF_A_CASE or key in kept
    )


def about_field(workspace: Workspace, case: str, field: str, language: str) -> AboutAField:
    """One field, and what is kept for it. Raises NoSuchCase, NoSuchField and NeverAField."""
    held = case_record.one(workspace, case, Subject, _SUBJECT).value
    known = catalogue().fields[check_field(field, catalogue().fields)]
    kept = next((one for one in held.fields if one.field == field), None)
    return AboutAField(field, known.label.said(language), known.help.said(language), kept)


def rename(workspace: Workspace, case: str, seen: int, pseudonym: str) -> Subject:
    """Give the person another pseudonym.

    Raises NoSuchCase, WrittenMeanwhile, PseudonymTaken, NotACode and PseudonymSaysTheName.
    """
    workspace.require(Right.PROTECT)
    before = cases.pseudonym(workspace, case)
    listing = for_purpose(workspace, Purpose.CASES)
    others = case_lines.pseudonyms(listing) - {before.casefold()} if listing else frozenset()
    if pseudonym.strip().casefold() in others:
        raise cases.PseudonymTaken(pseudonym=pseudonym)
    return _changed(workspace, case, seen, lambda held: renamed(held, pseudonym))


def filled(
    workspace: Workspace,
    case: str,
    seen: int,
    field: str,
    value: str,
    attribution: Attribution | None,
) -> Subject:
    """Fill one field, or empty it by an empty value.

    Raises NoSuchCase, WrittenMeanwhile, NoSuchField, NeverAField and PseudonymSaysTheName.
    """
    known = catalogue().fields
    sort = sort_of(known[field]) if field in known else FieldSort.OTHER
    told = CaseField(field, value.strip(), sort, attribution)
    return _changed(workspace, case, seen, lambda before: with_field(before, told, known))


def say(workspace: Workspace, case: str, seen: int, words: str, language: str) -> Subject:
    """Keep more of the person's own words, as they said them today.

    Raises NoSuchCase, WrittenMeanwhile and :class:`NoOwnWords`.
    """
    if not words.strip():
        raise NoOwnWords
    said = OwnWords(words.strip(), language, now().date())
    return _changed(workspace, case, seen, lambda held: with_words(held, said))


def link(workspace: Workspace, case: str, seen: int, incident: str) -> Subject:
    """Say that a case belongs to an incident, in whichever compartment it is.

    Nothing of it is written there. Raises NoSuchCase, WrittenMeanwhile and
    :class:`NoIncidentToLink`.
    """
    workspace.require(Right.PROTECT)
    found = next(_places_of(workspace, incident.strip()), None)
    if found is None:
        raise NoIncidentToLink(incident=incident.strip())
    return _changed(workspace, case, seen, lambda held: linked(held, found))


def unlink(workspace: Workspace, case: str, seen: int, gone: IncidentLink) -> Subject:
    """Take such a link away. Raises NoSuchCase and WrittenMeanwhile."""
    return _changed(workspace, case, seen, lambda held: unlinked(held, gone))


def incidents_of(workspace: Workspace, held: Subject, language: str) -> tuple[Linked, ...]:
    """The incidents a case belongs to; of those this member cannot open, no more than where
    they are.
    """
    workspace.require(Right.READ)
    return tuple(Linked(one, _title(workspace, one, language)) for one in held.incidents)


def _title(workspace: Workspace, link: IncidentLink, language: str) -> str:
    for store in workspace.stores:
        if store.identifier == link.compartment:
            for one in listed_incidents(store, [link.incident]):
                return incidents.title_of(one.acts, language)
    return ""


def _places_of(workspace: Workspace, incident: str) -> Iterator[IncidentLink]:
    for store in workspace.stores:
        if listed_incidents(store, [incident]):
            yield IncidentLink(store.identifier, incident)


def _changed(
    workspace: Workspace, case: str, seen: int, step: Callable[[Subject], Subject]
) -> Subject:
    return case_record.change(workspace, case, Seen(Subject, _SUBJECT, seen), step)
