"""Sealing for somebody outside: what only the receiver opens."""

import pyrage
import pytest

from habeas.evidence.sealing import NotAReceiverKey, check_receiver_key, sealed_for


def test_only_the_receiver_opens_what_was_sealed_for_them():
    theirs, others = pyrage.x25519.Identity.generate(), pyrage.x25519.Identity.generate()
    sealed = sealed_for(b"a room in Ostrava", f" {theirs.to_public()}\n")
    assert b"Ostrava" not in sealed
    assert pyrage.decrypt(sealed, [theirs]) == b"a room in Ostrava"
    with pytest.raises(pyrage.DecryptError):
        pyrage.decrypt(sealed, [others])


def test_what_is_no_public_key_is_refused_and_a_secret_one_above_all():
    identity = pyrage.x25519.Identity.generate()
    assert check_receiver_key(f"{identity.to_public()} ") == str(identity.to_public())
    wrong = ("", "age1", "ssh-ed25519 AAAA", str(identity), f"{identity.to_public()}x")
    for key in wrong:
        with pytest.raises(NotAReceiverKey):
            check_receiver_key(key)
