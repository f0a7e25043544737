"""``habeas place``: places to live, and who could go where."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import click

from habeas.cli.asking import WORDS_FILE, words
from habeas.cli.drawing import drawn
from habeas.cli.languages import LANGUAGE
from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.words.errors import WrongUse
from habeas.words.reasons import said
from habeas.workspace import case_placements, place_lines, place_questions, placement_lines
from habeas.workspace.case_naming import identified
from habeas.workspace.opening import Workspace


@dataclass(frozen=True)
class Asked:
    """What stands on the command line."""

    workspace: Workspace
    names: tuple[str, ...]
    language: str
    seconds: int
    words_file: Path | None
    seen: int | None

    def at(self, place: int, problem: str, suggestion: str) -> str:
        """One of the names. Raises WrongUse."""
        if len(self.names) <= place:
            raise WrongUse(problem=problem, suggestion=suggestion)
        return self.names[place]


def _add(asked: Asked) -> Iterable[str]:
    file = asked.at(0, "Name the file that holds the place.", "habeas place WORKSPACE add FILE")
    return place_lines.added(asked.workspace, words(Path(file), "place"))


def _need(asked: Asked) -> Iterable[str]:
    file = asked.at(1, "Name the file.", "habeas place WORKSPACE need CASE FILE")
    text = words(Path(file), "what they need")
    yield placement_lines.needed(asked.workspace, _case(asked), text, asked.seen)


def _propose(asked: Asked) -> Iterable[str]:
    place = asked.at(1, "Say which place.", "habeas place WORKSPACE propose CASE PLACE")
    case, why = _case(asked), words(asked.words_file, "Why this one", is_needed=False)
    yield f"Proposed: {case_placements.propose(asked.workspace, case, place, why)}"


def _step(asked: Asked) -> Iterable[str]:
    use = "habeas place WORKSPACE step CASE PLACEMENT STATE"
    told = (asked.at(1, "Say which placement.", use), asked.at(2, "Say what came of it.", use))
    heard = words(asked.words_file, "What they said", is_needed=False)
    yield placement_lines.moved(asked.workspace, _case(asked), told, heard)


def _case(asked: Asked) -> str:
    return identified(asked.workspace, asked.at(0, "Say which case.", "habeas place --help"))


def _what_if(asked: Asked) -> Iterable[str]:
    case = _case(asked)
    place = asked.names[1] if len(asked.names) > 1 else ""
    yield said(place_questions.what_if(asked.workspace, case, place), asked.language)


def _compare(asked: Asked) -> Iterable[str]:
    with drawn() as progress:
        told = (asked.workspace, asked.language, progress, asked.seconds)
        return list(place_questions.compare(*told))


_ACTIONS: dict[str, Callable[[Asked], Iterable[str]]] = {
    "list": lambda asked: place_lines.listed(asked.workspace),
    "add": _add,
    "shortlist": lambda asked: place_lines.shortlist(asked.workspace),
    "keep": lambda asked: place_lines.kept(asked.workspace),
    "missing": lambda asked: place_lines.missing(asked.workspace, asked.language),
    "need": _need,
    "look": lambda asked: placement_lines.looked(asked.workspace, _case(asked), asked.language),
    "propose": _propose,
    "step": _step,
    "what-if": _what_if,
    "compare": _compare,
}


@click.command("place")
@on_a_workspace
@click.argument("action", type=click.Choice(tuple(_ACTIONS)), default="list")
@click.argument("names", nargs=-1)
@WORDS_FILE
@LANGUAGE
@click.option("--seen", type=click.IntRange(0), help="For need: the version yours replaces.")
@click.option(
    "--seconds",
    type=click.IntRange(1, 3600),
    default=place_questions.SECONDS,
    show_default=True,
    help="For compare: how long each search may take.",
)
def command(opened: Workspace, action: str, **rest: object) -> None:
    """Places to live. What a household needs is written in its case, and stays there.

    \b
    list                   every place the team knows
    add FILE               a new place from a TOML file: name, country, persons …; no address
    shortlist              who could go where, with every reason; people decide
    keep                   keep these proposals, so that later ones stay close to them
    missing                which single barrier stands before a place for how many
    need CASE FILE         what a household needs, from a TOML file: size, country, languages …
    look CASE              what was proposed, and every place with every reason
    propose CASE PLACE     propose a place that is possible; the reason is asked for
    step CASE P-… STATE    shown, accepted, refused, lapsed, confirmed, done; what they said
    what-if CASE [PLACE]   what if this household were placed (there): how many others would lose
    compare                the shortlist beside the most that could be placed (habeas[numbers])
    """  # noqa: D301 - click wants the character itself, not its escape
    for line in _ACTIONS[action](Asked(opened, **rest)):  # type: ignore[arg-type]
        say(line)
