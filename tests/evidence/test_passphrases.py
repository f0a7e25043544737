import pytest

from habeas.evidence.passphrases import (
    Cost,
    PassphraseNotText,
    TooShortPassphrase,
    check_length,
    derive_key,
)

CHEAP = Cost(64, 1, 1)
SALT = bytes(range(16))


def test_the_usual_cost_is_64_mebibytes_and_three_passes():
    assert (Cost().memory, Cost().passes) == (65536, 3)
    assert len(derive_key("four vans at Keld market", SALT, Cost())) == 32


def test_the_derivation_is_argon2id_as_the_rfc_gives_it():
    # RFC 9106 has no vector without a secret and associated data; this one was made with the
    # reference program: echo -n password | argon2 somesalt -id -t 2 -m 16 -p 1 -l 32
    expected = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
    assert derive_key("password", b"somesalt", Cost(65536, 2, 1)).hex() == expected


def test_the_same_letters_typed_on_two_keyboards_are_one_passphrase():
    assert derive_key("caf\u00e9 at Orlo", SALT, CHEAP) == derive_key(
        "cafe\u0301 at Orlo", SALT, CHEAP
    )


def test_capitals_and_spaces_count():
    keys = {derive_key(p, SALT, CHEAP) for p in ("four vans", "Four vans", "four vans ")}
    assert len(keys) == 3


@pytest.mark.parametrize("passphrase", ["", "Tarsin", "eleven char"])
def test_a_short_passphrase_is_refused_with_its_length(passphrase):
    with pytest.raises(TooShortPassphrase, match=f"of {len(passphrase)} characters"):
        check_length(passphrase)


def test_a_long_enough_passphrase_in_any_script_passes():
    check_length("мост у реки в Беске")


def test_bytes_that_are_no_text_are_named_and_not_shown():
    with pytest.raises(PassphraseNotText) as raised:
        derive_key("secret words \udcff", SALT, CHEAP)
    assert "secret words" not in str(raised.value)


@pytest.mark.parametrize(
    "cost", [Cost(7, 1, 1), Cost(2**40, 1, 1), Cost(64, 0, 1), Cost(64, 10**6, 1), Cost(64, 1, 0)]
)
def test_a_cost_no_machine_should_try_is_not_bearable(cost):
    assert not cost.is_bearable
