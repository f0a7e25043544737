"""What a wording says about whom it names: title, name, and whose office it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

from habeas.bodies.lexicon import CAPITALISED, Lexicon, straighten

_ARTICLE = re.compile(
    r"^(?:the|a|an|its|their own|his own|her own|its own|their|his|her|our|some|several|many)\s+",
    re.IGNORECASE,
)
_TAIL = re.compile(r",| who | which | that |\(")
_CAPITALS = re.compile(rf"{CAPITALISED}(?:[ ]{CAPITALISED})*")
_LABEL = re.compile(r"\b[\w]+-(?:backed|based|led|run|born|appointed)\s+", re.IGNORECASE)
_OF = re.compile(r"^(?:of|for)\s+(?:the\s+)?(?P<house>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A wording taken apart, nothing added.

    "Chechen's President Ramzan Kadyrov" is core "Ramzan Kadyrov", title "president", rank
    "head", house "Chechen". ``core`` is empty for an office without a name. ``proper`` says
    that a capitalised word identifies it beyond its own report.
    """

    core: str
    title: str
    rank: str
    house: str
    proper: bool


def fold(words: str) -> str:
    """The form in which two wordings of one name are the same."""
    return _ARTICLE.sub("", " ".join(straighten(words).split())).casefold()


def take_apart(surface: str, lexicon: Lexicon) -> Name:
    """The parts of a wording such as "President Davor Hasimel" or "the police spokesman"."""
    told = " ".join(_TAIL.split(straighten(surface).strip(" \"'.:;"), maxsplit=1)[0].split())
    words = _LABEL.sub("", _ARTICLE.sub("", told))
    found = _last_title(words, lexicon)
    if found is None:
        proper = _is_proper(told) and not lexicon.is_noun(words)
        return Name(words if proper else "", "", "", "", proper)
    title = found.group().rstrip(".").casefold()
    rank = lexicon.titles[title]
    before, after = words[: found.start()].strip(), words[found.end() :].strip()
    core = _leading_name(after)
    house = _house(before, after if not core else "")
    return Name(core, title, rank, house, bool(core) or bool(_CAPITALS.search(house)))


def _is_proper(told: str) -> bool:
    """Whether capitals make it a name: all its words, or one that starts no sentence."""
    words = told.split()
    return bool(_CAPITALS.search(" ".join(words[1:]))) or bool(_CAPITALS.fullmatch(told))


def _last_title(words: str, lexicon: Lexicon) -> re.Match[str] | None:
    """The title next to the name: of "Interior Ministry spokesman Solt" it is "spokesman"."""
    found = None
    for match in lexicon.title.finditer(words):
        if _OF.match(words[match.end() :].strip()):
            return match
        found = match
    return found


def _leading_name(words: str) -> str:
    match = _CAPITALS.match(words)
    return match.group() if match else ""


def _house(before: str, after: str) -> str:
    """Whose office it is: "Chechen's President" and "president of Velmara" both say."""
    of = _OF.match(after)
    return (of["house"] if of else before).removesuffix("'s").strip()


def same_house(one: str, other: str) -> bool:
    """Whether two words may name one place: "Chechen" and "Chechnya", "Velmaran", "Velmara".

    They may when they share their first letters: at least four, and two in three of the
    shorter word. It only ever suggests; what rests on it is marked inferred.
    """
    first, second = fold(one), fold(other)
    if not first or not second:
        return False
    shared = _shared_start(first, second)
    return shared >= 4 and shared * 3 >= min(len(first), len(second)) * 2


def _shared_start(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return next((i for i, (a, b) in pairs if a != b), min(len(one), len(other)))
