"""The account: everything the screen and the page tell, as plain values."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from habeas.bodies.graph import BodyGraph
from habeas.dossiers.advice import Avenue, avenues
from habeas.dossiers.building import Building, accused_in
from habeas.dossiers.cited import Cited
from habeas.dossiers.exhibits import ExhibitFacts, MadeWith, ToldExhibit
from habeas.dossiers.told import Outside, ToldIncident, ToldOriginal, ToldQuestion
from habeas.incidents.incident import Incident
from habeas.incidents.weighing import remainder
from habeas.origins.lineage import CopyFamily, Trace
from habeas.words.anchors import Anchor
from habeas.words.errors import DOES_NOT_MATCH, HabeasError
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.statements import Stance


class ExhibitNotDescribed(HabeasError):
    """Raised when an account is asked for with a report whose exhibit nobody describes."""

    message = "Nothing is known of how exhibit {exhibit} was collected."
    hint = "Look whether its record is complete: habeas verify WORKSPACE"
    exit_code = DOES_NOT_MATCH


@dataclass(frozen=True, slots=True)
class Account:
    """Everything told, in the order in which it is told."""

    made: MadeWith
    exhibits: tuple[ToldExhibit, ...]
    cited: tuple[Cited, ...]
    incidents: tuple[ToldIncident, ...]
    outside: tuple[Outside, ...]
    advice: tuple[Avenue, ...]
    originals: tuple[ToldOriginal, ...]
    questions: tuple[ToldQuestion, ...]
    families: tuple[CopyFamily, ...]
    graph: BodyGraph
    trace: Trace = field(repr=False)

    def label(self, exhibit: str) -> str:
        """The label of an exhibit ("E2"); the identifier itself when it is not told here."""
        held = (one.label for one in self.exhibits if one.facts.identifier == exhibit)
        return next(held, exhibit)


def build_account(
    reports: Collection[ReadReport],
    trace: Trace,
    graph: BodyGraph,
    incidents: Collection[Incident],
    exhibits: Mapping[str, ExhibitFacts],
    made: MadeWith,
) -> Account:
    """Everything the renderings need. The same input gives the same account in any order.

    Raises :class:`ExhibitNotDescribed` for a report without facts, and what
    :func:`~habeas.origins.independence.independence` raises for a statement not traced.
    """
    ordered = _ordered(reports, exhibits)
    building = Building(_numbered(ordered), trace, graph)
    left = [
        Outside(building.cited[one.statement], one.why) for one in remainder(reports, incidents)
    ]
    everyone = frozenset(key for incident in incidents for key in accused_in(incident))
    outside = sorted(left, key=lambda one: one.cited.number)
    advising = [o.cited for o in outside if o.cited.statement.stance is Stance.RECOMMENDS]
    return Account(
        made=made,
        exhibits=_told(ordered, exhibits),
        cited=tuple(building.cited.values()),
        incidents=building.incidents(incidents),
        outside=tuple(outside),
        advice=avenues(advising, graph, everyone),
        originals=building.originals(frozenset(building.cited)),
        questions=building.questions(),
        families=trace.families,
        graph=graph,
        trace=trace,
    )


def _ordered(
    reports: Collection[ReadReport], exhibits: Mapping[str, ExhibitFacts]
) -> tuple[ReadReport, ...]:
    """By the name each came under: what a person sees stays put when a workspace is remade."""
    for report in reports:
        if report.exhibit not in exhibits:
            raise ExhibitNotDescribed(exhibit=report.exhibit)
    return tuple(
        sorted(
            reports,
            key=lambda r: (exhibits[r.exhibit].name, exhibits[r.exhibit].sha256, r.exhibit),
        )
    )


def _told(
    reports: Collection[ReadReport], facts: Mapping[str, ExhibitFacts]
) -> tuple[ToldExhibit, ...]:
    return tuple(
        ToldExhibit(f"E{n}", facts[r.exhibit], r.rendition, len(r.statements))
        for n, r in enumerate(reports, 1)
    )


def _numbered(reports: Collection[ReadReport]) -> dict[str, Cited]:
    """Every statement by its identifier, numbered by exhibit and position."""
    cited: dict[str, Cited] = {}
    for place, report in enumerate(reports, 1):
        for kept in sorted(report.statements, key=_position):
            text = report.rendition.text
            cited[kept.identifier] = Cited(
                number=len(cited) + 1,
                identifier=kept.identifier,
                exhibit=report.exhibit,
                label=f"E{place}",
                anchors=tuple(Anchor.at(text, span) for span in kept.statement.content),
                statement=kept.statement,
            )
    return cited


def _position(kept: KeptStatement) -> tuple[int, int, str]:
    extent = kept.statement.extent
    return extent.start, extent.end, kept.identifier
