"""The invented sentences that the field finders are scored on."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Sentence:
    text: str
    found: list[dict[str, Any]]
    published: str


def sentences(name: str) -> list[Sentence]:
    path = Path(__file__).with_name(f"{name}.toml")
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return [Sentence(s["text"], s["found"], s.get("published", "")) for s in table["sentence"]]
