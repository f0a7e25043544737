"""Whether an avenue is open about the State and the time of the acts, as far as that is known.

A fact that is only remembered, whose term is over or whose review is long overdue decides
nothing: the avenue is then of unknown status, whatever the fact says.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from habeas.protection.avenues.avenue import ANY, Avenue, Concerned, Openness, Status
from habeas.protection.avenues.ground import Ground, label_in_both
from habeas.protection.avenues.situation import Act
from habeas.protection.avenues.verdicts import Colour, Rule, Telling, VerdictReason
from habeas.words.bilingual import Bilingual
from habeas.words.dates import Edtf
from habeas.words.provenance import FactStanding, Provenance

_NOTHING = Bilingual("", "")
_SHUT = {
    Openness.CLOSED: "avenues.status_closed",
    Openness.NO_JURISDICTION: "avenues.no_jurisdiction",
}
_WORTH = tuple(FactStanding)
_Found = tuple[VerdictReason, ...]


def status(ground: Ground, avenue: Avenue) -> Iterator[VerdictReason]:
    """What the status says about the acts: one act within an open span is enough."""
    acts = concerned(ground, avenue)
    yield from min((_about(ground, avenue, act) for act in acts), key=_gravity)


def concerned(ground: Ground, avenue: Avenue) -> Sequence[Act]:
    """The acts it would be asked about; for a removal the removal itself.

    There is always one: where nothing is known, one without State and day.
    """
    if avenue.concerns is Concerned.REMOVING_STATE:
        return [ground.removal]
    return ground.acts


def entries_about(ground: Ground, avenue: Avenue, state: str | None) -> tuple[Status, ...]:
    """The entries that speak of a State: by its code, else by a group of it, else of any."""
    exact = tuple(one for one in avenue.status if state is not None and one.state == state)
    groups = ground.catalogue.groups_of.get(state or "", ())
    grouped = tuple(one for one in avenue.status if one.state in groups)
    return exact or grouped or tuple(one for one in avenue.status if one.state == ANY)


def overlaps(entry: Status, when: Edtf | None) -> bool:
    """Whether an act may fall within the span of an entry."""
    if when is None:
        return True
    return not (_before(when.latest, entry.acts_from) or _before(entry.acts_until, when.earliest))


def _before(one: date | None, other: date | None) -> bool:
    return one is not None and other is not None and one < other


def _about(ground: Ground, avenue: Avenue, act: Act) -> _Found:
    """The reasons for one act; of several entries that may hold for it those of the mildest."""
    entries = entries_about(ground, avenue, act.state)
    if not entries:
        return (_missing(ground, avenue, act.state),)
    within = [one for one in entries if overlaps(one, act.when)]
    if not within:
        return (_outside(ground, entries),)
    return min((tuple(_of(ground, entry)) for entry in within), key=_gravity)


def _of(ground: Ground, entry: Status) -> Iterator[VerdictReason]:
    reading = _Reading.of(ground, entry)
    if reading.is_unsure or entry.value is Openness.UNKNOWN:
        yield reading.unknown()
        return
    if entry.value in _SHUT:
        yield reading.shut()
    if reading.standing is FactStanding.LAST_KNOWN:
        yield reading.late()
    if entry.value is Openness.VIA_STATES:
        yield reading.via_states()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One entry, with what it is worth today."""

    ground: Ground
    entry: Status
    standing: FactStanding
    is_remembered: bool

    @classmethod
    def of(cls, ground: Ground, entry: Status) -> _Reading:
        held = _provenances(ground, entry)
        standings = [one.standing(ground.situation.today) for one in held]
        worst = max(standings, key=_WORTH.index)
        return cls(ground, entry, worst, any(one.is_remembered for one in held))

    @property
    def is_unsure(self) -> bool:
        return self.is_remembered or self.standing is FactStanding.NEEDS_REVIEW

    def unknown(self) -> VerdictReason:
        if self.standing is FactStanding.NEEDS_REVIEW:
            key = "avenues.status_out_of_date"
        else:
            key = "avenues.status_remembered" if self.is_remembered else "avenues.status_unknown"
        return self._reason(Rule.STATUS_UNKNOWN, Colour.UNKNOWN, key)

    def shut(self) -> VerdictReason:
        return self._reason(Rule.STATUS_CLOSED, Colour.EXCLUDED, _SHUT[self.entry.value])

    def late(self) -> VerdictReason:
        return self._reason(Rule.STATUS_LATE, Colour.AMBER, "avenues.status_late")

    def via_states(self) -> VerdictReason:
        return self._reason(Rule.VIA_STATES, Colour.AMBER, "avenues.via_states")

    def _reason(self, rule: Rule, verdict: Colour, key: str) -> VerdictReason:
        text = Telling.of(
            key,
            state=_state(self.ground, self.entry.state),
            value=label_in_both("Openness", self.entry.value.value),
            detail=self.entry.detail or _NOTHING,
        )
        return VerdictReason(rule, verdict, text, fact=self.entry.fact)


def _missing(ground: Ground, avenue: Avenue, state: str | None) -> VerdictReason:
    if state is None and avenue.concerns is Concerned.REMOVING_STATE:
        text = Telling.of("avenues.status_no_removal")
    elif state is None:
        text = Telling.of("avenues.status_no_state")
    else:
        text = Telling.of("avenues.status_missing", state=ground.state_name(state))
    return VerdictReason(Rule.STATUS_UNKNOWN, Colour.UNKNOWN, text)


def _outside(ground: Ground, entries: Collection[Status]) -> VerdictReason:
    """None of the spans holds the act: that excludes only if every span can be relied on."""
    unsure = [one for one in entries if _Reading.of(ground, one).is_unsure]
    entry = min(unsure or entries, key=_fact)
    span = f"{entry.acts_from or '…'} – {entry.acts_until or '…'}"
    state = _state(ground, entry.state)
    if unsure:
        text = Telling.of("avenues.acts_outside_unsure", state=state, span=span)
        return VerdictReason(Rule.STATUS_UNKNOWN, Colour.UNKNOWN, text, fact=entry.fact)
    text = Telling.of("avenues.acts_outside", state=state, span=span)
    return VerdictReason(Rule.ACTS_OUTSIDE, Colour.EXCLUDED, text, fact=entry.fact)


def _provenances(ground: Ground, entry: Status) -> list[Provenance]:
    """How the entry is known; for a group of States also how its members are."""
    group = ground.catalogue.groups.get(entry.state)
    return [entry.provenance, *([group.provenance] if group else [])]


def _state(ground: Ground, state: str) -> Bilingual:
    return label_in_both("AnyState", ANY) if state == ANY else ground.state_name(state)


def _fact(entry: Status) -> str:
    return entry.fact


def _gravity(found: _Found) -> tuple[int, tuple[object, ...]]:
    gravest = max((reason.verdict.gravity for reason in found), default=0)
    return gravest, tuple(reason.order for reason in found)
