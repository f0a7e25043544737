"""``habeas avenue``: where an abuse can be taken, and where it would lead back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from habeas.cli.asking import WORDS_FILE
from habeas.cli.languages import LANGUAGE
from habeas.cli.saying import say, say_json
from habeas.cli.unlocking import IN, MEMBER, PASSPHRASE_FILE, passphrase
from habeas.words.errors import MISTAKE, WrongUse

_USE = "habeas avenue WORKSPACE list INCIDENT; or --scenario FILE.yaml, or --check"
_ACTIONS = (
    "list", "show", "check", "sign", "unsign", "add", "files", "withdraw", "futile", "despite",
    "states", "day", "tried",
)  # fmt: skip


@click.command("avenue")
@click.argument("workspace", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.argument("action", required=False, type=click.Choice(_ACTIONS))
@click.argument("names", nargs=-1)
@PASSPHRASE_FILE
@MEMBER
@IN
@WORDS_FILE
@click.option("--rests-on", multiple=True, help="For futile: s-…, f-… or “AVENUE FACT”.")
@click.option("--authority", "authorities", multiple=True, help="For futile: a decision, in words.")
@click.option(
    "--scenario",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Evaluate a scenario without a workspace; see docs/avenue-scenarios.md.",
)
@click.option("--json", "in_json", is_flag=True, help="Print the answer as one JSON object.")
@click.option("--check", is_flag=True, help="Check the bundled catalogue, without a workspace.")
@LANGUAGE
def command(
    workspace: Path | None,
    action: str | None,
    scenario: Path | None,
    check: bool,
    in_json: bool,
    language: str,
    **rest: object,
) -> None:
    """Where an abuse can be taken, who would learn of it, and what speaks against each way.

    \b
    list                           the avenues there are
    list INCIDENT|CASE             each of them with its verdict and all reasons
    show AVENUE [INCIDENT|CASE]    every fact of one, for an incident or case its reasons first
    check                          the catalogue and the team's files: mistakes, late facts
    sign AVENUE FACT               you checked the fact as it stands (reviewers)
    unsign SIGNATURE               take a signature back, with a reason
    add FILE                       an avenue of your own, or its next version
    files, withdraw NAME           the team's files; let one count no more
    futile AVENUE INCIDENT|CASE    write down why a remedy is no use
    despite AVENUE INCIDENT        write down why a red or unknown one is used all the same
    states INCIDENT|CASE STATE…    of which States those are who are accused (DE, RU …)
    day INCIDENT|CASE EVENT [DAY]  the day a time limit starts with
    tried INCIDENT|CASE AVENUE pending|ended [DAY]    where it was taken before

    Each avenue is open, needs a consent, or is amber, unknown, red or excluded, with the way
    between bodies or the fact that decides. Words are asked for at a prompt, or read from a
    file. A scenario ends with 1 when something it expects is not so. This is not legal advice.
    """  # noqa: D301 - click wants the character itself, not its escape
    alone = [scenario is not None, check, action is not None]
    if sum(alone) != 1 or (workspace is None) is not (action is None):
        raise WrongUse(problem="Name one thing to do.", suggestion=_USE)
    if workspace is None or action is None:
        _without_a_workspace(scenario, language, in_json)
        return
    file, member = rest.pop("passphrase_file"), str(rest.pop("member"))
    _on_a_workspace(
        (workspace, file, member), action, {**rest, "language": language, "in_json": in_json}
    )


def _without_a_workspace(scenario: Path | None, language: str, in_json: bool) -> None:
    from habeas.workspace import scenarios  # noqa: PLC0415 - the catalogue is read when needed

    if scenario is None:
        told = scenarios.check(datetime.now(UTC).date(), language)
    else:
        told = scenarios.scenario(scenario, language, in_json)
    for line in told.lines:
        say_json(line) if in_json else say(line)
    if not told.holds:
        raise SystemExit(MISTAKE)


def _on_a_workspace(
    unlocking: tuple[Path, object, str], action: str, rest: dict[str, object]
) -> None:
    # A scenario needs no store: what opens one is loaded when one is asked for.
    from habeas.cli.avenue_actions import ACTIONS, Asked  # noqa: PLC0415
    from habeas.workspace.opening import open_workspace  # noqa: PLC0415

    folder, file, member = unlocking
    typed = passphrase(file if isinstance(file, Path) else None)
    with open_workspace(folder, typed, member) as opened:
        for line in ACTIONS[action](Asked(opened, **rest)):  # type: ignore[arg-type]
            say_json(line) if rest["in_json"] else say(line)
