"""Competing answers to the questions an incident is asked, side by side."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from habeas.bodies.directory import Directory
from habeas.incidents.bonding import PartOf, is_apart_in_time
from habeas.incidents.denials import Deniers, answered
from habeas.incidents.incident import Act, QuestionAbout, Value
from habeas.incidents.profile import Profile, counts, place_key
from habeas.incidents.vocabulary import Vocabulary, plain, vocabulary
from habeas.words.anchors import Span
from habeas.words.dates import Edtf
from habeas.words.quantities import Quantity
from habeas.words.statements import Modality, ViolationMention
from habeas.words.violations import violation

Group = Sequence[Profile]


@dataclass(frozen=True, slots=True)
class _Reply:
    """One statement's answer to one question."""

    question: QuestionAbout
    subject: str
    key: str
    answer: str
    profile: Profile
    quantity: Quantity | None = None
    counted: str = ""
    is_part: bool = False
    when: Edtf | None = None
    carried: bool = False


@dataclass(frozen=True, slots=True)
class _Denied:
    """What a denial denies: acts, by family, and the statements it answers.

    ``figure`` is the one figure that a "figure of three" withdraws; empty for all other denials.
    """

    families: frozenset[str]
    told: frozenset[str]
    figure: str

    def is_about(self, value: Value, family: str) -> bool:
        """Who denies an act denies what others said was done, to how many and by whom.

        ``family`` is that of the act the value is about. Only what the denial answers is
        denied: a figure that was told elsewhere, by others, is not.
        """
        if self.figure:
            return value.question is QuestionAbout.HOW_MANY and plain(value.answer) == self.figure
        if not self.told & set(value.support):
            return False
        if value.question in (QuestionAbout.WHAT, QuestionAbout.HOW_MANY):
            return family in self.families
        return value.question is QuestionAbout.WHO_DID_IT


class Answers:
    """Draws values from allegations and sets denials beside them."""

    def __init__(
        self, words: Vocabulary, directory: Directory, deniers: Deniers, part_of: PartOf
    ) -> None:
        self._words = words
        self._deniers = deniers
        self._directory = directory
        self._part_of = part_of

    def values(self, group: Group, denials: Group) -> tuple[Value, ...]:
        """Values by question, then by first position; never added up, never ranked."""
        held: dict[tuple[QuestionAbout, str, str], list[_Reply]] = {}
        for profile in group:
            if profile.said.restates is None:
                for reply in self._replies(profile):
                    held.setdefault((reply.question, reply.subject, reply.key), []).append(reply)
        denied = {p.identifier: self._denied(p, group) for p in denials}
        ordered = sorted(held.values(), key=lambda replies: _ORDER.index(replies[0].question))
        return tuple(self._value(r, self._contradicting(r, ordered), denied) for r in ordered)

    def _value(
        self, replies: Sequence[_Reply], contradicts: tuple[str, ...], denied: Mapping[str, _Denied]
    ) -> Value:
        first = replies[0]
        support = tuple(dict.fromkeys(reply.profile.identifier for reply in replies))
        told = (first.question, first.subject, first.key, first.answer, first.quantity)
        value = Value(*told, support, (), inherited=all(r.carried for r in replies))
        family = self._words.family(first.subject)
        against = tuple(i for i, held in denied.items() if held.is_about(value, family))
        return replace(value, denials=against, contradicts=contradicts)

    def acts(self, group: Group) -> tuple[Act, ...]:
        """One act for each kind of violation against each declared group, the gravest first."""
        held: dict[tuple[str, str], tuple[str, list[str]]] = {}
        for profile in group:
            for code in dict.fromkeys(v.code for v in _alleged(profile)):
                for key, victims in _victims(profile) or [("", "")]:
                    _, statements = held.setdefault((code, key), (victims, []))
                    statements.append(profile.identifier)
        home = {profile.identifier: profile.exhibit for profile in group}
        acts = (
            Act(code, victims, tuple(dict.fromkeys(statements)))
            for (code, _), (victims, statements) in held.items()
        )
        return tuple(sorted(acts, key=lambda act: _gravity(act, home)))

    def _replies(self, profile: Profile) -> Iterator[_Reply]:
        yield from self._what(profile)
        yield from self._how_many(profile)
        yield from _where(profile)
        yield from _when(profile)
        yield from self._who_did_it(profile)
        yield from _who_was_affected(profile)
        yield from _why(profile)

    def _what(self, profile: Profile) -> Iterator[_Reply]:
        for code in dict.fromkeys(v.code for v in _alleged(profile)):
            label = violation(code).labels["en"]
            yield _Reply(QuestionAbout.WHAT, self._words.family(code), code, label, profile)

    def _how_many(self, profile: Profile) -> Iterator[_Reply]:
        for mention in counts(profile):
            quantity = mention.quantity
            key = _figure(quantity)
            subject = self._counted_act(mention.span, profile)
            answer = _small(mention.span.of(profile.whole))
            yield _Reply(
                QuestionAbout.HOW_MANY,
                subject,
                key,
                answer,
                profile,
                quantity,
                plain(mention.counted),
                self._is_part(mention.span, profile),
            )

    def _is_part(self, span: Span, profile: Profile) -> bool:
        """Whether a number is of some of those meant, or of those one source met."""
        around = profile.whole[max(span.start - _BEFORE, 0) : span.end + _BEHIND]
        return bool(self._words.parts.search(plain(around)))

    def _counted_act(self, span: Span, profile: Profile) -> str:
        """The act told nearest to a number; the one after it when two are as near."""
        acts = sorted(_alleged(profile), key=lambda v: (*self._distance(span, v, profile), v.span))
        return self._words.counted_under(acts[0].code) if acts else ""

    def _distance(self, span: Span, act: ViolationMention, profile: Profile) -> tuple[bool, int]:
        """First by whether a clause ends between, then in characters."""
        start, end = min(span.end, act.span.end), max(span.start, act.span.start)
        between = plain(profile.whole[start:end]) if start < end else ""
        return bool(self._words.clause_end.search(between)), len(between)

    def _who_did_it(self, profile: Profile) -> Iterator[_Reply]:
        for mention in profile.said.perpetrators:
            if mention.role != "hypothetical":
                actor = self._directory.actor(mention.surface, profile.exhibit)
                words = " ".join(mention.surface.split())
                key = actor.key if actor else plain(words)
                yield _Reply(QuestionAbout.WHO_DID_IT, mention.role, key, words, profile)

    def _denied(self, denial: Profile, group: Group) -> _Denied:
        target = answered(denial, list(group))
        families = frozenset(family for p in target for family in p.families)
        named = families & denial.families
        told = frozenset(
            p.identifier for p in target if not self._deniers.is_own(denial, p, list(group))
        )
        return _Denied(named or families, told, denial.withdraws)

    def _contradicting(
        self, replies: Sequence[_Reply], others: Sequence[Sequence[_Reply]]
    ) -> tuple[str, ...]:
        first = replies[0]
        rivals = [o for o in others if (o[0].question, o[0].subject) == _asked(first)]
        tests: Mapping[QuestionAbout, Callable[[_Reply, _Reply], bool]] = {
            QuestionAbout.HOW_MANY: _numbers_differ,
            QuestionAbout.WHEN: _times_differ,
        }
        if first.question is QuestionAbout.WHERE:
            found = [o[0].key for o in rivals if self._places_differ(replies, o)]
        elif first.question in tests:
            found = [o[0].key for o in rivals if _any_differ(replies, o, tests[first.question])]
        else:
            found = []
        return tuple(found)

    def _places_differ(self, ones: Sequence[_Reply], others: Sequence[_Reply]) -> bool:
        """Two listed places, neither in the other, for one kind of act, never both by a report.

        Who tells that somebody was taken here and held there contradicts nobody.
        """
        one, other = ones[0], others[0]
        if one.key == other.key or {one.key, other.key} & _unlisted((*ones, *others)):
            return False
        if _exhibits(ones) & _exhibits(others):
            return False
        acts = {f for r in ones for f in r.profile.families}
        same_act = acts & {f for r in others for f in r.profile.families}
        within = self._is_within(one.key, other.key) or self._is_within(other.key, one.key)
        return bool(same_act) and not within

    def _is_within(self, place: str, around: str) -> bool:
        met: set[str] = set()
        while place and place not in met and place != around:
            met.add(place)
            place = self._part_of.get(place, "")
        return place == around


_BEFORE, _BEHIND = 30, 40
"""How many characters around a number tell whether it is a part."""

_ORDER = list(QuestionAbout)
_GRAVEST = ("life", "integrity", "liberty")
"""Families of violations in the order acts are listed: the right to life first."""


def unanswered(values: Collection[Value]) -> tuple[QuestionAbout, ...]:
    """The questions no statement answers."""
    asked = {value.question for value in values}
    return tuple(question for question in QuestionAbout if question not in asked)


def _gravity(act: Act, home: Mapping[str, str]) -> tuple[int, int]:
    """By what is violated, life first; then by how many exhibits say so."""
    family = violation(act.code).family
    rank = _GRAVEST.index(family) if family in _GRAVEST else len(_GRAVEST)
    return rank, -len({home[statement] for statement in act.statements})


def _asked(reply: _Reply) -> tuple[QuestionAbout, str]:
    return reply.question, reply.subject


def _alleged(profile: Profile) -> list[ViolationMention]:
    """The acts a statement says took place; for one that tells of a danger, those feared."""
    told = Modality.RISK if profile.only_risk else Modality.ALLEGED
    return [v for v in profile.said.violations if v.modality is told]


def _figure(quantity: Quantity) -> str:
    """The same for wordings of one figure: "up to 100", "as many as 100"; "about 40" is not 40."""
    lower, upper = ("" if n is None else str(n) for n in (quantity.lower, quantity.upper))
    loose = f" {quantity.qualifier}" if quantity.qualifier and lower == upper else ""
    return f"{lower}..{upper}{loose}"


def _small(words: str) -> str:
    """A number's words as they stand inside a sentence."""
    plainly = " ".join(words.split())
    return plainly[:1].lower() + plainly[1:]


def _where(profile: Profile) -> Iterator[_Reply]:
    """Every place, the one next to the gravest act first: others only say where else."""
    near = sorted(profile.said.places, key=lambda place: _from_gravest(place.span, profile))
    for mention in near:
        if mention.role == "location":
            words = mention.span.of(profile.whole)
            key = place_key(mention, profile.whole)
            carried = mention.inherited_from is not None
            yield _Reply(QuestionAbout.WHERE, "", key, words, profile, carried=carried)


def _from_gravest(place: Span, profile: Profile) -> int:
    acts = _alleged(profile)
    if not acts:
        return 0
    ranks = {act: violation(act.code).family for act in acts}
    gravest = min(acts, key=lambda a: _GRAVEST.index(ranks[a]) if ranks[a] in _GRAVEST else 9)
    return max(gravest.span.start - place.end, place.start - gravest.span.end, 0)


def _when(profile: Profile) -> Iterator[_Reply]:
    for mention in profile.said.times:
        if mention.when is not None:
            words, when = mention.span.of(profile.whole), mention.when
            yield _Reply(QuestionAbout.WHEN, "", when.text, words, profile, when=when)


def _victims(profile: Profile) -> list[tuple[str, str]]:
    """Declared groups, else whom a number counts: by the words of the source, folded.

    Two wordings stay two, so that nobody is given words that others chose. Words that only
    say why people were chosen ("thought to be gay") name nobody: they answer *why*.
    """
    said = (g.span.of(profile.whole) for g in profile.said.groups)
    groups = [(plain(words), words) for words in said if vocabulary().names_people(words)]
    counted = [(plain(q.counted), q.counted) for q in counts(profile) if q.counted]
    return groups or counted


def _who_was_affected(profile: Profile) -> Iterator[_Reply]:
    for key, words in _victims(profile):
        yield _Reply(QuestionAbout.WHO_WAS_AFFECTED, "", key, words, profile)


def _why(profile: Profile) -> Iterator[_Reply]:
    for group in profile.said.groups:
        if group.as_alleged_reason:
            words = group.span.of(profile.whole)
            yield _Reply(QuestionAbout.WHY, "", plain(words), words, profile)


def _numbers_differ(one: _Reply, other: _Reply) -> bool:
    if one.quantity is None or other.quantity is None or one.is_part or other.is_part:
        return False
    if is_apart_in_time(one.profile, other.profile) or _are_elsewhere(one.profile, other.profile):
        return False
    same_people = one.counted == other.counted or not (one.counted and other.counted)
    return same_people and one.quantity.contradicts(other.quantity)


def _are_elsewhere(one: Profile, other: Profile) -> bool:
    ones, others = one.places.any, other.places.any
    return bool(ones and others) and not ones & others


def _any_differ(
    ones: Sequence[_Reply], others: Sequence[_Reply], differ: Callable[[_Reply, _Reply], bool]
) -> bool:
    """Whether two reports differ: one report that gives two figures tells of two things."""
    return any(
        one.profile.exhibit != other.profile.exhibit and differ(one, other)
        for one in ones
        for other in others
    )


def _times_differ(one: _Reply, other: _Reply) -> bool:
    """Whether two times exclude each other; what two people each suffered may be on two days."""
    if one.when is None or other.when is None or one.when.overlaps(other.when):
        return False
    return not (one.profile.in_account and other.profile.in_account)


def _exhibits(replies: Collection[_Reply]) -> set[str]:
    return {reply.profile.exhibit for reply in replies}


def _unlisted(replies: Collection[_Reply]) -> set[str]:
    return {key for reply in replies for key in reply.profile.places.unlisted}
