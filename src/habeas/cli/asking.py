"""Words that must not stand on a command line: read from a file, or typed at a prompt.

What stands on a command line stays in the history of the shell and is in the list of processes
while the command runs.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from habeas.words.errors import HabeasError

LONGEST = 20_000
"""Characters of what is read from a file."""

WORDS_FILE = click.option(
    "--words-file",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Read the words that are asked for from this file, instead of typing them.",
)


class WordsFileUnreadable(HabeasError):
    """Raised when a file that should hold somebody's words cannot be read."""

    message = "The file {path} cannot be read as text."
    hint = "Check the path; it has to be a text file in UTF-8 of at most 20,000 characters."


class NobodyToTell(HabeasError):
    """Raised when words are asked for and there is no terminal to type them at."""

    message = "There is no terminal at which to type the words."
    hint = "Give them in a file: --words-file FILE; or run it in a terminal."


class NoWords(HabeasError):
    """Raised when words are needed and none were typed."""

    message = "No words were given."
    hint = "Type a sentence, or give a file: --words-file FILE"


def words(file: Path | None, prompt: str, is_needed: bool = True) -> str:
    """What somebody writes, from the file or at a prompt.

    Raises :class:`WordsFileUnreadable`, :class:`NoWords` and
    :class:`NobodyToTell`.
    """
    told = _typed(prompt) if file is None else _read(file)
    if is_needed and not told:
        raise NoWords
    return told


def ticked(prompt: str) -> bool:
    """Whether something holds, asked with yes or no; no for no answer. Raises NobodyToTell."""
    if not sys.stdin.isatty():
        raise NobodyToTell
    return click.confirm(prompt, default=False, err=True)


def paragraphs(file: Path) -> tuple[str, ...]:
    """The paragraphs of a file, empty lines between them. Raises :class:`WordsFileUnreadable`."""
    parts = re.split(r"\n\s*\n", _read(file).replace("\r\n", "\n"))
    return tuple(part.strip() for part in parts if part.strip())


def _typed(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise NobodyToTell
    told: str = click.prompt(prompt, default="", show_default=False, err=True)
    return told.strip()


def _read(file: Path) -> str:
    try:
        told = file.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise WordsFileUnreadable(path=file) from error
    if len(told) > LONGEST:
        raise WordsFileUnreadable(path=file)
    return told
