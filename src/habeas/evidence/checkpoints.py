"""Checkpoints: the custody log's size and root on one date, signed, to be kept elsewhere.

A log alone cannot show that its newest entries were cut off. A checkpoint held by somebody
else can. The text is a C2SP checkpoint (https://c2sp.org/tlog-checkpoint) in a signed note
(https://c2sp.org/signed-note) with one Ed25519 signature line; other lines, such as those of
witnesses, are left alone and not judged.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from habeas.evidence.merkle import root_of
from habeas.words.errors import DOES_NOT_MATCH, HabeasError

SEED = 32
_ED25519 = b"\x01"
_MOST_SIGNATURES = 64
_SIGNATURE = re.compile(r"— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})")
_ORIGIN = re.compile(r"[^\s+]+")
_SIZE = re.compile(r"0|[1-9][0-9]{0,18}")


class NotACheckpoint(HabeasError):
    """Raised when a text is no checkpoint at all."""

    message = "This is not a checkpoint."
    hint = "Give the file as it was exported; mail programs sometimes rewrap or trim it."


class ForgedCheckpoint(HabeasError):
    """Raised when no signature on a checkpoint is by the expected key."""

    message = "The checkpoint of {origin} is not signed by this log's key, or was changed."
    hint = "Compare the key with the one noted when the checkpoint was first handed over."
    exit_code = DOES_NOT_MATCH


class NotAVerifierKey(HabeasError):
    """Raised when a text is no public key of a log."""

    message = "This is not the public key of a custody log."
    hint = "It has the form ORIGIN+8 hexadecimal digits+base64, on one line."


class TailRemoved(HabeasError):
    """Raised when a log is shorter than a checkpoint kept elsewhere says it was."""

    message = "The custody log has {found} entries; a checkpoint shows it once had {expected}."
    hint = "Entries were removed, or an old copy was restored. Look for a newer backup."
    exit_code = DOES_NOT_MATCH


class HistoryForked(HabeasError):
    """Raised when the entries a checkpoint stands for are not those of the log."""

    message = "The first {size} entries of the custody log are not those of the checkpoint."
    hint = "History was rewritten, or the checkpoint is of another log."
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A log at one size. ``origin`` names the log: no spaces, no plus sign."""

    origin: str
    size: int
    root: bytes

    @property
    def text(self) -> str:
        """The signed part, ending in a line break."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"


def sign(checkpoint: Checkpoint, seed: bytes) -> str:
    """The checkpoint as a signed note. ``seed`` is the Ed25519 private key, 32 bytes."""
    key = Ed25519PrivateKey.from_private_bytes(seed)
    public = key.public_key().public_bytes_raw()
    signature = _key_id(checkpoint.origin, public) + key.sign(checkpoint.text.encode())
    line = base64.b64encode(signature).decode()
    return f"{checkpoint.text}\n— {checkpoint.origin} {line}\n"


def public_key_of(seed: bytes) -> bytes:
    """The 32-byte public key that checks what this seed signs."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes_raw()


def verify(note: str, public_key: bytes) -> Checkpoint:
    """The checkpoint a note holds. Raises :class:`NotACheckpoint`, :class:`ForgedCheckpoint`.

    ``public_key`` must come from somewhere the note did not.
    """
    text, signatures = _split(note)
    checkpoint = _read(text)
    known = (checkpoint.origin, _key_id(checkpoint.origin, public_key))
    ours = [signed[4:] for name, signed in signatures if (name, signed[:4]) == known]
    if not ours or not all(_is_signed(text, signed, public_key) for signed in ours):
        raise ForgedCheckpoint(origin=checkpoint.origin)
    return checkpoint


def compare(checkpoint: Checkpoint, leaves: Sequence[bytes]) -> None:
    """Hold a log, given as leaf hashes in order, against a checkpoint kept elsewhere.

    Raises :class:`TailRemoved` and :class:`HistoryForked`. A log that only grew passes.
    """
    if len(leaves) < checkpoint.size:
        raise TailRemoved(found=len(leaves), expected=checkpoint.size)
    if root_of(leaves[: checkpoint.size]) != checkpoint.root:
        raise HistoryForked(size=checkpoint.size)


def verifier_key(origin: str, public_key: bytes) -> str:
    """The public key as one line that can be noted and handed over (signed-note form)."""
    key = base64.b64encode(_ED25519 + public_key).decode()
    return f"{origin}+{_key_id(origin, public_key).hex()}+{key}"


def read_verifier_key(line: str) -> tuple[str, bytes]:
    """Origin and public key from such a line. Raises :class:`NotAVerifierKey`."""
    origin, _, rest = line.strip().partition("+")
    key_id, _, key = rest.partition("+")
    try:
        raw = base64.b64decode(key, validate=True)
    except ValueError as error:
        raise NotAVerifierKey from error
    public_key = raw[1:]
    if raw[:1] != _ED25519 or len(public_key) != 32 or not _ORIGIN.fullmatch(origin):
        raise NotAVerifierKey
    if _key_id(origin, public_key).hex() != key_id:
        raise NotAVerifierKey
    return origin, public_key


def _key_id(name: str, public_key: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:4]


def _split(note: str) -> tuple[str, list[tuple[str, bytes]]]:
    """The signed text and the signature lines; the last empty line stands between."""
    text, found, block = note.rpartition("\n\n")
    lines = block.split("\n")
    if not found or lines.pop() or not 0 < len(lines) <= _MOST_SIGNATURES:
        raise NotACheckpoint
    return text + "\n", [_signature(line) for line in lines]


def _signature(line: str) -> tuple[str, bytes]:
    match = _SIGNATURE.fullmatch(line)
    if match is None:
        raise NotACheckpoint
    try:
        return match[1], base64.b64decode(match[2], validate=True)
    except ValueError as error:
        raise NotACheckpoint from error


def _read(text: str) -> Checkpoint:
    lines = text.split("\n")[:-1]
    if len(lines) < 3 or not (_ORIGIN.fullmatch(lines[0]) and _SIZE.fullmatch(lines[1])):
        raise NotACheckpoint
    try:
        root = base64.b64decode(lines[2], validate=True)
    except ValueError as error:
        raise NotACheckpoint from error
    if len(root) != 32:
        raise NotACheckpoint
    return Checkpoint(lines[0], int(lines[1]), root)


def _is_signed(text: str, signature: bytes, public_key: bytes) -> bool:
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, text.encode())
    except InvalidSignature:
        return False
    return True
