"""``habeas count WORKSPACE lists``: lists of people, from their files."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from habeas.cli.asking import words
from habeas.cli.count_asked import Asked
from habeas.cli.drawing import drawn
from habeas.words.errors import WrongUse
from habeas.workspace import list_lines

_TAKES = {
    "add": "FILE MAPPING.toml [--dry-run] [--leave-out]",
    "new": "MAPPING.toml",
    "draw": "g-… i-… [--words-file NAMES.txt]",
    "show": "g-…",
    "withdraw": "g-…|y-… [--reason WHY]",
    "copied": "g-… g-… [--reason WHY]",
    "apart": "g-… g-… [--reason WHY]",
}


def lists(asked: Asked) -> Iterable[str]:
    """What the first name says; without one, every list. Raises WrongUse."""
    if not asked.names:
        return list_lines.listed(*asked.here)
    if asked.names[0] not in _ACTIONS:
        use = f"habeas count WORKSPACE lists [{'|'.join(_ACTIONS)}]"
        raise WrongUse(problem=f"Lists have no action {asked.names[0]}.", suggestion=use)
    return _ACTIONS[asked.names[0]](asked)


def _add(asked: Asked) -> Iterable[str]:
    file = Path(_at(asked, 1, "Name the file that holds the list."))
    mapping = words(Path(_at(asked, 2, "Name the file that says how it is read.")), "the mapping")
    with drawn() as progress:
        if asked.dry_run:
            return tuple(list_lines.looked(file, mapping, progress))
        return tuple(list_lines.added(*asked.here, file, mapping, asked.leave_out, progress))


def _new(asked: Asked) -> Iterable[str]:
    told = words(Path(_at(asked, 1, "Name the file that says what the list is of.")), "the list")
    return list_lines.begun(*asked.here, told)


def _draw(asked: Asked) -> Iterable[str]:
    onto = _at(asked, 1, "Say onto which list (g-…).")
    incident = _at(asked, 2, "Say from which incident (i-…).")
    names = words(asked.words_file, "Who was affected, one name on each line")
    return list_lines.drawn(*asked.here, onto, incident, names)


def _show(asked: Asked) -> Iterable[str]:
    return list_lines.shown(*asked.here, _at(asked, 1, "Say which list (g-…)."))


def _withdraw(asked: Asked) -> Iterable[str]:
    identifier = _at(asked, 1, "Say which list (g-…) or entry (y-…).")
    reason = asked.reason or words(asked.words_file, "Why it is taken back")
    return list_lines.withdrawn(*asked.here, identifier, reason)


def _copies(asked: Asked) -> Iterable[str]:
    return list_lines.copies(*asked.here, asked.language)


def _copied(asked: Asked) -> Iterable[str]:
    return list_lines.said_copied(*asked.here, *_two(asked), _why_copied(asked))


def _apart(asked: Asked) -> Iterable[str]:
    return list_lines.said_apart(*asked.here, *_two(asked), _why_copied(asked))


def _two(asked: Asked) -> tuple[str, str]:
    return _at(asked, 1, "Say which list (g-…)."), _at(asked, 2, "Say which other list (g-…).")


def _why_copied(asked: Asked) -> str:
    return asked.reason or words(asked.words_file, "How it is known")


def _at(asked: Asked, place: int, problem: str) -> str:
    if len(asked.names) <= place:
        action = asked.names[0]
        use = f"habeas count WORKSPACE lists {action} {_TAKES[action]}"
        raise WrongUse(problem=problem, suggestion=use)
    return asked.names[place]


_ACTIONS: dict[str, Callable[[Asked], Iterable[str]]] = {
    "add": _add,
    "new": _new,
    "draw": _draw,
    "show": _show,
    "withdraw": _withdraw,
    "copies": _copies,
    "copied": _copied,
    "apart": _apart,
}
