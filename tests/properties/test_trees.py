from hypothesis import given
from hypothesis import strategies as st

from habeas.evidence.checkpoints import (
    Checkpoint,
    ForgedCheckpoint,
    NotACheckpoint,
    public_key_of,
    sign,
    verify,
)
from habeas.evidence.merkle import (
    consistency_proof,
    frontier_of,
    inclusion_proof,
    is_consistent,
    is_included,
    leaf_hash,
    root_of,
)

SEED = bytes(range(32))
logs = st.lists(st.binary(max_size=8), min_size=1, max_size=80).map(
    lambda entries: [leaf_hash(entry) for entry in entries]
)


@given(logs)
def test_growing_and_building_agree(leaves):
    assert frontier_of(leaves).root == root_of(leaves)


@given(logs, st.data())
def test_a_proof_holds_for_its_own_leaf_and_breaks_when_any_step_changes(leaves, data):
    index = data.draw(st.integers(0, len(leaves) - 1))
    proof, root = list(inclusion_proof(leaves, index)), root_of(leaves)
    assert is_included(leaves[index], index, len(leaves), proof, root)
    if proof:
        step = data.draw(st.integers(0, len(proof) - 1))
        proof[step] = leaf_hash(proof[step])
        assert not is_included(leaves[index], index, len(leaves), proof, root)


@given(logs, st.data())
def test_only_a_log_that_kept_its_beginning_is_consistent(leaves, data):
    earlier = data.draw(st.integers(1, len(leaves)))
    changed = data.draw(st.integers(0, earlier - 1))
    sizes, root = (earlier, len(leaves)), root_of(leaves)
    proof = consistency_proof(leaves, earlier)
    assert is_consistent(sizes, (root_of(leaves[:earlier]), root), proof)
    forged = [*leaves]
    forged[changed] = leaf_hash(b"forged" + leaves[changed])
    forged_proof = consistency_proof(forged, earlier)
    assert not is_consistent(sizes, (root_of(leaves[:earlier]), root_of(forged)), forged_proof)


@given(logs, st.data())
def test_any_changed_character_of_a_signed_checkpoint_is_refused(leaves, data):
    note = sign(Checkpoint("c-4g1n8s0kq2zt", len(leaves), root_of(leaves)), SEED)
    place = data.draw(st.integers(0, len(note) - 1))
    character = data.draw(st.characters(codec="utf-8").filter(lambda c: c != note[place]))
    try:
        read = verify(note[:place] + character + note[place + 1 :], public_key_of(SEED))
    except (ForgedCheckpoint, NotACheckpoint):
        return
    # Base 64 leaves unused bits at an end: another spelling of the very same signature.
    assert read == Checkpoint("c-4g1n8s0kq2zt", len(leaves), root_of(leaves))
