"""Forms: what a receiver asks for, by the catalogue, and what is checked before it is sent."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from habeas.protection.avenues.avenue import Avenue
from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.avenues.registers import FormField
from habeas.words.errors import HabeasError
from habeas.words.provenance import Confidence, Provenance


class NoSuchForm(HabeasError):
    """Raised for an avenue of whose form nothing is known."""

    message = "The catalogue does not say what the form of the avenue {avenue} asks for."
    hint = "Write to it as its own page asks, or add the form to a file of your own."


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that is checked. ``options`` are its parameters, as the data gives them."""

    name: str
    known: Provenance
    options: Mapping[str, Any]

    def words(self, option: str) -> tuple[str, ...]:
        """A parameter that is a list; empty when it is not given."""
        return tuple(self.options.get(option, ()))


@dataclass(frozen=True, slots=True)
class Form:
    """The form of one avenue. ``needed`` are the fields that must not stay empty.

    ``languages`` are those the receiver takes, empty when that is not known. For
    ``speaks_against``, ``removal_instead`` and ``treaty`` see ``forms.toml``.
    """

    avenue: Avenue
    fields: tuple[FormField, ...]
    needed: frozenset[str]
    known: Provenance
    languages: tuple[str, ...]
    languages_known: Provenance
    rules: tuple[Rule, ...] = ()
    speaks_against: bool = False
    removal_instead: bool = False
    treaty: str = ""

    @property
    def drawn(self) -> tuple[FormField, ...]:
        """Its fields without those that only say how to fill it in."""
        return tuple(one for one in self.fields if one.key not in data().instructions)


@dataclass(frozen=True, slots=True)
class Data:
    """All of ``forms.toml``."""

    review_by: date
    names: frozenset[str]
    instructions: frozenset[str]
    of_the_sender: frozenset[str]
    draws: Mapping[str, tuple[str, ...]]
    forms: Mapping[str, Mapping[str, Any]]
    read_on: date

    def provenance(self, entry: Mapping[str, Any]) -> Provenance:
        """How something written down here is known."""
        sources = tuple(entry["source"])
        return Provenance(Confidence(entry["confidence"]), sources, self.read_on, self.review_by)


def form_of(identifier: str, catalogue: Catalogue) -> Form:
    """The form of an avenue. Raises NoSuchAvenue and :class:`NoSuchForm`."""
    avenue, held = catalogue.avenue(identifier), data().forms.get(identifier, {})
    fields, needed, known = _asked(avenue, held)
    languages, languages_known = _languages(avenue, held, known)
    return Form(
        avenue=avenue,
        fields=tuple(catalogue.fields[name] for name in fields),
        needed=frozenset(needed),
        known=known,
        languages=languages,
        languages_known=languages_known,
        rules=tuple(_rule(one) for one in held.get("rules", ())),
        speaks_against=held.get("speaks-against", False),
        removal_instead=held.get("removal-instead", False),
        treaty=held.get("treaty", ""),
    )


def _asked(
    avenue: Avenue, held: Mapping[str, Any]
) -> tuple[tuple[str, ...], tuple[str, ...], Provenance]:
    """The fields, those demanded, and how that is known: by the catalogue, else by ours."""
    if avenue.form is not None:
        return avenue.form.fields, avenue.form.required, avenue.form.provenance
    if "form" not in held:
        raise NoSuchForm(avenue=avenue.identifier)
    form = held["form"]
    return tuple(form["fields"]), tuple(form["required"]), data().provenance(form)


def _languages(
    avenue: Avenue, held: Mapping[str, Any], known: Provenance
) -> tuple[tuple[str, ...], Provenance]:
    if avenue.languages or "languages" not in held:
        return avenue.languages, known
    entry = held["languages"]
    return tuple(entry["codes"]), data().provenance(entry)


def _rule(entry: Mapping[str, Any]) -> Rule:
    aside = {"rule", "confidence", "source"}
    options = {name: value for name, value in entry.items() if name not in aside}
    return Rule(entry["rule"], data().provenance(entry), options)


@cache
def data() -> Data:
    """What is written down about forms beside the catalogue."""
    place = resources.files("habeas.dossiers.submissions").joinpath("forms.toml")
    held = tomllib.loads(place.read_text(encoding="utf-8"))
    return Data(
        read_on=held["read-on"],
        review_by=held["review-by"],
        names=frozenset(held["names"]),
        instructions=frozenset(held["instructions"]),
        of_the_sender=frozenset(held["of-the-sender"]),
        draws={name: tuple(drawn) for name, drawn in held["draws"].items()},
        forms=held["forms"],
    )
