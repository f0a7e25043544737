"""How many files this process may have open: a folder handed in at once needs one for each."""

from __future__ import annotations

try:
    import resource
except ImportError:  # Windows, where the limit is high enough
    HAS_LIMITS = False
else:
    HAS_LIMITS = True

ENOUGH = 10_000
"""More than a form may hold, with as many stores and browsers as there can be; and no more than
every system grants."""


def allow_many() -> None:
    """Ask for as many as the system lets a program have; many begin with a thousand."""
    if not HAS_LIMITS:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = ENOUGH if hard == resource.RLIM_INFINITY else min(ENOUGH, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
