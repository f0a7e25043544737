"""Sealed objects: what one is, what it is called, and what can have happened to it."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from habeas.evidence.chunked import SealBroken
from habeas.evidence.packs import Place
from habeas.words.errors import DOES_NOT_MATCH, HabeasError

_CONTEXT = b"habeas object v1\x00"


class EvidenceChanged(HabeasError):
    """Raised when sealed evidence is no longer what was put in."""

    message = "The object {name} is not what was put into the vault."
    hint = "Keep the disk as it is for examination and restore the object from a backup."
    exit_code = DOES_NOT_MATCH


class EvidenceMissing(HabeasError):
    """Raised when sealed evidence, or its end, is not there any more."""

    message = "The object {name} is missing from the vault, or cut short."
    hint = "Restore the vault from a backup, then: habeas verify WORKSPACE"
    exit_code = DOES_NOT_MATCH


class EvidenceUnreadable(HabeasError):
    """Raised when the disk refuses to give evidence back."""

    message = "The disk did not give back the object {name}: {reason}."
    hint = "Check the disk and the rights on the folder. Copy what can be read elsewhere first."
    exit_code = DOES_NOT_MATCH


class ChangedWhileReading(HabeasError):
    """Raised when a file was being written to while it was taken in. Nothing was kept of it."""

    message = "The file changed while it was being read. It was not added."
    hint = "Wait until it is complete, then add it again."


@dataclass(frozen=True, slots=True)
class SealedObject:
    """An object in the vault. ``sha256`` is of the bytes as they came, in hexadecimal.

    ``key`` opens it and is destroyed to erase it: it belongs in the encrypted store only.
    """

    name: str
    key: bytes = field(repr=False)
    size: int
    sha256: str = field(repr=False)
    place: Place


def name_of(sha256: str, id_key: bytes) -> str:
    """What an object with this SHA-256 (hexadecimal) is called where this key names objects."""
    return hmac.digest(id_key, bytes.fromhex(sha256), "sha256").hex()


def context_of(name: str) -> bytes:
    """What the seal of an object of this name is bound to."""
    return _CONTEXT + name.encode("ascii")


@contextmanager
def naming_failures(sealed: SealedObject) -> Iterator[None]:
    """Say which object a failure is about."""
    try:
        yield
    except SealBroken as error:
        raise EvidenceChanged(name=sealed.name) from error
    except FileNotFoundError as error:
        raise EvidenceMissing(name=sealed.name) from error
    except OSError as error:
        raise EvidenceUnreadable(name=sealed.name, reason=error.strerror) from error
