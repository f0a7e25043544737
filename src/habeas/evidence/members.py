"""Members: a person's key pair, sealed behind their passphrase.

A member is an age X25519 identity. Its file holds the public half in clear (others share
compartments with it) and the secret half sealed with AES-256-GCM under the key that
Argon2id stretches from the passphrase. Everything else in the file is bound in as
associated data, so that no field can be changed without the seal breaking. The recovery
sheet is one more member, whose passphrase is a generated code.

A checksum over the file tells accidental damage apart from a wrong passphrase; it guards
against decay, not against a hand that recomputes it.
"""

from __future__ import annotations

import base64
import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from pyrage import IdentityError, RecipientError, x25519

from habeas.evidence.disk import make_folder, write_file
from habeas.evidence.layout import check_workspace, members_folder
from habeas.evidence.passphrases import SALT, Cost, check_length, derive_key
from habeas.evidence.recovery import is_code, new_code, read_code
from habeas.words.errors import DOES_NOT_MATCH, HabeasError, NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier

FORMAT = 1
_NONCE = 12
_USUAL = Cost()


class WrongPassphrase(HabeasError):
    """Raised when a passphrase opens no key file it was tried on."""

    message = "This passphrase opens nothing here."
    hint = "Check capitals and the keyboard's language, or use the recovery sheet."


class NoSuchMember(NotThere):
    """Raised when no key file has this identifier."""

    message = "There is no member {member} in this workspace."
    hint = "See who is in it: habeas member WORKSPACE list"


class DamagedKeyFile(HabeasError):
    """Raised when a key file can no longer be trusted or read. No passphrase opens it."""

    message = "The key file of member {member} is damaged."
    hint = "Restore members/{member}.json from a backup, or open with the recovery sheet."
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class UnlockedMember:
    """A member whose secret key is at hand. ``secret`` is an age identity; never print it."""

    identifier: str
    recipient: str
    secret: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _KeyFile:
    """What stands in a member's file. ``sealed`` is nonce, ciphertext and tag."""

    member: str
    recipient: str
    cost: Cost
    salt: bytes
    sealed: bytes = b""

    @property
    def head(self) -> bytes:
        """Everything but the sealed part, in one fixed form: the associated data."""
        return _canonical(self._fields())

    def written(self) -> bytes:
        fields = {**self._fields(), "sealed": base64.b64encode(self.sealed).decode()}
        return _canonical({**fields, "check": _check(fields)}) + b"\n"

    def _fields(self) -> dict[str, object]:
        return {
            "format": FORMAT,
            "member": self.member,
            "recipient": self.recipient,
            "memory": self.cost.memory,
            "passes": self.cost.passes,
            "lanes": self.cost.lanes,
            "salt": self.salt.hex(),
        }


def create_member(
    workspace: Path, passphrase: str, randomness: Randomness, cost: Cost = _USUAL
) -> UnlockedMember:
    """A new member behind a passphrase of their choosing.

    Raises :class:`~habeas.evidence.passphrases.TooShortPassphrase`.
    """
    check_workspace(workspace)
    check_length(passphrase)
    identity = x25519.Identity.generate()
    member = UnlockedMember(
        new_identifier(Kind.MEMBER, randomness), str(identity.to_public()), str(identity)
    )
    make_folder(members_folder(workspace))
    _seal(workspace, member, passphrase, randomness, cost)
    return member


def create_recovery(
    workspace: Path, randomness: Randomness, cost: Cost = _USUAL
) -> tuple[UnlockedMember, str]:
    """One more member, and the code to print for it. The code is kept nowhere."""
    code = new_code(randomness)
    return create_member(workspace, code, randomness, cost), code


def change_passphrase(
    workspace: Path,
    member: UnlockedMember,
    passphrase: str,
    randomness: Randomness,
    cost: Cost = _USUAL,
) -> None:
    """Seal a member's key behind another passphrase. The old file is replaced all at once.

    Copies of the old file still open with the old passphrase: when that one is known to
    somebody else, make a new member and rekey instead.
    """
    check_length(passphrase)
    _seal(workspace, member, passphrase, randomness, cost)


def unlock(workspace: Path, passphrase: str, member: str = "") -> UnlockedMember:
    """The member this passphrase opens: the named one, or the first of all in order.

    Raises :class:`WrongPassphrase`, :class:`NoSuchMember`, :class:`DamagedKeyFile`, the
    errors of :func:`~habeas.evidence.layout.check_workspace`, and those of
    :func:`~habeas.evidence.recovery.read_code` for a mistyped recovery code.
    """
    check_workspace(workspace)
    typed = _one_form(passphrase)
    if member:
        return _open(_read(workspace, member), typed)
    return _unlock_any(workspace, typed)


def member_identifiers(workspace: Path) -> tuple[str, ...]:
    """Everybody who has a key file here, in order."""
    return tuple(sorted(path.stem for path in members_folder(workspace).glob("m-*.json")))


def recipient_of(workspace: Path, member: str) -> str:
    """The public key to wrap for. Raises :class:`NoSuchMember`, :class:`DamagedKeyFile`."""
    return _read(workspace, member).recipient


def remove_member(workspace: Path, member: str) -> None:
    """Delete a key file. What it could open stays open to copies of it until a rekey."""
    _path(workspace, member).unlink(missing_ok=True)


def _one_form(passphrase: str) -> str:
    """A recovery code as it is printed; any other passphrase as it is."""
    return read_code(passphrase) if is_code(passphrase) else passphrase


def _unlock_any(workspace: Path, passphrase: str) -> UnlockedMember:
    damaged: DamagedKeyFile | None = None
    for member in member_identifiers(workspace):
        try:
            return _open(_read(workspace, member), passphrase)
        except WrongPassphrase:
            continue
        except DamagedKeyFile as error:
            damaged = damaged or error
    # Said rather than "wrong passphrase": the damaged file may be the one that was meant.
    raise damaged or WrongPassphrase


def _seal(
    workspace: Path,
    member: UnlockedMember,
    passphrase: str,
    randomness: Randomness,
    cost: Cost,
) -> None:
    salt, nonce = randomness(SALT), randomness(_NONCE)
    head = _KeyFile(member.identifier, member.recipient, cost, salt)
    key = derive_key(_one_form(passphrase), salt, cost)
    sealed = nonce + AESGCM(key).encrypt(nonce, member.secret.encode(), head.head)
    full = _KeyFile(head.member, head.recipient, cost, salt, sealed)
    write_file(_path(workspace, member.identifier), full.written())


def _open(file: _KeyFile, passphrase: str) -> UnlockedMember:
    key = derive_key(passphrase, file.salt, file.cost)
    try:
        secret = AESGCM(key).decrypt(file.sealed[:_NONCE], file.sealed[_NONCE:], file.head)
        identity = x25519.Identity.from_str(secret.decode())
    except InvalidTag as error:
        raise WrongPassphrase from error
    except (ValueError, IdentityError) as error:
        raise DamagedKeyFile(member=file.member) from error
    return UnlockedMember(file.member, str(identity.to_public()), secret.decode())


def _read(workspace: Path, member: str) -> _KeyFile:
    try:
        content = _path(workspace, member).read_bytes()
    except FileNotFoundError as error:
        raise NoSuchMember(member=member) from error
    try:
        return _parse(member, content)
    except (ValueError, KeyError, TypeError, AttributeError, RecipientError) as error:
        raise DamagedKeyFile(member=member) from error


def _parse(member: str, content: bytes) -> _KeyFile:
    """Raises ValueError, KeyError or TypeError for anything but a whole key file."""
    fields = json.loads(content)
    check = fields.pop("check")
    cost = Cost(fields["memory"], fields["passes"], fields["lanes"])
    whole = check == _check(fields) and fields["format"] == FORMAT
    if not (whole and fields["member"] == member and cost.is_bearable):
        raise ValueError(member)
    x25519.Recipient.from_str(fields["recipient"])
    salt, sealed = bytes.fromhex(fields["salt"]), base64.b64decode(fields["sealed"])
    return _KeyFile(member, fields["recipient"], cost, salt, sealed)


def _path(workspace: Path, member: str) -> Path:
    # A typed identifier must not reach out of the folder.
    if Path(member).name != member or not member.startswith(Kind.MEMBER.value + "-"):
        raise NoSuchMember(member=member)
    return members_folder(workspace) / f"{member}.json"


def _canonical(fields: dict[str, object]) -> bytes:
    return json.dumps(fields, sort_keys=True, separators=(",", ":")).encode()


def _check(fields: dict[str, object]) -> str:
    return hashlib.sha256(_canonical(fields)).hexdigest()[:16]
