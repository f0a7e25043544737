"""``habeas consent``: what a person agreed to, what they took back, and what left."""

from __future__ import annotations

from pathlib import Path

import click

from habeas.cli.asking import WORDS_FILE, words
from habeas.cli.saying import say
from habeas.cli.unlocking import on_a_workspace
from habeas.words.errors import WrongUse
from habeas.workspace import case_consent_lines
from habeas.workspace.case_naming import identified
from habeas.workspace.opening import Workspace

ACTIONS = (
    "list",
    "show",
    "give",
    "narrow",
    "withdraw",
    "left",
    "told",
    "recall",
    "exceptions",
    "except",
)


@click.command("consent")
@on_a_workspace
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("case")
@click.argument("thing", default="")
@click.argument("less", nargs=-1, metavar="[WORD]...")
@WORDS_FILE
def command(
    opened: Workspace,
    action: str,
    case: str,
    thing: str,
    less: tuple[str, ...],
    words_file: Path | None,
) -> None:
    """What the person of a case agreed to. THING is a consent, or something that left (p-…).

    A new consent is written from a file: habeas case WORKSPACE write CASE consent FILE

    \b
    list CASE              every consent, and where it stands today
    show CASE THING        one consent, in the words that are read out
    give CASE THING        the person agreed to what was prepared; how is asked for
    narrow CASE THING WORD…
                           the person agrees to less: each WORD is a field, or somebody told in
                           turn, that is no longer in it; what waits and needs it stops
    withdraw CASE THING    the person takes it back: what waits stops, what left is listed
    left CASE              the ledger: what left, to whom, under which consent
    recall CASE THING      draft the letter that asks back what left, and print it
    told CASE FILE         write down what was told by hand or by word of mouth, from a TOML file:
                           purpose, recipient, onward, fields, how, words
    exceptions CASE        exceptions to save a life, and requests for one
    except CASE FILE       ask for one, from a TOML file: purpose, recipient, onward, fields,
                           review-by, reason; a second person answers: habeas case … step
    """  # noqa: D301 - click wants the character itself, not its escape
    _check_names(action, thing, less)
    case = identified(opened, case)
    verbs = {
        "list": lambda: case_consent_lines.listed(opened, case),
        "show": lambda: case_consent_lines.shown(opened, case, thing),
        "give": lambda: case_consent_lines.given(opened, case, thing, words(words_file, "How")),
        "narrow": lambda: case_consent_lines.narrowed(
            opened, case, thing, less, words(words_file, "What they said", is_needed=False)
        ),
        "told": lambda: case_consent_lines.told(opened, case, words(Path(thing), "told")),
        "except": lambda: case_consent_lines.excepted(opened, case, words(Path(thing), "it")),
        "withdraw": lambda: case_consent_lines.withdrawn(
            opened, case, thing, words(words_file, "What they said", is_needed=False)
        ),
        "left": lambda: case_consent_lines.left(opened, case),
        "recall": lambda: case_consent_lines.recalled(opened, case, thing),
        "exceptions": lambda: case_consent_lines.exceptions(opened, case),
    }
    for line in verbs[action]():
        say(line)


def _check_names(action: str, thing: str, less: tuple[str, ...]) -> None:
    if action in ("told", "except") and not thing:
        raise WrongUse(problem="Name the file that holds it.", suggestion="habeas consent --help")
    if action in ("show", "give", "narrow", "withdraw", "recall") and not thing:
        raise WrongUse(problem="Say which one.", suggestion="habeas consent WORKSPACE list CASE")
    if bool(less) is not (action == "narrow"):
        use = "habeas consent WORKSPACE narrow CASE CONSENT FIELD…"
        raise WrongUse(problem="Say what is no longer in it, and only then.", suggestion=use)
