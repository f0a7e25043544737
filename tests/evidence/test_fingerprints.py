"""A public key as digits that two people can compare by voice."""

import os
import re

from pyrage import x25519

from habeas.evidence.fingerprints import fingerprint


def test_a_key_is_six_groups_of_five_digits_and_always_the_same():
    recipient = str(x25519.Identity.generate().to_public())
    assert re.fullmatch(r"\d{5}( \d{5}){5}", fingerprint(recipient))
    assert fingerprint(recipient) == fingerprint(recipient)


def test_leading_noughts_are_said_too():
    told = (fingerprint(f"age1{os.urandom(8).hex()}") for _ in range(200))
    assert {len(digits) for digits in told} == {35}


def test_one_other_character_gives_other_digits_in_every_group():
    one, other = fingerprint("age1qqqqqqq"), fingerprint("age1qqqqqqp")
    assert all(a != b for a, b in zip(one.split(), other.split(), strict=True))
