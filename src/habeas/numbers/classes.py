"""How many were never recorded, by Bayesian latent classes: several chains from one table.

The model is in ``classes_model``, the moves in ``classes_moves`` and ``classes_walk``, the starts
in ``classes_starts``. Nothing here decides whether the answer may be told: ``diagnostics`` judges
the chains, and the gate judges the figure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from habeas.numbers.classes_model import Cells, Floats
from habeas.numbers.classes_prior import Prior
from habeas.numbers.classes_starts import starts
from habeas.numbers.classes_walk import Walk
from habeas.numbers.classes_work import UNBOUNDED, Work
from habeas.numbers.convergence import bulk_ess, r_hat, tail_ess
from habeas.numbers.patterns import Patterns
from habeas.words.progress import Progress, silent

STEP = "drawing from latent classes"
R_HAT = 1.01
FEWEST_EFFECTIVE = 400
LIKELIHOODS_APART = 3.0
HOPELESS = 1.2
"""Chains whose R-hat of the number of people is above this hold several answers; no patience
brings them together."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the chains are run.

    ``classes`` is the most classes people may fall into; ``draws`` are kept of each chain after
    ``warm_up`` are thrown away; ``tries`` are the starts from which each chain takes one. While
    the chains do not agree yet, all that was drawn counts as warm-up and twice as many are drawn,
    at most ``patience`` times. ``prior``: of the chances of being listed.
    """

    classes: int = 10
    chains: int = 32
    warm_up: int = 200
    draws: int = 400
    tries: int = 12
    patience: int = 5
    prior: Prior = Prior.EVEN


@dataclass(frozen=True, slots=True)
class Chains:
    """What the chains drew, each array ``(chains, draws)``.

    ``people``: all people, recorded and not; ``log_likelihood``: of the table with the number of
    people integrated out; ``recorded``: people on some list; ``cap``: the most people the prior
    allows; ``accepted``: share of the paths that were; ``walk``: where they stood at the end;
    ``is_cut``: they did not agree, and more rounds would have been too much work.
    """

    people: Floats
    log_likelihood: Floats
    recorded: int
    cap: int
    accepted: float
    walk: Walk | None = None
    is_cut: bool = False

    @property
    def likelihoods_apart(self) -> float:
        """From the lowest to the highest mean log-likelihood of a chain."""
        return float(np.ptp(self.log_likelihood.mean(axis=1)))

    @property
    def agree(self) -> bool:
        """Whether all have mixed, in the number of people and in the likelihood."""
        mixed = max(r_hat(self.people), r_hat(self.log_likelihood)) <= R_HAT
        alike = self.likelihoods_apart <= LIKELIHOODS_APART
        return (
            mixed
            and alike
            and min(bulk_ess(self.people), tail_ess(self.people)) >= FEWEST_EFFECTIVE
        )

    @property
    def is_hopeless(self) -> bool:
        """Whether more draws would be of no use."""
        return not r_hat(self.people) <= HOPELESS


def sample(
    table: Patterns,
    settings: Settings,
    seed: int,
    progress: Progress = silent,
    work: Work = UNBOUNDED,
) -> Chains:
    """Run the chains; the same arguments always draw the same.

    Cost is in proportion to cells × classes × chains × draws, whatever the number of people.
    Fewer are run than ``settings`` say where ``work`` may not be so much.
    """
    wanted = settings.chains, settings.warm_up, settings.draws
    chains, warm_up, draws = work.within(*wanted)
    settings = replace(settings, chains=chains, warm_up=warm_up, draws=draws)
    cells, chance = Cells.of(table), np.random.default_rng(seed)
    walk = Walk(cells, settings.classes, chance, settings.prior)
    with np.errstate(all="ignore"):  # a path that runs away is refused, not warned of
        walk.begin(starts(walk.exact, settings.chains, settings.tries, chance))
        for round_ in range(settings.warm_up):
            walk.learn()
            progress(STEP, round_, settings.warm_up + settings.draws)
        walk.settle()
        return _drawn(walk, settings, work, progress)


def _drawn(walk: Walk, settings: Settings, work: Work, progress: Progress) -> Chains:
    """Draws until the chains agree, or patience ends, or the work that may be."""
    draws = settings.draws
    rounds = settings.warm_up + draws
    found = kept(walk, draws, progress)
    for _ in range(settings.patience):
        if found.agree or found.is_hopeless:
            break
        draws *= 2
        rounds += draws
        if not work.allows(settings.chains, rounds):
            return replace(found, is_cut=True)
        walk.search_more()
        found = kept(walk, draws, progress)
    return found


def kept(walk: Walk, draws: int, progress: Progress) -> Chains:
    """So many rounds of a walk, all of them kept."""
    people = np.empty((len(walk.missing), draws))
    likelihood, accepted = np.empty_like(people), 0.0
    for draw in range(draws):
        accepted += walk.advance() / draws
        people[:, draw] = walk.missing + walk.recorded
        likelihood[:, draw] = walk.now.likelihood
        progress(STEP, draw, draws)
    recorded, most = int(walk.recorded[0]), int(walk.recorded[0] + walk.cap[0])
    return Chains(people, likelihood, recorded, most, accepted, walk)
