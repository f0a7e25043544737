"""The parts of a case by one word each: the one a file is written with, and asked for again by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from habeas.protection.cases.advice import advice
from habeas.protection.cases.case import SEVERAL, SINGLE, Case
from habeas.protection.cases.subjects import Subject
from habeas.protection.cases.telling import kind_called
from habeas.words.errors import WrongUse
from habeas.words.reasons import said
from habeas.words.roles import Right
from habeas.workspace import case_history, case_record
from habeas.workspace.case_opening import note_look
from habeas.workspace.opening import Workspace

_WORDS = {
    "stands": "state",
    "route_answers": "route-answers",
    "emergencies": "emergency",
    "check_ins": "check-in",
    "asked_exceptions": "asked-exception",
    "futilities": "futility",
}
"""The words that are not the name of their place, or that name without its last letter."""

_OF_THE_PERSON = ("field", "said")
"""What is written by itself and kept with the person."""

PLACES: dict[str, str] = {
    **{_WORDS.get(place, place): place for place in SINGLE},
    **{_WORDS.get(place, place.removesuffix("s")): place for place in SEVERAL},
}
"""The word of each part, and the place in a case that holds it."""

PARTS = (*PLACES, *_OF_THE_PERSON)


def word_of(kind: str) -> str:
    """The word of the part that holds values of a class."""
    place = next(place for place, one in (SINGLE | SEVERAL).items() if one.__name__ == kind)
    return next(word for word, held in PLACES.items() if held == place)


def kind_of(part: str) -> str:
    """The class of the values of a part. Raises WrongUse."""
    if part not in PLACES:
        raise _no_part(part, PLACES)
    return (SINGLE | SEVERAL)[PLACES[part]].__name__


def told(workspace: Workspace, case: str, part: str = "") -> list[str]:
    """Everything in a case, or all of one part, in lines. Raises NoSuchCase and WrongUse."""
    workspace.require(Right.READ)
    if part and part not in PARTS:
        raise _no_part(part, PARTS)
    note_look(workspace, case)
    held, telling = case_record.case(workspace, case), case_history.telling(workspace, "en", True)
    lines: list[str] = []
    for word in (part,) if part else PLACES:
        for identifier, version, one in _values(held, word):
            called = kind_called(type(one).__name__, "en")
            lines.append(f"{identifier}  version {version}  {word}: {called}")
            lines += [f"    {name}: {words}" for name, words in telling.lines(one)]
    return [*lines, said(advice(), "en")] if lines else ["Nothing is written down here yet."]


def _values(case: Case, word: str) -> Iterator[tuple[str, int, object]]:
    if word in _OF_THE_PERSON:
        yield case.subject.identifier, case.subject.version, _only(case.subject.value, word)
        return
    found = getattr(case, PLACES[word])
    for one in found if isinstance(found, tuple) else (found,) if found else ():
        yield one.identifier, one.version, one.value


def _only(person: Subject, word: str) -> Subject:
    """The person with their fields alone, or their own words alone."""
    bare = replace(person, fields=(), own_words=(), incidents=())
    if word == "field":
        return replace(bare, fields=person.fields)
    return replace(bare, own_words=person.own_words)


def _no_part(part: str, known: tuple[str, ...] | dict[str, str]) -> WrongUse:
    return WrongUse(problem=f"A case has no part {part}.", suggestion=f"Parts: {', '.join(known)}")
