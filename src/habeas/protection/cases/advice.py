"""Once on every page of a case: no legal advice, and who checked what it goes by."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

from habeas.words.reasons import Reason


def advice() -> Reason:
    """That this is no legal advice, and who checked questions, wordings and rules, and when."""
    return _told(**_checked())


def _told(by: str, on: str) -> Reason:
    return Reason.of("advice.checked", by=by, on=on) if by else Reason.of("advice.unchecked")


@cache
def _checked() -> dict[str, str]:
    place = resources.files("habeas.protection.cases").joinpath("checked.toml")
    held: dict[str, str] = tomllib.loads(place.read_text(encoding="utf-8"))
    return held
