"""Small tables: two printed ones, and invented ones."""

from habeas.numbers.patterns import Patterns


def kosovo():
    """Killings in Kosovo 1999 on four lists: P. Ball and others, report to the ICTY, 2002."""
    return counted(
        "EXH ABA OSCE HRW",
        (1131, 845, 177, 936, 228, 217, 181, 306, 106, 31, 18, 123, 42, 32, 27),
    )


def spina_bifida():
    """Three lists: D. Madigan and J. York, Biometrika 84 (1997)."""
    return counted("L1 L2 L3", (247, 49, 142, 60, 112, 4, 12))


def velmara():
    """An invented table of four lists."""
    return counted("north south press clinic", (40, 31, 9, 22, 7, 6, 3, 18, 5, 4, 1, 3, 1, 1, 0))


def two_stories():
    """Victims of trafficking known to five bodies in the Netherlands; two answers fit.

    J. van Dijk, M. Cruyff, P. van der Heijden and S. Kragten-Heerdink, Monitoring Target 16.2,
    UNODC 2017, as tabulated by B. Silverman.
    """
    counts = {
        "10000": 756, "01000": 1299, "00100": 4466, "00010": 650, "00001": 632, "11000": 1,
        "10100": 81, "10010": 5, "10001": 73, "01100": 44, "01001": 4, "00110": 82,
        "00101": 125, "00011": 2, "10110": 2, "10101": 11, "00111": 1,
    }  # fmt: skip
    return Patterns.of("IKPRZ", ((int(bits[::-1], 2), n) for bits, n in counts.items()))


def counted(lists, counts):
    """From the counts of the patterns 1, 2, 3 …: the first list is the lowest bit."""
    return Patterns.of(lists.split(), enumerate(counts, start=1))


def times(table, factor):
    """The same table with so many times as many people."""
    return Patterns.of(table.lists, ((pattern, n * factor) for pattern, n in table.cells))
