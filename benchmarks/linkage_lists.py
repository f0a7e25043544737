"""Four made-up lists of made-up people in Velmara, and who is truly who. Seeded.

Names are put together from elements that are frequent in the Caucasus and in Russia; nobody is
meant. Each list writes in its own way: Cyrillic, or one of three ways of romanising; given names
in several forms; patronymics missing or as one letter; the order turned; slips of the finger;
dates of birth whole, as a year or missing; the day of the event roughly right.
"""

from __future__ import annotations

import random
import tomllib
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

ELEMENTS = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
FIRST = date(2019, 1, 1)
ROUNDUPS = 60
"""Most people were taken in one of these, in one town within days: dates tell few apart."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody made up; ``given`` are the forms one given name is written in."""

    given: tuple[str, ...]
    father: tuple[str, ...]
    surname: str
    born: date
    town: str
    day: date
    reach: float


@dataclass(frozen=True)
class Habit:
    """How one list writes."""

    name: str
    way: str
    patronymic: tuple[float, float]
    """How often whole, and how often as one letter."""
    turned: float
    slips: float
    born: tuple[float, float]
    """How often whole, and how often as a year."""
    reach: float
    spread: int
    """Days by which the day of the event may be wrong."""
    vague: float
    """How often the day is missing, and how often the place."""


HABITS = (
    Habit("registry", "cyrillic", (0.9, 0.05), 0.9, 0.02, (0.7, 0.2), 0.33, 2, 0.1),
    Habit("clinic", "english", (0.3, 0.2), 0.2, 0.05, (0.25, 0.45), 0.28, 6, 0.3),
    Habit("committee", "german", (0.5, 0.2), 0.4, 0.05, (0.35, 0.4), 0.3, 8, 0.2),
    Habit("letters", "french", (0.4, 0.2), 0.3, 0.08, (0.2, 0.4), 0.25, 20, 0.3),
)


@dataclass(frozen=True, slots=True)
class Written:
    """One line as a list has it, and who it is truly about."""

    key: str
    list: str
    name: str
    born: str
    day: str
    town: str
    truth: int


def people(number: int, chance: random.Random) -> list[Person]:
    """So many people; a third are twice as easy to find as the rest."""
    surnames = [root + tail for root in ELEMENTS["roots"] for tail in ELEMENTS["tails"]]
    weights = [1 / (1 + place % 97) for place in range(len(surnames))]
    held = [1 / (1 + place % 23) ** 0.6 for place in range(len(ELEMENTS["given"]))]
    raids = [(chance.choice(ELEMENTS["towns"]), chance.randrange(3 * 365)) for _ in range(ROUNDUPS)]
    often = [1 / (1 + place) ** 0.5 for place in range(ROUNDUPS)]
    made = []
    for _ in range(number):
        given, father = (
            tuple(one.split("|")) for one in chance.choices(ELEMENTS["given"], held, k=2)
        )
        born = date(1950, 1, 1) + timedelta(chance.randrange(55 * 365))
        town, days = chance.choices(raids, often)[0]
        day = FIRST + timedelta(days + chance.randrange(7))
        reach = 1.6 if chance.random() < 1 / 3 else 0.8
        surname = chance.choices(surnames, weights)[0]
        made.append(Person(given, father, surname, born, town, day, reach))
    return made


def lists(number: int, seed: int, habits: tuple[Habit, ...] = HABITS) -> list[Written]:
    """What each list holds of so many people; same seed, same lists."""
    chance = random.Random(seed)
    held = people(number, chance)
    lines = []
    for habit in habits:
        for truth, person in enumerate(held):
            if chance.random() < min(0.95, habit.reach * person.reach):
                lines.append(_written(person, habit, (len(lines), truth), chance))
    return lines


def _written(
    person: Person, habit: Habit, place: tuple[int, int], chance: random.Random
) -> Written:
    whole, year = habit.born
    drawn = chance.random()
    born = person.born.isoformat() if drawn < whole else ""
    born = str(person.born.year) if whole <= drawn < whole + year else born
    day = person.day + timedelta(chance.randint(-habit.spread, habit.spread))
    told = "" if chance.random() < habit.vague else day.isoformat()
    town = _romanised(person.town, habit.way)
    town = "" if chance.random() < habit.vague else town
    name, (number, truth) = _name(person, habit, chance), place
    return Written(f"p-{number:012d}", habit.name, name, born, told, town, truth)


def _name(person: Person, habit: Habit, chance: random.Random) -> str:
    given, father = chance.choice(person.given), chance.choice(person.father)
    whole, letter = habit.patronymic
    drawn = chance.random()
    patronymic = f"{father}ович" if drawn < whole else ""
    patronymic = f"{father[0]}." if whole <= drawn < whole + letter else patronymic
    parts = [_slipped(_romanised(one, habit.way), habit, chance) for one in (given, patronymic)]
    surname = _slipped(_romanised(person.surname, habit.way), habit, chance)
    told = [surname, *parts] if chance.random() < habit.turned else [*parts, surname]
    return " ".join(one for one in told if one)


def _romanised(text: str, way: str) -> str:
    if way == "cyrillic":
        return text
    letters = ELEMENTS["english"] | ELEMENTS[way]
    return "".join(letters.get(one, one) for one in text.lower()).replace("_", "").title()


def _slipped(text: str, habit: Habit, chance: random.Random) -> str:
    if len(text) < 4 or chance.random() >= habit.slips:
        return text
    place = chance.randrange(1, len(text) - 1)
    swapped = text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    return chance.choice((text[:place] + text[place + 1 :], swapped))
