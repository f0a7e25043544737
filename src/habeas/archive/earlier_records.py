"""What the lists of records and the search need of a store of the first format."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Model, QuerySet

from habeas.evidence.custody import NotACustodyEvent, read_event

_GROUP = 2_000


def fill_records(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Fill them from the custody log and the index of words; for the migration to format 2."""

    def rows(name: str) -> QuerySet[Model]:
        return QuerySet(apps.get_model("archive", name), using=editor.connection.alias)

    _fill_custody(rows("CustodyRow"))
    _fill_indexed(rows("SearchRow"), rows("IndexedRow"))


def columns(entry: bytes) -> dict[str, str | datetime]:
    """What the custody log's columns say of an entry; nothing of one that is damaged."""
    with suppress(NotACustodyEvent):
        event = read_event(entry)
        return {"kind": event.kind.value, "member": event.member, "time": event.time}
    return {}


def _fill_custody(log: QuerySet[Model]) -> None:
    for sequence, entry in log.values_list("pk", "entry"):
        log.filter(pk=sequence).update(**columns(bytes(entry)))


def _fill_indexed(stems: QuerySet[Model], indexed: QuerySet[Model]) -> None:
    told = stems.values_list(
        "pk",
        "rendition_id",
        "rendition__exhibit_id",
        "rendition__exhibit__sha256",
        "rendition__in_force",
    )
    names = ("number", "rendition", "exhibit", "sha256", "in_force")
    made = (indexed.model(**dict(zip(names, one, strict=True))) for one in told)
    indexed.bulk_create(made, _GROUP)
