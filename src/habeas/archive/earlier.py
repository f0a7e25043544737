"""What lists need of a store of the first format, worked out from what it holds.

The tables are read as they were when the migration was written, and their JSON as plain JSON:
values of the house may have gained fields since.
"""

from __future__ import annotations

import json
from typing import Any

from django.apps.registry import Apps
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from habeas.archive.codes import between_spaces
from habeas.archive.queueing import rank_of

_GROUP = 2_000

_OF_INCIDENTS = (
    "acts",
    "where",
    "when",
    "statements",
    "exhibits",
    "denials",
    "contradictions",
    "unanswered",
)

_Tables = tuple[Apps, str]


def fill_columns(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Fill the columns that lists are drawn from; for the migration to format 2."""
    tables = (apps, editor.connection.alias)
    _fill_exhibits(tables)
    _fill_statements(tables)
    _fill_incidents(tables)


def _rows(tables: _Tables, name: str) -> Any:  # noqa: ANN401  # a model that only the migration knows
    apps, alias = tables
    return apps.get_model("archive", name)._default_manager.db_manager(alias)


def _fill_exhibits(tables: _Tables) -> None:
    first: dict[str, tuple[str, object]] = {}
    came = _rows(tables, "ReceptionRow").order_by("id")
    for exhibit, name, time in came.values_list("exhibit_id", "name", "time"):
        first.setdefault(exhibit, (name, time))
    problems = _problems(_rows(tables, "CustodyRow").order_by("sequence"))
    in_force = _rows(tables, "RenditionRow").filter(in_force=True)
    read = {row.exhibit_id: (row.shape, row.read_by) for row in in_force.defer("text")}
    kept = list(_rows(tables, "ExhibitRow").all())
    for row in kept:
        row.name, row.arrived = first.get(row.identifier, ("", None))
        row.name_key = row.name.casefold()
        row.problem = problems.get(row.identifier, "")
        shape, engine = read.get(row.identifier, ("{}", ""))
        row.is_read = bool(engine)
        row.language, row.published = _told_by(json.loads(shape))
    fields = ("name", "name_key", "arrived", "problem", "is_read", "language", "published")
    _rows(tables, "ExhibitRow").bulk_update(kept, fields, _GROUP)


def _problems(log: Any) -> dict[str, str]:  # noqa: ANN401  # as above
    """The exhibits whose last opening failed, with the error, as the custody log has it."""
    named: dict[str, str] = {}
    for raw in log.values_list("entry", flat=True):
        event = json.loads(bytes(raw))
        if event["kind"] == "gap":
            named[event["subject"]] = dict(event["details"]).get("reason", "")
        elif event["kind"] == "derived":
            named.pop(event["subject"], None)
    return named


def _told_by(shape: dict[str, Any]) -> tuple[str, str]:
    published = shape.get("byline", {}).get("published") or {}
    return shape.get("language", ""), published.get("text", "")


def _fill_statements(tables: _Tables) -> None:
    kept = []
    for row in _rows(tables, "StatementRow").only("current", "status").iterator(_GROUP):
        said = json.loads(row.current)
        codes = [mention["code"] for mention in said.get("violations", ())]
        row.acts = between_spaces(codes)
        row.queue = rank_of(codes, said["pattern"]) if row.status == "draft" else None
        kept.append(row)
    _rows(tables, "StatementRow").bulk_update(kept, ("acts", "queue"), _GROUP)


def _fill_incidents(tables: _Tables) -> None:
    homes = dict(_rows(tables, "StatementRow").values_list("identifier", "exhibit_id"))
    kept, links = [], []
    model = _rows(tables, "GatheredRow").model
    for row in _rows(tables, "IncidentRow").all():
        shape = json.loads(row.shape)
        denials = [denial["statement"] for denial in shape["denials"]]
        answers = [*denials, *shape["doubts"], *shape["advice"], *shape["demands"]]
        held = list(dict.fromkeys([*shape["allegations"], *answers]))
        row.acts = between_spaces(act["code"] for act in shape["acts"])
        row.where, row.when = _answer(shape, "where"), _answer(shape, "when")
        row.statements, row.denials = len(held), len(denials)
        row.exhibits = len({homes[said] for said in held if said in homes})
        row.contradictions = sum(len(v["contradicts"]) for v in shape["values"]) // 2
        row.unanswered = len(shape["unanswered"])
        kept.append(row)
        links += [model(incident=row.identifier, statement=said) for said in held]
    _rows(tables, "IncidentRow").bulk_update(kept, _OF_INCIDENTS, _GROUP)
    _rows(tables, "GatheredRow").bulk_create(links, _GROUP)


def _answer(shape: dict[str, Any], question: str) -> str:
    answers = (v["answer"] for v in shape["values"] if v["question"] == question)
    return next(answers, "")
