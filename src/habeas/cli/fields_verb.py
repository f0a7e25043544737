"""``habeas fields``: what the files may hold that other verbs read."""

from __future__ import annotations

import click

from habeas.cli.saying import say


@click.command("fields")
@click.argument("file", default="")
def command(file: str) -> None:
    """Show what a file may hold that you write: every field, and every value it takes.

    Without FILE, all files there are and the command that reads each. Files are written in TOML:
    one field a line, a name, an equals sign and what it holds. No workspace is opened.
    """
    from habeas.workspace import file_lines  # noqa: PLC0415 - the catalogue is read when needed

    for line in file_lines.told(file) if file else file_lines.listed():
        say(line)
