"""The keys of the stores that are open in this process, and nowhere else.

A key is asked for at the moment a connection is made. It is in no settings, which an error
report could print, and in no environment.
"""

from __future__ import annotations

from habeas.words.errors import HabeasError

_KEYS: dict[str, bytes] = {}


class StoreLocked(HabeasError):
    """Raised when a compartment is asked for something while its store is not open."""

    message = "Compartment {compartment} is locked, or not yours to open."
    hint = "Open the workspace again and give your passphrase."


def lend(alias: str, key: bytes) -> None:
    """Hold the 32-byte key of a store until :func:`forget`."""
    _KEYS[alias] = key


def forget(alias: str) -> None:
    """Drop the key of a store; connections can no longer be made."""
    _KEYS.pop(alias, None)


def key_of(alias: str) -> bytes:
    """The key of an open store. Raises :class:`StoreLocked`."""
    try:
        return _KEYS[alias]
    except KeyError:
        raise StoreLocked(compartment=compartment_of(alias)) from None


def compartment_of(alias: str) -> str:
    """The identifier of the compartment a store is of: an alias is that and a number."""
    return alias.partition("/")[0]
