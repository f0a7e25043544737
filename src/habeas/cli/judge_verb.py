"""``habeas judge``: a person's decision."""

from __future__ import annotations

import click

from habeas.cli.saying import say
from habeas.cli.unlocking import IN, on_a_workspace
from habeas.workspace import judging
from habeas.workspace.opening import Workspace


@click.command("judge")
@on_a_workspace
@click.argument("verdict", type=click.Choice(tuple(judging.VERDICTS)))
@click.argument("subjects", nargs=-1, required=True)
@click.option("--reason", required=True, help="Why; kept with the decision.")
@click.option("--stance", default="", help="With correct: asserts, denies, doubts, …")
@click.option("--speaker", default="", help="With correct: who says it, in the report's words.")
@click.option("--content", default="", help="With correct: START-END in the rendition.")
@IN
def command(
    opened: Workspace,
    verdict: str,
    subjects: tuple[str, ...],
    reason: str,
    compartment: str,
    **corrections: str,
) -> None:
    """Decide on SUBJECTS: statements (s-…), edges, or decisions (j-…).

    \b
    confirm S…         the draft reads the text rightly; of an edge: the dependence holds
    reject S…          it does not; it counts no more (and stays on record)
    correct S          with --stance, --speaker, --content
    join S S…          these statements belong to one incident
    split S…           these do not belong with the others they were brought together with
    undo J…            take a decision back

    Every decision is kept with your name, the time and the reason, and can be undone.
    """  # noqa: D301 - click wants the character itself, not its escape
    chosen = {name: value for name, value in corrections.items() if value}
    for line in judging.judge(opened, compartment, verdict, subjects, reason, chosen):
        say(line)
