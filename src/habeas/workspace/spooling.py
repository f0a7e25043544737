"""Bytes on their way in; see :mod:`habeas.evidence.spooling`."""

from __future__ import annotations

from habeas.evidence.spooling import Spool

__all__ = ["Spool"]
