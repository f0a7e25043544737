"""The built form as the relay serves it: one page for everybody, with this week's block."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import zopfli.gzip

from habeas.door.answers import PAGE, Answer, problem, told
from habeas.door.building import HEADER_ONLY, POLICY
from habeas.door.faults import FormExpired, NotAForm
from habeas.door.signatures import root_in
from habeas.door.weeks import Block, blocks_in, emptied, filled, week_of

_HASHES = r"(?: 'sha256-[A-Za-z0-9+/]{43}=')+"
_POLICY = re.compile(
    re.escape("; ".join(POLICY))
    + f"; script-src{_HASHES}; style-src{_HASHES}; "
    + re.escape("; ".join(HEADER_ONLY))
)
"""The one policy a form is built with. Only which scripts and styles it names may differ."""
_TRIES = 5
"""How often Zopfli tries for a shorter gzip: half a second in a week, a fifteenth less to send."""


@dataclass(frozen=True)
class Form:
    """A built form: the page without weeks, the kit, the policy for both, the signed weeks."""

    page: bytes
    kit: bytes
    policy: str
    weeks: dict[str, Block]

    def of_week(self, day: date, may_zip: bool) -> Answer:
        """The page with the block of that day's week, the same for whoever asks."""
        return self._answer(_page(self, week_of(day)), may_zip)

    def as_kit(self, may_zip: bool) -> Answer:
        """The page with the blocks of all weeks, to be carried away."""
        return self._answer(self.kit, may_zip)

    def block(self, day: date) -> Block | None:
        """The block of that day's week."""
        return self.weeks.get(week_of(day))

    def week_alone(self, day: date) -> Answer:
        """The block of that day's week without the page, or that there is none."""
        block = self.block(day)
        return told(**block) if block else problem(404, "no_week")

    def _answer(self, page: bytes, may_zip: bool) -> Answer:
        vary = (("Vary", "Accept-Encoding"),)
        if not may_zip:
            return Answer(200, page, PAGE, self.policy, vary)
        return Answer(200, _zipped(page), PAGE, self.policy, (("Content-Encoding", "gzip"), *vary))


def read(folder: Path) -> Form:
    """The form in a folder that ``habeas door build`` made. Raises :class:`NotAForm`."""
    try:
        page, kit = (folder / "form.html").read_bytes(), (folder / "kit.html").read_bytes()
        policy = (folder / "csp.txt").read_text(encoding="ascii").strip()
        published = (folder / "hash.txt").read_text(encoding="ascii").split()[:1]
    except (OSError, UnicodeDecodeError) as error:
        raise NotAForm(folder=folder, reason="a file of it is missing") from error
    try:
        whole, weeks = emptied(page), blocks_in(kit)
    except ValueError as error:
        raise NotAForm(folder=folder, reason="its weeks cannot be read") from error
    if [sha256(whole).hexdigest()] != published or emptied(kit) != whole:
        raise NotAForm(folder=folder, reason="it is not what its hash says")
    if not _POLICY.fullmatch(policy):
        raise NotAForm(folder=folder, reason="its policy lets too much in")
    _check_signed(folder, whole, weeks)
    return Form(whole, kit, policy, weeks)


def _check_signed(folder: Path, page: bytes, weeks: dict[str, Block]) -> None:
    """With a week nobody signed the page would refuse to send, and the relay would not know."""
    try:
        root = root_in(page)
        for block in weeks.values():
            root.opened(block)
    except ValueError as error:
        raise NotAForm(folder=folder, reason=str(error)) from error


def check_week(form: Form, folder: Path, today: date) -> None:
    """Raise :class:`FormExpired` when nobody could send with it today."""
    if form.block(today) is None:
        raise FormExpired(folder=folder, week=week_of(today))


@lru_cache(maxsize=2)
def _filled(page: bytes, block: tuple[tuple[str, str], ...]) -> bytes:
    return filled(page, [dict(block)] if block else [])


def _page(form: Form, week: str) -> bytes:
    return _filled(form.page, tuple(form.weeks.get(week, {}).items()))


@lru_cache(maxsize=4)
def _zipped(page: bytes) -> bytes:
    return bytes(zopfli.gzip.compress(page, numiterations=_TRIES))
