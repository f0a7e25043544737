"""What a decision would change: incidents before and after, and the answers that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from habeas.dossiers.phrases import phrases
from habeas.incidents.incident import Incident, Value
from habeas.incidents.weighing import statements_of
from habeas.words.violations import violations


@dataclass(frozen=True, slots=True)
class Change:
    """An incident on one side of a decision. ``identifier`` is empty for one that is new."""

    identifier: str
    title: str
    allegations: int
    statements: int
    denials: int
    unanswered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Changed:
    """An answer that has other support before than after, incident by incident.

    Each side says in which incident (its number on that side) and by how many statements.
    """

    question: str
    answer: str
    before: tuple[tuple[int, int], ...]
    after: tuple[tuple[int, int], ...]


def changes(
    before: Sequence[Incident],
    after: Sequence[Incident],
    names: Mapping[str, str],
    language: str,
) -> tuple[tuple[Change, ...], tuple[Change, ...], tuple[Changed, ...]]:
    """Both sides, and every answer that is not the same on both.

    ``names`` gives the identifier of an incident by its first allegation. Of what comes out of
    one, the part with most of its statements keeps its identifier, as it will when it is kept.
    """
    named = [names.get(one.allegations[0], "") for one in before]
    kept = _continued(before, after)
    return (
        tuple(_change(one, name, language) for one, name in zip(before, named, strict=True)),
        tuple(
            _change(one, named[kept[n]] if n in kept else "", language)
            for n, one in enumerate(after)
        ),
        tuple(_changed(before, after, language)),
    )


def _continued(before: Sequence[Incident], after: Sequence[Incident]) -> dict[int, int]:
    """Which incident of before each of after goes on from: most shared statements first."""
    old = [set(statements_of(one)) for one in before]
    shared = sorted(
        (-len(old[was] & set(statements_of(one))), now, was)
        for now, one in enumerate(after)
        for was in range(len(old))
    )
    found: dict[int, int] = {}
    for number, now, was in shared:
        if number and now not in found and was not in found.values():
            found[now] = was
    return found


def _change(incident: Incident, name: str, language: str) -> Change:
    known = violations()
    codes = list(dict.fromkeys(act.code for act in incident.acts))[:3]
    labels = [known[code].labels[language] if code in known else code for code in codes]
    say = phrases(language)
    return Change(
        identifier=name,
        title=", ".join(labels) or say.say("title_unknown"),
        allegations=len(incident.allegations),
        statements=len(set(statements_of(incident))),
        denials=len(incident.denials),
        unanswered=tuple(say.label(question) for question in incident.unanswered),
    )


def _changed(
    before: Sequence[Incident], after: Sequence[Incident], language: str
) -> Iterator[Changed]:
    old, new = _by_answer(before), _by_answer(after)
    say = phrases(language)
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key, []), new.get(key, [])
        if {v.support for _, v in was} != {v.support for _, v in now}:
            first = (was or now)[0][1]
            yield Changed(say.label(first.question), first.answer, _counts(was), _counts(now))


_Key = tuple[str, str, str]


def _by_answer(incidents: Sequence[Incident]) -> dict[_Key, list[tuple[int, Value]]]:
    found: dict[_Key, list[tuple[int, Value]]] = {}
    for number, incident in enumerate(incidents, 1):
        for value in incident.values:
            key = (value.question.value, value.subject, value.key)
            found.setdefault(key, []).append((number, value))
    return found


def _counts(held: Sequence[tuple[int, Value]]) -> tuple[tuple[int, int], ...]:
    return tuple((number, len(value.support)) for number, value in held)
