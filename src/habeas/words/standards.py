"""Standards of proof, in rising order.

Source: OHCHR, Commissions of Inquiry and Fact-Finding Missions (2015), chapter IV.
"""

from __future__ import annotations

from enum import StrEnum


class StandardOfProof(StrEnum):
    """What a finding must reach. A machine draft reaches none."""

    REASONABLE_SUSPICION = "reasonable suspicion"
    REASONABLE_GROUNDS = "reasonable grounds to believe"
    BALANCE_OF_PROBABILITIES = "balance of probabilities"
    CLEAR_AND_CONVINCING = "clear and convincing"
    BEYOND_REASONABLE_DOUBT = "beyond reasonable doubt"
