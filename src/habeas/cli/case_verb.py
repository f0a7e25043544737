"""``habeas case``: protection cases, each behind a key of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click

from habeas.cli.asking import WORDS_FILE, words
from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.words.errors import WrongUse
from habeas.workspace import case_files, case_leads, case_telling, cases, need_to_know
from habeas.workspace.cases import Lane, WantedCases
from habeas.workspace.opening import Workspace


@dataclass(frozen=True)
class Asked:
    """What stands on the command line."""

    workspace: Workspace
    names: tuple[str, ...]
    words_file: Path | None
    lane: str
    is_mine: bool
    is_over: bool
    with_sheet: bool

    @property
    def first(self) -> str:
        """The case, or what a new one is to be called. Raises WrongUse."""
        return self.at(0, "Say which case.", "habeas case WORKSPACE list")

    def at(self, place: int, problem: str, suggestion: str) -> str:
        """One of the names. Raises WrongUse."""
        if len(self.names) <= place:
            raise WrongUse(problem=problem, suggestion=suggestion)
        return self.names[place]

    @property
    def members(self) -> tuple[str, ...]:
        """The members named after the case. Raises WrongUse."""
        self.at(1, "Say which member.", "See who they are: habeas member WORKSPACE list")
        return self.names[1:]

    def reason(self) -> str:
        """Why, asked for at a prompt or read from a file."""
        return words(self.words_file, "Why")


def _list(asked: Asked) -> list[str]:
    wanted = WantedCases(
        lane=Lane(asked.lane) if asked.lane else None,
        lead=asked.workspace.member.identifier if asked.is_mine else "",
        is_over=asked.is_over,
    )
    return case_telling.listed(asked.workspace, wanted)


def _prepare(asked: Asked) -> list[str]:
    made = cases.make_list(asked.workspace)
    return [
        f"Made the caseworkers' list ({made}), opened by you and the sheet.",
        f"Share it: habeas compartment WORKSPACE share {cases.LIST} MEMBER…",
    ]


def _new(asked: Asked) -> list[str]:
    case = cases.new(asked.workspace, asked.first, None, asked.names[1:], asked.with_sheet)
    return [f"Opened the case {case}. You lead it."]


def _show(asked: Asked) -> list[str]:
    return case_telling.told(asked.workspace, asked.first)


def _share(asked: Asked) -> list[str]:
    need_to_know.share(asked.workspace, asked.first, asked.members, asked.reason())
    return [f"{asked.first} can now be opened by {', '.join(asked.members)} too."]


def _withdraw(asked: Asked) -> list[str]:
    need_to_know.withdraw(asked.workspace, asked.first, asked.members, asked.reason())
    return [f"{asked.first} has a new key; {', '.join(asked.members)} cannot open it any more."]


def _hand_over(asked: Asked) -> list[str]:
    member = asked.members[0]
    case_leads.hand_over(asked.workspace, asked.first, member, asked.reason())
    return [f"{member} leads {asked.first} now, and can open it."]


def _parts(asked: Asked) -> list[str]:
    return case_files.parts(asked.workspace, asked.first, *asked.names[1:2])


def _write(asked: Asked) -> list[str]:
    part = asked.at(1, "Say which part.", f"Parts: {', '.join(case_files.WRITERS)}")
    file = Path(asked.at(2, "Name the file that holds it.", "habeas case … write CASE PART FILE"))
    kept = case_files.written(asked.workspace, asked.first, part, words(file, part))
    return [f"Written down: {kept}"]


ACTIONS: dict[str, Callable[[Asked], list[str]]] = {
    "list": _list,
    "prepare": _prepare,
    "new": _new,
    "show": _show,
    "parts": _parts,
    "write": _write,
    "share": _share,
    "withdraw": _withdraw,
    "handover": _hand_over,
}


@click.command("case")
@on_a_workspace
@click.argument("action", type=click.Choice(tuple(ACTIONS)), default="list")
@click.argument("names", nargs=-1)
@WORDS_FILE
@click.option(
    "--lane",
    type=click.Choice(["", *Lane]),
    default="",
    show_choices=False,
    help="For list: only this lane (now, days, weeks, watch).",
)
@click.option("--mine", "is_mine", is_flag=True, help="For list: only those you lead.")
@click.option("--over", "is_over", is_flag=True, help="For list: closed and declined ones.")
@click.option(
    "--sheet/--no-sheet",
    "with_sheet",
    default=True,
    help="For new and emergency: whether the recovery sheet opens the case too.",
)
def command(opened: Workspace, action: str, **rest: object) -> None:
    """Protection cases. Each has a key of its own; to others it is not there.

    No name, place or contact stands on the command line: what needs words asks for them at a
    prompt, or reads them from a file.

    \b
    list                       the caseworkers' list: codes, lanes, days; no case is opened
    prepare                    make that list (keepers)
    new PSEUDONYM [MEMBER…]    a case that you lead, opened by you and these members
    show CASE                  where it stands, what presses, who opens it
    parts CASE [PART]          all that is written down in it, or one part
    write CASE PART FILE       write down a part from a TOML file: plan, danger, threat,
                               other, helper, need, task, deadline, indicator, consent
    share CASE MEMBER…         let these members open it too
    withdraw CASE MEMBER…      take them off its list: a new key for those who stay
    handover CASE MEMBER       another caseworker leads it from now on
    """  # noqa: D301 - click wants the character itself, not its escape
    for line in ACTIONS[action](Asked(opened, **rest)):  # type: ignore[arg-type]
        say(line)
