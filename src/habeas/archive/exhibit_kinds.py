"""What sorts of files exhibits are, by the media types they were kept with."""

from __future__ import annotations

from enum import StrEnum

from django.db.models import Q


class ExhibitKind(StrEnum):
    """What sort of file an exhibit is, by the media type it was kept with."""

    PAGE = "page"
    DOCUMENT = "document"
    MAIL = "mail"
    TABLE = "table"
    TEXT = "text"
    PICTURE = "picture"
    RECORDING = "recording"
    """Sound or moving pictures."""
    OTHER = "other"


def kind_of(media_type: str) -> ExhibitKind:
    """What sort of file a media type is of."""
    for kind, (exact, beginnings) in _TYPES.items():
        if media_type in exact or media_type.startswith(beginnings):
            return kind
    return ExhibitKind.OTHER


def having_kind(wanted: ExhibitKind) -> Q:
    """Asks for the exhibits of one kind."""
    before = Q(pk__in=())
    for kind, (exact, beginnings) in _TYPES.items():
        of_it = Q(media_type__in=exact)
        for beginning in beginnings:
            of_it |= Q(media_type__startswith=beginning)
        if kind is wanted:
            return of_it & ~before
        before |= of_it
    return ~before


_OFFICE = "application/vnd.oasis.opendocument"
_WORD = "application/vnd.openxmlformats-officedocument"
_TYPES: dict[ExhibitKind, tuple[tuple[str, ...], tuple[str, ...]]] = {
    ExhibitKind.PAGE: (("text/html", "application/xhtml+xml", "application/warc"), ()),
    ExhibitKind.DOCUMENT: (
        ("application/pdf", "application/rtf", "application/msword"),
        (f"{_OFFICE}.text", f"{_WORD}.wordprocessingml"),
    ),
    ExhibitKind.MAIL: (("message/rfc822", "application/mbox"), ()),
    ExhibitKind.TABLE: (
        ("text/csv", "text/tab-separated-values", "application/vnd.ms-excel"),
        (f"{_OFFICE}.spreadsheet", f"{_WORD}.spreadsheetml"),
    ),
    ExhibitKind.PICTURE: ((), ("image/",)),
    ExhibitKind.RECORDING: ((), ("audio/", "video/")),
    ExhibitKind.TEXT: ((), ("text/",)),
}
"""For each kind its media types, and how others of it begin; the first that fits counts."""
