"""What was worked out from open stores, kept in memory while all of them are open.

Who stands over whom is worked out from thousands of ties and asked for by every page of avenues.
What is remembered is told by what it rests on: the heads of the chains and digests that stand in
the stores themselves, asked for anew each time. One changed letter
in them, and it is worked out again. Nothing of it is ever written, and the moment one of the
stores is closed it is forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import TypeVar, cast

from habeas.archive.access import Store, alias_of, on_dismissal

_Made = TypeVar("_Made")
_Place = tuple[tuple[str, ...], str]

_HELD: dict[_Place, tuple[Hashable, object]] = {}


def remembered(
    stores: Sequence[Store], name: str, rests_on: Hashable, make: Callable[[], _Made]
) -> _Made:
    """What ``make`` gives, worked out once for as long as ``rests_on`` stays the same.

    Of each ``name`` the last alone is kept, for these stores in this order. What is given is
    shared: nobody changes it. Raises StoreLocked.
    """
    place = (tuple(alias_of(store) for store in stores), name)
    held = _HELD.get(place)
    if held is not None and held[0] == rests_on:
        return cast(_Made, held[1])
    made = make()
    _HELD[place] = (rests_on, made)
    try:
        # Another thread may have closed one of them meanwhile, and have forgotten it already.
        for store in stores:
            alias_of(store)
    except BaseException:
        _HELD.pop(place, None)
        raise
    return made


def _forget(alias: str) -> None:
    for place in [place for place in list(_HELD) if alias in place[0]]:
        _HELD.pop(place, None)


on_dismissal(_forget)
