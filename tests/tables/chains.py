"""Chains made by a plain congruential rule: the same numbers on every machine and NumPy."""

import numpy as np


def evenly(size, seed):
    """Numbers between 0 and 1 (Park and Miller's rule, Communications of the ACM 31, 1988)."""
    state, drawn = seed, np.empty(size)
    for n in range(size):
        state = state * 48271 % 2147483647
        drawn[n] = state / 2147483647
    return drawn


def chains(number, length, memory, seed=1, apart=0.0, heavy=False):
    """Autoregressive chains; ``apart`` shifts each, ``heavy`` gives them far tails."""
    evens = evenly(number * length, seed).reshape(number, length)
    noise = np.log(evens / (1 - evens))
    if heavy:
        noise = np.tan(np.pi * (evens - 0.5))
    made = np.empty_like(noise)
    made[:, 0] = noise[:, 0]
    for n in range(1, length):
        made[:, n] = memory * made[:, n - 1] + noise[:, n]
    return made + apart * np.arange(number)[:, None]


CASES = {
    "independent": {"number": 4, "length": 200, "memory": 0.0},
    "slow": {"number": 4, "length": 200, "memory": 0.9, "seed": 2},
    "alternating": {"number": 4, "length": 150, "memory": -0.6, "seed": 3},
    "apart": {"number": 8, "length": 101, "memory": 0.3, "seed": 4, "apart": 0.4},
    "heavy": {"number": 4, "length": 120, "memory": 0.2, "seed": 5, "heavy": True},
    "one": {"number": 1, "length": 300, "memory": 0.5, "seed": 6},
}
