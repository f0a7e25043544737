"""One avenue told in full: every reason with its way, every fact, and what is needed next."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from habeas.bodies.graph import Tie
from habeas.bodies.paths import DOWNWARD
from habeas.dossiers import hierarchy
from habeas.dossiers.hierarchy import Link, Node
from habeas.dossiers.markup import Html
from habeas.dossiers.phrases import phrases
from habeas.protection.avenues.conditions import FINAL_DECISION
from habeas.protection.avenues.told_facts import Telling, ToldFact, told_facts
from habeas.protection.avenues.verdicts import (
    AvenueVerdict,
    Colour,
    Condition,
    ConditionKind,
    ConditionState,
    FactLine,
    Step,
    VerdictReason,
    Way,
)
from habeas.words.labels import label, label_of
from habeas.words.visible import on_one_line
from habeas.workspace.avenues import Weighed

_LEVEL = ("same_as", "hands_over_to")
"""Kinds of tie that put nobody over anybody."""


@dataclass(frozen=True, slots=True)
class ToldStep:
    """One line of the table of a way. ``tie`` is the identifier of an entered tie, in the
    compartment ``home``; ``source`` in words, empty where reports say it.
    """

    sentence: str
    term: str
    confidence: str
    source: str
    is_inferred: bool
    is_contested: bool
    tie: str
    home: str


@dataclass(frozen=True, slots=True)
class ToldWay:
    """A way drawn, with its table."""

    figure: Html
    steps: tuple[ToldStep, ...]


@dataclass(frozen=True, slots=True)
class ToldReason:
    """A reason with the way or the fact it rests on."""

    reason: VerdictReason
    text: str
    way: ToldWay | None
    fact: ToldFact | None


@dataclass(frozen=True, slots=True)
class AskedField:
    """A field its form asks for. ``fills`` says what fills it."""

    key: str
    label: str
    help: str
    fills: str
    is_required: bool
    is_sensitive: bool


@dataclass(frozen=True, slots=True)
class LimitTold:
    """A time limit in words. ``days_left`` is None until the event that starts it has a day."""

    name: str
    text: str
    event: str
    event_name: str
    on: date | None
    until: date | None
    days_left: int | None
    is_hard: bool
    is_sure: bool

    @property
    def days_over(self) -> int:
        """How many days ago it ended; 0 while it runs or has not started."""
        return max(0, -(self.days_left or 0))


@dataclass(frozen=True, slots=True)
class Recipient:
    """Whom the receiver tells, in words. ``is_gated``: nothing may go before the person agrees."""

    name: str
    connection: str
    when: str
    is_agreed: bool
    is_gated: bool


@dataclass(frozen=True, slots=True)
class ListedAvenue:
    """An avenue in a list. ``stale`` are the facts that are not current, ``checked`` how many
    a named person signed.
    """

    verdict: AvenueVerdict
    name: str
    because: str
    limits: tuple[LimitTold, ...]
    tells: tuple[Recipient, ...]
    stale: tuple[str, ...]
    checked: int
    file: str


@dataclass(frozen=True, slots=True)
class Needed:
    """What is needed next. ``tell`` are the onward recipients a consent has to name, ``look``
    the facts somebody has to read again, ``dates`` the events that have no day yet.
    """

    tell: tuple[Recipient, ...]
    look: tuple[ToldFact, ...]
    dates: tuple[tuple[str, str], ...]
    is_reason: bool
    is_state: bool
    is_exhaustion: bool

    def __bool__(self) -> bool:
        return bool(
            self.tell or self.look or self.dates
            or self.is_reason or self.is_state or self.is_exhaustion
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class AvenuePage:
    """Everything about one avenue for one incident or case."""

    verdict: AvenueVerdict
    name: str
    receiver: str
    tells: tuple[Recipient, ...]
    conditions: tuple[tuple[Condition, str, str], ...]
    """Each with its text and what the catalogue says of it."""
    reasons: tuple[ToldReason, ...]
    facts: tuple[tuple[ToldFact, FactLine], ...]
    limits: tuple[LimitTold, ...]
    fields: tuple[AskedField, ...]
    languages: tuple[str, ...]
    needed: Needed
    file: str
    """The team's own file it is of; empty for a bundled one."""
    closes: tuple[str, ...]

    @property
    def checked(self) -> int:
        """How many of its facts a named person signed as they stand."""
        return sum(bool(line.checked_by) for _, line in self.facts)


def page(
    weighed: Weighed, avenue: str, language: str, drawing: tuple[str, Callable[[str, str], str]]
) -> AvenuePage:
    """One avenue. ``drawing`` is what figures are called, and what gives the address of a body
    from its compartment and its key. Raises NoSuchAvenue.
    """
    return _Page(weighed, weighed.one(avenue), language, drawing).told()


def listed(weighed: Weighed, language: str) -> tuple[ListedAvenue, ...]:
    """Every avenue, from the mildest verdict to the gravest, in the order of the catalogue."""
    telling = Telling(weighed.held.catalogue, language)
    return tuple(
        ListedAvenue(
            verdict=one,
            name=one.name.said(language),
            because=one.decided_by.text.said(language).strip(),
            limits=limits(one, language),
            tells=recipients(one, language),
            stale=tuple(dict.fromkeys(telling.label(line.fact) for line in one.stale)),
            checked=sum(bool(line.checked_by) for line in one.facts),
            file=weighed.held.files.get(one.avenue, ""),
        )
        for one in sorted(weighed.verdicts, key=lambda one: one.verdict.gravity)
    )


def recipients(verdict: AvenueVerdict, language: str) -> tuple[Recipient, ...]:
    """Whom an avenue tells by its own procedure, in words."""
    return tuple(
        Recipient(
            name=one.name.said(language),
            connection=label(one.connection, language),
            when=one.when.said(language),
            is_agreed=one.consent,
            is_gated=one.is_gated,
        )
        for one in verdict.onward
    )


def limits(verdict: AvenueVerdict, language: str) -> tuple[LimitTold, ...]:
    """The time limits of an avenue in words, the next one first."""
    return tuple(
        LimitTold(
            name=one.identifier,
            text=one.text.said(language),
            event=label_of("LimitEvent", one.starts, language),
            event_name=one.starts,
            on=one.event,
            until=one.until,
            days_left=one.days_left,
            is_hard=one.hard,
            is_sure=one.is_sure,
        )
        for one in verdict.deadlines
    )


class _Page:
    def __init__(
        self,
        weighed: Weighed,
        verdict: AvenueVerdict,
        language: str,
        drawing: tuple[str, Callable[[str, str], str]],
    ) -> None:
        self._weighed, self._verdict, self._language = weighed, verdict, language
        self._label, self._address = drawing
        self._catalogue = weighed.held.catalogue
        self._avenue = self._catalogue.avenue(verdict.avenue)
        today = weighed.situation.today
        self._facts = told_facts(self._catalogue, self._avenue, today, language)
        self._ties = {tie.key: tie for tie in weighed.situation.ties}

    def told(self) -> AvenuePage:
        verdict, body = self._verdict, self._weighed.known.bodies.get(self._verdict.receiver)
        lines = {line.fact: line for line in verdict.facts}
        by_name: Mapping[str, ToldFact] = {fact.name: fact for fact in self._facts}
        named = self._catalogue.by_identifier
        return AvenuePage(
            verdict=verdict,
            name=verdict.name.said(self._language),
            receiver=body.name.said(self._language) if body else verdict.receiver,
            tells=recipients(verdict, self._language),
            conditions=tuple(self._condition(one) for one in verdict.conditions),
            reasons=tuple(self._reason(one, by_name) for one in verdict.reasons),
            facts=tuple((fact, lines[fact.name]) for fact in self._facts),
            limits=limits(verdict, self._language),
            fields=tuple(self._fields()),
            languages=self._avenue.languages,
            needed=self._needed(by_name),
            file=self._weighed.held.files.get(verdict.avenue, ""),
            closes=tuple(named[one].name.said(self._language) for one in verdict.closes),
        )

    def _condition(self, one: Condition) -> tuple[Condition, str, str]:
        detail = one.detail.said(self._language) if one.detail else ""
        return one, one.text.said(self._language), detail

    def _reason(self, one: VerdictReason, facts: Mapping[str, ToldFact]) -> ToldReason:
        way = self._way(one.way) if one.way and one.way.steps else None
        text = one.text.said(self._language).strip()
        return ToldReason(one, text, way, facts.get(one.fact))

    def _way(self, way: Way) -> ToldWay:
        names = {way.start: way.name, **{step.body: step.name for step in way.steps}}
        nodes = [
            Node(key, on_one_line(name.said(self._language)), self._where(key))
            for key, name in names.items()
        ]
        ties = [self._ties[step.tie] for step in way.steps]
        links = [self._link(*both) for both in zip(way.steps, ties, strict=True)]
        called = {key: on_one_line(name.said(self._language)) for key, name in names.items()}
        steps = [self._step(*both, called) for both in zip(way.steps, ties, strict=True)]
        return ToldWay(hierarchy.figure(nodes, links, self._label), tuple(steps))

    def _where(self, key: str) -> str:
        home = self._weighed.known.homes.get(key, "")
        return self._address(home, key) if home else ""

    def _link(self, step: Step, tie: Tie) -> Link:
        down = tie.kind in DOWNWARD or tie.kind.value in _LEVEL
        ends = (tie.child, tie.parent) if down else (tie.parent, tie.child)
        return Link(*ends, tie.kind.value not in _LEVEL, step.inferred, step.contested)

    def _step(self, step: Step, tie: Tie, called: Mapping[str, str]) -> ToldStep:
        told = phrases(self._language)
        sentence = told.say(
            "tie", verb=told.label(tie.kind), child=called[tie.child], parent=called[tie.parent]
        )
        term = f"{tie.since or '…'} – {tie.until or '…'}" if tie.since or tie.until else ""
        _, _, last = tie.key.rpartition(" ")
        is_entered = last.startswith("l-")
        return ToldStep(
            sentence=sentence,
            term=term,
            confidence=label(tie.confidence, self._language) if tie.confidence else "",
            source="; ".join(self._source(one) for one in tie.sources),
            is_inferred=step.inferred,
            is_contested=step.contested,
            tie=last if is_entered else "",
            home=self._weighed.known.homes.get(tie.child, ""),
        )

    def _source(self, one: str) -> str:
        """The title of a source of the catalogue; words that somebody entered stay as they are."""
        known = self._catalogue.sources.get(one)
        return known.title.said(self._language) if known else one

    def _fields(self) -> Iterator[AskedField]:
        form, known = self._avenue.form, self._catalogue.fields
        for key in form.fields if form else ():
            field = known[key]
            yield AskedField(
                key=key,
                label=field.label.said(self._language),
                help=field.help.said(self._language),
                fills=label(field.fills, self._language),
                is_required=bool(form and key in form.required),
                is_sensitive=field.sensitive,
            )

    def _needed(self, facts: Mapping[str, ToldFact]) -> Needed:
        verdict = self._verdict
        dates = {one.starts for one in verdict.deadlines if one.event is None}
        exhausted = {
            one.state for one in verdict.conditions if one.kind is ConditionKind.EXHAUSTION
        }
        is_exhaustion = bool(exhausted & {ConditionState.NOT_KNOWN})
        dates |= {FINAL_DECISION} if is_exhaustion else set()
        rests_on = {one.fact for one in verdict.reasons if one.verdict is Colour.UNKNOWN}
        stale = {line.fact for line in verdict.stale if line.fact.startswith("status.")}
        look = [fact for name, fact in facts.items() if name in rests_on | stale]
        return Needed(
            tell=tuple(one for one in recipients(verdict, self._language) if one.is_gated),
            look=tuple(look),
            dates=tuple(
                (one, label_of("LimitEvent", one, self._language)) for one in sorted(dates)
            ),
            is_reason=verdict.verdict in (Colour.RED, Colour.UNKNOWN),
            is_state=verdict.verdict is Colour.UNKNOWN and bool(self._weighed.stateless),
            is_exhaustion=is_exhaustion,
        )
