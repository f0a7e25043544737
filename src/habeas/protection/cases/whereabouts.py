"""In which State the person is, and which one would remove them: never more exact than that.

Some avenues are open against the State that is about to remove the person, and contact with some
is an offence in some States. A place, an address or a way there is no part of this.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from habeas.protection.avenues.particulars import check_state
from habeas.protection.avenues.situation import Removal
from habeas.protection.cases.dangers import Danger, DangerKind
from habeas.protection.cases.held import Held
from habeas.protection.cases.moments import moment


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """States by their codes, empty where not known. ``removing`` is the one that would remove
    the person, ``destination`` the one they would be removed to.
    """

    is_in: str = ""
    removing: str = ""
    destination: str = ""


def whereabouts(told: Whereabouts) -> Whereabouts:
    """The same with codes in capitals. Raises ``NotAState``."""
    return Whereabouts(*map(check_state, (told.is_in, told.removing, told.destination)))


def removal(held: Whereabouts, dangers: tuple[Held[Danger], ...]) -> Removal | None:
    """The removal that is near: one that somebody named a State for, or a danger that stands.

    Where no State is named, it is the one the person is in: no other can remove them.
    """
    near = [one.value for one in dangers if one.value.stands]
    removals = [one for one in near if one.kind is DangerKind.REMOVAL]
    by = held.removing or (held.is_in if removals else "")
    if not by:
        return None
    return Removal(by, _first_day(removals), held.destination or None)


def _first_day(removals: list[Danger]) -> date | None:
    return min((moment(one.at).date() for one in removals if one.at), default=None)
