"""``habeas refer``: another organisation is asked to help."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.asking import WORDS_FILE, words
from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.words.errors import WrongUse
from habeas.workspace import referral_lines
from habeas.workspace.case_naming import identified
from habeas.workspace.opening import Workspace

ACTIONS = ("list", "show", "draft", "step", "deliver")


@click.command("refer")
@on_a_workspace
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("case")
@click.argument("names", nargs=-1)
@WORDS_FILE
def command(
    opened: Workspace, action: str, case: str, names: tuple[str, ...], words_file: Path | None
) -> None:
    """Referrals of a case. The receiver is judged and consent is looked at before every step.

    \b
    list CASE                   every referral
    show CASE REFERRAL          one, its receiver judged now, and what is not agreed to
    draft CASE FILE             a new one from a TOML file: receiver, needs, fields,
                                onward, recipient-key; nothing leaves by it
    step CASE REFERRAL STATE    cleared, offered, accepted, declined, expired, confirmed,
                                failed, revoked; the reason is asked for
    deliver CASE REFERRAL FILE  the pack, sealed to the receiver's age key, into FILE
    """  # noqa: D301 - click wants the character itself, not its escape
    needed = {"list": 0, "show": 1, "draft": 1, "step": 2, "deliver": 2}[action]
    if len(names) != needed:
        raise WrongUse(
            problem=f"{action} takes {needed} more after the case.",
            suggestion="habeas refer --help",
        )
    case = identified(opened, case)
    verbs = {
        "list": lambda: referral_lines.listed(opened, case),
        "show": lambda: referral_lines.shown(opened, case, names[0]),
        "draft": lambda: referral_lines.drafted(opened, case, words(Path(names[0]), "referral")),
        "step": lambda: referral_lines.moved(
            opened, case, names[0], names[1], words(words_file, "Why", is_needed=False)
        ),
        "deliver": lambda: referral_lines.delivered(opened, case, names[0], Path(names[1])),
    }
    for line in verbs[action]():
        say(line)
