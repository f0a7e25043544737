"""Change sealed files at random and see that none is opened and nothing breaks.

Run: python scripts/mutations.py [--count N] [--seed N] [--from N]

Every change follows from the seed and its number, so ``--from`` goes on where an earlier run was
stopped. The shares in the files that are changed are new in every run, as the library makes them,
so what was opened or broke is written to the current folder.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from habeas.evidence.sealing import (
    ENVELOPE_SIZES,
    CannotOpen,
    HybridIdentity,
    is_envelope,
    opened_with,
    room_in,
    sealed_to,
)

Change = Callable[[bytes, random.Random], bytes]
EVERY = 2_000


@dataclass(frozen=True)
class Fault:
    """A changed file that was opened, or on which the reader broke."""

    number: int
    what: str
    file: bytes


def base_files(identity: HybridIdentity, chance: random.Random) -> list[bytes]:
    """Well-formed files of every shape: short, empty, of several readers, of several chunks."""
    others = [HybridIdentity.from_seed(chance.randbytes(32)).recipient for _ in range(3)]
    mine = identity.recipient
    text = sealed_to(bytes(room_in(ENVELOPE_SIZES[0])), [*others, mine], random=chance.randbytes)
    return [
        sealed_to(b"a list of invented places", [mine], random=chance.randbytes),
        sealed_to(b"", [mine, others[0]], random=chance.randbytes),
        sealed_to(bytes(70_000), [mine], random=chance.randbytes),
        text,
    ]


def bit(file: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(file))
    return file[:at] + bytes([file[at] ^ 1 << chance.randrange(8)]) + file[at + 1 :]


def bit_of_the_header(file: bytes, chance: random.Random) -> bytes:
    end = _header_end(file)
    return bit(file[:end], chance) + file[end:]


def cut(file: bytes, chance: random.Random) -> bytes:
    return file[: chance.randrange(len(file))]


def longer(file: bytes, chance: random.Random) -> bytes:
    return file + chance.randbytes(chance.randint(1, 40))


def left_out(file: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(file)), chance.randint(1, 70)
    return file[:start] + file[start + length :]


def put_in(file: bytes, chance: random.Random) -> bytes:
    at, more = chance.randrange(len(file)), chance.choice(_ODD) or chance.randbytes(8)
    return file[:at] + more + file[at:]


def repeated(file: bytes, chance: random.Random) -> bytes:
    start, length = chance.randrange(len(file)), chance.randint(1, 4_000)
    return file[: start + length] + file[start:]


def lines_of_the_header(file: bytes, chance: random.Random) -> bytes:
    end = _header_end(file)
    lines = file[:end].splitlines(keepends=True)
    at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
    match chance.randrange(4):
        case 0:
            lines[at], lines[other] = lines[other], lines[at]
        case 1:
            del lines[at]
        case 2:
            lines.insert(at, lines[other])
        case _:
            lines[at] = lines[at].rstrip(b"\n") + chance.choice(_ODD) + b"\n"
    return b"".join(lines) + file[end:]


def other_form_of_base64(file: bytes, chance: random.Random) -> bytes:
    """Another last letter of a group whose spare bits a careless reader ignores."""
    ends = [
        match.end() for match in re.finditer(rb"[A-Za-z0-9+/](?=\n)", file[: _header_end(file)])
    ]
    at = chance.choice(ends) - 1
    return file[:at] + chance.choice(_LETTERS) + file[at + 1 :]


def payload_of_zeros(file: bytes, chance: random.Random) -> bytes:
    end = _header_end(file)
    return file[:end] + bytes(chance.randrange(len(file) - end + 1))


_ODD = (b"", b" ", b"\r", b"=", b"\n", b"\0", b"-> X25519 a\n", b"-> a\n\n", b"--- ", b"\xff", b"A")
_LETTERS = tuple(bytes([letter]) for letter in b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdef0123456789+/=")
CHANGES: tuple[Change, ...] = (
    bit,
    bit_of_the_header,
    cut,
    longer,
    left_out,
    put_in,
    repeated,
    lines_of_the_header,
    other_form_of_base64,
    payload_of_zeros,
)


def faults(seed: int, numbers: range, told: Callable[[int], None]) -> Iterator[Fault]:
    """Every fault among the changes of these numbers. ``told`` hears how far it is."""
    begin = random.Random(seed)  # noqa: S311 - changes to repeat, no secrets
    identity = HybridIdentity.from_seed(begin.randbytes(32))
    files = base_files(identity, begin)
    for number in numbers:
        chance = random.Random(f"{seed}:{number}")  # noqa: S311
        file = chance.choice(files)
        changed = chance.choice(CHANGES)(file, chance)
        if changed != file and (what := fault_of(changed, identity)):
            yield Fault(number, what, changed)
        told(number)


def fault_of(changed: bytes, identity: HybridIdentity) -> str:
    """What is wrong with how a changed file was met; empty when it was refused."""
    try:
        is_envelope(changed)
        opened_with(changed, [identity])
    except CannotOpen:
        return ""
    except Exception as error:  # noqa: BLE001 - any other end than a refusal is what we look for
        return type(error).__name__
    return "accepted"


def _header_end(file: bytes) -> int:
    return file.index(b"\n", file.index(b"\n--- ") + 1) + 1


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--count", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first")
    asked = parser.parse_args()
    numbers = range(asked.first, asked.count)
    at = asked.first

    def told(number: int) -> None:
        nonlocal at
        at = number + 1
        if at % EVERY == 0:
            print(f"  {at}/{asked.count}", file=sys.stderr)

    found = 0
    try:
        for fault in faults(asked.seed, numbers, told):
            found += 1
            kept = Path(f"mutation-{asked.seed}-{fault.number}.age")
            kept.write_bytes(fault.file)
            print(f"{fault.number}: {fault.what}; kept as {kept}")
    except KeyboardInterrupt:
        print(f"Stopped. Go on with --seed {asked.seed} --from {at}", file=sys.stderr)
        return 130
    print(f"{len(numbers)} changed files with seed {asked.seed}: {found} opened or broke.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
