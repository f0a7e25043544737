"""Shown, not claimed: what a check finds when a copy is tampered with.

Nothing here touches what is kept. The copy of a sealed object stays sealed, lies in a folder
of its own and is gone afterwards; the copy of the log is a list in memory.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from habeas.archive import custody, exhibits
from habeas.archive.access import Store, rows
from habeas.archive.models import ExhibitRow
from habeas.evidence.checkpoints import Checkpoint, TailRemoved, compare, verify
from habeas.evidence.disk import TEMPORARY
from habeas.evidence.merkle import root_of
from habeas.evidence.objects import EvidenceChanged, SealedObject, naming_failures
from habeas.evidence.packs import FOLDER, LENGTH, Place
from habeas.evidence.vault import Vault
from habeas.words.errors import HabeasError

LARGEST = 64 * 1024 * 1024
"""Bytes that are copied for this at most."""


class NothingToShow(HabeasError):
    """Raised when there is nothing yet that could be copied."""

    message = "There is nothing here yet to copy and tamper with."
    hint = "Add a report first."


@dataclass(frozen=True, slots=True)
class Flipped:
    """One byte of a sealed copy, changed. ``copy_was_found`` and ``real_is_intact`` say how the
    check of the copy and that of the real object ended; both should be true, as
    ``copy_was_intact`` should, the check of the copy before.
    """

    exhibit: str
    name: str
    size: int
    position: int
    was: int
    became: int
    copy_was_intact: bool
    copy_was_found: bool
    real_is_intact: bool


@dataclass(frozen=True, slots=True)
class Shortened:
    """A copy of the log whose last entry was taken out.

    ``looks_whole``: the copy by itself gives no sign of it; ``was_found``: held against the
    checkpoint it did; ``real_holds``: the real log held against the same checkpoint.
    """

    entries: int
    left: int
    looks_whole: bool
    was_found: bool
    real_holds: bool


def flip_a_byte(store: Store, folder: Path) -> Flipped:
    """Change one byte in a copy of the smallest exhibit, and check the copy and the real one.

    ``folder`` is where the copy may lie for that moment. Raises :class:`NothingToShow`, and
    :class:`~habeas.evidence.objects.EvidenceMissing` for an exhibit whose bytes are gone.
    """
    row = rows(store, ExhibitRow).filter(size__lte=LARGEST).order_by("size", "sha256").first()
    if row is None:
        raise NothingToShow
    sealed = exhibits.sealed_object(row)
    with _copy(store.vault.folder, sealed, folder) as (vault, copy):
        before = _is_intact(vault, copy)
        position = copy.place.length // 2
        was = _change(vault.folder / copy.place.file, copy.place.start + position)
        after = _is_intact(vault, copy)
    return Flipped(
        exhibit=row.identifier,
        name=row.name,
        size=row.size,
        position=position,
        was=was,
        became=was ^ 1,
        copy_was_intact=before,
        copy_was_found=not after,
        real_is_intact=_is_intact(store.vault, sealed),
    )


def shorten_the_log(store: Store) -> Shortened:
    """Take the end off a copy of the custody log, and hold it against a checkpoint.

    Raises :class:`NothingToShow`.
    """
    leaves = custody.leaves(store)
    if not leaves:
        raise NothingToShow
    checkpoint = verify(custody.present(store), store.log_key)
    shorter = leaves[:-1]
    own = Checkpoint(checkpoint.origin, len(shorter), root_of(shorter))
    return Shortened(
        entries=len(leaves),
        left=len(shorter),
        looks_whole=_holds(own, shorter),
        was_found=not _holds(checkpoint, shorter),
        real_holds=_holds(checkpoint, custody.leaves(store)),
    )


@contextmanager
def _copy(real: Path, sealed: SealedObject, folder: Path) -> Iterator[tuple[Vault, SealedObject]]:
    """A vault of its own that holds one object, sealed as it is, until the block ends."""
    lead = LENGTH if sealed.place.file.startswith(FOLDER) else 0
    with tempfile.TemporaryDirectory(dir=folder, prefix=TEMPORARY) as beside:
        target = Path(beside) / sealed.place.file
        target.parent.mkdir(parents=True)
        with naming_failures(sealed), (real / sealed.place.file).open("rb") as source:
            source.seek(sealed.place.start - lead)
            target.write_bytes(source.read(lead + sealed.place.length))
        place = Place(sealed.place.file, lead, sealed.place.length)
        yield Vault(Path(beside), b""), replace(sealed, place=place)


def _change(file: Path, position: int) -> int:
    """Flip the lowest bit of one byte; what the byte was."""
    with file.open("rb+") as held:
        held.seek(position)
        was = held.read(1)[0]
        held.seek(position)
        held.write(bytes([was ^ 1]))
    return was


def _is_intact(vault: Vault, sealed: SealedObject) -> bool:
    try:
        vault.check(sealed)
    except EvidenceChanged:
        return False
    return True


def _holds(checkpoint: Checkpoint, leaves: tuple[bytes, ...]) -> bool:
    try:
        compare(checkpoint, leaves)
    except TailRemoved:
        return False
    return True
