"""Signed weeks: which desks there are in a week and what is sealed to them, under one signature.

A block is JSON with an Ed25519 signature (RFC 8032) by the root key of the deployment. Whoever
holds the relay can leave a block out; they cannot write one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from habeas.evidence.sealing import STANZAS
from habeas.intake import plain
from habeas.intake.messages import VERSION
from habeas.intake.weeks import NotAWeek, Week
from habeas.words.bilingual import Bilingual
from habeas.words.errors import DOES_NOT_MATCH, HabeasError

SIGNED = b"habeas intake week v1\n"
PLACES = "abcd"
"""What desks are called in a block, in their order."""

NAME, ABOUT = 100, 600
"""Characters of a name, and of what stands beside it, at most."""

MOST = 2**31
"""The number of a signing, at most."""

_KEY, _CHANNELS, _BODY = 2500, 12, 100_000
_FIELDS = ("v", "deployment", "week", "number", "desks", "recovery", "channels")


class BadSignature(HabeasError):
    """Raised for a signed week that the root key did not sign."""

    message = "A signed week was not signed by the root key of this intake."
    hint = "Do not publish it. Compare the root key with the one on paper, and sign anew."
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class Reader:
    """One who reads reports in a week. ``place`` is ``a`` to ``d``; empty for the recovery key."""

    place: str
    name: Bilingual
    about: Bilingual
    is_outside: bool
    key: str


@dataclass(frozen=True, slots=True)
class WeekBlock:
    """A week as the form shows it. ``number`` grows with every signing."""

    deployment: str
    week: Week
    number: int
    desks: tuple[Reader, ...]
    recovery: Reader | None = None
    channels: tuple[Bilingual, ...] = ()


def body_of(block: WeekBlock) -> bytes:
    """The JSON that is signed."""
    return plain.written(
        {
            "v": VERSION,
            "deployment": block.deployment,
            "week": str(block.week),
            "number": block.number,
            "desks": [_desk_fields(one) for one in block.desks],
            "recovery": block.recovery and _recovery_fields(block.recovery),
            "channels": [bilingual_fields(one) for one in block.channels],
        }
    )


def signed(block: WeekBlock, root: Ed25519PrivateKey) -> dict[str, str]:
    """A block with its signature, as the form takes it."""
    body = body_of(block)
    return {"block": body.decode(), "signature": plain.as_text(root.sign(SIGNED + body))}


def checked(told: Mapping[str, Any], root: bytes) -> WeekBlock:
    """A block whose signature holds. Raises :class:`BadSignature` and NotOfTheFormat.

    ``root`` is the public key, 32 bytes.
    """
    plain.check_keys(told, ("block", "signature"))
    body = plain.text_of(told, "block", _BODY).encode()
    signature = plain.bytes_of(told, "signature", 64)
    try:
        Ed25519PublicKey.from_public_bytes(root).verify(signature, SIGNED + body)
    except (InvalidSignature, ValueError) as error:
        raise BadSignature from error
    return read(body)


def read(body: bytes) -> WeekBlock:
    """A block from its JSON. Raises :class:`~habeas.intake.plain.NotOfTheFormat`."""
    told = plain.read_object(body)
    plain.check_keys(told, _FIELDS)
    plain.one_of(told, "v", (VERSION,))
    desks = tuple(_desk(one) for one in plain.list_of(told, "desks", STANZAS))
    recovery = None if told["recovery"] is None else plain.object_of(told, "recovery", _recovery)
    check_readers(desks, recovery)
    return WeekBlock(
        plain.text_of(told, "deployment", 16),
        week_of(told, "week"),
        plain.number_of(told, "number", 1, MOST),
        desks,
        recovery,
        tuple(bilingual(one, ABOUT) for one in plain.list_of(told, "channels", _CHANNELS)),
    )


def check_readers(desks: Sequence[Reader], recovery: Reader | None) -> None:
    """Refuse a week with no desk, with more than four readers, or with a desk twice."""
    readers = [*desks, *([recovery] if recovery else [])]
    places = [one.place for one in desks]
    if not desks or len(readers) > STANZAS or len({one.key for one in readers}) != len(readers):
        plain.refuse("desks")
    if len(set(places)) != len(places) or not set(places) <= set(PLACES):
        plain.refuse("id")


def bilingual(told: dict[str, Any], longest: int = NAME) -> Bilingual:
    """A text in both languages, from its JSON."""
    plain.check_keys(told, ("en", "ru"))
    return Bilingual(plain.text_of(told, "en", longest), plain.text_of(told, "ru", longest))


def bilingual_fields(words: Bilingual) -> dict[str, str]:
    """A text in both languages, for JSON."""
    return {"en": words.en, "ru": words.ru}


def week_of(told: dict[str, Any], name: str) -> Week:
    """A week, from its JSON."""
    try:
        return Week.parse(plain.text_of(told, name, 8))
    except NotAWeek:
        plain.refuse(name)


def _desk_fields(one: Reader) -> dict[str, object]:
    return {
        "id": one.place,
        "name": bilingual_fields(one.name),
        "about": bilingual_fields(one.about),
        "outside": one.is_outside,
        "key": one.key,
    }


def _recovery_fields(one: Reader) -> dict[str, object]:
    return {"name": bilingual_fields(one.name), "key": one.key}


def _desk(told: dict[str, Any]) -> Reader:
    plain.check_keys(told, ("id", "name", "about", "outside", "key"))
    return Reader(
        plain.text_of(told, "id", 1),
        plain.object_of(told, "name", bilingual),
        plain.object_of(told, "about", lambda about: bilingual(about, ABOUT)),
        plain.flag_of(told, "outside"),
        plain.text_of(told, "key", _KEY),
    )


def _recovery(told: dict[str, Any]) -> Reader:
    plain.check_keys(told, ("name", "key"))
    name = plain.object_of(told, "name", bilingual)
    return Reader("", name, Bilingual("", ""), True, plain.text_of(told, "key", _KEY))
