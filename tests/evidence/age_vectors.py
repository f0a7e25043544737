"""The published test vectors of the age format, read as their README describes."""

import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).with_name("age_vectors")
NOT_VECTORS = {"LICENSE", "README.md"}


@dataclass(frozen=True)
class Vector:
    name: str
    expect: str
    payload: str
    file_key: bytes
    identities: tuple[str, ...]
    file: bytes

    @property
    def is_hybrid(self) -> bool:
        return self.name.startswith("hybrid")


@cache
def vectors() -> tuple[Vector, ...]:
    paths = sorted(path for path in FOLDER.iterdir() if path.name not in NOT_VECTORS)
    return tuple(vector(path) for path in paths)


def vector(path: Path) -> Vector:
    told, _, file = path.read_bytes().partition(b"\n\n")
    lines = [line.split(": ", 1) for line in told.decode().splitlines()]
    facts = dict(lines)
    return Vector(
        name=path.name,
        expect=facts["expect"],
        payload=facts.get("payload", ""),
        file_key=bytes.fromhex(facts.get("file key", "")),
        identities=tuple(told for key, told in lines if key == "identity"),
        file=zlib.decompress(file) if "compressed" in facts else file,
    )
