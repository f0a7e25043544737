"""The language in which an account is told."""

from __future__ import annotations

import click

from habeas.words.counting import LANGUAGES

LANGUAGE = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    help="The language it is told in; words of reports stay as they are. Default: English.",
)
