"""What the relay says: bytes, a status, and headers that forbid the browser everything else."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus

BYTES, JSON, PAGE = "application/octet-stream", "application/json", "text/html; charset=utf-8"
NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"
"""The policy of every answer that is no page."""

_FEATURES = (
    *("accelerometer", "autoplay", "camera", "clipboard-read", "clipboard-write"),
    *("display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope", "hid"),
    *("idle-detection", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb"),
    "xr-spatial-tracking",
)
STRICT = {
    "Cache-Control": "no-store",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
    "Referrer-Policy": "no-referrer",
    "Server": "web",
    "X-Content-Type-Options": "nosniff",
    "X-DNS-Prefetch-Control": "off",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex, nofollow, noarchive",
}
"""On every answer, whatever it is."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer. ``further``: headers of this one alone."""

    status: int
    body: bytes
    kind: str = BYTES
    policy: str = NOTHING
    further: tuple[tuple[str, str], ...] = ()

    @property
    def line(self) -> str:
        """``200 OK``"""
        return status_line(self.status)

    def headers(self, now: datetime) -> list[tuple[str, str]]:
        """All headers. ``now`` is told by the day alone: a clock's drift recognises a machine."""
        return [
            *STRICT.items(),
            ("Content-Security-Policy", self.policy),
            ("Content-Type", self.kind),
            ("Content-Length", str(len(self.body))),
            ("Date", f"{now:%a, %d %b %Y} 00:00:00 GMT"),
            *self.further,
        ]


def status_line(status: int) -> str:
    """The number with the words HTTP has for it."""
    return f"{status} {HTTPStatus(status).phrase}"


def told(**facts: object) -> Answer:
    """Facts as JSON."""
    return Answer(200, _json(facts), JSON)


def problem(status: int, code: str, **facts: object) -> Answer:
    """A problem by its code, which the form has a sentence for. Nothing asked is repeated."""
    return Answer(status, _json({"problem": code, **facts}), JSON)


def _json(facts: dict[str, object]) -> bytes:
    return json.dumps(facts, separators=(",", ":")).encode()
