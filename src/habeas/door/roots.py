"""Who signs the weeks of a deployment, and whether a week was signed by them."""

from __future__ import annotations

import json
import re
from base64 import urlsafe_b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from habeas.door.weeks import Block

_SIGNED = b"habeas intake week v1\n"


@dataclass(frozen=True, slots=True)
class Root:
    """The public key (Ed25519, 32 bytes) that signs the weeks of a deployment, and its name."""

    key: bytes
    deployment: str

    @classmethod
    def told(cls, deployment: Mapping[str, Any]) -> Root:
        """From a deployment file, or from what a page says of it. Raises ValueError."""
        try:
            return cls(_bytes(deployment["root"]), str(deployment["deployment"]))
        except (KeyError, TypeError, ValueError) as error:
            raise ValueError("it does not say who signs its weeks") from error

    def opened(self, block: Block) -> tuple[str, int]:
        """Week and number of a block that was signed (RFC 8032). Raises ValueError."""
        try:
            body, signature = block["block"].encode(), _bytes(block["signature"])
            Ed25519PublicKey.from_public_bytes(self.key).verify(signature, _SIGNED + body)
        except (InvalidSignature, ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError("the signature of a week does not hold") from error
        deployment, week, number = _told(body)
        if deployment != self.deployment or len(block) > len(("block", "signature")):
            raise ValueError("a week is of another deployment, or more stands beside it")
        return week, number


def _told(body: bytes) -> tuple[str, str, int]:
    """Deployment, week and number: all that a watch needs to know of a block."""
    try:
        told = json.loads(body)
        deployment, week, number = told["deployment"], told["week"], told["number"]
    except (ValueError, KeyError, TypeError) as error:
        raise ValueError("a week cannot be read") from error
    if not isinstance(week, str) or not isinstance(number, int):
        raise ValueError("a week cannot be read")
    return deployment, week, number


def _bytes(text: str) -> bytes:
    if not re.fullmatch(r"[A-Za-z0-9_-]+", text):
        raise ValueError("not base64url")
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))
