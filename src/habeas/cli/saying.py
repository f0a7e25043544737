"""The one way a line reaches a terminal: nothing in it can steer the terminal, none crashes it."""

from __future__ import annotations

import sys

import click

from habeas.words.visible import on_screen


def prepare() -> None:
    """Let a terminal that lacks a character show its code instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")


def say(line: object, err: bool = False) -> None:
    """Print a line, hidden characters shown as their code points."""
    click.echo(on_screen(str(line)), err=err)


def say_json(line: str) -> None:
    """Print a line of JSON, which is UTF-8 whatever the terminal speaks."""
    click.echo(line.encode("utf-8", "backslashreplace"))
