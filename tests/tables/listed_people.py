"""Three lists of made-up people of Velmara, as entries, and who each entry is truly about."""

import random
from dataclasses import dataclass

from habeas.numbers.entries import Entry, NamedList
from habeas.workspace import list_store

GIVEN = "Адам Ислам Руслан Тимур Анзор Арби Лечи Дени Мовсар Зелимхан".split()  # noqa: SIM905
SURNAMES = "Хасов Байсаров Ташаев Дудов Гайтов Исаев Ламаров Османов".split()  # noqa: SIM905
PLACES = ("Арвель", "Кордан", "Тельма")
LISTS = ("clinic", "press", "committee")


@dataclass(frozen=True)
class Kept:
    """What was kept: the lists by name, and who each entry is truly about."""

    lists: dict[str, str]
    truth: dict[str, int]


def keep_lists(workspace, compartment, number=60, seed=1):
    """Keep three lists that overlap in a compartment."""
    chance = random.Random(seed)  # noqa: S311 - made-up people, no secrets
    people = [_person(chance) for _ in range(number)]
    lists, truth = {}, {}
    for name in LISTS:
        told = NamedList(list_store.new_list(), name, "Who was detained in Velmara.", "detention")
        entries = []
        for person, entry in enumerate(people):
            if chance.random() < 0.6:
                entries.append(_written(entry, told.identifier, chance))
                truth[entries[-1].identifier] = person
        list_store.keep(workspace, compartment, told, entries)
        lists[name] = told.identifier
    return Kept(lists, truth)


def _person(chance):
    name = f"{chance.choice(SURNAMES)} {chance.choice(GIVEN)} {chance.choice(GIVEN)}ович"
    born = f"{chance.randrange(1960, 1999)}-0{chance.randrange(1, 10)}-{chance.randrange(10, 29)}"
    return name, born, f"2019-0{chance.randrange(1, 10)}-{chance.randrange(10, 29)}"


def _written(person, of, chance):
    name, born, when = person
    told = name if chance.random() < 0.6 else " ".join(name.split()[:2])
    return Entry(
        list_store.new_entry(),
        of,
        (told,),
        born if chance.random() < 0.5 else born[:4],
        when if chance.random() < 0.7 else when[:7],
        (chance.choice(PLACES),) if chance.random() < 0.3 else (),
        line=1,
    )
