"""Quantities: how many, with their qualifiers, bounds, unit and what is counted.

"as many as 100 men" is at most 100 persons, "more than 20" at least 21. "About 100" keeps 100 as
both bounds with its word as qualifier, and :meth:`Quantity.contradicts` then never fires. "Dozens"
gives only the lower bound its plural promises: 24; scores 40, hundreds 200, thousands 2,000.
Years, dates, ages and ordinals are no quantities. To count people a people-noun is required, or
a verb that only people take ("three were killed").
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from habeas.reading.lexicon import load
from habeas.reading.numbers import Number, numbers
from habeas.reading.tokens import Tokens, tokens
from habeas.reading.wordings import Wordings, named, strings
from habeas.words.anchors import Span
from habeas.words.quantities import Quantity, QuantityMention, Unit

_ADJECTIVES = 3
"""How many words may stand between a number and the noun it counts."""
_ELIDED = 5
"""How far behind a bare number the verb may stand that only people take."""
_DURATIONS = frozenset({Unit.YEARS, Unit.MONTHS, Unit.WEEKS, Unit.DAYS, Unit.HOURS})
_LENGTHS = frozenset({"for", "after", "of", "is", "was"})
_COMPOUND = _DURATIONS | {Unit.STOREYS, Unit.PERCENT}
"""What a number still counts in an adjective: "10-storey houses", but not "a 28-city tour"."""
_CURRENCY = "$€£₽¥"


@dataclass(frozen=True, slots=True)
class _Counted:
    """What is counted: its unit and the words ``first <= i < last`` that say so."""

    unit: Unit
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Lexicon:
    qualifiers: Wordings[str]
    longest: int
    after: Wordings[str]
    units: Wordings[str]
    not_units: Wordings[str]
    not_before: frozenset[str]
    one_before: frozenset[str]
    one_after: frozenset[str]
    auxiliaries: frozenset[str]
    verbs: frozenset[str]
    never: frozenset[str]
    of_before: Wordings[str]
    date_before: frozenset[str]


@cache
def _lexicon(language: str = "en") -> _Lexicon:
    table = load("quantities", language)
    odd, elided = table["not_units"], table["elided"]
    phrases = named(table["qualifiers"])
    return _Lexicon(
        Wordings(phrases),
        max(len(phrase.split()) for phrase, _ in phrases),
        Wordings(named(table["after"])),
        Wordings(named(table["units"])),
        Wordings((phrase, "") for phrase in strings(odd["phrases"])),
        frozenset(strings(odd["before"])),
        frozenset(strings(odd["one_before"])),
        frozenset(strings(odd["one_after"])),
        frozenset(strings(elided["auxiliaries"])),
        frozenset(strings(elided["verbs"])),
        frozenset(strings(table["modifiers"]["never"])),
        Wordings((phrase, "") for phrase in strings(table["modifiers"]["of_before"])),
        frozenset(strings(table["date_before"]["words"])),
    )


def find_quantities(view: str) -> tuple[QuantityMention, ...]:
    """Every quantity of a folded text, in order of place; spans cover qualifier and number."""
    held, found, free = tokens(view), [], 0
    finder, lexicon = numbers(), _lexicon()
    for index in held.starting(finder.firsts):
        number = finder.at(held, index) if index >= free else None
        if number is None:
            continue
        free = number.last
        mention = _mention(held, number, lexicon)
        if mention is not None:
            found.append(mention)
    return tuple(found)


def _mention(held: Tokens, number: Number, lexicon: _Lexicon) -> QuantityMention | None:
    if _is_no_quantity(held, number, lexicon):
        return None
    after = lexicon.after.at(held, number.last) if held.follows(number.last) else None
    end = after.last if after else number.last
    counted = _counted(held, number, end, lexicon)
    if counted is None:
        return None
    start, kind, qualifier = _qualifier(held, number, counted.unit, lexicon)
    last = number.last
    if after and kind in ("", "exact"):
        kind, qualifier, last = after.entry, held.text(number.last, after.last).lower(), after.last
    lower, upper = _bounds(number, kind)
    span = Span(held.starts[start], _end(held, last, counted.unit))
    words = held.text(counted.first, counted.last) if counted.first < counted.last else ""
    return QuantityMention(span, Quantity(lower, upper, qualifier, counted.unit), words)


def _end(held: Tokens, last: int, unit: Unit) -> int:
    end = held.ends[last - 1]
    return end + (unit is Unit.PERCENT and held.view[end : end + 1] == "%")


def _is_no_quantity(held: Tokens, number: Number, lexicon: _Lexicon) -> bool:
    """Whether it is a date, an age, an ordinal, a reference, or "one" as a pronoun."""
    before, after = held.word(number.first - 1), held.word(number.last)
    tight = held.follows(number.first)
    if (tight and before in lexicon.not_before) or _is_glued(held, number):
        return True
    if held.follows(number.last) and lexicon.not_units.at(held, number.last):
        return True
    if number.is_year_like and number.lower < 2100 and before in lexicon.date_before:
        return True
    if held.words[number.first] == "one" and number.last == number.first + 1:
        return (tight and before in lexicon.one_before) or after in lexicon.one_after
    return False


def _is_glued(held: Tokens, number: Number) -> bool:
    """Whether it is only part of a code or a measure: "L2", "5kg"."""
    start, end = held.starts[number.first], held.ends[number.last - 1]
    return held.view[start - 1 : start].isalnum() or held.view[end : end + 1].isalpha()


def _counted(held: Tokens, number: Number, end: int, lexicon: _Lexicon) -> _Counted | None:
    """What a number counts; None when nothing says so."""
    behind = held.ends[number.last - 1]
    if held.view[behind : behind + 1] == "%":
        return _Counted(Unit.PERCENT, number.last, number.last)
    start = held.starts[number.first]
    if start and held.view[start - 1] in _CURRENCY:
        return _Counted(Unit.MONEY, number.last, number.last)
    first = end
    if held.follows(first) and held.words[first] == "of":
        first = _after_of(held, first, lexicon)
    noun = _noun(held, first, lexicon)
    if noun is not None and held.view[behind : behind + 1] == "-" and noun.unit not in _COMPOUND:
        return None
    return noun or _elided(held, end, lexicon)


def _after_of(held: Tokens, first: int, lexicon: _Lexicon) -> int:
    """Where the noun may begin in "dozens of men", "one of the men"."""
    wide = lexicon.of_before.at(held, first)
    return wide.last if wide else first + 1


def _noun(held: Tokens, first: int, lexicon: _Lexicon) -> _Counted | None:
    for index in range(first, first + _ADJECTIVES + 1):
        if not held.follows(index) and not (index > first and _listed(held, index)):
            return None
        unit = lexicon.units.at(held, index)
        if unit is not None:
            return _widened(held, _Counted(Unit(unit.entry), first, unit.last), lexicon)
        if held.words[index] in lexicon.never or held.words[index][0].isdigit():
            return None
    return None


def _listed(held: Tokens, index: int) -> bool:
    """Whether a comma may stand there: between adjectives, "three young, unarmed men"."""
    return index < len(held) and held.joins[index] == 1


def _widened(held: Tokens, counted: _Counted, lexicon: _Lexicon) -> _Counted:
    """The whole compound: "police cars" counts cars, "story buildings" counts storeys."""
    while held.follows(counted.last):
        unit = lexicon.units.at(held, counted.last)
        word = held.words[counted.last - 1]
        if unit is None or not _is_modifier(word, counted.unit):
            break
        kept = counted.unit if counted.unit is Unit.STOREYS else Unit(unit.entry)
        counted = _Counted(kept, counted.first, unit.last)
    return counted


def _is_modifier(word: str, unit: Unit) -> bool:
    """Whether a noun can stand before another noun: most plurals cannot."""
    plural = word.endswith("s") or word in ("men", "women", "people", "children")
    return unit in (Unit.STOREYS, Unit.PERSONS, Unit.THINGS, Unit.INCIDENTS) and not plural


def _elided(held: Tokens, end: int, lexicon: _Lexicon) -> _Counted | None:
    """People without a noun: "three were killed", "of whom two died"."""
    for index in range(end, end + _ELIDED):
        if not held.follows(index):
            return None
        if held.words[index] in lexicon.verbs:
            return _Counted(Unit.PERSONS, end, end)
        if held.words[index] not in lexicon.auxiliaries:
            return None
    return None


def _qualifier(held: Tokens, number: Number, unit: Unit, lexicon: _Lexicon) -> tuple[int, str, str]:
    """First word, kind and words of what qualifies a number."""
    low = max(0, number.first - lexicon.longest)
    for start in range(low, number.first):
        match = lexicon.qualifiers.at(held, start)
        if match is None or match.last != number.first or not held.follows(number.first):
            continue
        if unit in _DURATIONS and _is_duration(held, start):
            continue
        return start, match.entry, held.text(start, match.last).lower()
    return _between(held, number)


def _is_duration(held: Tokens, start: int) -> bool:
    """Whether "over" only says how long: "went on over three nights", not "for over 250 years"."""
    return held.words[start] in ("over", "under") and held.word(start - 1) not in _LENGTHS


def _between(held: Tokens, number: Number) -> tuple[int, str, str]:
    """The word "between" or "from" before a range belongs to it."""
    if number.upper is not None and number.lower < number.upper and held.follows(number.first):
        word = held.words[number.first - 1]
        if word in ("between", "from"):
            return number.first - 1, "", word
    return number.first, "", ""


def _bounds(number: Number, kind: str) -> tuple[int | None, int | None]:
    """Inclusive bounds: "fewer than 10" is at most 9, "more than 20" at least 21."""
    lower, upper = number.lower, number.upper
    if kind == "upper":
        return None, upper if upper is not None else lower
    if kind == "under":
        return None, lower - 1
    if kind == "lower":
        return lower, None
    if kind == "over":
        return (lower + 1 if upper is not None else lower), None
    return lower, upper
