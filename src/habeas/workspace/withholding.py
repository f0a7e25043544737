"""What one use may tell of a compartment: without the testimony whose consent does not allow it,
and without files of counts and of lists: small counts could point at people, lists name them.

Where anything is left out, everything that rests on what remains is traced and weighed anew:
a number of origins must not hold what is not shown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from habeas.archive import consents, decisions, groupings, ledger, statements
from habeas.archive.access import Store
from habeas.archive.consents import Withheld
from habeas.bodies.naming import find_bodies
from habeas.incidents.incident import Incident
from habeas.incidents.weighing import statements_of, weigh
from habeas.numbers.entries import NamedList
from habeas.numbers.kept import KeptTable
from habeas.origins.lineage import Trace
from habeas.origins.tracing import trace as follow
from habeas.reading.gazetteer import gazetteer
from habeas.words.consents import Use
from habeas.words.reports import ReadReport


@dataclass(frozen=True, slots=True)
class Selection:
    """What may be told. ``trace`` is None when nothing was weighed yet.

    ``counts`` are the exhibits from which tables of counts and lists of people were taken: none of
    them is told.
    """

    reports: tuple[ReadReport, ...]
    trace: Trace | None
    incidents: tuple[Incident, ...]
    withheld: Withheld
    counts: frozenset[str] = frozenset()

    def holds(self, exhibit: str) -> bool:
        """Whether an exhibit may be told of."""
        return exhibit not in self.withheld.exhibits | self.counts


def select(store: Store, use: Use, on: date) -> Selection:
    """Everything of a compartment that this use may tell on a day."""
    withheld, counts = consents.withheld(store, use, on), files_of_counts(store)
    left_out = withheld.exhibits | counts
    reports = statements.read_reports(store)
    kept = groupings.incidents(store)
    named = tuple(replace(one.incident, key=one.identifier) for one in kept)
    if not left_out:
        return Selection(reports, groupings.trace(store), named, withheld)
    allowed = tuple(one for one in reports if one.exhibit not in left_out)
    trace = follow(allowed, decisions.edge_overrides(store))
    judged = decisions.statement_groupings(store)
    found = weigh(allowed, trace, find_bodies(allowed), judged, gazetteer().part_of)
    return Selection(allowed, trace, _called_as_before(found, named), withheld, counts)


def files_of_counts(store: Store) -> frozenset[str]:
    """The exhibits from which tables of counts and lists of people were taken.

    What a list says of an incident is told where a report says it.
    """
    tables = (one.value.exhibit for one in ledger.held(store, KeptTable))
    lists = (one.value.exhibit for one in ledger.held(store, NamedList))
    return frozenset(exhibit for exhibit in (*tables, *lists) if exhibit)


def _called_as_before(found: Sequence[Incident], named: Sequence[Incident]) -> tuple[Incident, ...]:
    """Each incident under the identifier of the one that held its first statement."""
    place = {statement: one.key for one in named for statement in statements_of(one)}
    told, used = [], set[str]()
    for incident in found:
        keys = [place[s] for s in statements_of(incident) if s in place]
        key = next((key for key in keys if key not in used), incident.key)
        used.add(key)
        told.append(replace(incident, key=key))
    return tuple(told)
