"""Tables printed with their answers, and what programs of others say of them."""

from habeas.numbers.patterns import Patterns


def slavery():
    """Potential victims of modern slavery in the United Kingdom, 2013, on five lists.

    B. Silverman, Modern Slavery: an application of multiple systems estimation, Home Office, 2014.
    """
    counts = {
        "10000": 54, "01000": 463, "00100": 995, "00010": 695, "00001": 316, "11000": 15,
        "10100": 19, "10010": 3, "01100": 62, "01010": 19, "01001": 1, "00110": 76,
        "00101": 11, "00011": 8, "11100": 1, "11010": 1, "01110": 4, "11110": 1,
    }  # fmt: skip
    return by_bits(("LA", "NG", "PFNCA", "GO", "GP"), counts)


def madigan_york_five():
    """Five lists: D. Madigan and J. York, Biometrika 84 (1997)."""
    counts = {
        "00001": 27, "00010": 37, "00011": 19, "00100": 4, "00101": 4, "00110": 1, "00111": 1,
        "01000": 97, "01001": 22, "01010": 37, "01011": 25, "01100": 2, "01101": 1, "01110": 3,
        "01111": 5, "10000": 83, "10001": 36, "10010": 34, "10011": 18, "10100": 3, "10101": 5,
        "10111": 2, "11000": 30, "11001": 5, "11010": 23, "11011": 8, "11101": 3, "11111": 2,
    }  # fmt: skip
    return by_bits(("L1", "L2", "L3", "L4", "L5"), counts)


def by_bits(lists, counts):
    """From patterns written as 0 and 1 in the order of the lists."""
    return Patterns.of(lists, ((int(bits[::-1], 2), n) for bits, n in counts.items()))
