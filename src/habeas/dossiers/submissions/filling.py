"""Filling a form: every field with what is held for it, and nothing that is not held."""

from __future__ import annotations

from datetime import date

from habeas.dossiers.account import Account
from habeas.dossiers.submissions.drawing import Drawing
from habeas.dossiers.submissions.facts import CaseNote, Fact, Filling, WrittenNote
from habeas.dossiers.submissions.forms import Form, data
from habeas.dossiers.submissions.held import Sources, Written, held_back, untold
from habeas.dossiers.submissions.protected import Protected
from habeas.dossiers.submissions.sheet import Style, Words
from habeas.dossiers.told import ToldIncident
from habeas.protection.avenues.registers import FormField
from habeas.protection.cases.protected import ProtectedKind, ProtectedValue
from habeas.protection.cases.subjects import CaseField, FieldSort
from habeas.words.errors import HabeasError


class NoSuchIncidentHere(HabeasError):
    """Raised when a submission is to be about an incident that may not be told."""

    message = "Incident {incident} is not among those that may be told here."
    hint = (
        "It was regrouped, or rests on testimony without consent: habeas show WORKSPACE incidents"
    )


def fill(form: Form, sources: Sources, language: str, on: date) -> tuple[Filling, ...]:
    """Every field of a form with what is held for it, in the order of the form.

    Raises :class:`NoSuchIncidentHere`. A field without anything stays empty: no text is made.
    """
    told = told_of(sources.account, sources.incidents)
    drawing = Drawing(sources.account, told, form, language)
    return tuple(_fill(one, form, sources, drawing, on) for one in form.drawn)


def told_of(account: Account, keys: tuple[str, ...]) -> tuple[ToldIncident, ...]:
    """The incidents of some keys, in their order in the account; all when none are named."""
    known = {told.incident.key for told in account.incidents}
    for key in keys:
        if key not in known:
            raise NoSuchIncidentHere(incident=key)
    return tuple(told for told in account.incidents if not keys or told.incident.key in keys)


def _fill(asked: FormField, form: Form, sources: Sources, drawing: Drawing, on: date) -> Filling:
    """One field, from the account, the case and what was written, in this order."""
    drawn = drawing.draw(data().draws.get(asked.key, ()))
    given = tuple(_given(one, sources, on) for one in sources.case or () if one.field == asked.key)
    written = tuple(_written(one, drawing) for one in sources.written if one.field == asked.key)
    why = held_back(asked, sources, form.avenue.receiver, on)
    if why is None:
        return Filling(asked, (*drawn, *given, *written))
    left = written if asked.key in data().of_the_sender else ()
    is_back = bool(drawn or given or (written and not left))
    if not is_back:
        return Filling(asked, left)
    return Filling(asked, left, why, untold(asked, sources))


def _given(held: CaseField, sources: Sources, on: date) -> Fact:
    """What the case holds. Without a consent the note names none; the fact is then held back."""
    consents = sources.consent.consents if sources.consent else ()
    return Fact((Words(held.value, Style.EXACT),), (CaseNote(consents, on),))


def _written(held: Written, drawing: Drawing) -> Fact:
    words = Words(held.words, language=held.language)
    return Fact((words,), (WrittenNote(held.on), *drawing.rests_on(held.rests_on)))


def protected_in(
    fillings: tuple[Filling, ...], sources: Sources, free: tuple[str, ...]
) -> Protected:
    """All that must not leave: whatever is held of the person that fills no field of this form.

    What the case gives for a field may be said in every part of the form, and so may what is
    ``free``: our reference, and the State that the form is about. What a member wrote gives
    nothing free.
    """
    filled = {one.field.key for one in fillings if one.held_back is None}
    back = {one.field.key for one in fillings if one.held_back is not None}
    case = sources.case or ()
    values = [ProtectedValue(_kind(one), one.value) for one in case if one.field not in filled]
    values += [
        ProtectedValue(_kind_of(one.field), one.words)
        for one in sources.written
        if one.field in back and one.field not in data().of_the_sender
    ]
    allowed = tuple(one.value for one in case if one.field in filled)
    return Protected((*values, *sources.protected), (*free, *allowed))


def _kind(held: CaseField) -> ProtectedKind:
    if held.sort is FieldSort.OPEN:
        return _kind_of(held.field)
    return ProtectedKind(held.sort.value)


def _kind_of(field: str) -> ProtectedKind:
    return ProtectedKind.NAME if field in data().names else ProtectedKind.OTHER
