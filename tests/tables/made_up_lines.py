"""Lines of three lists about made-up people of Velmara, and who each is truly about."""

import random

from habeas.numbers.linkage_lines import Line

GIVEN = ("magomed", "ahmed", "adam", "islam", "ruslan", "timur", "anzor", "arbi", "lechi", "deni")
SURNAMES = ("hasov", "baysarov", "tashaev", "dudov", "gaytov", "isaev", "lamarov", "osmaev")
PLACES = ("arvel", "kordan", "telma", "oshkara")
LISTS = ("g-clinic", "g-press", "g-committee")


def made_up(number, seed=1):
    """Lines of three lists about made-up people of Velmara, and who each is truly about."""
    chance = random.Random(seed)  # noqa: S311 - made-up people, no secrets
    truth, lines = {}, []
    for person in range(number):
        given, father = chance.choices(GIVEN, k=2)
        surname = chance.choice(SURNAMES) + chance.choice(("", "a", "i"))
        born = f"{chance.randrange(1950, 2000)}-{chance.randrange(1, 13):02}-15"
        day, place = chance.randrange(737000, 737100), chance.choice(PLACES)
        for name in LISTS:
            if chance.random() < 0.5:
                key = f"y-{len(lines):05}"
                slip = surname[:-2] + surname[-1] if chance.random() < 0.1 else surname
                told = born if chance.random() < 0.4 else born[:4]
                when = day + chance.randint(-9, 9) if chance.random() < 0.9 else None
                pat = father if chance.random() < 0.6 else ""
                lines.append(Line(key, name, given, pat, slip, slip[:3], told, when, place))
                truth[key] = person
    return lines, truth
