"""``habeas find``: findings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from habeas.cli.saying import say
from habeas.cli.unlocking import IN, on_a_workspace
from habeas.workspace import finding_lines, findings
from habeas.workspace.opening import Workspace
from habeas.workspace.written import read_file

ACTIONS = ("list", "show", "record", "issue", "supersede", "review", "dissent")
_SHELVES = tuple(shelf.value for shelf in findings.Shelf)
_OPINIONS = tuple(opinion.value for opinion in findings.Opinion)


@click.command("find")
@on_a_workspace
@click.argument("action", type=click.Choice(ACTIONS), default="list")
@click.argument("subjects", nargs=-1)
@click.option("--shelf", type=click.Choice(_SHELVES), default="standing", help="For list.")
@click.option("--draft", is_flag=True, help="For record and supersede: do not issue it yet.")
@click.option("--says", type=click.Choice(_OPINIONS), help="For review: what you say of it.")
@click.option("--remarks", default="", help="For review and dissent: why.")
@IN
def command(
    opened: Workspace,
    action: str,
    subjects: tuple[str, ...],
    shelf: str,
    compartment: str,
    **further: object,
) -> None:
    """What people found, under which standard of proof. SUBJECTS: a finding (f-…), a file.

    \b
    list               the findings; --shelf drafts, waiting, overdue, objected, superseded
    show F             one finding with all it rests on and what others said of it
    record FILE        write a finding from a TOML file and issue it, or keep it with --draft
    issue F            issue your draft for good
    supersede F FILE   issue a new version in its place; the file says because = "…"
    review F           --says agrees, "asks for changes" or "does not agree", with --remarks
    dissent F          --remarks: how you find, and why

    \b
    The file:
      incident = "i-…"
      question = "Were at least 40 men held in Keld?"
      standard = "reasonable grounds to believe"
      outcome = "established"              # or "not established"
      result = "At least 40 men were held in Keld."
      reasons = "…"
      would-change = "The register of the regiment."
      [relied-on]
      "s-…" = "why"
      [rejected]
      "s-…" = "why"
      [dissents]
      "Name" = "how they find"

    Issued, a finding carries your name, is shown as not yet reviewed until somebody else
    reviews it, and is never edited: only a new version can take its place.
    """  # noqa: D301 - click wants the character itself, not its escape
    for line in _lines(opened, compartment, (action, shelf, subjects), further):
        say(line)


def _lines(
    opened: Workspace,
    compartment: str,
    asked: tuple[str, str, tuple[str, ...]],
    further: dict[str, object],
) -> Iterator[str]:
    action, shelf, subjects = asked
    if action == "list":
        return finding_lines.listed(opened, compartment, shelf)
    needed = 2 if action == "supersede" else 1
    if len(subjects) != needed:
        raise click.UsageError("Name one finding (f-…); to record, a file; to supersede, both.")
    if action in ("record", "supersede"):
        old = subjects[0] if action == "supersede" else ""
        came = (read_file(Path(subjects[-1])), old)
        return finding_lines.recorded(opened, compartment, came, bool(further["draft"]))
    if action in ("show", "issue"):
        tell = finding_lines.shown if action == "show" else finding_lines.issued
        return tell(opened, compartment, subjects[0])
    if action == "review" and not further["says"]:
        raise click.UsageError(f"Give --says with one of: {', '.join(_OPINIONS)}")
    opinion = str(further["says"]) if action == "review" else ""
    said = (opinion, str(further["remarks"]))
    return finding_lines.answered(opened, compartment, subjects[0], said)
