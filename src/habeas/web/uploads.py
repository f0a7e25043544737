"""Files that people hand in: sealed as they arrive, in clear nowhere on the disk."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest, QueryDict
from django.http.multipartparser import MultiPartParser
from django.http.request import UnreadablePostError
from django.utils.datastructures import MultiValueDict

from habeas.web.serving_now import clock, sessions
from habeas.web.sessions import Session
from habeas.words.errors import HabeasError
from habeas.workspace.spooling import Spool


class HandedIn(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs alone
    """A file as it came. ``problem`` says why it could not be taken, and nothing of it is here.

    Its bytes are given until it is closed, which Django does at the end of the request.
    """

    def __init__(
        self, spool: Spool | None, name: str, given_name: str, problem: HabeasError | None = None
    ) -> None:
        super().__init__(None, name, "", spool.size if spool else 0, None)
        self._spool = spool
        self.given_name = given_name
        """Its name exactly as the browser gave it, to be kept as evidence."""
        self.problem = problem

    def stream(self) -> BinaryIO:
        """The bytes from their beginning, as often as they are asked for."""
        if self._spool is None:
            raise ValueError(self.problem)
        return self._spool.stream()

    def close(self) -> None:
        if self._spool is not None:
            self._spool.close()


class SealedUpload(FileUploadHandler):
    """Takes in a form with files: whole, or nothing of it. See :class:`_Sealing`."""

    def handle_raw_input(
        self,
        input_data: object,
        META: Mapping[str, str],  # noqa: N803  # Django names it so
        content_length: int,
        boundary: str,
        encoding: str | None = None,
    ) -> tuple[QueryDict, MultiValueDict[str, UploadedFile[bytes]]]:
        sealing = _Sealing(self.request)
        whole = _Whole(input_data, content_length)
        parser = _Verbatim(META, whole, [sealing], encoding)  # type: ignore[arg-type]  # it reads
        parser.sealing = sealing
        try:
            return parser.parse()
        except BaseException:
            sealing.upload_interrupted()
            raise

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Never called: everything is taken in at once."""

    def file_complete(self, file_size: int) -> None:
        """Never called either."""


class _Sealing(FileUploadHandler):
    """Seals what arrives into a spool in the workspace's folder.

    Bytes for a page that takes none, or from somebody who may not come to it, are passed over,
    so that nobody fills the disk with what would be refused. Of a file that is too large as much
    is kept as shows that it is. Whoever hands something in is not idle.
    """

    def __init__(self, request: HttpRequest | None) -> None:
        super().__init__(request)
        self._session: Session | None = getattr(request, "desk", None)
        self._most = _most(request, self._session)
        self._spool: Spool | None = None
        self._problem: HabeasError | None = None
        self.given_name = ""

    def new_file(self, field_name: str, file_name: str, *rest: object, **more: object) -> None:
        super().new_file(field_name, file_name, *rest, **more)  # type: ignore[arg-type]
        if not self._most:
            raise StopUpload(connection_reset=False)
        self._problem = None
        try:
            self._spool = Spool(sessions().desk.folder, os.urandom)
        except HabeasError as error:
            # No room for one more; the others of this form are here and are kept.
            self._problem = error

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._spool is None or self._session is None or self._problem is not None:
            return
        self._session.seen = clock()()
        if self._spool.size > self._most:
            return
        try:
            self._spool.write(raw_data)
        except HabeasError as error:
            # The disk is full, as a rule: the others of this form may fit, and are kept.
            self._problem = error
            self._spool.close()

    def file_complete(self, file_size: int) -> HandedIn | None:
        if self.file_name is None or (self._spool is None and self._problem is None):
            return None
        kept, self._spool = self._spool, None
        return HandedIn(kept, self.file_name, self.given_name, self._problem)

    def upload_interrupted(self) -> None:
        if self._spool is not None:
            self._spool.close()
            self._spool = None


def _most(request: HttpRequest | None, session: Session | None) -> float:
    """How large a file the page that is asked for takes from this person."""
    found = getattr(request, "resolver_match", None)
    if found is None or session is None or not session.is_complete:
        return 0
    page = found.func
    may_come = getattr(page, "needs", None) in session.rights
    most: float = getattr(page, "files", 0)
    return most if may_come else 0


class _Verbatim(MultiPartParser):
    """Notes what each file is really called; Django alone would give a tidied name."""

    sealing: _Sealing

    def sanitize_file_name(self, file_name: str) -> str:
        # A folder is handed in as paths; no system lets a name hold its separator.
        given = file_name.rpartition("/")[2]
        self.sealing.given_name = given
        return super().sanitize_file_name(given) or "unnamed"


class _Whole:
    """What the browser sends, to its very end: a connection that breaks off is no end."""

    def __init__(self, source: object, length: int) -> None:
        self._source, self._missing = source, length

    def read(self, size: int | None = None, /) -> bytes:
        piece: bytes = self._source.read(size)  # type: ignore[attr-defined]
        self._missing -= len(piece)
        if not piece and size != 0 and self._missing:
            raise UnreadablePostError
        return piece
