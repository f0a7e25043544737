"""Originals: an exhibit looked at as it came, safely, and its exact bytes saved.

What is shown is made in a contained process from the sealed bytes each time it is asked for.
Nothing of it is kept: not on disk, and not in memory once it was given.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

from habeas.archive import consents, custody, exhibits
from habeas.archive.access import Store
from habeas.archive.access_log import Action
from habeas.archive.exhibits import Exhibit
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.evidence.openers import Look, Openers, Picture, PictureFacts, Refusal, Way
from habeas.words.consents import Use
from habeas.words.errors import HabeasError
from habeas.words.filenames import safe_file_name
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace.interviews import WordsClosed
from habeas.workspace.opening import Workspace, now

__all__ = ["Original", "Originals", "Picture", "PictureFacts", "Way", "Whole", "whole"]

Given = TypeVar("Given")


@dataclass(frozen=True, slots=True)
class Original:
    """An exhibit's original, and how it can be looked at.

    ``kind`` is the media type its bytes are of, empty when that is not known; ``problem`` says
    why it can only be saved, and is there exactly when ``way`` is NOTHING.
    """

    exhibit: str
    name: str
    size: int
    way: Way
    kind: str = ""
    pages: int = 1
    facts: PictureFacts | None = None
    problem: HabeasError | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """The exact bytes of an exhibit on their way out. ``content`` is closed by who reads it."""

    name: str
    size: int
    sha256: str = field(repr=False)
    content: BinaryIO = field(repr=False)


class Originals:
    """Shows originals, each through one contained process that several threads may share.

    A server holds one as long as it runs. The process is started by the first who looks at
    something; :meth:`rest` ends it until the next one does.
    """

    def __init__(self) -> None:
        self._openers = Openers()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.rest()

    def rest(self) -> None:
        """End the process and free its memory."""
        self._openers.rest()

    def original(self, workspace: Workspace, compartment: str, exhibit: str) -> Original:
        """How an exhibit can be looked at. One that cannot is no error here.

        This and what follows raise :class:`~habeas.archive.exhibits.NoSuchExhibit`,
        :class:`~habeas.workspace.opening.NoSuchCompartmentHere`,
        :class:`~habeas.workspace.interviews.WordsClosed` and the errors of evidence that
        is missing or changed; what follows also the refusal that ``problem`` holds here.
        """
        workspace.require(Right.READ)
        held = exhibits.exhibit(workspace.store(compartment), exhibit)
        try:
            look = self._opened(workspace, compartment, held, self._openers.look)
        except Refusal as refusal:
            return Original(exhibit, held.name, held.sealed.size, Way.NOTHING, problem=refusal)
        return _original(held, look)

    def page_picture(
        self, workspace: Workspace, compartment: str, exhibit: str, page: int
    ) -> Picture:
        """One page of an original that has pages, from 1, as a picture."""

        def draw(content: BinaryIO, name: str) -> Picture:
            return self._openers.picture(content, name, page)

        return self._shown(workspace, compartment, exhibit, draw)

    def picture(self, workspace: Workspace, compartment: str, exhibit: str) -> Picture:
        """A picture, upright, at a bounded size, without what the file says about itself."""
        return self.page_picture(workspace, compartment, exhibit, 1)

    def preview(self, workspace: Workspace, compartment: str, exhibit: str) -> Picture:
        """A small grey blur in place of a picture, or of the first page."""
        return self._shown(workspace, compartment, exhibit, self._openers.preview)

    def markup(self, workspace: Workspace, compartment: str, exhibit: str) -> str:
        """A web page, mail or document as a whole page in which nothing does anything.

        For a sandboxed frame all the same. Its title is the exhibit's identifier.
        """
        markup = self._shown(workspace, compartment, exhibit, self._openers.markup)
        return markup.page(exhibit)

    def _shown(
        self,
        workspace: Workspace,
        compartment: str,
        exhibit: str,
        show: Callable[[BinaryIO, str], Given],
    ) -> Given:
        workspace.require(Right.READ)
        held = exhibits.exhibit(workspace.store(compartment), exhibit)
        return self._opened(workspace, compartment, held, show)

    def _opened(
        self,
        workspace: Workspace,
        compartment: str,
        held: Exhibit,
        show: Callable[[BinaryIO, str], Given],
    ) -> Given:
        store = workspace.store(compartment)
        _check_open(store, held.identifier)
        with store.vault.open(held.sealed) as content:
            return show(content, held.name)


def whole(workspace: Workspace, compartment: str, exhibit: str) -> Whole:
    """The exact bytes of an exhibit, to be saved under a safe name.

    Its custody log and the access log say who took them before the first of them is given. Each
    part is authentic when read; the reader closes ``content``.
    """
    workspace.require(Right.READ)
    store = workspace.store(compartment)
    held = exhibits.exhibit(store, exhibit)
    _check_open(store, exhibit)
    content = store.vault.open(held.sealed)
    try:
        custody.record(store, _exported(exhibit, workspace.member.identifier))
        workspace.note_access(store, Action.EXPORTED, exhibit)
    except BaseException:
        content.close()
        raise
    name = safe_file_name(held.name, exhibit)
    return Whole(name, held.sealed.size, held.sealed.sha256, content)


def _check_open(store: Store, exhibit: str) -> None:
    """A testimony is shown and given out only while the person lets the team read it."""
    if not consents.may_use(store, exhibit, Use.TEAM, now().date()):
        raise WordsClosed


def _exported(exhibit: str, member: str) -> CustodyEvent:
    return CustodyEvent(
        new_identifier(Kind.EVENT, os.urandom),
        EventKind.EXPORTED,
        exhibit,
        now(),
        member,
        custody.TOOL,
        details=(("what", "original"),),
    )


def _original(held: Exhibit, look: Look) -> Original:
    return Original(
        held.identifier,
        held.name,
        held.sealed.size,
        look.way,
        look.kind,
        look.pages,
        look.facts,
    )
