"""The findings a dossier may tell: none that would tell of what a person did not allow."""

from __future__ import annotations

from collections.abc import Callable

from habeas.archive import kept_findings, weighed
from habeas.archive import members as people
from habeas.archive.access import Store
from habeas.archive.kept_findings import KeptFinding
from habeas.dossiers.found import ToldFinding, ToldReview
from habeas.incidents.finding import Since

Holds = Callable[[str], bool]
"""Whether an exhibit may be told of."""


def tellable(store: Store, holds: Holds) -> tuple[tuple[ToldFinding, ...], int]:
    """The findings that stand and may be told, and how many are left out.

    One is left out when any statement it weighed, or any of its incident, is in an exhibit that
    may not be told of: its reasons may speak of what stands there.
    """
    called = people.called(store)
    kept = kept_findings.issued(store)
    homes = weighed.homes(store, {one.finding.question.incident for one in kept})
    told = [one for one in kept if all(map(holds, _exhibits(one, homes)))]
    return tuple(_told(store, one, called) for one in told), len(kept) - len(told)


def _exhibits(kept: KeptFinding, homes: dict[str, set[str]]) -> set[str]:
    own = {one.exhibit for one in kept.finding.weighed}
    return own | homes.get(kept.finding.question.incident, set())


def _told(store: Store, kept: KeptFinding, called: dict[str, str]) -> ToldFinding:
    standings = weighed.standings(store, kept.finding.weighed)
    dissents = [(one.by, one.words) for one in kept.finding.dissents]
    dissents += [(called.get(one.member, "") or one.member, one.words) for one in kept.dissents]
    return ToldFinding(
        identifier=kept.identifier,
        finding=kept.finding,
        by=called.get(kept.author, "") or kept.author,
        at=kept.time,
        opinion=kept.opinion,
        reviews=tuple(
            ToldReview(called.get(r.member, "") or r.member, r.opinion, r.remarks, r.time)
            for r in kept.reviews
        ),
        dissents=tuple(dissents),
        changed=tuple(pair for pair in standings.items() if pair[1] is not Since.SAME),
        supersedes=kept.supersedes,
    )
