"""Values as somebody might write them without noticing."""

LETTERS = {
    "б": "b", "в": "v", "г": "g", "д": "d", "ж": "zh ž", "з": "z", "к": "k", "л": "l", "м": "m",
    "н": "n", "п": "p", "р": "r", "с": "s", "т": "t", "ф": "f ph", "х": "kh h", "ц": "ts c tz",
    "ч": "ch č", "ш": "sh š", "щ": "shch šč", "й": "y i j", "а": "a", "е": "e ye je",
    "ё": "yo e jo io", "и": "i", "о": "o", "у": "u ou", "ы": "y", "э": "e", "ю": "yu iu ju",
    "я": "ya ia ja",
}  # fmt: skip
"""Each letter with the ways in which it is written in Latin ones."""
LOOKS_LIKE = str.maketrans("аеорсухАЕОРСУХМТКВН", "aeopcyxAEOPCYXMTKBH")


def disguised(chance, value):
    """A value as somebody might write it without noticing."""
    spelt = chance.choice((str, in_latin, looking_alike, str.upper, str.lower))
    value = spelt(chance, value) if spelt in (in_latin, looking_alike) else spelt(value)
    return chance.choice(
        (
            value,
            " ".join(value),
            "-".join(value),
            "\u200b".join(value),
            "\u0301".join(value),
            f"«{value}»,",
            f"17{value}",
        )
    )


def in_latin(chance, value):
    told = (chance.choice(LETTERS.get(c.lower(), c).split() or [c]) for c in value)
    return "".join(told).title()


def looking_alike(chance, value):
    return "".join(c.translate(LOOKS_LIKE) if chance.random() < 0.7 else c for c in value)
