"""Any value of a case in words: none is left without them."""

from dataclasses import fields, is_dataclass
from datetime import date
from typing import get_args, get_type_hints

from protection.cases.cast import TODAY, signed, told

from habeas.protection.cases.case import SEVERAL, SINGLE
from habeas.protection.cases.subjects import CaseField, FieldSort, IncidentLink, Subject
from habeas.protection.cases.tasks import Task, done
from habeas.protection.cases.telling import Telling, kind_called, part_called

KEPT = (*SINGLE.values(), *SEVERAL.values())


def hints_in(hint):
    yield hint
    for inside in get_args(hint):
        yield from hints_in(inside)


def classes_in(kind, known):
    """Every class whose values stand inside of a kept value."""
    if is_dataclass(kind) and kind not in known:
        known.append(kind)
        for hint in get_type_hints(kind).values():
            for inside in (
                hint,
                *(deep for arg in get_args(hint) for deep in (arg, *get_args(arg))),
            ):
                classes_in(inside, known)
    return known


def test_every_kind_and_every_part_of_it_has_words_in_both_languages():
    missing = []
    for language in ("en", "ru"):
        for kind in KEPT:
            try:
                kind_called(kind.__name__, language)
            except KeyError:
                missing.append(kind.__name__)
            for inside in classes_in(kind, []):
                for part in fields(inside):
                    try:
                        part_called(inside.__name__, part.name, language)
                    except KeyError:
                        missing.append(f"{inside.__name__}.{part.name}")
    assert not missing, f"protection/cases/told.toml lacks {sorted(set(missing))}"


def test_no_two_parts_of_a_value_are_called_the_same():
    for language in ("en", "ru"):
        for inside in (deep for kind in KEPT for deep in classes_in(kind, [])):
            named = [part_called(inside.__name__, p.name, language) for p in fields(inside)]
            assert len(named) == len(set(named)), (inside.__name__, named)


def test_a_value_is_told_part_by_part_and_what_is_empty_is_not():
    task = done(Task("call the clinic", "m-mira", date(2031, 3, 9)), signed())
    lines = Telling(called={"m-mira": "Mira"}).lines(task)
    assert lines == (
        ("what", "call the clinic"),
        ("member", "Mira"),
        ("due", "2031-03-09"),
        ("state", "done"),
        ("signed: by", "Mira"),
        ("signed: day", TODAY.isoformat()),
    )


def test_several_are_numbered_and_keys_are_put_into_words():
    name = CaseField("victim-identity", "M.", FieldSort.NAME, told())
    held = Subject(
        "K-204", (name,), incidents=(IncidentLink("c-1", "i-1"), IncidentLink("c-1", "i-2"))
    )
    keyed = {"field": {"victim-identity": "The person wronged"}}
    lines = dict(Telling(keyed=keyed).lines(held))
    assert lines["fields 1: field"] == "The person wronged"
    assert lines["fields 1: says"] == "a name"
    assert (lines["incidents 1: incident"], lines["incidents 2: incident"]) == ("i-1", "i-2")
    russian = dict(Telling("ru").lines(held))
    assert russian["поля 1: что сообщает"] == "имя"
