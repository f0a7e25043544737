"""Our reader does with every published file what the age authors say a reader does."""

import hashlib
from dataclasses import dataclass

import pytest
from evidence.age_vectors import vectors

from habeas.evidence.sealing import (
    HybridIdentity,
    NotASealedFile,
    SealedFileBroken,
    SealedForOthers,
    opened_with,
)

REFUSALS = {
    "header failure": (NotASealedFile,),
    "no match": (SealedForOthers,),
    "HMAC failure": (SealedFileBroken,),
    # A file that ends inside its nonce has no payload: where that is noticed is ours to say.
    "payload failure": (SealedFileBroken, NotASealedFile),
}
HYBRID = [vector for vector in vectors() if vector.is_hybrid]
NEEDS_A_CLASSIC_KEY = ("no match", "x25519_low_order", "x25519_identity")
CLASSIC = [
    vector
    for vector in vectors()
    if not vector.is_hybrid and not {vector.name, vector.expect} & set(NEEDS_A_CLASSIC_KEY)
]


@dataclass(frozen=True)
class KnowsTheFileKey:
    """Stands for the key of a classic vector: what follows the stanzas is the same for all."""

    file_key: bytes

    def unwrapped(self, stanza):
        return self.file_key if stanza.kind == "X25519" else None


def hold(vector, identities):
    if vector.expect == "success":
        assert hashlib.sha256(opened_with(vector.file, identities)).hexdigest() == vector.payload
    else:
        with pytest.raises(REFUSALS[vector.expect]) as refused:
            opened_with(vector.file, identities)
        assert refused.type in REFUSALS[vector.expect]


def test_all_eighteen_hybrid_vectors_are_here():
    assert len(HYBRID) == 18


@pytest.mark.parametrize("vector", HYBRID, ids=lambda vector: vector.name)
def test_a_hybrid_file_is_opened_or_refused_as_published(vector):
    known = [text for text in vector.identities if text.startswith("AGE-SECRET-KEY-PQ-")]
    hold(vector, [HybridIdentity.read(text) for text in known])


@pytest.mark.parametrize("vector", CLASSIC, ids=lambda vector: vector.name)
def test_headers_and_payloads_of_classic_files_are_read_as_strictly(vector):
    hold(vector, [KnowsTheFileKey(vector.file_key)])
