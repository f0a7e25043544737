"""The parts of bodies and ties as pages call them, and their history in words."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from habeas.workspace.body_history import Version

PARTS = {
    "name": _("Name"),
    "kind": _("Kind"),
    "name_en": _("Name in English"),
    "name_ru": _("Name in Russian"),
    "other_names": _("Further names"),
    "state": _("State"),
    "role": _("Role in its State"),
    "note": _("Note"),
    "not_independent": _("Found not independent"),
    "is_withdrawn": _("Withdrawn"),
    "child": _("Which body"),
    "parent": _("To which body"),
    "since": _("Since"),
    "until": _("Until"),
    "confidence": _("How the source is known"),
    "statements": _("Statements it rests on"),
    "source": _("Source"),
    "contests": _("Contested by"),
}
"""What a part is called, by the name of its field."""

Line = tuple[Version, list[tuple[str, str, str]]]


def history(versions: Sequence[Version]) -> list[Line]:
    """The versions, the latest first, each with its parts that differ: called, was, is."""
    return [
        (one, [(str(PARTS[part.part]), part.was, part.now) for part in one.differs])
        for one in reversed(versions)
    ]


def called(parts: Sequence[str]) -> str:
    """These parts of a body, named in a row."""
    return ", ".join(str(PARTS[part]) for part in parts)
