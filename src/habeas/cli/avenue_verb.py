"""``habeas avenue``: where an abuse can be taken, and where it would lead back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from habeas.cli.languages import LANGUAGE
from habeas.cli.saying import say, say_json
from habeas.words.errors import MISTAKE, WrongUse

_USE = "habeas avenue --scenario FILE.yaml, or habeas avenue --check"


@click.command("avenue")
@click.option(
    "--scenario",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Evaluate a scenario without a workspace; see docs/avenue-scenarios.md.",
)
@click.option("--json", "in_json", is_flag=True, help="Print the answer as one JSON object.")
@click.option("--check", is_flag=True, help="Check the bundled catalogue of avenues.")
@LANGUAGE
def command(scenario: Path | None, in_json: bool, check: bool, language: str) -> None:
    """Where an abuse can be taken, who would learn of it, and what speaks against each way.

    Each avenue is open, needs a consent, or is amber, unknown, red or excluded, with the way
    between bodies or the fact that decides. It ends with 1 when something a scenario expects is
    not so. This is not legal advice.
    """
    if (scenario is None) is not check:
        raise WrongUse(problem="Name one thing to do.", suggestion=_USE)
    from habeas.workspace import scenarios  # noqa: PLC0415 - the catalogue is read when needed

    if scenario is None:
        told = scenarios.check(datetime.now(UTC).date(), language)
    else:
        told = scenarios.scenario(scenario, language, in_json)
    for line in told.lines:
        say_json(line) if in_json else say(line)
    if not told.holds:
        raise SystemExit(MISTAKE)
