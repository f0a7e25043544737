"""The routes that the program knows, from the data files in ``catalogue``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, partial
from importlib import resources
from typing import Any

from habeas.protection.avenues.registers import source
from habeas.protection.facts import Source, fingerprint
from habeas.protection.faults import FileFault, raise_all
from habeas.protection.fields import bilingual, each_once, entries, named, table
from habeas.protection.marked import Part, marked
from habeas.protection.routes.reading import RouteLists, read_route
from habeas.protection.routes.route import Route
from habeas.protection.sourced import Sourcing
from habeas.words.bilingual import Bilingual
from habeas.words.errors import HabeasError

FOLDERS = ("route-lists", "routes")
"""The folders of the catalogue that hold routes: first the lists they refer to."""

Names = Mapping[str, Bilingual]
"""Identifier → words."""


class NoSuchRoute(HabeasError):
    """Raised when a route is asked for that the catalogue does not have."""

    message = "There is no route “{route}” in the catalogue."
    hint = "See all of them: habeas route WORKSPACE list"


@dataclass(frozen=True)
class RouteCatalogue:
    """Routes in order of their identifiers, with the lists they refer to.

    ``version`` tells this catalogue from every other: the digest of all its files.
    """

    routes: tuple[Route, ...] = ()
    sources: Mapping[str, Source] = field(default_factory=dict)
    circumstances: Names = field(default_factory=dict)
    """What a published condition can turn on: a question about a case."""
    papers: Names = field(default_factory=dict)
    steps: Names = field(default_factory=dict)
    fact_names: Names = field(default_factory=dict)
    version: str = ""

    @cached_property
    def by_identifier(self) -> Mapping[str, Route]:
        """Every route by its identifier."""
        return {one.identifier: one for one in self.routes}

    def route(self, identifier: str) -> Route:
        """The route of an identifier. Raises :class:`NoSuchRoute`."""
        try:
            return self.by_identifier[identifier]
        except KeyError as error:
            raise NoSuchRoute(route=identifier) from error


@cache
def routes() -> RouteCatalogue:
    """The bundled catalogue, read once. Raises :class:`FileFault` when a file is wrong."""
    return from_files(bundled())


def bundled() -> dict[str, str]:
    """The bundled files: path in the folder of the catalogue → text, in order of path."""
    catalogue = resources.files("habeas.protection").joinpath("catalogue")
    return {
        f"{folder}/{name}": catalogue.joinpath(folder, name).read_text(encoding="utf-8")
        for folder in FOLDERS
        for name in sorted(place.name for place in catalogue.joinpath(folder).iterdir())
        if name.endswith(".yaml")
    }


def from_files(files: Mapping[str, str]) -> RouteCatalogue:
    """A catalogue from its files by path. Raises :class:`FileFault` with everything wrong.

    Every text is in both languages; every fact says how it is known and when to read it again.
    """
    whole = RouteCatalogue(version=fingerprint(sorted(files.items())))
    parts = [marked(text, file) for file, text in files.items()]
    faults: list[FileFault] = []
    for part in (one for one in parts if not _is_route(one)):
        whole = _tried(partial(_with_lists, whole), part, whole, faults)
    if faults:
        raise_all(faults)
    written = [one for one in parts if _is_route(one)]
    for part in written:
        whole = _tried(partial(_with_route, whole), part, whole, faults)
    if faults:
        raise_all(faults)
    return replace(whole, routes=tuple(sorted(whole.routes, key=lambda one: one.identifier)))


def _is_route(part: Part) -> bool:
    return "route" in entries(part)


def _tried(
    read: Callable[[Part], RouteCatalogue],
    part: Part,
    before: RouteCatalogue,
    faults: list[FileFault],
) -> RouteCatalogue:
    try:
        return read(part)
    except FileFault as fault:
        faults.append(fault)
        return before


def _with_lists(whole: RouteCatalogue, part: Part) -> RouteCatalogue:
    words = named(lambda key, one: (key, bilingual(one)))
    readers = {
        "sources": named(partial(source, bilingual)),
        "circumstances": words,
        "papers": words,
        "steps": words,
        "names": words,
    }
    found = table(part, readers)
    if "sources" in found:
        whole = replace(whole, sources={one.key: one for one in found.pop("sources")})
    if "names" in found:
        found["fact_names"] = found.pop("names")
    lists: dict[str, Any] = {name: dict(pairs) for name, pairs in found.items()}
    return replace(whole, **lists)


def _with_route(whole: RouteCatalogue, part: Part) -> RouteCatalogue:
    lists = RouteLists(whole.circumstances, whole.papers, whole.steps, whole.fact_names)
    read = read_route(part, Sourcing(whole.sources), lists)
    each_once(replace(part, held=(part,)), [read.identifier], whole.by_identifier)
    return replace(whole, routes=(*whole.routes, read))
