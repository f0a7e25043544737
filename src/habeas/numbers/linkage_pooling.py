"""An estimate over several linkages: not knowing who is who widens the interval.

Each linkage drawn gives a table, each table an estimate by decomposable graphs, and their draws
are thrown together (linkage-averaging: M. Sadinle, Annals of Applied Statistics 12, 2018).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from habeas.numbers import graphs
from habeas.numbers.linkage import Linkage, drawn, patterns
from habeas.numbers.overlaps import checked
from habeas.numbers.pooling import Answer, Pooled, mixture
from habeas.words.progress import Progress, silent

LINKAGES = 20
"""Below ten the spread between them is hardly known."""
_DRAWS = 2_000


def pooled(
    linkage: Linkage,
    names: Mapping[str, str],
    number: int,
    seed: int,
    progress: Progress = silent,
) -> Pooled:
    """People in all over so many linkages drawn. ``names`` are what each list counts as.

    Raises NothingToPool for fewer than two, and what :func:`habeas.numbers.overlaps.checked` does.
    """
    chance, answers = np.random.default_rng(seed), []
    for done, groups in enumerate(drawn(linkage, number, seed), 1):
        table = patterns(linkage, groups, names)
        checked(table)
        found = graphs.average(table)
        missing = chance.choice(found.missing, size=_DRAWS, p=found.chances / found.chances.sum())
        answers.append(Answer(found.recorded, found.recorded + missing))
        progress("estimating from linkages drawn", done, number)
    return mixture(answers)
