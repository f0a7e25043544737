"""The recovery sheet: a generated code on paper that opens what its members forgot.

The code is ``HABEAS1`` and seven groups of five: four random characters of Crockford's
base 32 and one check character each, so 140 random bits. The check is a polynomial over
GF(32) that also takes in the group's number: any one wrong character, any two neighbours
swapped and any two groups swapped are found, and the group is named. So a slip of the pen
is told apart from the code of another workspace.
"""

from __future__ import annotations

from habeas.words.errors import HabeasError
from habeas.words.identifiers import Randomness

MARK = "HABEAS1"
GROUPS = 7
_RANDOM = 4
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"})
_ORDER = 32
_POLYNOMIAL = 0b100101  # x^5 + x^2 + 1, primitive over GF(2)


class MistypedRecoveryCode(HabeasError):
    """Raised when a recovery code was not copied as it stands on the sheet."""

    message = "The recovery code has a slip in group {group}."
    hint = (
        "Compare that group with the sheet, character by character. There is no letter O, I or L."
    )


class IncompleteRecoveryCode(HabeasError):
    """Raised when characters of a recovery code are missing or too many."""

    message = "A recovery code has {needed} characters after HABEAS1; {found} were typed."
    hint = "Type all seven groups of five from the sheet. Spaces and dashes do not matter."


def new_code(randomness: Randomness) -> str:
    """A new recovery code, as it is printed."""
    number = int.from_bytes(randomness(18), "big")
    digits = [(number >> (5 * place)) & 31 for place in range(GROUPS * _RANDOM)]
    groups = [digits[start : start + _RANDOM] for start in range(0, len(digits), _RANDOM)]
    return "-".join([MARK, *(_written(group, place) for place, group in enumerate(groups))])


def is_code(typed: str) -> bool:
    """Whether somebody meant this as a recovery code."""
    return _plain(typed).startswith(_plain(MARK))


def read_code(typed: str) -> str:
    """The code as printed, from however it was typed.

    Raises :class:`IncompleteRecoveryCode` and :class:`MistypedRecoveryCode`.
    """
    characters = _plain(typed)[len(MARK) :]
    width = _RANDOM + 1
    if len(characters) != GROUPS * width:
        raise IncompleteRecoveryCode(needed=GROUPS * width, found=len(characters))
    groups = [characters[start : start + width] for start in range(0, len(characters), width)]
    for place, group in enumerate(groups):
        _check(group, place)
    return "-".join([MARK, *groups])


def sheet_text(code: str, workspace: str, made_on: str) -> str:
    """The words to print. ``workspace`` is what its keeper calls it, ``made_on`` a date."""
    return _SHEET.format(code=code, workspace=workspace, made_on=made_on)


def _plain(typed: str) -> str:
    return "".join(c for c in typed.upper().translate(_READ_AS) if c.isalnum())


def _written(digits: list[int], place: int) -> str:
    return "".join(_ALPHABET[digit] for digit in [*digits, _checksum(digits, place)])


def _check(group: str, place: int) -> None:
    digits = [_ALPHABET.find(character) for character in group]
    if -1 in digits or digits[-1] != _checksum(digits[:-1], place):
        raise MistypedRecoveryCode(group=place + 1)


def _checksum(digits: list[int], place: int) -> int:
    value = place + 1
    for digit in digits:
        value = _times_x(value) ^ digit
    return _times_x(value)


def _times_x(value: int) -> int:
    doubled = value << 1
    return doubled ^ _POLYNOMIAL if doubled & _ORDER else doubled


_SHEET = """\
RECOVERY SHEET

Workspace: {workspace}
Made on:   {made_on}

    {code}

What this is. Whoever holds this sheet and the workspace can read everything in the
compartments shared with it. It is the only way back in when passphrases are forgotten:
nobody, not the makers of the program either, can open the workspace without one of them.

How to keep it. On paper, away from the computer and from where the workspace is kept;
best in a sealed envelope with somebody you trust. Never photograph it, never type it
anywhere but into Habeas, and do not leave it in a printer's memory.

How to use it. Where Habeas asks for a passphrase, type the code, with or without dashes,
in capitals or not. There is no letter O, I or L in it: those are 0 and 1. If you slip,
Habeas says in which group. Then give whoever forgot theirs a new passphrase, as themselves:
habeas member WORKSPACE replace MEMBER. Afterwards make a new sheet.

Try it. Once in a while: habeas member WORKSPACE drill. It changes nothing.

If it is lost or was seen by somebody else. Make a new sheet and remove the old one:
the compartments then get new keys, and this code opens nothing any more.
"""
