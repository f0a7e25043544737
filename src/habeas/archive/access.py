"""The one place that decides what may be read and written.

A member can open a compartment, or cannot: its key is wrapped to them, or it is not. Opening
gives a :class:`Store`, which is the right to use it. Every function of the archive takes one
and comes here with it; a handle that was not given out by this process's opening, or whose
store has been closed, opens nothing. A query that names no store is refused by the router.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.utils import CursorWrapper
from django.db.models import Model, QuerySet
from django.db.models.expressions import RawSQL

from habeas.archive import keyring
from habeas.archive.keyring import StoreLocked
from habeas.evidence.vault import Vault
from habeas.words.errors import HabeasError

_Row = TypeVar("_Row", bound=Model)


class UnroutedQuery(HabeasError):
    """Raised when a query names no store."""

    message = "A query named no compartment. It was not run."
    hint = "This is a fault in the program; please report it."


@dataclass(frozen=True, slots=True, eq=False)
class Store:
    """An open compartment: the right to read and write it.

    ``name`` is what people call it, ``log_key`` the public key (Ed25519, 32 bytes) that
    checks its checkpoints. Two handles are never equal: this one or none.
    """

    identifier: str
    alias: str
    """What Django calls it; another at each opening."""
    name: str
    workspace: str
    log_key: bytes
    vault: Vault = field(repr=False)


_ADMITTED: dict[str, Store] = {}
_DISMISSING: list[Callable[[str], None]] = []


def admit(store: Store) -> None:
    """From now on this handle opens its store."""
    _ADMITTED[store.alias] = store


def dismiss(store: Store) -> None:
    """From now on this handle opens nothing, in any thread; the key is forgotten."""
    if _ADMITTED.get(store.alias) is store:
        del _ADMITTED[store.alias]
        keyring.forget(store.alias)
        for forget in _DISMISSING:
            forget(store.alias)


def on_dismissal(forget: Callable[[str], None]) -> None:
    """Call this with the alias of every store that is dismissed from now on."""
    _DISMISSING.append(forget)


def admitted() -> tuple[Store, ...]:
    """Every store that is open in this process, in order of identifiers."""
    return tuple(_ADMITTED[alias] for alias in sorted(_ADMITTED))


def alias_of(store: Store) -> str:
    """What to call the store in a query. Raises :class:`StoreLocked` unless it is open."""
    if _ADMITTED.get(store.alias) is not store:
        raise StoreLocked(compartment=store.identifier)
    return store.alias


def rows(store: Store, model: type[_Row]) -> QuerySet[_Row]:
    """The rows of one kind in one store. Raises :class:`StoreLocked`."""
    return QuerySet(model, using=alias_of(store))


def writing(store: Store) -> transaction.Atomic:
    """One transaction: everything in it happens, or nothing. It may stand inside another."""
    return transaction.atomic(using=alias_of(store))


def among(values: Iterable[str]) -> RawSQL:
    """For ``…__in``: any number of values as one parameter, where SQL itself takes only so many."""
    listed = json.dumps(list(values))
    return RawSQL("SELECT value FROM json_each(%s)", (listed,))


def cursor(store: Store) -> CursorWrapper:
    """For what rows cannot say: the search index and the engine's own checks."""
    return connections[alias_of(store)].cursor()


class Router:
    """Refuses every query that does not say which store it means."""

    def db_for_read(self, model: type[Model], **hints: object) -> str:
        return _of_instance(hints)

    def db_for_write(self, model: type[Model], **hints: object) -> str:
        return _of_instance(hints)

    def allow_relation(self, one: Model, other: Model, **hints: object) -> bool:
        return one._state.db == other._state.db

    def allow_migrate(self, db: str, app_label: str, **hints: object) -> bool:
        return db != DEFAULT_DB_ALIAS


def _of_instance(hints: dict[str, object]) -> str:
    instance = hints.get("instance")
    alias = instance._state.db if isinstance(instance, Model) else None
    if alias not in _ADMITTED:
        raise UnroutedQuery
    return alias
