"""The order of reports and statements by what they say, never by their identifiers.

Identifiers are random. Whatever is listed, compared or chosen among equals in the order given
here comes out the same in every workspace that holds the same files.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from habeas.words.dates import Edtf
from habeas.words.reports import KeptStatement, ReadReport
from habeas.words.statements import Statement

_UNDATED = 10**7
_WIDTH = 8
_JOINTS = re.compile(r"[:@>]")
"""What stands between an identifier and the rest of a key: "exhibit:x-1", "police@x-1"."""

_ReportKey = tuple[int, str, str, str, str]
_StatementKey = tuple[object, ...]


def in_order(reports: Collection[ReadReport]) -> tuple[ReadReport, ...]:
    """Reports by the day they give themselves, the undated last, then by their words."""
    return tuple(sorted(reports, key=_report_key))


def statements_in_order(report: ReadReport) -> tuple[KeptStatement, ...]:
    """The statements of one report by place, then by who says what in which stance."""
    return tuple(sorted(report.statements, key=_statement_key))


def _report_key(report: ReadReport) -> _ReportKey:
    byline = report.rendition.byline
    day = _day(byline.published)
    return day, byline.outlet, byline.title, report.rendition.text, report.exhibit


def _day(published: Edtf | None) -> int:
    if published is None or published.earliest is None:
        return _UNDATED
    return published.earliest.toordinal()


def _statement_key(kept: KeptStatement) -> _StatementKey:
    said = kept.statement
    names = tuple((hop.role.value, hop.name) for hop in said.chain)
    told = (said.stance.value, said.content_mode.value, said.speaker.surface, names, said.pattern)
    return (said.extent, said.content, *told, _mentions(said), kept.identifier)


def _mentions(said: Statement) -> tuple[tuple[object, ...], ...]:
    return (
        tuple((act.span, act.code, act.modality.value) for act in said.violations),
        tuple((counted.span, counted.counted) for counted in said.quantities),
        tuple((place.span, place.key, place.role) for place in said.places),
        tuple((group.span, group.key) for group in said.groups),
        tuple((accused.span, accused.surface, accused.role) for accused in said.perpetrators),
        tuple(time.span for time in said.times),
    )


@dataclass(frozen=True, slots=True)
class Order:
    """Sorts keys that hold identifiers of one set of reports by content.

    ``labels`` gives each exhibit and statement the number it has in order.
    """

    labels: Mapping[str, str]

    @classmethod
    def of(cls, reports: Collection[ReadReport]) -> Order:
        """The order of these reports and of their statements."""
        labels: dict[str, str] = {}
        for number, report in enumerate(in_order(reports)):
            labels[report.exhibit] = label = f"{number:0{_WIDTH}}"
            for place, kept in enumerate(statements_in_order(report)):
                labels[kept.identifier] = f"{label}.{place:0{_WIDTH}}"
        return cls(labels)

    def key(self, words: str) -> tuple[str, ...]:
        """What to sort a key by, each identifier in it replaced by its place in the order."""
        return tuple(self.labels.get(part, part) for part in _JOINTS.split(words))

    def sorted(self, keys: Collection[str]) -> tuple[str, ...]:
        """Keys in order."""
        return tuple(sorted(keys, key=self.key))

    def extended(self, labels: Mapping[str, str]) -> Order:
        """This order with labels for further parts of keys."""
        return replace(self, labels={**self.labels, **labels})
