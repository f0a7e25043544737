"""What is published of an intake: its signed weeks, wherever somebody saved them from.

A deployment file, a page of the form as it was served (or the kit), or one week as the relay
answers it. Whose signature does not hold is refused; what a page says besides is not looked at:
``habeas door watch`` compares that.
"""

from __future__ import annotations

import re

from habeas.intake import blocks, plain
from habeas.intake.blocks import WeekBlock
from habeas.intake.deployment import Deployment
from habeas.words.errors import DOES_NOT_MATCH, HabeasError

_PAGE_WEEKS: re.Pattern[bytes] = re.compile(
    rb'<script type="application/json" id="weeks">([^<]*)</script>'
)
_MOST = 60


class AnotherIntake(HabeasError):
    """Raised for published weeks that are of another intake, or whose root key is another."""

    message = "What is published there is not of this intake: its name or its root key is another."
    hint = "Do not tell people to use it. Compare the root key with the one on paper, in person."
    exit_code = DOES_NOT_MATCH


def weeks_in(content: bytes, known: Deployment) -> tuple[WeekBlock, ...]:
    """The signed weeks of a file or an answer, at least one, each checked by the known root key.

    Raises :class:`AnotherIntake`, BadSignature and NotOfTheFormat.
    """
    told = plain.read_object(_as_object(content))
    if "root" in told and plain.bytes_of(told, "root", 32) != known.root_key:
        raise AnotherIntake
    listed = plain.list_of(told, "weeks", _MOST) if "weeks" in told else [told]
    found = tuple(blocks.checked(one, known.root_key) for one in listed)
    if not found:
        plain.refuse("no signed week")
    if any(one.deployment != known.deployment for one in found):
        raise AnotherIntake
    return found


def _as_object(content: bytes) -> bytes:
    if not content.lstrip().startswith(b"<"):
        return content
    found = _PAGE_WEEKS.findall(content)
    if len(found) != 1:
        plain.refuse("a page without one list of weeks")
    weeks: bytes = found[0]
    return b'{"weeks":' + weeks + b"}"
