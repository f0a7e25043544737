"""What the chains of latent classes say of themselves, before any figure may be taken from them.

Converged-looking is not converged: the figures are asked for the number of people and for the
log-likelihood, and chains whose likelihoods lie apart or whose answers fall into several heaps
are told as several answers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from habeas.numbers.classes import FEWEST_EFFECTIVE, LIKELIHOODS_APART, R_HAT, Chains
from habeas.numbers.convergence import bulk_ess, r_hat, tail_ess
from habeas.numbers.heaps import Heap, heaps

NEAR_CAP = 0.9
MASS_NEAR_CAP = 0.01
FEWEST_CHAINS = 8


class Trouble(StrEnum):
    """Why no figure may be taken from chains."""

    TOO_FEW_CHAINS = "too few chains"
    CHAINS_DISAGREE = "chains disagree"
    TOO_FEW_DRAWS = "too few effective draws"
    SEVERAL_FIT = "several answers fit"
    AT_THE_CAP = "the answer runs into the cap"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What the chains say of themselves.

    R-hat on the number of people and on the log-likelihood; effective draws of the number of
    people in bulk and tails; ``likelihoods_apart``: from the lowest to the highest mean
    log-likelihood of a chain; ``near_cap``: share of draws above nine tenths of the most people
    the prior allows; ``heaps`` of the number of people.
    """

    chains: int
    r_hat_people: float
    r_hat_likelihood: float
    bulk_ess: float
    tail_ess: float
    likelihoods_apart: float
    near_cap: float
    heaps: tuple[Heap, ...]

    @property
    def troubles(self) -> tuple[Trouble, ...]:
        """Everything that forbids a headline figure; a diagnostic that is not a number does."""
        mixed = max(self.r_hat_people, self.r_hat_likelihood) <= R_HAT
        effective = min(self.bulk_ess, self.tail_ess) >= FEWEST_EFFECTIVE
        alike = self.likelihoods_apart <= LIKELIHOODS_APART and len(self.heaps) == 1
        held = {
            Trouble.TOO_FEW_CHAINS: self.chains >= FEWEST_CHAINS,
            Trouble.CHAINS_DISAGREE: mixed,
            Trouble.TOO_FEW_DRAWS: effective,
            Trouble.SEVERAL_FIT: alike,
            Trouble.AT_THE_CAP: self.near_cap < MASS_NEAR_CAP,
        }
        return tuple(trouble for trouble, is_well in held.items() if not is_well)

    @property
    def is_sound(self) -> bool:
        """Whether nothing forbids a figure."""
        return not self.troubles


def diagnose(chains: Chains) -> Diagnosis:
    """Judge chains by all that can be seen in them."""
    people, fits = chains.people, chains.log_likelihood
    return Diagnosis(
        chains=len(people),
        r_hat_people=r_hat(people),
        r_hat_likelihood=r_hat(fits),
        bulk_ess=bulk_ess(people),
        tail_ess=tail_ess(people),
        likelihoods_apart=chains.likelihoods_apart,
        near_cap=float((people > NEAR_CAP * chains.cap).mean()),
        heaps=heaps(people, fits),
    )
