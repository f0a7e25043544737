"""The language in which an account is told."""

from __future__ import annotations

from dataclasses import dataclass

import click

from habeas.words.counting import LANGUAGES


@dataclass(slots=True)
class Spoken:
    """The language in which a person is told what went wrong: the one they asked for."""

    language: str = LANGUAGES[0]


def _remembered(context: click.Context, _: click.Parameter, language: str) -> str:
    if isinstance(context.obj, Spoken):
        context.obj.language = language
    return language


LANGUAGE = click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    default=LANGUAGES[0],
    callback=_remembered,
    help="The language it is told in; words of reports stay as they are. Default: English.",
)
