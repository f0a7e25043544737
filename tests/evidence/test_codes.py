"""One-time codes as every authenticator app makes them."""

import os
from datetime import UTC, datetime

import pytest
from pyrage import x25519

from habeas.evidence import codes
from habeas.evidence.codes import Secret, SecretNotOpened
from habeas.evidence.members import UnlockedMember

# RFC 6238, appendix B: the secret and the codes for SHA-1, their last six digits.
KEY = b"12345678901234567890"
KNOWN = {59: "287082", 1111111109: "081804", 1234567890: "005924", 20000000000: "353130"}


def at(seconds):
    return datetime.fromtimestamp(seconds, UTC)


def member():
    identity = x25519.Identity.generate()
    return UnlockedMember("m-000000000001", str(identity.to_public()), str(identity))


@pytest.mark.parametrize(("seconds", "code"), KNOWN.items())
def test_codes_are_those_of_the_standard(seconds, code):
    assert codes.step_of(Secret(KEY), code, at(seconds)) == seconds // 30


@pytest.mark.parametrize(("late", "taken"), [(-30, True), (0, True), (30, True), (60, False)])
def test_a_clock_may_differ_by_one_step(late, taken):
    found = codes.step_of(Secret(KEY), "081804", at(1111111109 + late))
    assert found == (1111111109 // 30 if taken else None)


def test_a_code_may_be_typed_as_the_app_shows_it():
    assert codes.step_of(Secret(KEY), " 081 804 ", at(1111111109))


@pytest.mark.parametrize("typed", ["", "08180", "0818044", "०८१८०४", "abcdef"])
def test_what_is_no_code_is_refused_and_nothing_breaks(typed):
    assert codes.step_of(Secret(KEY), typed, at(1111111109)) is None


def test_a_secret_opens_for_its_member_and_for_nobody_else():
    ana, bek = member(), member()
    sealed = codes.seal(Secret(KEY), ana.recipient)
    assert codes.unseal(sealed, ana) == Secret(KEY)
    assert KEY not in sealed
    for wrong in (sealed, b"nothing"):
        with pytest.raises(SecretNotOpened):
            codes.unseal(wrong, bek)


def test_a_secret_is_given_as_text_and_as_an_address_and_never_printed():
    secret = Secret(KEY)
    assert secret.typed == "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ"
    assert secret.uri("m-000000000001").startswith("otpauth://totp/Habeas:m-000000000001?")
    assert "secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ" in secret.uri("m-1")
    assert "1234" not in repr(secret)


def test_fallback_codes_are_ten_all_different_and_read_however_typed():
    made = codes.new_fallbacks(os.urandom)
    assert len(set(made)) == codes.FALLBACKS == 10
    for code in made:
        typed = code.upper().replace("-", " ").replace("0", "O").replace("1", "l")
        assert codes.hash_of(typed) == codes.hash_of(code)
    assert len({codes.hash_of(code) for code in made}) == 10
