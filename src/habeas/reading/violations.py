"""Violations: words that allege an act, each with a code of the vocabulary and its modality.

Alleged unless the words say otherwise: at risk or under a condition ("could be killed", "if
raped"), denied ("was not tortured", "arrested nobody"), implied by a euphemism ("made to vanish").
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache

from habeas.reading.lexicon import load
from habeas.reading.tokens import Tokens, tokens
from habeas.reading.wordings import Found, Wordings, named, strings
from habeas.words.statements import Modality, ViolationMention

_REACH = {"near": 3, "far": 16, "denied": 2}
"""How many words may stand between a cue and the violation it is about."""
_CUES = 6
"""How many cues before a violation are looked at."""
Entry = tuple[str, Modality]


@dataclass(frozen=True, slots=True)
class _Lexicon:
    acts: Wordings[Entry]
    cues: Wordings[tuple[str, Modality]]
    after: Wordings[str]
    barriers: frozenset[str]


@cache
def _lexicon(language: str = "en") -> _Lexicon:
    table = load("violations", language)
    said = [(phrase, (code, Modality.ALLEGED)) for phrase, code in named(table["codes"])]
    meant = [(phrase, (code, Modality.IMPLIED)) for phrase, code in named(table["implied"])]
    innocent = [(p, ("", Modality.ALLEGED)) for p in strings(table["innocent"]["phrases"])]
    cues = [(phrase, (reach, Modality.RISK)) for phrase, reach in named(table["risk"])]
    cues += [(phrase, ("denied", Modality.DENIED)) for phrase, _ in named(table["denied"])]
    cues += [(phrase, ("near", Modality.ALLEGED)) for phrase, _ in named(table["plain"])]
    return _Lexicon(
        Wordings(meant + innocent + said),
        Wordings(cues),
        Wordings((phrase, "") for phrase in strings(table["after_denied"]["words"])),
        frozenset(strings(table["barriers"]["words"])),
    )


def find_violations(view: str) -> tuple[ViolationMention, ...]:
    """Every allegation of an act in a folded text, in order. They never overlap."""
    held = tokens(view)
    return tuple(
        ViolationMention(match.entry[0], held.span(match.first, match.last), modality)
        for match, modality in find_acts(view)
    )


@lru_cache(maxsize=1)
def find_acts(view: str) -> tuple[tuple[Found[Entry], Modality], ...]:
    """The same as words of the text, for finders that build on acts; kept for the last text."""
    held, lexicon = tokens(view), _lexicon()
    acts = [match for match in lexicon.acts.find(held) if match.entry[0]]
    if not acts:
        return ()
    cues = lexicon.cues.find(held)
    return tuple((act, _modality(held, act, cues, lexicon)) for act in acts)


def _modality(
    held: Tokens, act: Found[Entry], cues: list[Found[tuple[str, Modality]]], lexicon: _Lexicon
) -> Modality:
    """The nearest cue before the act that reaches it decides; a denial right behind it too."""
    if act.entry[1] is Modality.IMPLIED:
        return Modality.IMPLIED
    if held.follows(act.last) and lexicon.after.at(held, act.last):
        return Modality.DENIED
    before = bisect_left(cues, act.first, key=lambda cue: cue.first)
    for cue in reversed(cues[max(0, before - _CUES) : before]):
        if cue.last <= act.first and _reaches(held, cue, act, lexicon):
            return cue.entry[1]
    return Modality.ALLEGED


def _reaches(
    held: Tokens, cue: Found[tuple[str, Modality]], act: Found[Entry], lexicon: _Lexicon
) -> bool:
    reach, modality = cue.entry
    between = held.words[cue.last : act.first]
    if len(between) > _REACH[reach] or not held.same_clause(cue.first, act.first):
        return False
    return modality is Modality.RISK or not lexicon.barriers.intersection(between)
