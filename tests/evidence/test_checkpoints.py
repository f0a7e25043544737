import base64

import pytest

from habeas.evidence.checkpoints import (
    Checkpoint,
    ForgedCheckpoint,
    HistoryForked,
    NotACheckpoint,
    NotAVerifierKey,
    TailRemoved,
    compare,
    public_key_of,
    read_verifier_key,
    sign,
    verifier_key,
    verify,
)
from habeas.evidence.merkle import leaf_hash, root_of

SEED, OTHER_SEED = bytes(range(32)), bytes(32)
LEAVES = [leaf_hash(b"entry %d" % n) for n in range(20)]
CHECKPOINT = Checkpoint("c-4g1n8s0kq2zt", 20, root_of(LEAVES))
NOTE = sign(CHECKPOINT, SEED)


def test_a_checkpoint_has_the_published_form():
    origin, size, root, empty, signature, end = NOTE.split("\n")
    assert (origin, size, empty, end) == ("c-4g1n8s0kq2zt", "20", "", "")
    assert base64.b64decode(root) == root_of(LEAVES)
    dash, name, signed = signature.split(" ")
    assert (dash, name) == ("\u2014", origin)
    assert len(base64.b64decode(signed)) == 4 + 64


def test_the_example_of_the_specification_is_read_and_its_signature_holds():
    # c2sp.org/signed-note: key and note of its Go implementation's documentation.
    key = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    origin, public_key = read_verifier_key(key)
    assert origin == "PeterNeumann"
    assert verifier_key(origin, public_key) == key


def test_what_is_signed_is_read_back():
    assert verify(NOTE, public_key_of(SEED)) == CHECKPOINT


def test_another_key_signs_for_nothing():
    with pytest.raises(ForgedCheckpoint, match="c-4g1n8s0kq2zt"):
        verify(NOTE, public_key_of(OTHER_SEED))
    with pytest.raises(ForgedCheckpoint):
        verify(sign(CHECKPOINT, OTHER_SEED), public_key_of(SEED))


def test_a_signature_under_a_borrowed_key_name_is_found():
    line = sign(CHECKPOINT, OTHER_SEED).splitlines()[-1]
    ours = base64.b64decode(NOTE.splitlines()[-1].split(" ")[2])
    theirs = base64.b64decode(line.split(" ")[2])
    borrowed = base64.b64encode(ours[:4] + theirs[4:]).decode()
    with pytest.raises(ForgedCheckpoint):
        verify(f"{CHECKPOINT.text}\n\u2014 {CHECKPOINT.origin} {borrowed}\n", public_key_of(SEED))


def test_lines_of_witnesses_are_left_alone():
    witness = base64.b64encode(b"keyid" + bytes(70)).decode()
    assert verify(f"{NOTE}\u2014 witness.example {witness}\n", public_key_of(SEED)) == CHECKPOINT


@pytest.mark.parametrize(
    ("old", "new"), [("\n20\n", "\n21\n"), ("c-4g1n8s0kq2zt\n20", "c-4g1n8s0kq2zx\n20")]
)
def test_a_changed_line_is_found(old, new):
    with pytest.raises(ForgedCheckpoint):
        verify(NOTE.replace(old, new), public_key_of(SEED))


@pytest.mark.parametrize(
    "note",
    [
        "",
        "\n\n",
        CHECKPOINT.text,
        NOTE.rstrip("\n"),
        NOTE.replace("\n20\n", "\n020\n"),
        NOTE.replace("\n20\n", "\n-1\n"),
        NOTE.replace("\u2014", "-"),
        NOTE.replace("\n20\n", "\n20\nAAAA\n", 1).replace("\n20\nAAAA\n", "\n20\n%%%%\n"),
        "two words" + NOTE,
        NOTE + "\u2014 a A\n",
    ],
)
def test_what_is_no_checkpoint_says_so(note):
    with pytest.raises(NotACheckpoint):
        verify(note, public_key_of(SEED))


def test_a_log_that_only_grew_passes():
    compare(CHECKPOINT, LEAVES)
    compare(CHECKPOINT, [*LEAVES, leaf_hash(b"one more")])
    compare(Checkpoint("c-4g1n8s0kq2zt", 0, root_of([])), [])


def test_a_removed_tail_is_found_against_a_checkpoint_kept_elsewhere():
    with pytest.raises(
        TailRemoved, match="10 entries; a checkpoint shows it once had 20"
    ) as raised:
        compare(CHECKPOINT, LEAVES[:10])
    assert raised.value.exit_code == 3


def test_a_tail_that_was_replaced_is_found():
    forged = [*LEAVES[:10], *(leaf_hash(b"other %d" % n) for n in range(10))]
    with pytest.raises(HistoryForked) as raised:
        compare(CHECKPOINT, forged)
    assert raised.value.exit_code == 3


@pytest.mark.parametrize(
    "line",
    [
        "",
        "c-4g1n8s0kq2zt",
        verifier_key("c-4g1n8s0kq2zt", public_key_of(SEED)).replace("c-4", "c-5"),
        verifier_key("c-4g1n8s0kq2zt", public_key_of(SEED))[:-4],
        "c-1+00000000+%%%%",
    ],
)
def test_a_damaged_public_key_is_refused(line):
    with pytest.raises(NotAVerifierKey):
        read_verifier_key(line)
