import os
import re

import pytest

from habeas.evidence.recovery import (
    IncompleteRecoveryCode,
    MistypedRecoveryCode,
    is_code,
    new_code,
    read_code,
    sheet_text,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = new_code(lambda size: bytes(range(7, 7 + size)))


def test_a_code_holds_140_random_bits_in_typeable_groups():
    assert re.fullmatch(r"HABEAS1(-[0-9A-HJKMNP-TV-Z]{5}){7}", CODE)
    assert len({new_code(os.urandom) for _ in range(200)}) == 200


@pytest.mark.parametrize(
    "typed",
    [CODE, CODE.lower(), CODE.replace("-", ""), CODE.replace("-", " "), f"  {CODE}\n"],
)
def test_a_code_is_read_however_it_is_typed(typed):
    assert is_code(typed)
    assert read_code(typed) == CODE


def test_letters_that_look_like_digits_are_read_as_those():
    code = new_code(bytes)
    assert code.startswith("HABEAS1-0000")
    assert read_code(code.replace("0", "O").replace("-1", "-l")) == code


def test_any_single_wrong_character_is_found_and_its_group_named():
    start = len("HABEAS1-")
    for place in range(start, len(CODE)):
        for wrong in ALPHABET:
            if CODE[place] in ("-", wrong):
                continue
            slip = CODE[:place] + wrong + CODE[place + 1 :]
            with pytest.raises(MistypedRecoveryCode, match=f"group {(place - start) // 6 + 1}"):
                read_code(slip)


def test_neighbours_that_changed_places_are_found():
    start = len("HABEAS1-")
    for place in range(start, len(CODE) - 1):
        one, two = CODE[place], CODE[place + 1]
        if "-" in (one, two) or one == two:
            continue
        with pytest.raises(MistypedRecoveryCode):
            read_code(CODE[:place] + two + one + CODE[place + 2 :])


def test_groups_that_changed_places_are_found():
    mark, first, second, *rest = CODE.split("-")
    with pytest.raises(MistypedRecoveryCode, match="group 1"):
        read_code("-".join([mark, second, first, *rest]))


def test_a_missing_group_is_told_apart_from_a_slip():
    with pytest.raises(IncompleteRecoveryCode, match="35 characters after HABEAS1; 30 were"):
        read_code(CODE[:-6])


def test_a_letter_of_another_script_is_a_slip():
    with pytest.raises(MistypedRecoveryCode):
        read_code(CODE[:-1] + "Ж")


def test_an_ordinary_passphrase_is_no_code():
    assert not is_code("four vans at Keld market")


def test_the_sheet_shows_the_code_and_says_what_it_is_for():
    sheet = sheet_text(CODE, "Velmara Legal Aid Network", "2017-04-01")
    assert CODE in sheet
    assert "Velmara Legal Aid Network" in sheet
    assert "2017-04-01" in sheet
    assert "{" not in sheet
