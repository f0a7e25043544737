"""Which files a person writes for the command line, and what each of their fields may hold.

What the program itself fills in (a state, a signature, a day of writing) is no field of a file:
nobody signs for somebody else by writing a name into one.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

from habeas.protection.cases.against import Against
from habeas.protection.cases.attributions import Attribution
from habeas.protection.cases.contacts import ContactPlan
from habeas.protection.cases.dangers import Danger
from habeas.protection.cases.deadlines import Deadline
from habeas.protection.cases.helping import Helper
from habeas.protection.cases.households import Household
from habeas.protection.cases.indicators import IndicatorAnswer, indicators
from habeas.protection.cases.needs import Need
from habeas.protection.cases.others import AffectedOther
from habeas.protection.cases.referrals import Referral
from habeas.protection.cases.subjects import CaseField, OwnWords
from habeas.protection.cases.tasks import Task
from habeas.protection.cases.threats import Threat
from habeas.protection.cases.whereabouts import Whereabouts
from habeas.protection.placement.places import Place, Service
from habeas.protection.placement.units import Unit
from habeas.protection.placement.vocabulary import Words, makeups, services
from habeas.words.labels import label
from habeas.words.violations import violations
from habeas.workspace import case_asks, case_consents, case_replies
from habeas.workspace.case_disclosures import TellingAsked
from habeas.workspace.case_exceptions import ExceptionAsked

ENGLISH = "en"
Values = Mapping[str, str]
"""What may be written, and the words for it."""


@dataclass(frozen=True, slots=True)
class FileForm:
    """A file that holds one value. ``read_by`` is the command that takes it.

    ``given`` are fields that may be left out though the value needs them, ``ours`` those that
    the program fills in.
    """

    name: str
    kind: type[Any]
    read_by: str
    given: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[FormField, ...]:
        """Its fields, in the order of the value."""
        return tuple(
            one for one in fields_of(self.kind, self.given) if one.name not in _plain(self.ours)
        )


@dataclass(frozen=True, slots=True)
class FormField:
    """One field as it is written. ``values`` are all it may hold, where they can be counted.

    ``holds`` says it in words where they cannot; ``inner`` are the fields in its braces. ``within``
    is what one of its values is. Where a field is not ``is_closed``, others may be written too, or
    the case itself judges what is: of some fields it says more than that they are not there.
    """

    name: str
    within: Any
    is_needed: bool
    is_list: bool
    holds: str
    values: Values = field(default_factory=dict)
    inner: tuple[FormField, ...] = ()
    is_closed: bool = True


_CASE = "habeas case WORKSPACE write CASE {} FILE"
_SIGNED = ("state", "signed")

FORMS: Mapping[str, FileForm] = {
    one.name: one
    for one in (
        FileForm("plan", ContactPlan, _CASE, ours=("confirmed",)),
        FileForm("household", Household, _CASE),
        FileForm("whereabouts", Whereabouts, _CASE),
        FileForm("danger", Danger, _CASE, ours=("over",)),
        FileForm("threat", Threat, _CASE, ours=("over",)),
        FileForm("other", AffectedOther, _CASE, ours=("steps", "answer", "signed")),
        FileForm("helper", Helper, _CASE),
        FileForm("need", Need, _CASE, given=("since",), ours=("since", *_SIGNED)),
        FileForm("task", Task, _CASE, ours=("of", "key", *_SIGNED)),
        FileForm("deadline", Deadline, _CASE, ("event_on", "zone"), ours=("due", "of", "met_on")),
        FileForm("assessment", IndicatorAnswer, _CASE),
        FileForm("consent", case_consents.Asked, _CASE, ("onward", "fields", "until")),
        FileForm("told", TellingAsked, "habeas consent WORKSPACE told CASE FILE"),
        FileForm("exception", ExceptionAsked, "habeas consent WORKSPACE except CASE FILE"),
        FileForm("field", CaseField, _CASE, ours=("sort",)),
        FileForm("said", OwnWords, _CASE, ours=("on",)),
        FileForm("against", Against, _CASE, ours=("answered",)),
        FileForm(
            "referral",
            Referral,
            "habeas refer WORKSPACE draft CASE FILE",
            ours=("state", "since", "until", "judged", "despite"),
        ),
        FileForm("place", Place, "habeas place WORKSPACE add FILE", ours=("identifier",)),
        FileForm(
            "needs",
            Unit,
            "habeas place WORKSPACE need CASE FILE",
            given=("lane", "since"),
            ours=("identifier", "lane"),
        ),
        FileForm(
            "request",
            case_asks.Asking,
            "habeas submit WORKSPACE ask CASE FILE",
            given=("by", "because", "grounds", "ground", "known", "language"),
        ),
        FileForm(
            "reply",
            case_replies.Asked,
            "habeas submit WORKSPACE reply CASE draft FILE",
            given=("acts", "when", "where", "what", "questions", "language"),
        ),
    )
}
"""Every file there is, by its name."""


def form_of(kind: type[Any]) -> FileForm:
    """The file that holds a value of this kind."""
    return next(one for one in FORMS.values() if one.kind is kind)


def fields_of(kind: type[Any], given: tuple[str, ...] = ()) -> tuple[FormField, ...]:
    """Every field of a value as it is written; none of ``given`` is needed."""
    hints = get_type_hints(kind)
    return tuple(_field(kind, one, hints[one.name], one.name in given) for one in fields(kind))


def _field(kind: type[Any], one: Field[Any], hint: Any, is_given: bool) -> FormField:  # noqa: ANN401
    within, is_list = _within(hint)
    has_default = one.default is not MISSING or one.default_factory is not MISSING
    place = (kind, one.name)
    values = _closed(place, within)
    return FormField(
        name=written(one.name),
        within=within,
        is_needed=not (has_default or is_given),
        is_list=is_list,
        holds=_SHAPED.get(place) or (_ONE_OF if values else _PLAINLY.get(within, "")),
        values=values,
        inner=fields_of(within) if is_dataclass(within) and isinstance(within, type) else (),
        is_closed=_CLOSED.get(place) not in (_case_fields, _receivers),
    )


def written(name: str) -> str:
    """The name of a field as a file has it."""
    return name.replace("_", "-")


def _plain(names: tuple[str, ...]) -> Iterator[str]:
    return map(written, names)


def _within(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401
    """What one value of a field is, and whether there is a list of them."""
    if get_origin(hint) in (Union, types.UnionType):
        (hint,) = (one for one in get_args(hint) if one is not types.NoneType)
    if get_origin(hint) is tuple:
        return get_args(hint)[0], True
    return hint, False


def _closed(place: tuple[type, str], kind: Any) -> Values:  # noqa: ANN401
    if place in _CLOSED:
        return _CLOSED[place]()
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return {one.value: label(one, ENGLISH) for one in kind}
    return {}


def _indicators() -> Values:
    return {key: one.text.said(ENGLISH) for key, one in indicators().items()}


def _case_fields() -> Values:
    return {key: name for key, name, _ in case_consents.fields(ENGLISH)}


def _receivers() -> Values:
    return dict(case_consents.recipients(ENGLISH))


def _violations() -> Values:
    return {code: one.labels[ENGLISH] for code, one in violations().items()}


def _in_english(words: Words) -> Values:
    return {name: said[ENGLISH] for name, said in words.items()}


_CLOSED: Mapping[tuple[type, str], Callable[[], Values]] = {
    (IndicatorAnswer, "indicator"): _indicators,
    (CaseField, "field"): _case_fields,
    (case_consents.Asked, "fields"): _case_fields,
    (case_consents.Asked, "recipient"): _receivers,
    (case_consents.Asked, "onward"): _receivers,
    (TellingAsked, "fields"): _case_fields,
    (TellingAsked, "recipient"): _receivers,
    (TellingAsked, "onward"): _receivers,
    (ExceptionAsked, "fields"): _case_fields,
    (ExceptionAsked, "recipient"): _receivers,
    (ExceptionAsked, "onward"): _receivers,
    (Referral, "receiver"): _receivers,
    (Referral, "onward"): _receivers,
    (case_asks.Asking, "receiver"): _receivers,
    (Referral, "fields"): _case_fields,
    (case_replies.Asked, "acts"): _violations,
    (Service, "name"): lambda: _in_english(services()),
    (Place, "excludes"): lambda: _in_english(makeups()),
    (Unit, "needs"): lambda: _in_english(services()),
    (Unit, "welcomes"): lambda: _in_english(services()),
    (Unit, "makeup"): lambda: _in_english(makeups()),
}

_ONE_OF = "one of these, in quotation marks"
WORDS = "words in quotation marks"
DAY = "a day, such as 2031-03-04"
NUMBER = "a whole number"
YES_NO = "true or false"

_PLAINLY: Mapping[type, str] = {str: WORDS, int: NUMBER, bool: YES_NO, date: DAY}

_COUNTRY = "a country, two capital letters such as DE"
_LANGUAGE = "a language, two or three small letters such as ru"
_ZONE = "a time zone, such as Europe/Berlin or UTC"
_BODY = "the key of a body: habeas body WORKSPACE list"
_RECEIVER = "the name of an organisation in quotation marks, or one of these receivers"
_PLACE = "the identifier of a place: habeas place WORKSPACE list"
_CASE_KEY = "the identifier of another case: habeas case WORKSPACE list"
_MEMBER = "a member (m-…): habeas member WORKSPACE list"

_SHAPED: Mapping[tuple[type, str], str] = {
    (Attribution, "statement"): "a statement it rests on (s-…)",
    (Attribution, "compartment"): "the compartment that holds the statement (c-…)",
    (Danger, "at"): "a moment with its time zone, such as 2031-03-04T06:00+03:00",
    (Threat, "body"): _BODY,
    (Helper, "bodies"): _BODY,
    (Helper, "languages"): _LANGUAGE,
    (ContactPlan, "zone"): _ZONE,
    (ContactPlan, "language"): _LANGUAGE,
    (ContactPlan, "never_use"): "an address, or a kind of channel",
    (Deadline, "zone"): _ZONE,
    (Whereabouts, "is_in"): _COUNTRY,
    (Whereabouts, "removing"): _COUNTRY,
    (Whereabouts, "destination"): _COUNTRY,
    (Task, "member"): _MEMBER,
    (OwnWords, "language"): _LANGUAGE,
    (Household, "pseudonyms"): "a code such as K-204-2, never a name",
    (case_consents.Asked, "language"): _LANGUAGE,
    (case_consents.Asked, "recipient"): _RECEIVER,
    (case_consents.Asked, "onward"): _RECEIVER,
    (TellingAsked, "recipient"): _RECEIVER,
    (TellingAsked, "onward"): _RECEIVER,
    (ExceptionAsked, "recipient"): _RECEIVER,
    (ExceptionAsked, "onward"): _RECEIVER,
    (Referral, "receiver"): _RECEIVER,
    (Referral, "onward"): _RECEIVER,
    (Referral, "recipient_key"): "their age key (age1…)",
    (case_asks.Asking, "receiver"): _RECEIVER,
    (case_asks.Asking, "grounds"): "a published fact: habeas submit WORKSPACE grounds CASE",
    (case_asks.Asking, "language"): _LANGUAGE,
    (case_replies.Asked, "body"): _BODY,
    (case_replies.Asked, "language"): _LANGUAGE,
    (Place, "country"): _COUNTRY,
    (Place, "languages"): _LANGUAGE,
    (Place, "entry_from"): f"{_COUNTRY}; or any",
    (Place, "communities"): "a country or region",
    (Unit, "country"): _COUNTRY,
    (Unit, "languages"): _LANGUAGE,
    (Unit, "daily"): _LANGUAGE,
    (Unit, "feared_countries"): _COUNTRY,
    (Unit, "feared_places"): _PLACE,
    (Unit, "feared_communities"): "a country or region",
    (Unit, "refused"): _PLACE,
    (Unit, "asked_places"): _PLACE,
    (Unit, "asked_countries"): _COUNTRY,
    (Unit, "together"): _CASE_KEY,
    (Unit, "apart"): _CASE_KEY,
}
