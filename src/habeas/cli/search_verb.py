"""``habeas search``."""

from __future__ import annotations

import click

from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.workspace import searching
from habeas.workspace.opening import Workspace


@click.command("search")
@on_a_workspace
@click.argument("words", nargs=-1, required=True)
@click.option("--most", default=20, show_default=True, type=click.IntRange(1, 1000))
def command(opened: Workspace, words: tuple[str, ...], most: int) -> None:
    """Find WORDS in every compartment you can open.

    By dictionary form in English and Russian, and by name in either script. All the words
    must stand in an exhibit; those in quotation marks, in that order. There are no other
    signs: AND, OR and * are looked for as they are.
    """
    for line in searching.search(opened, " ".join(words), most):
        say(line)
