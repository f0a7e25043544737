"""What people add so that avenues can be held against an incident or a case."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from habeas.web import wording
from habeas.web.avenues.forms import (
    Adding,
    BodyForm,
    DayForm,
    DropForm,
    StatesForm,
    TriedForm,
    WhereForm,
)
from habeas.web.avenues.here import Here, done
from habeas.web.gate import needs
from habeas.web.requests import DeskRequest
from habeas.words.errors import HabeasError, NotThere
from habeas.words.roles import Right
from habeas.workspace import avenue_records, avenue_states, case_avenues
from habeas.workspace.avenue_records import Particulars
from habeas.workspace.avenues import Named, Weighed
from habeas.workspace.case_avenues import Held


@needs(Right.JUDGE)
@require_http_methods(["GET", "HEAD", "POST"])
def incident(request: DeskRequest, compartment: str, incident: str) -> HttpResponse:
    """What avenues have to know of an incident."""
    return _answer(request, Here(compartment, incident))


@needs(Right.PROTECT)
@require_http_methods(["GET", "HEAD", "POST"])
def case(request: DeskRequest, case: str) -> HttpResponse:
    """What avenues have to know of a case."""
    return _answer(request, Here(case=case))


def _answer(request: DeskRequest, here: Here) -> HttpResponse:
    forms = _Forms(request, here)
    sent = next((form for form in forms.every() if form.is_bound), None)
    if sent is not None and sent.is_valid():
        try:
            forms.keep(sent)
        except NotThere:
            raise
        except HabeasError as error:
            sent.refuse(error)
        else:
            return done(request, here.adding)
    return render(request, "avenues/adding.html", {**here.context(), **forms.context()})


@dataclass(frozen=True, slots=True)
class _Verbs:
    """The same verbs for an incident and for a case."""

    states: Callable[..., None]
    day: Callable[..., None]
    tried: Callable[..., None]
    drop: Callable[..., None]


_OF_INCIDENT = _Verbs(
    avenue_records.name_states,
    avenue_records.date_event,
    avenue_records.add_tried,
    avenue_records.drop_tried,
)
_OF_CASE = _Verbs(
    case_avenues.name_states,
    case_avenues.date_event,
    case_avenues.add_tried,
    case_avenues.drop_tried,
)


class _Forms:
    """The forms of one page; the one that was sent is bound to what was typed."""

    def __init__(self, request: DeskRequest, here: Here) -> None:
        self._request, self._here = request, here
        self._workspace = request.desk.workspace
        self.weighed: Weighed = here.weighed(self._workspace)
        self._kept = self._particulars()
        self._doing = request.POST.get("doing", "") if request.method == "POST" else ""
        self.states = self._form("states", StatesForm, states=", ".join(self._added.states))
        events = avenue_records.events(self._workspace)
        self.day = self._form("day", DayForm, events=events)
        self.tried = self._form("tried", TriedForm, avenues=tuple(self._avenues()))
        self.drop = self._form("drop", DropForm)
        self.where = self._where()
        self.bodies = tuple(self._bodies())

    def every(self) -> Iterator[Adding]:
        """Every form there is on this page."""
        yield from (self.states, self.day, self.tried, self.drop)
        yield from (form for _, form in self.bodies)
        if self.where is not None:
            yield self.where

    def keep(self, form: Adding) -> None:
        """Write down what was sent."""
        here, verbs = self._here, _OF_CASE if self._here.case else _OF_INCIDENT
        at = (self._workspace, here.case or here.pair)
        told = form.cleaned_data
        if isinstance(form, StatesForm):
            verbs.states(*at, form.version, told["states"])
        elif isinstance(form, DayForm):
            verbs.day(*at, form.version, (told["event"], told["on"]))
        elif isinstance(form, TriedForm):
            verbs.tried(*at, form.version, form.tried())
        elif isinstance(form, DropForm):
            verbs.drop(*at, form.version, told["dropped"])
        elif isinstance(form, WhereForm):
            case_avenues.locate(self._workspace, here.case, form.version, form.there())
        elif isinstance(form, BodyForm):
            self._enter(form)

    def context(self) -> dict[str, object]:
        """What the page shows."""
        names = dict(self._avenues())
        return {
            "weighed": self.weighed,
            "added": self._added,
            "seen": self._seen,
            "states": self.states,
            "day": self.day,
            "tried": self.tried,
            "drop": self.drop,
            "where": self.where,
            "bodies": self.bodies,
            "names": names,
            "others": [one for one in self.weighed.stateless if one.key not in self._keys],
        }

    @property
    def _added(self) -> Particulars:
        return self._kept.value if self._kept else Particulars()

    @property
    def _seen(self) -> int:
        return self._kept.version if self._kept else 0

    @property
    def _keys(self) -> set[str]:
        return {one.key for one, _ in self.bodies}

    def _particulars(self) -> Held[Particulars] | None:
        if self._here.case:
            return case_avenues.particulars(self._workspace, self._here.case)
        return avenue_records.particulars(self._workspace, self._here.pair)

    def _avenues(self) -> Iterator[tuple[str, str]]:
        for one in self.weighed.verdicts:
            yield one.avenue, one.name.said(wording.language())

    def _form(self, name: str, kind: type[Adding], **named: Any) -> Adding:  # noqa: ANN401
        """A form by its name; what is no argument of it is what stands in it at first."""
        given = {key: named.pop(key) for key in ("events", "avenues", "known") if key in named}
        first = {"doing": name, "seen": named.pop("seen", self._seen), **named}
        data: QueryDict | None = self._request.POST if self._doing == name else None
        made: Adding = kind(data, initial=first, auto_id=f"id_{name}_%s", **given)
        return made

    def _where(self) -> Adding | None:
        if not self._here.case:
            return None
        held = case_avenues.whereabouts(self._workspace, self._here.case)
        there = held.value if held else case_avenues.Whereabouts()
        return self._form(
            "where",
            WhereForm,
            seen=held.version if held else 0,
            is_in=there.is_in,
            removing=there.removing,
            destination=there.destination,
        )

    def _bodies(self) -> Iterator[tuple[Named, Adding]]:
        """A form for each alleged perpetrator whose State may be entered and is not."""
        if not self._request.desk.workspace.rights & {Right.JUDGE}:
            return
        known = avenue_states.catalogue_bodies(self._workspace, wording.language())
        stateless = [one for one in self.weighed.stateless if one.home]
        places = {one.home: {o.key for o in stateless if o.home == one.home} for one in stateless}
        here = {
            (home, key)
            for home, keys in places.items()
            for key in avenue_states.may_enter(self._workspace, home, tuple(keys))
        }
        for number, one in enumerate(stateless):
            if (one.home, one.key) in here:
                name = f"body-{number}"
                yield one, self._form(name, BodyForm, known=known, body=one.key, seen=0)

    def _enter(self, form: BodyForm) -> None:
        said = form.said()
        named = next((one for one, _ in self.bodies if one.key == said.key), None)
        if named is None:
            raise avenue_states.NoSuchBodyToEnter(key=said.key)
        avenue_states.enter(self._workspace, named.home, said)
