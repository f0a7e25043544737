import hashlib

import pytest

from habeas.evidence.merkle import (
    EMPTY_ROOT,
    Frontier,
    consistency_proof,
    frontier_of,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    node_hash,
    root_of,
)

LEAVES = [leaf_hash(b"entry %d" % n) for n in range(70)]

# The tree of RFC 6962's own test data: Certificate Transparency, "merkle tree of eight".
CT_ENTRIES = [
    "",
    "00",
    "10",
    "2021",
    "3031",
    "40414243",
    "5051525354555657",
    "606162636465666768696a6b6c6d6e6f",
]
CT_ROOTS = {
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}


def naive_root(leaves):
    """RFC 6962, section 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(
        b"\x01" + naive_root(leaves[:split]) + naive_root(leaves[split:])
    ).digest()


@pytest.mark.parametrize("size", CT_ROOTS)
def test_roots_are_those_of_certificate_transparency(size):
    leaves = [leaf_hash(bytes.fromhex(entry)) for entry in CT_ENTRIES[:size]]
    assert root_of(leaves).hex() == CT_ROOTS[size]


def test_a_leaf_can_never_be_passed_off_as_a_node():
    one, two = LEAVES[:2]
    assert node_hash(one, two) != leaf_hash(one + two)


def test_an_empty_log_has_the_hash_of_nothing():
    assert Frontier().root == root_of([]) == EMPTY_ROOT == hashlib.sha256(b"").digest()


def test_the_root_is_the_naive_one_at_every_size():
    for size in range(71):
        assert root_of(LEAVES[:size]) == naive_root(LEAVES[:size])


def test_a_log_that_grows_leaf_by_leaf_has_the_same_root_at_every_size():
    frontier = Frontier()
    for size, leaf in enumerate(LEAVES, start=1):
        frontier = frontier.with_leaf(leaf)
        assert frontier.root == naive_root(LEAVES[:size])
        assert len(frontier.peaks) == size.bit_count()


def test_a_frontier_is_enough_to_go_on_from():
    half = frontier_of(LEAVES[:33])
    again = Frontier(half.size, half.peaks)
    for leaf in LEAVES[33:]:
        again = again.with_leaf(leaf)
    assert again == frontier_of(LEAVES)


def test_every_leaf_of_every_size_is_shown_to_be_in_the_log():
    for size in range(1, 71):
        root = naive_root(LEAVES[:size])
        for index in range(size):
            proof = inclusion_proof(LEAVES[:size], index)
            assert is_included(LEAVES[index], index, size, proof, root)
            assert len(proof) <= size.bit_length()


def test_a_proof_shows_nothing_else():
    size, index = 37, 20
    leaves = LEAVES[:size]
    root, proof = root_of(leaves), inclusion_proof(leaves, index)
    assert not is_included(LEAVES[21], index, size, proof, root)
    assert not is_included(LEAVES[index], 21, size, proof, root)
    assert not is_included(LEAVES[index], index, size, proof[:-1], root)
    assert not is_included(LEAVES[index], index, size, (*proof, root), root)
    assert not is_included(LEAVES[index], index, size, proof[::-1], root)
    assert not is_included(LEAVES[index], index, size, proof, LEAVES[0])
    assert not is_included(LEAVES[index], size, size, proof, root)
    assert not is_included(LEAVES[index], -1, size, proof, root)


def test_every_log_is_shown_to_begin_with_every_earlier_one():
    for later in range(1, 71):
        for earlier in range(1, later + 1):
            proof = consistency_proof(LEAVES[:later], earlier)
            roots = naive_root(LEAVES[:earlier]), naive_root(LEAVES[:later])
            assert is_consistent((earlier, later), roots, proof)


def test_a_rewritten_history_has_no_proof():
    changed = [*LEAVES[:10], leaf_hash(b"another entry"), *LEAVES[11:]]
    for earlier in range(11, 70):
        old = root_of(LEAVES[:earlier])
        for leaves in (LEAVES, changed):
            proof = consistency_proof(leaves, earlier)
            assert not is_consistent((earlier, 70), (old, root_of(changed)), proof)


def test_a_consistency_proof_that_is_cut_or_lengthened_shows_nothing():
    proof = consistency_proof(LEAVES, 37)
    sizes, roots = (37, 70), (root_of(LEAVES[:37]), root_of(LEAVES))
    assert is_consistent(sizes, roots, proof)
    assert not is_consistent(sizes, roots, proof[:-1])
    assert not is_consistent(sizes, roots, (*proof, roots[0]))
    assert not is_consistent(sizes, roots, ())
    assert not is_consistent((37, 200), roots, proof)
    assert not is_consistent((0, 70), roots, proof)
    assert not is_consistent((70, 70), (roots[1], roots[1]), proof)


def test_places_outside_the_log_are_refused():
    for index in (-1, 5):
        with pytest.raises(IndexError):
            inclusion_proof(LEAVES[:5], index)
    for earlier in (0, 6):
        with pytest.raises(IndexError):
            consistency_proof(LEAVES[:5], earlier)
