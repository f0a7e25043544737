"""The Merkle tree of RFC 6962: one hash that stands for a whole log, and short proofs.

Hashing and shape: RFC 6962, section 2.1. Proofs and their checking: RFC 9162, sections
2.1.3 and 2.1.4. Hashes are SHA-256, 32 bytes; a leaf's and a node's differ in their first
byte, so that neither can be passed off as the other.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

EMPTY_ROOT = hashlib.sha256().digest()
"""The root of a log with nothing in it."""


def leaf_hash(entry: bytes) -> bytes:
    """The hash of one entry of the log."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of two subtrees side by side."""
    return hashlib.sha256(b"\x01" + left + right).digest()


@dataclass(frozen=True, slots=True)
class Frontier:
    """What must be remembered of a log to add to it: the roots of its full subtrees.

    ``peaks`` run from the oldest, largest subtree to the newest; there is one for each bit
    set in ``size``. An entry is added in at most log2(size) hashes.
    """

    size: int = 0
    peaks: tuple[bytes, ...] = ()

    def with_leaf(self, leaf: bytes) -> Frontier:
        """The log one entry longer; ``leaf`` is its :func:`leaf_hash`."""
        peaks, merges = [*self.peaks, leaf], self.size
        while merges & 1:
            right = peaks.pop()
            peaks.append(node_hash(peaks.pop(), right))
            merges >>= 1
        return Frontier(self.size + 1, tuple(peaks))

    @property
    def root(self) -> bytes:
        """The hash of the whole log."""
        if not self.peaks:
            return EMPTY_ROOT
        root = self.peaks[-1]
        for peak in reversed(self.peaks[:-1]):
            root = node_hash(peak, root)
        return root


def frontier_of(leaves: Iterable[bytes]) -> Frontier:
    """The frontier of a log given as leaf hashes in order."""
    frontier = Frontier()
    for leaf in leaves:
        frontier = frontier.with_leaf(leaf)
    return frontier


def root_of(leaves: Sequence[bytes]) -> bytes:
    """The root over leaf hashes in order."""
    level = list(leaves)
    if not level:
        return EMPTY_ROOT
    while len(level) > 1:
        # A last one without a neighbour moves up as it is: the same shape as the recursive
        # definition, whose left side is the largest power of two below the size.
        above = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
        level = above + level[len(level) - len(level) % 2 :]
    return level[0]


def inclusion_proof(leaves: Sequence[bytes], index: int) -> tuple[bytes, ...]:
    """The hashes that lead from one leaf to the root. Raises IndexError outside the log."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return ()
    split = _split(len(leaves))
    if index < split:
        return (*inclusion_proof(leaves[:split], index), root_of(leaves[split:]))
    return (*inclusion_proof(leaves[split:], index - split), root_of(leaves[:split]))


def consistency_proof(leaves: Sequence[bytes], earlier: int) -> tuple[bytes, ...]:
    """The hashes that show a log still begins with what it held at an earlier size.

    Raises IndexError unless 0 < earlier <= len(leaves): every log begins with nothing.
    """
    if not 0 < earlier <= len(leaves):
        raise IndexError(earlier)
    return _subproof(leaves, earlier, is_whole=True)


def is_included(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether the proof shows this leaf at this index of the log with this size and root."""
    if not 0 <= index < size:
        return False
    place, last, value = index, size - 1, leaf
    for step in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            value = node_hash(step, value)
            shift = _zeros(place)
        else:
            value = node_hash(value, step)
            shift = 0
        place, last = place >> shift + 1, last >> shift + 1
    return last == 0 and value == root


def is_consistent(
    sizes: tuple[int, int], roots: tuple[bytes, bytes], proof: Sequence[bytes]
) -> bool:
    """Whether the proof shows that the later log begins with the earlier one, unchanged."""
    earlier, later = sizes
    if not 0 < earlier <= later:
        return False
    if earlier == later:
        return not proof and roots[0] == roots[1]
    # An earlier log that is one full subtree is itself the first step of the proof.
    steps = [roots[0], *proof] if earlier & (earlier - 1) == 0 else list(proof)
    return bool(steps) and _lead_to(steps, earlier - 1, later - 1, roots)


def _lead_to(steps: Sequence[bytes], place: int, last: int, roots: tuple[bytes, bytes]) -> bool:
    """RFC 9162, section 2.1.4.2, steps 4 to 7."""
    shift = _ones(place)
    place, last = place >> shift, last >> shift
    old = new = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        shift = 0
        if place & 1 or place == last:
            old, new = node_hash(step, old), node_hash(step, new)
            shift = _zeros(place)
        else:
            new = node_hash(new, step)
        place, last = place >> shift + 1, last >> shift + 1
    return last == 0 and (old, new) == roots


def _subproof(leaves: Sequence[bytes], earlier: int, *, is_whole: bool) -> tuple[bytes, ...]:
    """RFC 6962, section 2.1.2: ``is_whole`` while the verifier knows this subtree's old root."""
    if earlier == len(leaves):
        return () if is_whole else (root_of(leaves),)
    split = _split(len(leaves))
    if earlier <= split:
        inner = _subproof(leaves[:split], earlier, is_whole=is_whole)
        return (*inner, root_of(leaves[split:]))
    inner = _subproof(leaves[split:], earlier - split, is_whole=False)
    return (*inner, root_of(leaves[:split]))


def _split(size: int) -> int:
    """The largest power of two below a size of two or more."""
    return 1 << ((size - 1).bit_length() - 1)


def _zeros(place: int) -> int:
    """How many zero bits a place ends with; 0 for place 0."""
    return (place & -place).bit_length() - 1 if place else 0


def _ones(place: int) -> int:
    """How many one bits a place ends with."""
    return _zeros(place + 1)
