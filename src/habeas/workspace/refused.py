"""Why an exhibit could not be opened, from the name under which that was noted."""

from __future__ import annotations

from collections.abc import Iterator

from habeas.words.errors import HabeasError
from habeas.workspace.deriving import in_words


def refused_as(problem: str, name: str) -> HabeasError | None:
    """The error of this name, about an exhibit called so: what it says to do is whole.

    Of what it says happened the numbers are not kept: :func:`in_words` names it in short. None
    for an error of a later version.
    """
    found = next((kind for kind in _errors(HabeasError) if kind.__name__ == problem), None)
    return None if found is None else found(name=name)


def _errors(base: type[HabeasError]) -> Iterator[type[HabeasError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from _errors(kind)


__all__ = ["in_words", "refused_as"]
