"""The desks of an intake, as the whole team knows them: all of it is public but the addresses."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from habeas.evidence.sealing import STANZAS, NotAReceiverKey, check_receiver_key
from habeas.intake import blocks, plain
from habeas.intake.blocks import PLACES, Reader, WeekBlock
from habeas.intake.messages import VERSION
from habeas.intake.weeks import Week
from habeas.words.bilingual import Bilingual
from habeas.words.errors import DOES_NOT_MATCH, HabeasError

_MOST_WEEKS = 60


class TooManyReaders(HabeasError):
    """Raised when more than four would read reports, the recovery key included."""

    message = "An intake has at most {most} readers: its desks and the recovery key together."
    hint = "Every envelope is sealed to four, so that nobody can count them. Take one out first."


class NoSuchDesk(HabeasError):
    """Raised for a desk that this intake does not have."""

    message = "This intake has no desk “{desk}”."
    hint = "See those it has: habeas intake WORKSPACE desks"


class NoOutsideDesk(HabeasError):
    """Raised rather than signing weeks in which nobody outside the team can be chosen."""

    message = "No desk outside the team is offered. Nothing was signed."
    hint = "Add one, so that who fears the team can reach somebody; or give the reason why not."


class NoKeyForWeek(HabeasError):
    """Raised when a desk has no key for a week that is to be signed."""

    message = "The desk “{desk}” has no key for week {week}. Nothing was signed."
    hint = "A member of that desk makes keys: habeas intake WORKSPACE keys"


class NotADeskFile(HabeasError):
    """Raised for what should be the public file of a desk outside and is not."""

    message = "{path} holds no public key of a desk ({problem})."
    hint = "The other organisation writes one: habeas intake WORKSPACE keys --out FILE"


class KeySwapped(HabeasError):
    """Raised when a signed week names another key for a desk than the one this desk made."""

    message = "Week {week} as it was signed names another key for the desk “{desk}”."
    hint = "Reports of that week are not for you alone. Tell the team in person; sign anew."
    exit_code = DOES_NOT_MATCH


class NotNamed(HabeasError):
    """Raised when a signed week of another organisation names no key of the desk outside."""

    message = "Week {week} as it is published names no key of your desk “{desk}”."
    hint = "Whoever chooses you may be read by others. Ask in person who signed it; tell people."
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class OfferedKey:
    """The public key of a week; an empty ``week`` is for every week, and is never destroyed."""

    week: str
    key: str


@dataclass(frozen=True, slots=True)
class Desk:
    """A desk. ``compartment`` is where its reports are kept; empty for one outside the team."""

    place: str
    name: Bilingual
    about: Bilingual
    compartment: str = ""
    keys: tuple[OfferedKey, ...] = ()

    @property
    def is_outside(self) -> bool:
        """Whether another organisation reads it."""
        return not self.compartment

    def key_of(self, week: Week) -> str | None:
        """Its key for a week; None while it has none."""
        offered = {one.week: one.key for one in self.keys}
        return offered.get(str(week)) or offered.get("")

    def key_for(self, week: Week) -> str:
        """Its key for a week. Raises :class:`NoKeyForWeek`."""
        found = self.key_of(week)
        if not found:
            raise NoKeyForWeek(desk=self.name.en, week=week)
        return found


@dataclass(frozen=True, slots=True)
class Desks:
    """All desks in the order in which the form shows them, and the recovery key, if any."""

    held: tuple[Desk, ...] = ()
    recovery: Desk | None = None
    channels: tuple[Bilingual, ...] = ()

    @property
    def has_outside(self) -> bool:
        """Whether somebody outside the team is offered."""
        return any(one.is_outside for one in self.held)

    def one(self, place: str) -> Desk:
        """A desk by its place or its compartment. Raises :class:`NoSuchDesk`."""
        for desk in self.held:
            if place and place in (desk.place, desk.compartment):
                return desk
        raise NoSuchDesk(desk=place)

    def with_desk(self, desk: Desk) -> Desks:
        """With one more desk, in the first free place. Raises :class:`TooManyReaders`."""
        self._check_room()
        taken = {one.place for one in self.held}
        place = next(one for one in PLACES if one not in taken)
        return replace(self, held=(*self.held, replace(desk, place=place)))

    def with_recovery(self, recovery: Desk) -> Desks:
        """With a recovery key, shown as a reader. Raises :class:`TooManyReaders`."""
        if self.recovery is None:
            self._check_room()
        return replace(self, recovery=recovery)

    def with_keys(self, place: str, keys: Iterable[OfferedKey]) -> Desks:
        """With these keys offered for a desk. Raises :class:`NoSuchDesk`."""
        wanted = self.one(place)
        told = tuple(
            replace(one, keys=tuple(keys)) if one.place == wanted.place else one
            for one in self.held
        )
        return replace(self, held=told)

    def _check_room(self) -> None:
        if len(self.held) + (self.recovery is not None) >= STANZAS:
            raise TooManyReaders(most=STANZAS)


def block_of(desks: Desks, deployment: str, week: Week, number: int) -> WeekBlock:
    """The block of a week. Raises :class:`NoKeyForWeek`."""
    readers = tuple(
        Reader(one.place, one.name, one.about, one.is_outside, one.key_for(week))
        for one in desks.held
    )
    spare = desks.recovery
    recovery = None
    if spare is not None:
        recovery = Reader("", spare.name, spare.about, True, spare.key_for(week))
    return WeekBlock(deployment, week, number, readers, recovery, desks.channels)


def check_own(block: WeekBlock, desk: Desk, own: Mapping[str, Collection[str]]) -> None:
    """Raise :class:`KeySwapped` unless a signed week names a key that the desk itself made.

    ``own`` are the desk's public keys by week: a week has several when some were made anew.
    """
    made, week = own.get(str(block.week)), str(block.week)
    as_this = [one for one in block.desks if desk.place == one.place or desk.name == one.name]
    if made and any(one.key not in made for one in as_this):
        raise KeySwapped(week=week, desk=desk.name.en)


def check_named(block: WeekBlock, desk: Desk, own: Mapping[str, Collection[str]]) -> None:
    """The same at a desk outside, whose place in the other's form it cannot know.

    Raises :class:`NotNamed` unless one of the keys of the week is its own. A desk that never made
    a key cannot be offered yet.
    """
    made = own.get(str(block.week), ())
    if own and not any(one.key in made for one in block.desks):
        raise NotNamed(week=block.week, desk=desk.name.en)


def desk_file(desk: Desk) -> bytes:
    """The public file of a desk, for another organisation to add."""
    return plain.written(
        {
            "v": VERSION,
            "desk": {
                "name": blocks.bilingual_fields(desk.name),
                "about": blocks.bilingual_fields(desk.about),
            },
            "keys": [{"week": one.week, "key": one.key} for one in desk.keys],
        }
    )


def read_desk_file(content: bytes, path: str) -> Desk:
    """A desk outside, from its file: ours, or the line of an ``age1pq1…`` key alone.

    The name is empty for the second. Raises :class:`NotADeskFile`.
    """
    line = content.strip()
    try:
        if line.startswith(b"age1pq1"):
            key = check_receiver_key(line.decode("ascii", "replace"))
            return Desk("", Bilingual("", ""), Bilingual("", ""), keys=(OfferedKey("", key),))
        return _read(content)
    except NotAReceiverKey as error:
        raise NotADeskFile(path=path, problem="its key is damaged") from error
    except plain.NotOfTheFormat as error:
        raise NotADeskFile(path=path, problem=error.facts["problem"]) from error


def _read(content: bytes) -> Desk:
    told = plain.read_object(content)
    plain.check_keys(told, ("v", "desk", "keys"))
    plain.one_of(told, "v", (VERSION,))
    name, about = plain.object_of(told, "desk", _names)
    offered = []
    for one in plain.list_of(told, "keys", _MOST_WEEKS):
        plain.check_keys(one, ("week", "key"))
        week = str(blocks.week_of(one, "week")) if one["week"] else ""
        offered.append(OfferedKey(week, check_receiver_key(plain.text_of(one, "key", 2500))))
    if not all(one.key.startswith("age1pq1") for one in offered) or not offered:
        plain.refuse("keys")
    return Desk("", name, about, keys=tuple(offered))


def _names(told: dict[str, object]) -> tuple[Bilingual, Bilingual]:
    plain.check_keys(told, ("name", "about"))
    name = plain.object_of(told, "name", blocks.bilingual)
    return name, plain.object_of(told, "about", lambda about: blocks.bilingual(about, blocks.ABOUT))
