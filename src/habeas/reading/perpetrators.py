"""Whom the words hold to account, as alleged.

Roles: ``direct`` carried it out, ``ordered`` had it done, ``controls`` rules those who did it,
``omission`` looked away, ``incited`` called for it, ``hypothetical`` only would or might do it. An
actor is held to account by how the sentence ties it to an act: as its agent, as its subject, or as
accused of it. An act that is denied ties nobody.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from habeas.reading.actors import UNKNOWN, Actor, actors
from habeas.reading.gazetteer import gazetteer
from habeas.reading.lexicon import load
from habeas.reading.tokens import COMMA, TIGHT, Tokens, tokens
from habeas.reading.violations import find_acts
from habeas.reading.wordings import Wordings, named, strings
from habeas.words.statements import Modality, PerpetratorMention

DIRECT, HYPOTHETICAL, OMISSION, INCITED = "direct", "hypothetical", "omission", "incited"
_AGENT_REACH = 12
"""How many words may stand between an act and its agent."""
_FROM_REACH = 1
"""The same for "from", which says less."""
_SUBJECT_REACH, _CLAUSE_REACH = 7, 10
"""How many words may stand between a subject and its act, and with "who" or "which" between."""
_PLACE_REACH = 6
"""How many words may say where an actor is."""
_ACCUSED_REACH = 4
"""How many words may stand between an actor and "accused of"."""
_OF_CODE = {"no_remedy": OMISSION, "incitement": INCITED}


@dataclass(frozen=True, slots=True)
class _Act:
    first: int
    last: int
    code: str
    modality: Modality


@dataclass(frozen=True, slots=True)
class _Held:
    """An actor held to account, with its role."""

    actor: Actor
    role: str


@dataclass(frozen=True, slots=True)
class _Lexicon:
    agents: Wordings[str]
    holders: Wordings[str]
    accusing: Wordings[str]
    accused: Wordings[str]
    charges: Wordings[str]
    pronouns: Wordings[str]
    classes: dict[str, frozenset[str]]


@cache
def _lexicon(language: str = "en") -> _Lexicon:
    table = load("actors", language)
    accusing = table["accusing"]
    classes = ("enabling", "barriers", "undergone", "passive", "nominal", "verbs", "hypothetical")
    return _Lexicon(
        Wordings(named(table["agents"])),
        Wordings(named(table["holders"])),
        Wordings((phrase, "") for phrase in strings(accusing["before"])),
        Wordings((phrase, "") for phrase in strings(accusing["after"])),
        Wordings(named(table["charges"])),
        Wordings(named(table["subjects"])),
        {
            **{name: frozenset(strings(table[name]["words"])) for name in classes},
            "articles": frozenset(strings(table["modifiers"]["articles"])),
        },
    )


def find_perpetrators(view: str) -> tuple[PerpetratorMention, ...]:
    """Every alleged perpetrator of a folded text, in order; one mention for one wording."""
    held = tokens(view)
    acts = [
        _Act(match.first, match.last, match.entry[0], modality)
        for match, modality in find_acts(view)
        if modality is not Modality.DENIED
    ]
    if not acts:
        return ()
    finder = _Finder(held, acts)
    chosen: dict[tuple[int, int], _Held] = {}
    for one in finder.find():
        chosen.setdefault((one.actor.first, one.actor.last), one)
    return tuple(_mention(held, chosen[place]) for place in sorted(chosen))


def _mention(held: Tokens, one: _Held) -> PerpetratorMention:
    actor = one.actor
    surface = held.text(actor.first, actor.last)
    return PerpetratorMention(held.span(actor.first, actor.last), surface, actor.capacity, one.role)


class _Finder:
    """Ties the actors of one text to its acts."""

    def __init__(self, held: Tokens, acts: Sequence[_Act]) -> None:
        self._held = held
        self._acts = acts
        self._words = _lexicon()
        self._nouns = actors().find(held)

        self._nouns_by_first = {actor.first: actor for actor in self._nouns}
        self._act_clauses = frozenset(held.clauses[act.first] for act in acts)

    @cached_property
    def _names_by_first(self) -> dict[int, Actor]:
        return {actor.first: actor for actor in self._names}

    @cached_property
    def _names(self) -> list[Actor]:
        return actors().names(self._held)

    def find(self) -> Iterator[_Held]:
        """Accused first, then agents, then subjects: the plainer tie decides the role."""
        yield from self._accused()
        agents = [one for actor in self._nouns if (one := self._as_agent(actor)) is not None]
        yield from agents
        yield from self._joined(agents)
        yield from self._as_subjects()
        yield from self._pronouns()
        yield from self._holders()

    def _as_agent(self, actor: Actor) -> _Held | None:
        """An actor behind "by", "at the hands of" and the like, with an act before or in it."""
        role = self._role_before(actor, self._words.agents)
        if role is None:
            return None
        act = self._act_before(actor)
        if act is None:
            return None
        before = self._before(actor.first)
        if self._held.words[before] == "from" and not 0 <= before - act.last <= _FROM_REACH:
            return None
        risky = act.modality is Modality.RISK
        return _Held(actor, HYPOTHETICAL if risky and role == DIRECT else role)

    def _joined(self, agents: Sequence[_Held]) -> Iterator[_Held]:
        """A second agent behind "and" or "or": "by police and soldiers"."""
        ends = {one.actor.last: one.role for one in agents}
        for actor in self._nouns:
            index = self._before(actor.first)
            while self._held.word(index) in ("and", "or", "even", "then"):
                index -= 1
            if index + 1 < self._before(actor.first) + 1 and index + 1 in ends:
                ends[actor.last] = ends[index + 1]
                yield _Held(actor, ends[actor.last])

    def _role_before(self, actor: Actor, phrases: Wordings[str]) -> str | None:
        """The role given by the longest phrase that ends right before an actor."""
        end = self._before(actor.first) + 1
        for start in range(max(0, end - 5), end):
            match = phrases.at(self._held, start)
            if match is not None and match.last == end and self._held.follows(end):
                return match.entry
        return None

    def _before(self, index: int) -> int:
        """The word before an actor and its article."""
        index -= 1
        while index > 0 and self._held.words[index] in self._words.classes["articles"]:
            index -= 1
        return index

    def _act_before(self, actor: Actor) -> _Act | None:
        """The nearest act before an actor, or around it ("killed by their own families")."""
        before = bisect_left(self._acts, actor.first, key=lambda act: act.first)
        act = self._acts[before - 1] if before else None
        near = act is not None and actor.first - act.last <= _AGENT_REACH
        return act if near and act and self._held.same_clause(act.first, actor.first) else None

    def _as_subjects(self) -> Iterator[_Held]:
        for act in self._acts:
            yield from self._states(act)
            for actor in self._candidates(act):
                role = self._subject_role(actor, act)
                if role is not None:
                    yield _Held(actor, role)
                    break

    def _states(self, act: _Act) -> Iterator[_Held]:
        """A state by its name, right before what it lets happen: "Russia turns a blind eye"."""
        role, index = _OF_CODE.get(act.code), act.first - 1
        if role is None or not self._held.follows(act.first):
            return
        place = gazetteer().wordings.at(self._held, index)
        if place is not None and place.last == act.first and self._held.is_capital(index):
            yield _Held(Actor(index, act.first, "state"), role)

    def _candidates(self, act: _Act) -> list[Actor]:
        """The nearest actors before an act, nearest first."""
        before = bisect_left(self._nouns, act.first, key=lambda actor: actor.last - 1)
        return [a for a in self._nouns[max(0, before - 2) : before][::-1] if self._is_near(a, act)]

    def _is_near(self, actor: Actor, act: _Act) -> bool:
        if act.first - actor.last <= _SUBJECT_REACH:
            return True
        if act.first - actor.last > _CLAUSE_REACH:
            return False
        return bool({"who", "which"}.intersection(self._held.words[actor.last : act.first]))

    def _subject_role(self, actor: Actor, act: _Act) -> str | None:
        """The role of an actor that stands as the subject of an act; None when it does not."""
        held, classes = self._held, self._words.classes
        between = held.words[self._after_place(actor.last, act.first) : act.first]
        if not held.same_clause(actor.last - 1, act.first) or self._is_object(actor):
            return None
        if held.words[act.first] in classes["undergone"] and act.code not in _OF_CODE:
            return None
        if not classes["enabling"].intersection(between):
            if classes["barriers"].intersection(between) or self._is_noun(act):
                return None
        elif classes["barriers"].difference(("of", "for")).intersection(between):
            return None
        if self._is_passive(act):
            return None
        would = classes["hypothetical"].intersection((*between, held.words[act.first]))
        return HYPOTHETICAL if would else _OF_CODE.get(act.code, DIRECT)

    def _after_place(self, index: int, end: int) -> int:
        """One past the words that say where an actor is: "police in the town of Besk"."""
        held, last = self._held, index
        if held.word(index) not in ("in", "at", "from") or not held.follows(index):
            return index
        for place in range(index + 1, min(index + _PLACE_REACH, end)):
            if not held.follows(place):
                break
            last = place + 1 if held.is_capital(place) else last
            if last == place and last > index:
                break
        return last

    def _is_object(self, actor: Actor) -> bool:
        """Whether another preposition governs an actor: "to the police", "against soldiers"."""
        if not self._held.follows(actor.first) or self._held.words[actor.last - 1] == "who":
            return False
        word = self._held.word(self._before(actor.first))
        return word in ("to", "against", "at", "about", "with", "for", "into", "among", "between")

    def _is_noun(self, act: _Act) -> bool:
        word, before = self._held.words[act.first], self._held.word(act.first - 1)
        if word in self._words.classes["verbs"]:
            return False
        plural = word.endswith(("tion", "tions", "ings", "ment", "threats"))
        return plural or before in self._words.classes["nominal"]

    def _is_passive(self, act: _Act) -> bool:
        """Whether a form of "to be" makes the act befall the subject: "police were killed"."""
        held, index = self._held, act.first - 1
        if held.words[act.first] in self._words.classes["passive"]:
            return True
        while index > 0 and held.words[index].endswith("ly"):
            index -= 1
        ing = held.words[act.first].endswith("ing")
        return held.word(index) in self._words.classes["passive"] and not ing

    def _pronouns(self) -> Iterator[_Held]:
        """Some, others: only with an act that gives them their role."""
        for match in self._words.pronouns.find(self._held):
            place = bisect_left(self._acts, match.last, key=lambda act: act.first)
            for act in self._acts[place : place + 1]:
                tied = _OF_CODE.get(act.code) == match.entry and act.first - match.last <= 1
                if tied and self._held.same_clause(match.first, act.first):
                    yield _Held(Actor(match.first, match.last, UNKNOWN), match.entry)

    def _holders(self) -> Iterator[_Held]:
        """Who rules those who acted: "security forces controlled by X", with an act near."""
        matches = self._words.holders.find(self._held)
        for match in matches:
            first = match.last
            while self._held.word(first) in self._words.classes["articles"]:
                first += 1
            actor = self._at(first) if self._held.follows(match.last) else None
            if actor is not None and self._act_around(match.first):
                yield _Held(actor, match.entry)

    def _act_around(self, index: int) -> bool:
        return self._held.clauses[index] in self._act_clauses

    def _at(self, first: int) -> Actor | None:
        """The actor that begins at a word: a noun before a bare name."""
        return self._nouns_by_first.get(first) or self._names_by_first.get(first)

    def _accused(self) -> Iterator[_Held]:
        after = self._words.accused.find(self._held)
        both = {match.first + 1 for match in after} | {match.last - 1 for match in after}
        before = [m for m in self._words.accusing.find(self._held) if m.last not in both]
        if not after and not before:
            return
        for match in after:
            charge = self._charge(match.last)
            actor = self._accused_before(match.first) if charge else None
            if actor is not None and charge is not None:
                yield _Held(actor, charge)
        for match in before:
            if self._held.word(match.last) == "by":
                yield from self._accused_by(match.first, match.last + 1)
            yield from self._accused_behind(match.last)

    def _accused_by(self, first: int, index: int) -> Iterator[_Held]:
        """Before the verb, its accuser between it and the charge: "accused by doctors of"."""
        for start in range(index, min(index + _AGENT_REACH, len(self._held))):
            if self._held.words[start] in ("of", "for") and self._held.same_clause(index, start):
                charge, actor = self._charge(start + 1), self._accused_before(first)
                if charge is not None and actor is not None:
                    yield _Held(actor, charge)
                    return

    def _accused_behind(self, index: int) -> Iterator[_Held]:
        """Behind the verb: "accused the regiment of …", "blamed militants for …"."""
        while (
            self._held.follows(index)
            and self._held.words[index] in (self._words.classes["articles"])
        ):
            index += 1
        actor = self._at(index)
        if actor is None or not self._held.follows(index):
            return
        for start in range(actor.last, min(actor.last + 6, len(self._held))):
            if self._held.words[start] in ("of", "for") and self._held.same_clause(index, start):
                charge = self._charge(start + 1)
                if charge is not None:
                    yield _Held(actor, charge)
                return

    def _charge(self, index: int) -> str | None:
        """The role a charge gives; None when no act is near it."""
        place = bisect_left(self._acts, index - 1, key=lambda act: act.first)
        act = self._acts[place] if place < len(self._acts) else None
        if act is None or act.first > index + _AGENT_REACH:
            return None
        if not self._held.same_clause(index - 1, act.first):
            return None
        match = self._words.charges.at(self._held, index)
        return match.entry if match is not None else DIRECT

    def _accused_before(self, index: int) -> Actor | None:
        """Who stands before "accused of", over "who is …" between commas."""
        held = self._held
        if held.joins[index] == COMMA:
            back = index - 1
            while back > 0 and held.joins[back] == TIGHT:
                back -= 1
            if held.joins[back] == COMMA and held.words[back] in ("who", "which", "a", "an", "the"):
                index = back
        near = [
            actor
            for held_actors in (self._names, self._nouns)
            for actor in _ending_near(held_actors, index)
            if held.same_clause(actor.first, index)
        ]
        return max(near, key=lambda a: (a.last, -a.first), default=None)


def _ending_near(held: Sequence[Actor], index: int) -> Sequence[Actor]:
    """The actors that end at most a few words before a word."""
    first = bisect_left(held, index - _ACCUSED_REACH, key=lambda actor: actor.last)
    last = bisect_left(held, index + 1, key=lambda actor: actor.last)
    return held[first:last]
