"""A value as it is kept: with the identifier and the version it has in the store of its case."""

from __future__ import annotations

from typing import Protocol, TypeVar

_Value_co = TypeVar("_Value_co", covariant=True)


class Held(Protocol[_Value_co]):
    """What the ledger gives back: one present value, by its identifier."""

    @property
    def identifier(self) -> str: ...

    @property
    def version(self) -> int: ...

    @property
    def value(self) -> _Value_co: ...
