"""Files that people hand in: sealed as they arrive, in clear nowhere on the disk."""

from __future__ import annotations

import os
from typing import BinaryIO

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest

from habeas.web.serving_now import sessions
from habeas.workspace.spooling import Spool


class HandedIn(UploadedFile):  # type: ignore[type-arg]  # generic in the stubs alone
    """A file as it came. :meth:`stream` gives its bytes from the beginning."""

    def __init__(self, spool: Spool, name: str, given_name: str, media_type: str) -> None:
        super().__init__(None, name, media_type, spool.size, None)
        self._spool = spool
        self.given_name = given_name
        """Its name exactly as the browser gave it, to be kept as evidence."""

    def stream(self) -> BinaryIO:
        """The bytes. Closing the stream gives the spool up."""
        return self._spool.stream()

    def close(self) -> None:
        self._spool.close()


class SealedUpload(FileUploadHandler):
    """Seals what arrives into a spool in the workspace's folder.

    Somebody who is not signed in hands in nothing: their bytes are passed over, so that
    nobody can fill the disk from outside.
    """

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._spool: Spool | None = None
        self._given_name = ""

    def new_file(self, field_name: str, file_name: str, *rest: object, **more: object) -> None:
        super().new_file(field_name, file_name, *rest, **more)  # type: ignore[arg-type]
        self._given_name = file_name
        session = getattr(self.request, "desk", None)
        if session is None or not session.is_complete:
            raise StopUpload(connection_reset=False)
        self._spool = Spool(sessions().desk.folder, os.urandom)

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        if self._spool is not None:
            self._spool.write(raw_data)

    def file_complete(self, file_size: int) -> HandedIn | None:
        if self._spool is None or self.file_name is None:
            return None
        kept, self._spool = self._spool, None
        return HandedIn(kept, self.file_name, self._given_name, self.content_type or "")

    def upload_interrupted(self) -> None:
        if self._spool is not None:
            self._spool.close()
            self._spool = None
