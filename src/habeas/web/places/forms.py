"""What is filled in about a place, and about a household that looks for one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from habeas.web import wording
from habeas.web.forms import Form
from habeas.workspace import places
from habeas.workspace.case_placements import Unit
from habeas.workspace.cases import Lane
from habeas.workspace.places import Place, Service

_CODES = _("Codes, one on each line: countries in two capital letters (DE).")
_TONGUES = _("Codes, one on each line: ru, en, ce.")
_KNOWN = {"": None, "yes": True, "no": False}


def lines_of(text: str) -> tuple[str, ...]:
    """Each line once, in order, without empty ones."""
    return tuple(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def _lines(label: Any, help_text: Any = "") -> forms.CharField:  # noqa: ANN401  # lazy words
    return forms.CharField(
        label=label,
        required=False,
        max_length=2000,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


def _several(label: Any, help_text: Any = "") -> forms.MultipleChoiceField:  # noqa: ANN401
    return forms.MultipleChoiceField(
        label=label,
        required=False,
        help_text=help_text,
        widget=forms.CheckboxSelectMultiple,
    )


class OnePlace(Form):
    """A place: never its address."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    name = forms.CharField(
        label=_("Name"),
        max_length=100,
        help_text=_("By which the team knows it. Never the address."),
    )
    country = forms.CharField(label=_("Country"), max_length=2, help_text=_("Such as DE."))
    persons = forms.IntegerField(
        label=_("Persons it can take"), help_text=_("Those we placed there already included.")
    )
    smallest = forms.IntegerField(label=_("Smallest household"), initial=1)
    largest = forms.IntegerField(label=_("Largest household"), required=False)
    languages = _lines(_("Languages spoken there"), _TONGUES)
    services = _several(_("What it offers"))
    limits = _lines(
        _("Limits"),
        _("For a service that only so many households can use: its key and the number."),
    )
    excludes = _several(_("What it cannot take"))
    entry_from = _lines(
        _("From where a lawful way in is open"),
        _("Countries, one on each line; “any” for all; empty when nobody knows."),
    )
    passport = forms.BooleanField(label=_("The way in needs a passport"), required=False)
    communities = _lines(_("Whose people live near in numbers"), _CODES)
    from_one_home = forms.IntegerField(
        label=_("Households from one home town at most"), required=False
    )
    closed = forms.BooleanField(label=_("Takes nobody at present"), required=False)

    def __init__(self, *given: Any, **named: Any) -> None:  # noqa: ANN401  # as Django has it
        super().__init__(*given, **named)
        offered, excluded = places.offers(wording.language())
        keyed = [(key, f"{words} ({key})") for key, words in offered]
        self.fields["services"].choices = keyed  # type: ignore[attr-defined]
        self.fields["excludes"].choices = list(excluded)  # type: ignore[attr-defined]

    def clean_limits(self) -> dict[str, int]:
        """How many households can use a service, by its key."""
        limits = {}
        for line in lines_of(self.cleaned_data["limits"]):
            key, _space, number = line.rpartition(" ")
            if not number.isdecimal():
                raise forms.ValidationError(
                    _("Write the key of a service and a number, such as: medical 2.")
                )
            limits[key.strip(": ")] = int(number)
        return limits

    def place(self, identifier: str = "") -> Place:
        """The place, from what was filled in."""
        told = self.cleaned_data
        limits: dict[str, int] = told["limits"]
        entry = lines_of(told["entry_from"])
        offered = dict.fromkeys((*told["services"], *limits))
        return Place(
            identifier,
            told["name"].strip(),
            told["country"].strip(),
            told["persons"],
            told["smallest"],
            told["largest"],
            lines_of(told["languages"]),
            tuple(Service(key, limits.get(key)) for key in offered),
            tuple(told["excludes"]),
            entry or None,
            told["passport"],
            lines_of(told["communities"]),
            told["from_one_home"],
            told["closed"],
        )


def filled(place: Place) -> dict[str, object]:
    """What the form of a place is filled with."""
    limited = (s for s in place.services if s.slots is not None)
    return {
        "name": place.name,
        "country": place.country,
        "persons": place.persons,
        "smallest": place.smallest,
        "largest": place.largest,
        "languages": "\n".join(place.languages),
        "services": [service.name for service in place.services],
        "limits": "\n".join(f"{service.name} {service.slots}" for service in limited),
        "excludes": list(place.excludes),
        "entry_from": "\n".join(place.entry_from or ()),
        "passport": place.passport,
        "communities": "\n".join(place.communities),
        "from_one_home": place.from_one_home,
        "closed": place.closed,
    }


class Needed(Form):
    """What a household needs. It stays in the case."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    willing = forms.BooleanField(
        label=_("They want a place"),
        required=False,
        initial=True,
        help_text=_("Nothing is proposed to anybody who does not."),
    )
    size = forms.IntegerField(
        label=_("How many persons must stay together"), min_value=1, max_value=50, initial=1
    )
    since = forms.DateField(label=_("Asked since"), widget=forms.DateInput(attrs={"type": "date"}))
    country = forms.CharField(
        label=_("Country where they are"), required=False, max_length=2, help_text=_("Such as DE.")
    )
    passport = forms.ChoiceField(label=_("Passports for all"), required=False)
    languages = _lines(_("Languages they speak"), _TONGUES)
    daily = forms.CharField(
        label=_("Language they live in"), required=False, max_length=3, help_text=_("Its code.")
    )
    needs = _several(_("Without this a place will not do"))
    welcomes = _several(_("This would be good"))
    makeup = _several(_("Who belongs to them"))
    feared_countries = _lines(_("Countries where they would be in danger"), _CODES)
    feared_communities = _lines(_("Whose people near by would be a danger"), _CODES)
    feared_places = _several(_("Places that would not be safe"))
    asked_places = _several(_("Places they ask for"))
    asked_countries = _lines(_("Countries they ask for"), _CODES)
    home = forms.CharField(
        label=_("Home town"),
        required=False,
        max_length=100,
        help_text=_("So that not too many from one town live in one place. It stays here."),
    )

    def __init__(self, *given: Any, named: list[tuple[str, str]], **rest: Any) -> None:  # noqa: ANN401
        super().__init__(*given, **rest)
        offered, excluded = places.offers(wording.language())
        known = [("", _("not known")), ("yes", _("yes")), ("no", _("no"))]
        choosing = {
            "needs": offered,
            "welcomes": offered,
            "makeup": excluded,
            "feared_places": named,
            "asked_places": named,
            "passport": known,
        }
        for name, choices in choosing.items():
            self.fields[name].choices = list(choices)  # type: ignore[attr-defined]

    def unit(self) -> Unit:
        """The household, from what was filled in."""
        told = self.cleaned_data
        lined = ("languages", "feared_countries", "feared_communities", "asked_countries")
        chosen = ("needs", "welcomes", "makeup", "feared_places", "asked_places")
        return Unit(
            "",
            told["size"],
            Lane.NOW,
            told["since"],
            told["willing"],
            told["country"].strip(),
            _KNOWN[told["passport"]],
            daily=told["daily"].strip(),
            home=told["home"].strip(),
            **{name: lines_of(told[name]) for name in lined},
            **{name: tuple(told[name]) for name in chosen},
        )


def filled_with(unit: Unit) -> dict[str, object]:
    """What the form of a household is filled with."""
    lined = ("languages", "feared_countries", "feared_communities", "asked_countries")
    chosen = ("needs", "welcomes", "makeup", "feared_places", "asked_places")
    plain = ("willing", "size", "since", "country", "daily", "home")
    passport = {None: "", True: "yes", False: "no"}[unit.passport]
    return {
        "passport": passport,
        **{name: getattr(unit, name) for name in plain},
        **{name: "\n".join(getattr(unit, name)) for name in lined},
        **{name: list(getattr(unit, name)) for name in chosen},
    }


class Proposal(Form):
    """A place that is proposed."""

    place = forms.CharField(max_length=14)
    said = forms.CharField(required=False, max_length=2000)


class Moved(Form):
    """What came of a proposal."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    to = forms.CharField(max_length=20)
    said = forms.CharField(required=False, max_length=2000)
