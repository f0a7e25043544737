"""What ``habeas count WORKSPACE`` does, action by action."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from habeas.cli import count_link_actions
from habeas.cli.count_asked import Asked
from habeas.cli.count_list_actions import lists
from habeas.cli.drawing import drawn
from habeas.workspace import count_lines, count_tables


def _tables(asked: Asked) -> Iterable[str]:
    return count_lines.tables(*asked.here)


def _add(asked: Asked) -> Iterable[str]:
    file = Path(asked.at(0, "file"))
    yield f"Kept: {count_tables.add(*asked.here, file, asked.name).identifier}"


def _estimate(asked: Asked) -> Iterable[str]:
    table = asked.at(0, "table (n-…)")
    with drawn() as progress:
        made = count_lines.estimated(*asked.here, table, asked.asked, progress)
    return _told(asked, made)


def _show(asked: Asked) -> Iterable[str]:
    return _told(asked, asked.at(0, "estimate (u-…)"))


def _told(asked: Asked, estimate: str) -> Iterable[str]:
    if asked.as_json:
        return [count_lines.as_data(*asked.here, estimate, asked.language)]
    return count_lines.shown(*asked.here, estimate, asked.language)


def _verify(asked: Asked) -> Iterable[str]:
    with drawn() as progress:
        told = count_lines.verified(*asked.here, asked.names, asked.language, progress)
    yield from told.lines
    if not told.holds:
        raise SystemExit(told.exit_code)


def _export(asked: Asked) -> Iterable[str]:
    table, file = asked.at(0, "table (n-…)"), Path(asked.at(1, "file"))
    return count_lines.exported(*asked.here, table, file, asked.with_names)


ACTIONS: dict[str, Callable[[Asked], Iterable[str]]] = {
    "lists": lists,
    "tables": _tables,
    "add": _add,
    "estimate": _estimate,
    "show": _show,
    "verify": _verify,
    "export": _export,
    **count_link_actions.ACTIONS,
}
