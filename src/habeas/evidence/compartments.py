"""Compartments: each one key, wrapped to the members who may open it, and to nobody else.

A compartment's key (32 random bytes) stands in ``keys/<member>.age`` once for each member,
wrapped with age to their public key. ``members.json`` lists them with those public keys
under a tag (HMAC-SHA-256 by a key derived from the compartment's), which also binds the
compartment and the epoch: a list somebody added to, or moved here, is not believed.

Removing a member means a new epoch: a new key wrapped to those who stay, the store written
anew under it, then one atomic change of the pointer ``current``. An epoch the pointer does
not name was never in force.
"""

from __future__ import annotations

import hmac
import json
import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pyrage

from habeas.evidence.begun import mark_begun
from habeas.evidence.disk import flush, make_folder, sync_folder, sync_tree, write_file
from habeas.evidence.layout import check_workspace, compartments_folder
from habeas.evidence.members import NoSuchMember, UnlockedMember, recipient_of
from habeas.words.errors import DOES_NOT_MATCH, HabeasError, NotThere
from habeas.words.identifiers import Kind, Randomness, new_identifier

FORMAT = 1
KEY = 32
_POINTER = "current"
_DESTROYED = "destroyed"
"""Stands in a compartment that was destroyed by a decision and is not wholly gone yet."""
_EPOCH = re.compile(r"epoch-(\d{1,9})")
_IDENTIFIER = re.compile(r"[ck]-[0-9a-z]{12}")
_EVERY, _CASES = "[ck]-*", "k-*"
"""Folders of all compartments, and of those that hold one case each."""
_ROSTER_PURPOSE = b"habeas compartment members v1"


class NoSuchCompartment(NotThere):
    """Raised when a member may open no compartment of this identifier, or there is none."""

    message = "There is no compartment {compartment} that you can open."
    hint = "See those you can: habeas compartment WORKSPACE list"


class DamagedCompartment(HabeasError):
    """Raised when a compartment's keys or its list of members do not hold together."""

    message = "The keys of compartment {compartment} are damaged or were changed from outside."
    hint = "Restore compartments/{compartment} from a backup. Share nothing with it before."
    exit_code = DOES_NOT_MATCH


class NobodyLeft(HabeasError):
    """Raised when a compartment would be left to no one, and so be lost."""

    message = "Compartment {compartment} would be left without anyone who can open it."
    hint = "Keep at least one member, best with the recovery sheet."


class StoreNotCopied(HabeasError):
    """Raised when a new epoch is to come into force before the store is in it."""

    message = "The new epoch of compartment {compartment} holds no store yet."
    hint = "Nothing was changed. Give the command again."


@dataclass(frozen=True, slots=True)
class OpenCompartment:
    """A compartment whose key is at hand. ``epoch`` is the folder in force."""

    identifier: str
    epoch: Path
    key: bytes = field(repr=False)

    @property
    def store(self) -> Path:
        """The encrypted store, opened with ``key`` by the archive."""
        return self.epoch / "store.db"

    @property
    def vault(self) -> Path:
        """The folder of sealed objects, beside the epochs."""
        return self.epoch.parent / "vault"


def new_compartment(
    workspace: Path,
    members: Sequence[str],
    randomness: Randomness,
    kind: Kind = Kind.COMPARTMENT,
) -> OpenCompartment:
    """A new compartment shared with these members. Raises :class:`NobodyLeft` for none.

    ``kind`` is :attr:`~habeas.words.identifiers.Kind.CASE` for one that holds a case: it is
    opened by itself when somebody works on it, and never together with the others. It is marked
    as begun until :func:`~habeas.evidence.begun.mark_made`.
    """
    check_workspace(workspace)
    identifier = new_identifier(kind, randomness)
    folder = compartments_folder(workspace) / identifier
    recipients = {member: recipient_of(workspace, member) for member in members}
    if kind is Kind.CASE:
        mark_begun(folder)
    opened = _new_epoch(folder / "epoch-1", recipients, randomness)
    make_folder(opened.vault)
    _point(opened)
    return opened


def compartment_identifiers(workspace: Path) -> tuple[str, ...]:
    """Every compartment in force but for cases, in order, whoever may open it."""
    folder = compartments_folder(workspace)
    return tuple(sorted(p.parent.name for p in folder.glob(f"c-*/{_POINTER}")))


def case_identifiers(workspace: Path) -> tuple[str, ...]:
    """Every case in force, in order, whoever may open it. Told from names of folders alone."""
    folder = compartments_folder(workspace)
    return tuple(sorted(p.parent.name for p in folder.glob(f"{_CASES}/{_POINTER}")))


def open_compartments(workspace: Path, member: UnlockedMember) -> tuple[OpenCompartment, ...]:
    """Exactly those the member can open, in the order of their identifiers; no cases.

    Raises :class:`DamagedCompartment` when one is shared with the member and does not open:
    evidence must not go missing in silence.
    """
    check_workspace(workspace)
    for folder in sorted(compartments_folder(workspace).glob("c-*")):
        lost = not (folder / _POINTER).exists() and _holds_anything(folder)
        if lost and any(folder.glob(f"epoch-*/keys/{member.identifier}.age")):
            raise DamagedCompartment(compartment=folder.name)
    found = (_open(workspace, name, member) for name in compartment_identifiers(workspace))
    return tuple(opened for opened in found if opened is not None)


def open_cases(workspace: Path, member: UnlockedMember) -> Iterator[OpenCompartment]:
    """The cases this member opens, one after the other. Raises :class:`DamagedCompartment`."""
    for case in cases_opened_by(workspace, member.identifier):
        opened = _open(workspace, case, member)
        if opened is not None:
            yield opened


def open_compartment(workspace: Path, identifier: str, member: UnlockedMember) -> OpenCompartment:
    """One compartment. Raises :class:`NoSuchCompartment` and :class:`DamagedCompartment`.

    A compartment the member may not open is told apart from none at all by nothing.
    """
    opened = _open(workspace, identifier, member) if _IDENTIFIER.fullmatch(identifier) else None
    if opened is None:
        raise NoSuchCompartment(compartment=identifier)
    return opened


def members_of(opened: OpenCompartment) -> tuple[str, ...]:
    """Who can open it, in order. Raises :class:`DamagedCompartment`."""
    return tuple(_read_roster(opened))


def recipients_of(opened: OpenCompartment) -> dict[str, str]:
    """Who can open it, with the public key it was wrapped to. Raises as :func:`members_of`."""
    return _read_roster(opened)


def opened_by(workspace: Path, member: str) -> tuple[str, ...]:
    """The compartments in force whose key is wrapped to a member, in order; no cases.

    Told from the names of files alone, so it needs no key and says nothing a disk does not.
    """
    held = compartment_identifiers(workspace)
    return tuple(one for one in held if is_opened_by(workspace, one, member))


def cases_opened_by(workspace: Path, member: str) -> tuple[str, ...]:
    """The cases in force whose key is wrapped to a member, in order."""
    held = case_identifiers(workspace)
    return tuple(one for one in held if is_opened_by(workspace, one, member))


def is_opened_by(workspace: Path, identifier: str, member: str) -> bool:
    """Whether the key of a compartment or case in force is wrapped to a member."""
    if not _IDENTIFIER.fullmatch(identifier):
        return False
    epoch = _current(compartments_folder(workspace) / identifier)
    return epoch is not None and _wrapped(epoch, member).exists()


def openers_of(workspace: Path, identifier: str) -> tuple[str, ...]:
    """To whom the key of a compartment or case in force is wrapped, from names of files alone.

    Good for counting; who is really on the list says :func:`members_of`, which takes the key.
    """
    epoch = _current(compartments_folder(workspace) / identifier)
    return () if epoch is None else tuple(sorted(p.stem for p in epoch.glob("keys/*.age")))


def destroy(workspace: Path, identifier: str) -> None:
    """Destroy a compartment with its keys: nobody opens it again, whatever backup holds its rest.

    The wrapped keys go first. Blocks a disk has not written over yet, and backups made before,
    are out of reach of this: the disk is encrypted as a whole, and backups are kept as short as
    the purpose allows. Raises :class:`NoSuchCompartment`.
    """
    folder = compartments_folder(workspace) / identifier
    if not _IDENTIFIER.fullmatch(identifier) or not folder.is_dir():
        raise NoSuchCompartment(compartment=identifier)
    write_file(folder / _DESTROYED, b"")  # from here on a crash only leaves less to remove
    for wrapped in folder.glob("epoch-*/keys/*.age"):
        _blank(wrapped)
    _remove(folder)


def share(workspace: Path, opened: OpenCompartment, members: Sequence[str]) -> None:
    """Let these members open it too; those who already can are not asked again.

    The public key is taken from the member's file as it stands in the workspace.
    """
    held = _read_roster(opened)
    added = {m: recipient_of(workspace, m) for m in members if m not in held}
    # The list first: a crash in between leaves somebody listed who cannot open yet, never
    # somebody who can and is not listed. Sharing again mends it.
    roster = {**held, **added}
    _write_roster(opened, roster)
    for member in members:
        _wrap(opened, member, roster[member])


def begin_rekey(
    opened: OpenCompartment, remaining: Sequence[str], randomness: Randomness
) -> OpenCompartment:
    """A new epoch with a new key for those who stay; not in force yet.

    The caller writes the store anew at the result's ``store`` under its ``key``, closes it
    with its journal folded in, and then calls :func:`commit_rekey`. Raises
    :class:`NobodyLeft`, and :class:`~habeas.evidence.members.NoSuchMember` for one who could
    not open it before.
    """
    held = _read_roster(opened)
    for member in remaining:
        if member not in held:
            raise NoSuchMember(member=member)
    following = opened.epoch.with_name(f"epoch-{_number(opened.epoch) + 1}")
    if following.exists():
        shutil.rmtree(following)
    return _new_epoch(following, {m: held[m] for m in remaining}, randomness)


def commit_rekey(opened: OpenCompartment, following: OpenCompartment) -> None:
    """Bring the new epoch into force and delete the old one. Raises :class:`StoreNotCopied`.

    The pointer changes in one step after everything is on disk: before it the old epoch
    holds, after it the new one. Whoever had the old key keeps what they copied before, and
    a disk may hold deleted blocks for a while: full-disk encryption is still worth having.
    """
    if not following.store.exists():
        raise StoreNotCopied(compartment=opened.identifier)
    sync_tree(following.epoch)
    sync_folder(following.epoch.parent)
    _point(following)
    _remove(opened.epoch)


def clear_unfinished(workspace: Path) -> tuple[str, ...]:
    """Delete epochs and compartments never in force, and destroyed ones; say which, in order.

    Only for one who holds the workspace for writing: another process may be at work on them.
    """
    removed = []
    for folder in sorted(compartments_folder(workspace).glob(_EVERY)):
        current = _current(folder)
        is_gone = (folder / _DESTROYED).exists()
        if is_gone or (current is None and not _holds_anything(folder)):
            removed.append(folder)
        elif current is not None:
            removed += [epoch for epoch in sorted(folder.glob("epoch-*")) if epoch != current]
    for path in removed:
        _remove(path)
    return tuple(path.relative_to(compartments_folder(workspace)).as_posix() for path in removed)


def _holds_anything(folder: Path) -> bool:
    """A lost pointer is damage, not an unfinished compartment: that one never held a store."""
    held = (folder / _POINTER, *folder.glob("epoch-*/store.db*"), *folder.glob("vault/*"))
    return any(path.exists() for path in held)


def _new_epoch(
    epoch: Path, recipients: Mapping[str, str], randomness: Randomness
) -> OpenCompartment:
    opened = OpenCompartment(epoch.parent.name, epoch, randomness(KEY))
    if not recipients:
        raise NobodyLeft(compartment=opened.identifier)
    make_folder(epoch / "keys")
    _write_roster(opened, recipients)
    for member, recipient in sorted(recipients.items()):
        _wrap(opened, member, recipient)
    return opened


def _open(workspace: Path, identifier: str, member: UnlockedMember) -> OpenCompartment | None:
    """None when it is not shared with the member, or is not there."""
    folder = compartments_folder(workspace) / identifier
    if not (folder / _POINTER).exists():
        return None
    epoch = _current(folder)
    if epoch is None:
        raise DamagedCompartment(compartment=identifier)
    wrapped = _wrapped(epoch, member.identifier)
    if not wrapped.exists():
        return None
    opened = OpenCompartment(identifier, epoch, _unwrap(wrapped, identifier, member))
    if member.identifier not in _read_roster(opened):
        raise DamagedCompartment(compartment=identifier)
    return opened


def _unwrap(wrapped: Path, identifier: str, member: UnlockedMember) -> bytes:
    try:
        key: bytes = pyrage.decrypt(
            wrapped.read_bytes(), [pyrage.x25519.Identity.from_str(member.secret)]
        )
    except (pyrage.DecryptError, OSError) as error:
        raise DamagedCompartment(compartment=identifier) from error
    if len(key) != KEY:
        raise DamagedCompartment(compartment=identifier)
    return key


def _wrap(opened: OpenCompartment, member: str, recipient: str) -> None:
    wrapped = pyrage.encrypt(opened.key, [pyrage.x25519.Recipient.from_str(recipient)])
    write_file(_wrapped(opened.epoch, member), wrapped)


def _wrapped(epoch: Path, member: str) -> Path:
    return epoch / "keys" / f"{member}.age"


def _point(opened: OpenCompartment) -> None:
    write_file(opened.epoch.parent / _POINTER, opened.epoch.name.encode() + b"\n")


def _current(folder: Path) -> Path | None:
    """The epoch in force; None when the pointer is missing or names none that is there."""
    pointer = folder / _POINTER
    name = pointer.read_text("ascii", "replace").strip() if pointer.exists() else ""
    epoch = folder / name
    return epoch if _EPOCH.fullmatch(name) and epoch.is_dir() else None


def _number(epoch: Path) -> int:
    return int(epoch.name.removeprefix("epoch-"))


def _blank(wrapped: Path) -> None:
    """Write over a wrapped key where it stands, then take it away."""
    with wrapped.open("r+b") as file:
        file.write(bytes(wrapped.stat().st_size))
        file.flush()
        flush(file.fileno())
    wrapped.unlink()
    sync_folder(wrapped.parent)


def _remove(folder: Path) -> None:
    shutil.rmtree(folder)
    sync_folder(folder.parent)


def _write_roster(opened: OpenCompartment, recipients: Mapping[str, str]) -> None:
    listed = dict(sorted(recipients.items()))
    content = {"format": FORMAT, "members": listed, "tag": _tag(opened, listed)}
    write_file(opened.epoch / "members.json", json.dumps(content, indent=1).encode() + b"\n")


def _read_roster(opened: OpenCompartment) -> dict[str, str]:
    try:
        content = json.loads((opened.epoch / "members.json").read_bytes())
        listed = {str(member): str(held) for member, held in content["members"].items()}
        known = hmac.compare_digest(str(content["tag"]), _tag(opened, listed))
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedCompartment(compartment=opened.identifier) from error
    if not known:
        raise DamagedCompartment(compartment=opened.identifier)
    return dict(sorted(listed.items()))


def _tag(opened: OpenCompartment, listed: Mapping[str, str]) -> str:
    bound = [FORMAT, opened.identifier, opened.epoch.name, sorted(listed.items())]
    key = hmac.digest(opened.key, _ROSTER_PURPOSE, "sha256")
    return hmac.digest(key, json.dumps(bound).encode(), "sha256").hex()
