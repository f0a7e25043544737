"""What lists with mistakes in them would have brought, so that one mistake is told once.

Whatever refers to an entry of a broken list finds nothing there. Such a fault is no mistake of
its own: it goes with the one it comes from, and would only hide the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from habeas.protection.faults import FileFault, NotKnown, raise_all
from habeas.protection.marked import Part

_KEYS = ("key", "avenue", "id")
"""The fields an entry of a list may be called by."""


class Claims:
    """The identifiers of everything in the lists that could not be read, and their faults."""

    def __init__(self) -> None:
        self.faults: list[FileFault] = []
        self._claimed: dict[str, set[str]] = {}
        self._is_all = False

    def unreadable(self, fault: FileFault) -> None:
        """A whole file cannot be read: nobody knows what it holds."""
        self.faults.append(fault)
        self._is_all = True

    def broken(self, name: str, part: Part, fault: FileFault) -> None:
        """A list has mistakes: everything it holds is taken as there."""
        self.faults.append(fault)
        self.claim(name, part)

    def claim(self, name: str, part: Part) -> None:
        """What a list holds, and the events its limits start with, is taken as there."""
        self._claimed.setdefault(name, set()).update((*called(part), *_starts(part)))

    def of(self, name: str) -> frozenset[str]:
        """What broken lists of a name hold."""
        return frozenset(self._claimed.get(name, ()))

    def check(self) -> None:
        """Raise every fault that stands by itself, together."""
        every = [one for fault in sorted(self.faults, key=_place) for one in fault.all]
        claimed = {key for keys in self._claimed.values() for key in keys}
        own = [one for one in every if not self._follows(one, claimed)]
        for one in own:
            one.others = ()
        if own:
            raise_all(own)

    def _follows(self, fault: FileFault, claimed: set[str]) -> bool:
        if not isinstance(fault, NotKnown):
            return False
        return self._is_all or fault.facts["value"] in claimed


def called(part: Part) -> tuple[str, ...]:
    """How the entries of a list or mapping are called, in order; nothing for one without a name."""
    if isinstance(part.held, Mapping):
        return tuple(part.held)
    held = part.held if isinstance(part.held, tuple) else ()
    return tuple(_name(one) for one in held)


def _starts(part: Part) -> Iterator[str]:
    """The events that something in a part starts with."""
    if isinstance(part.held, str):
        if part.field == "starts":
            yield part.held
        return
    inside = part.held if isinstance(part.held, tuple) else part.held.values()
    for one in inside:
        yield from _starts(one)


def _place(fault: FileFault) -> tuple[str, int]:
    return str(fault.facts.get("file", "")), int(str(fault.facts.get("line", 0)))


def _name(part: Part) -> str:
    fields = part.held if isinstance(part.held, Mapping) else {}
    named = (fields[key].held for key in _KEYS if key in fields)
    return next((" ".join(one.split()) for one in named if isinstance(one, str)), "")
