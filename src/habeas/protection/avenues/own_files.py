"""Avenues that a team writes down itself, evaluated beside the bundled ones."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from habeas.protection.avenues.catalogue import Catalogue
from habeas.protection.faults import FileFault
from habeas.words.errors import HabeasError
from habeas.words.visible import as_name


class RestedOn(HabeasError):
    """Raised when a file goes, or changes, and another one could no longer be read."""

    message = "After this, {file} could no longer be read (line {line})."
    hint = "Change or withdraw that file first."


@dataclass(frozen=True, slots=True)
class OwnFile:
    """One file as it was handed in. ``name`` is what errors call it."""

    name: str
    text: str
    is_withdrawn: bool = False


@dataclass(frozen=True)
class Extended:
    """The bundled catalogue with files of a team.

    ``left_out`` are files that cannot be read any more, with what is wrong: a newer program may
    have brought an avenue of the same name. ``files`` says which avenue is of which file.
    """

    catalogue: Catalogue
    left_out: tuple[tuple[str, FileFault], ...] = ()
    files: Mapping[str, str] = field(default_factory=dict)


def file_name(given: str) -> str:
    """What a file is called here: the last part of its path, on one line."""
    return as_name(given.replace("\\", "/").rpartition("/")[2].strip())[:100]


def extended(bundled: Catalogue, files: Iterable[OwnFile]) -> Extended:
    """The catalogue with every file that was not withdrawn, in order; a broken one is named."""
    held = Extended(bundled)
    for one in files:
        if not one.is_withdrawn:
            held = _with(held, one)
    return held


def check(bundled: Catalogue, files: Iterable[OwnFile], changed: OwnFile) -> None:
    """Raise :class:`FileFault` for a file that cannot be read beside the others.

    Raises :class:`RestedOn` when another file could be read until now, and no longer could.
    """
    held = tuple(files)
    before = {name for name, _ in extended(bundled, held).left_out}
    places = [changed if one.name == changed.name else one for one in held]
    after = extended(bundled, places if changed in places else (*held, changed))
    for name, fault in after.left_out:
        if name == changed.name:
            raise fault
        if name not in before:
            raise RestedOn(file=name, line=fault.facts.get("line", 1))


def _with(held: Extended, one: OwnFile) -> Extended:
    try:
        whole = held.catalogue.extended(one.text, one.name)
    except FileFault as fault:
        return replace(held, left_out=(*held.left_out, (one.name, fault)))
    new = {avenue.identifier for avenue in whole.avenues} - held.catalogue.by_identifier.keys()
    return Extended(whole, held.left_out, {**held.files, **dict.fromkeys(sorted(new), one.name)})
