"""What ``habeas count WORKSPACE`` does with lists that are to be linked, and with their review."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from habeas.cli.count_asked import Asked
from habeas.cli.drawing import drawn
from habeas.words.errors import WrongUse
from habeas.workspace import count_lines, count_link_lines
from habeas.workspace.count_linking import Asked as Linking
from habeas.workspace.count_pooling import Pooling

_REVIEW = "habeas count WORKSPACE review [same|apart|unsure|undo|show QUESTION]"


def link(asked: Asked) -> Iterable[str]:
    """Compare all lists, and put pairs before reviewers."""
    with drawn() as progress:
        how = Linking(seed=asked.asked.seed, spark=asked.spark)
        return tuple(count_link_lines.linked(*asked.here, how, progress))


def linkages(asked: Asked) -> Iterable[str]:
    """Every linkage, and how far the review is."""
    return count_link_lines.linkages(*asked.here)


def table(asked: Asked) -> Iterable[str]:
    """Make the table of counts of a linkage."""
    linkage = asked.at(0, "linkage (w-…)")
    with drawn() as progress:
        told = (progress, asked.spark)
        return tuple(count_link_lines.tabled(*asked.here, linkage, asked.name, *told))


def pool(asked: Asked) -> Iterable[str]:
    """An estimate over linkages drawn, by strata or not."""
    linkage = asked.at(0, "linkage (w-…)")
    how = Pooling(asked.by, asked.draws, asked.asked, asked.spark)
    with drawn() as progress:
        made = count_lines.pooled(*asked.here, linkage, how, progress)
    if asked.as_json:
        return [count_lines.as_data(*asked.here, made, asked.language)]
    return count_lines.shown(*asked.here, made, asked.language)


def review(asked: Asked) -> Iterable[str]:
    """The next pair; or rule on one, take one's ruling back, look at one."""
    if not asked.names:
        return count_link_lines.following(*asked.here, asked.language)
    step, question = asked.names[0], asked.at(1, "pair (h-…)")
    if step in count_link_lines.RULINGS:
        ruling = (step, asked.reason)
        return count_link_lines.ruled(*asked.here, question, ruling, asked.language)
    if step == "undo":
        return count_link_lines.undone(*asked.here, question, asked.reason)
    if step == "show":
        return count_link_lines.shown(*asked.here, question, asked.language)
    raise WrongUse(problem=f"“{step}” is no step of the review.", suggestion=_REVIEW)


ACTIONS: dict[str, Callable[[Asked], Iterable[str]]] = {
    "link": link,
    "linkages": linkages,
    "review": review,
    "table": table,
    "pool": pool,
}
