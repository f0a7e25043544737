"""What is said once on everything that may be sent: no legal advice, and what it goes by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.dossiers.submissions.sheet import Style, Words, own
from habeas.dossiers.submissions.wording import wording
from habeas.words.labels import label
from habeas.words.provenance import Provenance
from habeas.words.visible import on_one_line


@dataclass(frozen=True, slots=True)
class Reliance:
    """Which version of the catalogue is relied on, and which named person checked it.

    ``checked_by`` is empty while nobody has signed that the form's requirements are right.
    """

    version: str
    checked_by: str = ""
    checked_on: date | None = None


def short(reliance: Reliance, language: str) -> tuple[Words, ...]:
    """The version, checked by whom and when, and that it is no legal advice."""
    return _filled("colophon_short", reliance, language)


def full(
    reliance: Reliance, known: Provenance, languages: tuple[str, ...], language: str
) -> tuple[Words, ...]:
    """The same, with how the requirements are known and in which languages it is taken."""
    say = wording(language)
    taken = ", ".join(say.word("languages", code) for code in languages) or say.say("not_known")
    confidence = own(label(known.confidence, language))
    return _filled("colophon", reliance, language, known=confidence, languages=own(taken))


def _filled(key: str, reliance: Reliance, language: str, **places: Words) -> tuple[Words, ...]:
    return wording(language).runs(
        key,
        version=Words(reliance.version, Style.CODE),
        checked=_checked(reliance, language),
        **places,
    )


def _checked(reliance: Reliance, language: str) -> Words:
    say, by = wording(language), on_one_line(reliance.checked_by)
    if not by or reliance.checked_on is None:
        return own(say.say("unchecked_yet"))
    return Words(say.say("checked_by", by=by, on=f"{reliance.checked_on:%Y-%m-%d}"))
