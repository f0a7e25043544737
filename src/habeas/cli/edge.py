"""The edge to the person: verbs found by name, errors told in two lines, never a traceback."""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from typing import NoReturn

import click

from habeas import __version__
from habeas.cli import saying
from habeas.cli.languages import Spoken
from habeas.cli.verbs import VERBS
from habeas.words.errors import MISTAKE, WRONG_USE, HabeasError
from habeas.words.mistakes import said_in

STOPPED = 130
"""What a shell expects of a program that was interrupted."""


class Verbs(click.Group):
    """Loads a verb's module only when that verb is called: ``--help`` pays for none."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in VERBS:
            return None
        module = import_module(f"habeas.cli.{cmd_name}_verb")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="habeas %(version)s")
def habeas() -> None:
    """Scattered reports of abuse become an account that stands up.

    Everything stays on this machine. Try it on invented reports: habeas try
    """


def run(arguments: list[str] | None = None) -> NoReturn:
    """Run one verb and end the process. The only broad handler of the command line is here."""
    saying.prepare()
    _let_endings_clean_up()
    spoken = Spoken()
    try:
        habeas.main(arguments, standalone_mode=False, obj=spoken)
        code = 0
    except HabeasError as error:
        for one in error.all:
            code = _tell(*said_in(one, spoken.language), error.exit_code)
    except click.ClickException as error:
        code = _tell(error.format_message(), _usage(error), WRONG_USE)
    except (click.Abort, KeyboardInterrupt):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C must not cut this short
        code = _tell("Stopped.", "What was finished is kept; give the same command again.", STOPPED)
    except BrokenPipeError:
        code = _leave_quietly()
    except Exception as error:  # noqa: BLE001 - the edge: no traceback may reach a person
        code = _tell(*_unforeseen(error), MISTAKE)
    sys.exit(code)


def _let_endings_clean_up() -> None:
    """A closed terminal and a polite kill end as Ctrl-C does: what was begun is cleared away."""
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        # One that is ignored stays ignored: under nohup the work goes on.
        if number is not None and signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, signal.default_int_handler)


def _tell(happened: str, todo: str, code: int) -> int:
    saying.say(f"error: {happened}", err=True)
    if todo:
        saying.say(f"hint: {todo}", err=True)
    return code


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"See: {context.command_path} --help" if context else "See: habeas --help"


def _unforeseen(error: Exception) -> tuple[str, str]:
    """Name the kind and place of a fault, never its text: that may quote a report."""
    if os.environ.get("HABEAS_DEBUG"):
        raise error
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_globals.get('__name__')}:{trace.tb_lineno}" if trace else "?"
    happened = f"This should not have happened ({type(error).__name__} at {place})."
    return happened, "Nothing was lost. Please report this line; it holds no words of your reports."


def _leave_quietly() -> int:
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
