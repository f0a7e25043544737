"""Keys that a compartment derives for one purpose each, from a secret only its store holds."""

from __future__ import annotations

import hmac

from habeas.archive.access import Store, rows
from habeas.archive.models import CompartmentRow


def derived_key(store: Store, purpose: bytes) -> bytes:
    """The key of a compartment for one purpose (32 bytes): HMAC-SHA-256 over its name."""
    held = rows(store, CompartmentRow).values_list("id_key", flat=True)
    return hmac.digest(bytes(held[0]), purpose, "sha256")
