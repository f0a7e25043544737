"""Whether the weeks in a page are those that were signed for now, and none but those.

The published hash leaves the weeks out, so it says nothing of them: a relay could serve last
week's block again, or one whose keys were withdrawn, or two where the form expects one. The root
key that signs them stands in the page itself, inside what is hashed.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from habeas.door.building import DeploymentUnusable, check, read_deployment
from habeas.door.roots import Root
from habeas.door.weeks import Block, filled, listed_blocks, week_of

_DEPLOYMENT = re.compile(rb'<script type="application/json" id="deployment">([^<]*)</script>')
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Issued:
    """What the desk gave out: the weeks of a deployment file, each with its number."""

    root: Root
    weeks: Mapping[str, tuple[int, Block]]

    @classmethod
    def in_file(cls, file: Path) -> Issued:
        """Raises :class:`~habeas.door.building.DeploymentUnusable`."""
        told: Mapping[str, Any] = read_deployment(file)
        check(told)
        try:
            root = Root.told(told)
            opened = [(*root.opened(block), block) for block in told["weeks"]]
        except ValueError as error:
            raise DeploymentUnusable(file=file, problem=str(error)) from error
        return cls(root, {week: (number, block) for week, number, block in opened})

    def compare(self, week: str, number: int, block: Block) -> None:
        """Raise ValueError for a block that was replaced. Numbers grow with every signing."""
        last = max(least for least, _ in self.weeks.values())
        least, given_out = self.weeks.get(week, (last, block))
        if number < least:
            raise ValueError(f"week {week} has the number {number}, and was replaced by {least}")
        if number == least and block != given_out:
            raise ValueError(f"week {week} is another than the one given out under its number")


def check_weeks(page: bytes, day: date, is_kit: bool, issued: Issued | None) -> None:
    """Raise ValueError, which says why, unless the page holds the right week, or is a whole kit.

    ``page`` is one whose hash was found right; ``day`` is today in UTC. A clock a day off is borne.
    """
    root, blocks = root_in(page), listed_blocks(page)
    if filled(page, blocks) != page:
        raise ValueError("its weeks are written otherwise than a relay writes them")
    if issued and issued.root != root:
        raise ValueError("its root key is not the one of the deployment file")
    if len(blocks) != 1 and not is_kit:
        raise ValueError(f"it holds {len(blocks)} signed weeks, and not one")
    opened = [(*root.opened(block), block) for block in blocks]
    _check_now([week for week, _, _ in opened], day)
    least = _deployment_in(page).get("least", 0)
    for week, number, block in opened:
        if number < least:
            raise ValueError(f"week {week} has the number {number}, which was withdrawn")
        if issued:
            issued.compare(week, number, block)


def _check_now(weeks: list[str], day: date) -> None:
    now = {week_of(day + off) for off in (-_A_DAY, _A_DAY * 0, _A_DAY)}
    if len(set(weeks)) != len(weeks):
        raise ValueError("it holds a week twice")
    if not now & set(weeks):
        raise ValueError(f"it is not signed for this week, {week_of(day)}")


def root_in(page: bytes) -> Root:
    """Who signs the weeks of a page, as its hashed part says. Raises ValueError."""
    return Root.told(_deployment_in(page))


def _deployment_in(page: bytes) -> Mapping[str, Any]:
    try:
        (found,) = _DEPLOYMENT.findall(page)
        told = json.loads(found)
    except ValueError as error:
        raise ValueError("it does not say who signs its weeks") from error
    return told if isinstance(told, dict) else {}
