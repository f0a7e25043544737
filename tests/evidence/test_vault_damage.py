"""Whatever is changed in a vault is found and named."""

import hashlib
import io
import os
from dataclasses import replace

import pytest
from evidence.vaulting import CANARY, file_of, flip, put

from habeas.evidence.chunked import CHUNK
from habeas.evidence.groups import SMALL
from habeas.evidence.objects import (
    EvidenceChanged,
    EvidenceMissing,
    EvidenceUnreadable,
)


@pytest.mark.parametrize("size", [50, SMALL + CHUNK])
def test_any_changed_byte_is_found_and_named(vault, size):
    sealed = put(vault, os.urandom(size))
    for position in (0, 24, 56, sealed.place.length // 2, sealed.place.length - 1):
        flip(file_of(vault, sealed), sealed.place.start + position)
        with pytest.raises(EvidenceChanged, match=sealed.name):
            vault.check(sealed)
        with pytest.raises(EvidenceChanged), vault.open(sealed) as stream:
            stream.read()
        flip(file_of(vault, sealed), sealed.place.start + position)
    vault.check(sealed)


def test_no_bit_of_a_pack_changes_what_is_read(vault):
    contents = [b"one", b"", CANARY]
    sealed = vault.put_many([io.BytesIO(content) for content in contents], os.urandom)
    path = file_of(vault, sealed[0])
    whole = path.read_bytes()
    found = 0
    for bit in range(len(whole) * 8):
        changed = bytearray(whole)
        changed[bit // 8] ^= 1 << bit % 8
        path.write_bytes(changed)
        for one, content in zip(sealed, contents, strict=True):
            try:
                assert vault.read(one) == content
            except EvidenceChanged:
                found += 1
    # Every bit but those of the three lengths, which reading does not rely on.
    assert found == (len(whole) - 3 * 4) * 8


def test_a_hash_that_no_longer_fits_is_found(vault):
    sealed = put(vault, bytes(SMALL))
    other = hashlib.sha256(b"other").hexdigest()
    for changed in (replace(sealed, sha256=other), replace(put(vault, b"x"), sha256=other)):
        with pytest.raises(EvidenceChanged):
            vault.check(changed)


def test_two_objects_that_change_places_are_found(vault):
    one, two = vault.put_many([io.BytesIO(b"one"), io.BytesIO(b"two")], os.urandom)
    swapped = replace(one, key=two.key, place=two.place)
    with pytest.raises(EvidenceChanged) as raised:
        vault.read(swapped)
    assert raised.value.exit_code == 3


@pytest.mark.parametrize("size", [50, SMALL])
def test_missing_and_shortened_files_are_found(vault, size):
    sealed = put(vault, bytes(size))
    path = file_of(vault, sealed)
    os.truncate(path, path.stat().st_size - 1)
    for ask in (vault.read, vault.open, vault.check):
        with pytest.raises(EvidenceMissing):
            ask(sealed)
    path.unlink()
    for ask in (vault.read, vault.open, vault.check):
        with pytest.raises(EvidenceMissing, match=sealed.name):
            ask(sealed)


def test_a_disk_that_does_not_give_evidence_back_is_named(vault):
    sealed = put(vault, b"content")
    file_of(vault, sealed).unlink()
    file_of(vault, sealed).mkdir()
    with pytest.raises(EvidenceUnreadable, match="Is a directory"):
        vault.read(sealed)


@pytest.mark.parametrize("size", [100, SMALL + 1])
def test_a_length_that_stands_outside_of_the_seal_is_checked_too(vault, size):
    sealed = put(vault, b"x" * size)
    if size < SMALL:
        flip(file_of(vault, sealed), sealed.place.start - 1)
    else:
        with file_of(vault, sealed).open("ab") as file:
            file.write(b"x")
    with pytest.raises(EvidenceChanged):
        vault.check(sealed)
