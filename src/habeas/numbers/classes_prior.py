"""What is thought of the chances of being listed before a table is seen.

The published method thinks every chance as likely as another. That is not to know nothing: of
somebody who may be on five lists it expects that one in 32 is on none, whatever the table, and a
table with few people on several lists is read as one of few people missing. The other prior here
thinks small chances likelier, and leaves room for people who are hard to find.
"""

from __future__ import annotations

from enum import StrEnum


class Prior(StrEnum):
    """Of the chance of being on a list, in each class: a beta whose second shape is one."""

    EVEN = "even"
    """Beta(1, 1): D. Manrique-Vallier, Biometrics 72 (2016), section 2."""
    FAINT = "faint"
    """Beta(1/2, 1): half of all chances are below a quarter."""

    @property
    def on(self) -> float:
        """The first shape of the beta: what being listed counts before anybody is."""
        return 1.0 if self is Prior.EVEN else 0.5
