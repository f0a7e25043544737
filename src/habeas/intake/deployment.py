"""The deployment file ``intake.json``: everything the form and the relay are built from. Public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from habeas.intake import blocks, plain
from habeas.intake.blocks import WeekBlock
from habeas.intake.messages import VERSION
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError
from habeas.words.identifiers import Randomness

_FIELDS = ("v", "deployment", "root", "title", "addresses", "exit", "least", "weeks")


class NotADeployment(HabeasError):
    """Raised for what should be a deployment file and is not."""

    message = "{path} is no deployment file of an intake ({problem})."
    hint = "It is called intake.json and is written by: habeas intake WORKSPACE sign"


@dataclass(frozen=True, slots=True)
class Deployment:
    """One intake. ``deployment`` is 16 random hexadecimal digits, ``root`` the public key that
    signs its weeks (32 bytes, in hexadecimal), ``exit`` where the form leads who leaves in haste.
    """

    deployment: str
    root: str
    title: Bilingual
    addresses: tuple[str, ...]
    exit: str

    @property
    def root_key(self) -> bytes:
        """The public root key."""
        return bytes.fromhex(self.root)


def new_name(randomness: Randomness) -> str:
    """A name for a new deployment, which says nothing."""
    return randomness(8).hex()


def file_of(deployment: Deployment, weeks: Sequence[dict[str, str]], least: int = 0) -> bytes:
    """The file, with these signed weeks. ``least`` is the least number that forms may accept."""
    return plain.written(
        {
            "v": VERSION,
            "deployment": deployment.deployment,
            "root": plain.as_text(deployment.root_key),
            "title": blocks.bilingual_fields(deployment.title),
            "addresses": list(deployment.addresses),
            "exit": deployment.exit,
            "least": least,
            "weeks": list(weeks),
        }
    )


def read(content: bytes) -> tuple[Deployment, tuple[WeekBlock, ...]]:
    """A deployment and its weeks, every signature checked.

    Raises :class:`~habeas.intake.plain.NotOfTheFormat` and
    :class:`~habeas.intake.blocks.BadSignature`.
    """
    told = plain.read_object(content)
    told.setdefault("least", 0)
    plain.check_keys(told, _FIELDS)
    least = plain.number_of(told, "least", 0, blocks.MOST)
    plain.one_of(told, "v", (VERSION,))
    root = plain.bytes_of(told, "root", 32)
    found = Deployment(
        plain.text_of(told, "deployment", 16),
        root.hex(),
        plain.object_of(told, "title", blocks.bilingual),
        _addresses(told),
        plain.text_of(told, "exit", 300),
    )
    weeks = tuple(blocks.checked(one, root) for one in plain.list_of(told, "weeks", 60))
    if any(one.deployment != found.deployment for one in weeks):
        plain.refuse("a week of another deployment")
    if any(one.number < least for one in weeks):
        plain.refuse("a week of an earlier signing")
    return found, weeks


def _addresses(told: dict[str, Any]) -> tuple[str, ...]:
    held = told["addresses"]
    if not isinstance(held, list) or not all(isinstance(one, str) for one in held):
        plain.refuse("addresses")
    return tuple(held)
