"""Translations: renditions beside the original, never in its place.

Statements are read from the original alone. A translation says who made it, whether a machine
did, and who checked it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.archive import exhibits, history, renditions
from habeas.archive.access import Store, rows, writing
from habeas.archive.history import Change, SubjectKind
from habeas.archive.members import By
from habeas.archive.models import TranslationRow
from habeas.archive.renditions import KeptRendition, NoSuchRendition
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Randomness
from habeas.words.reports import Rendition

KIND = "translation"
BY_HAND = "by hand"
"""The tool of a translation that a person made."""


class NothingTranslated(HabeasError):
    """Raised when a translation holds no words, or is not in another language."""

    message = "There is no translation here: no words, no language, or nobody who made it."
    hint = "Give the translated words, their language, and who translated them."


class OwnTranslation(HabeasError):
    """Raised when somebody would check what they translated or entered themselves."""

    message = "Whoever made or entered a translation does not check it themselves."
    hint = "Ask a colleague who knows both languages."


@dataclass(frozen=True, slots=True)
class Translated:
    """What is said of a translation when it is handed in.

    ``translator`` is a member or a code, or whoever ran the machine; ``tool`` names the machine
    and is empty when a person translated.
    """

    text: str
    language: str
    translator: str
    tool: str = ""

    @property
    def is_by_machine(self) -> bool:
        """Whether a machine made it."""
        return bool(self.tool)


@dataclass(frozen=True, slots=True)
class Translation:
    """A translation as kept. ``reviewer`` is empty until somebody checked it."""

    identifier: str
    exhibit: str
    translated: Translated
    member: str
    time: datetime
    reviewer: str = ""
    reviewed: datetime | None = None


def add(
    store: Store, exhibit: str, translated: Translated, by: By, randomness: Randomness
) -> Translation:
    """Keep a translation of an exhibit, with its custody event.

    Raises :class:`NothingTranslated`, :class:`~habeas.archive.exhibits.NoSuchExhibit` and
    :class:`~habeas.archive.renditions.NoSuchRendition` for one whose text nobody has.
    """
    if not all(p.strip() for p in (translated.text, translated.language, translated.translator)):
        raise NothingTranslated
    exhibits.exhibit(store, exhibit)
    renditions.rendition(store, exhibit)
    member, time = by
    tool = translated.tool or BY_HAND
    made = Rendition(translated.text, KIND, tool, "", translated.language)
    with writing(store):
        kept = renditions.keep_beside(store, exhibit, made, by, randomness)
        rows(store, TranslationRow).get_or_create(
            rendition_id=kept.identifier,
            defaults={
                "exhibit": exhibit,
                "translator": translated.translator,
                "machine": translated.is_by_machine,
                "member": member,
                "time": time,
            },
        )
    return translation(store, exhibit, kept.identifier)


def check(store: Store, exhibit: str, identifier: str, by: By) -> None:
    """Note that somebody else checked a translation against the original.

    Raises :class:`~habeas.archive.renditions.NoSuchRendition` and :class:`OwnTranslation`.
    """
    held = translation(store, exhibit, identifier)
    member, time = by
    if member in (held.member, held.translated.translator):
        raise OwnTranslation
    with writing(store):
        row = rows(store, TranslationRow).filter(pk=identifier)
        row.update(reviewer=member, reviewed=time)
        change = Change(SubjectKind.RENDITION, identifier, "checked", "", member, "", *by)
        history.note(store, change)


def translations(store: Store, exhibit: str) -> tuple[Translation, ...]:
    """The translations of an exhibit, oldest first."""
    held = rows(store, TranslationRow).filter(exhibit=exhibit).select_related("rendition")
    kept = {one.identifier: one for one in renditions.renditions(store, exhibit)}
    return tuple(_translation(row, kept[row.pk]) for row in held.order_by("time", "pk"))


def translation(store: Store, exhibit: str, identifier: str) -> Translation:
    """One translation. Raises :class:`~habeas.archive.renditions.NoSuchRendition`."""
    for held in translations(store, exhibit):
        if held.identifier == identifier:
            return held
    raise NoSuchRendition(rendition=identifier)


def _translation(row: TranslationRow, kept: KeptRendition) -> Translation:
    made = kept.rendition
    tool = made.tool if row.machine else ""
    translated = Translated(made.text, made.language, row.translator, tool)
    return Translation(
        row.pk, kept.exhibit, translated, row.member, row.time, row.reviewer, row.reviewed
    )
