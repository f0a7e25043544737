"""May this receiver get anything of this case? What was judged of it, and by whom it was used
all the same.

Judging is done elsewhere, on the graph of bodies; here it is asked for, kept and obeyed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from habeas.protection.avenues.verdicts import Colour
from habeas.protection.cases.naming import CodedError
from habeas.protection.cases.sendings import Sending
from habeas.protection.cases.signatures import Signature, check_reasoned


class ReceiverExcluded(CodedError):
    """Raised when something would reach a receiver that is excluded."""

    message = "{receiver} must not receive this: {because}."
    hint = "Choose another avenue, or record why this remedy is futile."


class FlagNeedsReason(CodedError):
    """Raised when a red or unknown receiver is used without a named person's reason."""

    message = "{receiver} is {colour}: {because}. Nobody wrote why it is used all the same."
    hint = "A named person has to write the reason, or another avenue has to be chosen."


class OnwardNotAgreed(CodedError):
    """Raised when a receiver tells others of whom no consent speaks, and nobody says whom."""

    message = "{receiver} passes it on, and no consent names those whom it tells."
    hint = "Ask the person whether they agree to these too, or choose another avenue."


NEEDS_REASON = frozenset({Colour.UNKNOWN, Colour.RED})
"""What is used only with a named person's written reason. Unknown is not independent."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What was judged of a receiver on a day, by the path or fact that decides.

    ``tells`` are those whom it tells by its own procedure and who stand close to the accused:
    they need a consent that names them, whatever the colour is.
    """

    receiver: str
    colour: Colour
    because: str
    on: date
    tells: tuple[str, ...] = ()


Judge = Callable[[str], Judged]
"""Judges a receiver, by its key, against the threats and alleged perpetrators of a case."""


def check_receiver(judged: Judged, despite: Signature | None) -> Judged:
    """What was judged, if the receiver may be used. ``despite`` is the written reason, if any.

    Raises :class:`ReceiverExcluded`, which no reason lifts; :class:`OnwardNotAgreed`;
    :class:`FlagNeedsReason`; ``NobodyNamed`` and ``ReasonNeeded`` for a reason that is none.
    """
    told = {"receiver": judged.receiver, "because": judged.because}
    if judged.colour is Colour.EXCLUDED:
        raise ReceiverExcluded(**told)
    if judged.colour is Colour.CONSENT_NEEDED and not judged.tells:
        raise OnwardNotAgreed(receiver=judged.receiver)
    if judged.colour in NEEDS_REASON:
        if despite is None:
            raise FlagNeedsReason(**told, colour=judged.colour)
        check_reasoned(despite)
    return judged


def with_onward(sending: Sending, judged: Judged) -> Sending:
    """What would really leave: also those whom the receiver tells get to know of it."""
    return replace(sending, onward=tuple(dict.fromkeys((*sending.onward, *judged.tells))))
