"""Chains that agree, in place of those of latent classes, which take long to."""

from contextlib import contextmanager

import numpy as np
import pytest

from habeas.numbers import classes, graphs, side_by_side


def sampled(table, *_):
    """Draws from the average over graphs, as if so many chains had made them."""
    found, chance = graphs.average(table), np.random.default_rng(table.recorded)
    missing = chance.choice(found.missing, size=(16, 300), p=found.chances)
    fits = chance.normal(size=missing.shape)
    people = table.recorded + missing.astype(float)
    return classes.Chains(people, fits, table.recorded, 21 * table.recorded, 0.8)


@contextmanager
def agreeing_chains():
    """While this is entered no chain of latent classes is run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(classes, "sample", sampled)
        patch.setattr(side_by_side, "sample_each", lambda tables, *_: [*map(sampled, tables)])
        yield
