"""Week keys in two halves, so that destroying either one destroys the key.

The secret of a week (32 bytes, from which its age identity follows) is sealed under a key made of
two halves: one lies in the key folder beside the workspace, with the sealed secret, and one in
the workspace. A third part stands in the desk's encrypted store, so that nobody but its members
can put the halves to use. A backup of the workspace lacks the key folder; an old copy of
the key folder lacks the half that the workspace has since destroyed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from habeas.evidence.sealing import HybridIdentity
from habeas.intake.weeks import Week
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.identifiers import Randomness

HALF = 32
_NONCE = 12
_PURPOSE = b"habeas intake week key v1 "


class DamagedWeekKey(HabeasError):
    """Raised when the two halves of a week's key do not fit each other."""

    message = "The key of week {week} is damaged or was changed from outside."
    hint = "Make new keys and sign again: habeas intake WORKSPACE keys --anew"
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class Halves:
    """A week's key as it is kept. ``apart`` goes to the key folder, ``here`` into the workspace."""

    apart: bytes = field(repr=False)
    here: bytes = field(repr=False)


def halved(identity: HybridIdentity, week: Week, desk: bytes, randomness: Randomness) -> Halves:
    """The two halves of a new week key. ``desk`` is the part in the desk's store, 32 bytes."""
    half, here, nonce = randomness(HALF), randomness(HALF), randomness(_NONCE)
    sealed = AESGCM(_key(half, here, desk)).encrypt(nonce, identity.seed, _bound(week))
    return Halves(half + nonce + sealed, here)


def joined(halves: Halves, week: Week, desk: bytes) -> HybridIdentity:
    """The key of a week. Raises :class:`DamagedWeekKey`."""
    half, rest = halves.apart[:HALF], halves.apart[HALF:]
    try:
        seed = AESGCM(_key(half, halves.here, desk)).decrypt(
            rest[:_NONCE], rest[_NONCE:], _bound(week)
        )
    except (InvalidTag, ValueError) as error:
        raise DamagedWeekKey(week=week) from error
    return HybridIdentity.from_seed(seed)


def _key(apart: bytes, here: bytes, desk: bytes) -> bytes:
    return HKDF(SHA256(), 32, None, _PURPOSE).derive(apart + here + desk)


def _bound(week: Week) -> bytes:
    return _PURPOSE + str(week).encode()
