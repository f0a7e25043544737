"""Files a person names to be written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


class NewFile(click.Path):
    """A file to write: it has a name, and "-" is not one."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - as click has it
        """The path, or a usage error."""
        if str(value) in {"", "-"}:
            self.fail("Give the name of a file.", param, ctx)
        return super().convert(value, param, ctx)
