"""What a file brings of bodies and ties, held against what is here before anything is kept.

Two bodies are one only when their keys are the same. What is here is never written over by a
file: what differs is told, and a person may change it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum

from habeas.bodies.entered import EnteredBody, EnteredTie, key_of
from habeas.words.errors import HabeasError


class EndNotKnown(HabeasError):
    """Raised for a tie to a body that neither the file nor this compartment knows."""

    message = "There is no body with the key {key}, here or in the file."
    hint = "Add a line for that body, or put the key right."


class FileWithMistakes(HabeasError):
    """Raised when a file cannot be taken in as it is; nothing of it was kept."""

    message = "Nothing was taken in: {mistakes} of its lines cannot be. Line {line}: {problem}"
    hint = "{suggestion}"


class WhyLeft(StrEnum):
    """Why something a file holds is not taken over."""

    NO_BODY_AND_NO_TIE = "no body and no tie"
    SAYS_NO_TIE = "says no tie"
    """It links two bodies and does not say that one commands, controls or belongs to the other."""
    PRIVATE = "private"
    """It is about family or friends: whoever knows somebody commands nobody."""
    END_MISSING = "end missing"
    """One of its two ends is not a body of this file."""


@dataclass(frozen=True, slots=True)
class BroughtBody:
    """A body with the line of the file it stands in, counted from 1."""

    line: int
    body: EnteredBody


@dataclass(frozen=True, slots=True)
class BroughtTie:
    """A tie with its line."""

    line: int
    tie: EnteredTie


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not taken over: what the file calls it, and why."""

    line: int
    what: str
    why: WhyLeft


@dataclass(frozen=True, slots=True)
class Mistake:
    """A line that cannot be read. With one of them nothing of the file is kept."""

    line: int
    error: HabeasError


@dataclass(frozen=True, slots=True)
class Brought:
    """Everything a file holds. ``never_kept`` are parts that no store of ours may hold, and
    ``not_taken`` those it has no place for: each by name with how often they stand there.
    """

    bodies: tuple[BroughtBody, ...]
    ties: tuple[BroughtTie, ...]
    left_out: tuple[LeftOut, ...] = ()
    mistakes: tuple[Mistake, ...] = ()
    never_kept: tuple[tuple[str, int], ...] = ()
    not_taken: tuple[tuple[str, int], ...] = ()
    at_fault: tuple[BroughtTie, ...] = ()
    """Ties whose lines have mistakes: their ends are looked at all the same."""
    claimed: frozenset[str] = frozenset()
    """Keys of bodies whose own lines have mistakes: a tie to one of them has none."""


@dataclass(frozen=True, slots=True)
class Present:
    """What is here: entered bodies and ties, also the withdrawn, and the actors of reports."""

    bodies: Mapping[str, EnteredBody]
    ties: tuple[EnteredTie, ...]
    actors: Mapping[str, str]
    """The names of actors that reports name, by key."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A line that says otherwise of a body than what is here, or than a line before it.

    ``parts`` are the names of the fields. What came first stands.
    """

    line: int
    key: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SameName:
    """Bodies of one name under different keys: perhaps one body; a person decides."""

    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """What taking the file in would do."""

    bodies: tuple[EnteredBody, ...]
    ties: tuple[EnteredTie, ...]
    here_already: int
    """How many bodies and ties are here just as the file says."""
    joined: int
    """Lines that were joined with another one of the same key, or say the same tie again."""
    differing: tuple[Differing, ...]
    withdrawn: tuple[tuple[int, str], ...]
    """Lines about what was withdrawn here: it stays withdrawn."""
    in_reports: tuple[str, ...]
    """Keys of new bodies that are actors of reports: they become the same."""
    same_names: tuple[SameName, ...]
    mistakes: tuple[Mistake, ...]

    @property
    def lines_at_fault(self) -> int:
        """How many lines have a mistake; one may have several."""
        return len({one.line for one in self.mistakes})


def compared(brought: Brought, present: Present) -> Compared:
    """What a file would add, join, leave alone and leave out."""
    joining = _Joining(brought.bodies)
    new, differing, withdrawn = [], list(joining.differing), []
    for line, body in joining.joined.values():
        here = present.bodies.get(body.key)
        if here is None:
            new.append(body)
        elif here.is_withdrawn:
            withdrawn.append((line, body.key))
        elif parts := _differences(here, body):
            differing.append(Differing(line, body.key, parts))
    known = joining.joined.keys() | present.actors.keys()
    known |= brought.claimed
    known |= {key for key, one in present.bodies.items() if not one.is_withdrawn}
    ties = _Tying(brought.ties, present.ties, known)
    mistakes = (*brought.mistakes, *ties.mistakes, *_without_end(brought.at_fault, known))
    others = len(differing) - len(joining.differing)
    bodies_here = len(joining.joined) - len(new) - len(withdrawn) - others
    return Compared(
        bodies=tuple(new),
        ties=tuple(ties.new),
        here_already=bodies_here + ties.here,
        joined=len(brought.bodies) - len(joining.joined) + ties.again,
        differing=tuple(sorted(differing, key=lambda one: one.line)),
        withdrawn=tuple(sorted((*withdrawn, *ties.withdrawn))),
        in_reports=tuple(sorted(one.key for one in new if one.key in present.actors)),
        same_names=_same_names(new, present),
        mistakes=tuple(sorted(mistakes, key=lambda one: one.line)),
    )


class _Joining:
    """Bodies of one file, those of one key as one."""

    def __init__(self, brought: Iterable[BroughtBody]) -> None:
        self.joined: dict[str, tuple[int, EnteredBody]] = {}
        self.differing: list[Differing] = []
        for one in brought:
            self._join(one)

    def _join(self, one: BroughtBody) -> None:
        if one.body.key not in self.joined:
            self.joined[one.body.key] = one.line, one.body
            return
        line, before = self.joined[one.body.key]
        self.joined[one.body.key] = line, _filled(before, one.body)
        if parts := _differences(before, one.body):
            self.differing.append(Differing(one.line, one.body.key, parts))


class _Tying:
    """Ties of one file against those that are here."""

    def __init__(
        self, brought: Iterable[BroughtTie], present: Iterable[EnteredTie], known: Collection[str]
    ) -> None:
        held = {one.same_as: one.is_withdrawn for one in sorted(present, key=_stands)}
        self.new: list[EnteredTie] = []
        self.here = self.again = 0
        self.withdrawn: list[tuple[int, str]] = []
        ties = tuple(brought)
        self.mistakes = tuple(_without_end(ties, known))
        seen: set[tuple[str, ...]] = set()
        for line, tie in ((one.line, one.tie) for one in ties):
            if tie.same_as in seen:
                self.again += 1
            elif tie.same_as not in held:
                self.new.append(tie)
            elif held[tie.same_as]:
                self.withdrawn.append((line, f"{tie.child} – {tie.parent}"))
            else:
                self.here += 1
            seen.add(tie.same_as)


def _without_end(ties: Iterable[BroughtTie], known: Collection[str]) -> Iterator[Mistake]:
    for one in ties:
        for end in dict.fromkeys((one.tie.child, one.tie.parent)):
            if end and end not in known:
                yield Mistake(one.line, EndNotKnown(key=end))


def _stands(tie: EnteredTie) -> bool:
    """The withdrawn first, so that of two that say the same the one in force is remembered."""
    return not tie.is_withdrawn


_LISTS = ("other_names",)
_NOT_SAID = ("key", "is_withdrawn", *_LISTS)


def _filled(body: EnteredBody, further: EnteredBody) -> EnteredBody:
    """A body with what another line of the same key adds where it said nothing."""
    empty = {name: getattr(further, name) for name in _told() if not getattr(body, name)}
    names = dict.fromkeys((*body.other_names, *further.other_names))
    return replace(body, **empty, other_names=tuple(names))


def _differences(held: EnteredBody, other: EnteredBody) -> tuple[str, ...]:
    """The parts of which both say something, and not the same."""
    return tuple(
        name
        for name in _told()
        if getattr(other, name) and getattr(held, name) != getattr(other, name)
        if getattr(held, name)
    )


def _told() -> Iterator[str]:
    return (one.name for one in fields(EnteredBody) if one.name not in _NOT_SAID)


def _same_names(new: Collection[EnteredBody], present: Present) -> tuple[SameName, ...]:
    """Names that more than one key goes by, of which at least one is new."""
    keys: dict[str, dict[str, str]] = {}
    for one in (*new, *(held for held in present.bodies.values() if not held.is_withdrawn)):
        for name in one.names:
            keys.setdefault(key_of(name), {})[one.key] = name
    for key, name in present.actors.items():
        keys.setdefault(key_of(name), {})[key] = name
    fresh = {one.key for one in new}
    return tuple(
        SameName(next(iter(held.values())), tuple(sorted(held)))
        for _, held in sorted(keys.items())
        if len(held) > 1 and fresh & held.keys()
    )
