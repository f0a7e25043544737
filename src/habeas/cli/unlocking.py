"""What every verb on a lasting workspace needs: the folder and a passphrase."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click

from habeas.words.errors import HabeasError


class PassphraseFileUnreadable(HabeasError):
    """Raised when the file that should hold the passphrase cannot be read."""

    message = "The passphrase file {path} cannot be read."
    hint = "Give a UTF-8 text file whose first line is the passphrase."


class PassphraseFileEmpty(HabeasError):
    """Raised when the first line of a passphrase file holds nothing."""

    message = "The first line of the passphrase file {path} is empty."
    hint = "Write the passphrase on the first line, with nothing before it."


class NobodyToAsk(HabeasError):
    """Raised when a passphrase is needed and there is no terminal to type it at."""

    message = "There is no terminal at which to type the passphrase."
    hint = "Give --passphrase-file FILE, or run it in a terminal."


WORKSPACE = click.argument("workspace", type=click.Path(path_type=Path, file_okay=False))
PASSPHRASE_FILE = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Read the passphrase from the first line of this file.",
)
MEMBER = click.option(
    "--member", default="", help="Unlock as this member (m-…); else each is tried."
)

IN = click.option("--in", "compartment", default="general", help="The compartment to work in.")


def on_a_workspace(verb: Callable[..., None]) -> Callable[..., None]:
    """Give a command WORKSPACE and the options that unlock it; call it with the open workspace."""

    @wraps(verb)
    def unlocked(
        workspace: Path, passphrase_file: Path | None, member: str, **rest: object
    ) -> None:
        from habeas.workspace.opening import open_workspace  # noqa: PLC0415 - only to open one

        with open_workspace(workspace, passphrase(passphrase_file), member) as opened:
            verb(opened, **rest)

    return WORKSPACE(PASSPHRASE_FILE(MEMBER(unlocked)))


def passphrase(file: Path | None, prompt: str = "Passphrase", confirm: bool = False) -> str:
    """The passphrase from the file, or from the person.

    Raises :class:`PassphraseFileUnreadable`, :class:`PassphraseFileEmpty` and
    :class:`NobodyToAsk`.
    """
    if file is None:
        if not sys.stdin.isatty():
            raise NobodyToAsk
        typed: str = click.prompt(prompt, hide_input=True, confirmation_prompt=confirm, err=True)
        return typed
    try:
        # Editors on Windows put a mark before the first character.
        first = file.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as error:
        raise PassphraseFileUnreadable(path=file) from error
    if not first:
        raise PassphraseFileEmpty(path=file)
    return first
