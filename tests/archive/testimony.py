"""An interview with somebody known only as P-204, in a compartment of its own."""

from datetime import timedelta

from archive.compartment import NOON, Cast

from habeas.archive import interviews
from habeas.words.consents import Answer, Consent, HowGiven, Use
from habeas.words.explaining import present_version, wording
from habeas.words.interviews import Circumstances, Explained, Interview, Words

ANA = ("m-ana", NOON)
LATER = ("m-ana", NOON + timedelta(days=3))
TOLD = "They came at night.\nI counted four cars.\nNobody gave a name."
PRESENT = present_version()


def answers(answer=Answer.YES, **others):
    """An answer about every use; some of them others."""
    return tuple(
        Consent(
            use, others.get(use.value, answer), wording=PRESENT, language="en", how=HowGiven.SPOKEN
        )
        for use in Use
    )


def complete(text=TOLD, consents=None, person="P-204"):
    """An interview in which nothing is missing."""
    points = tuple(wording(PRESENT, "en").points)
    return Interview(
        Circumstances(person, "2031-05-06", "a town in the south", "en", "ana", "", "", ""),
        Explained(PRESENT, "en", points, "You write it down and I can take it back."),
        answers() if consents is None else consents,
        Words(text, "en"),
    )


class Testimony(Cast):
    """A compartment for testimony: like any other, but not the general one."""

    __test__ = False

    def __init__(self, folder, identifier="c-00000000000t"):
        super().__init__(folder, identifier, name="testimony")

    def begin(self):
        return interviews.begin(self.store, ANA, self.chance)

    def interviewed(self, interview=None):
        """A finished interview and its exhibit."""
        begun = self.begin()
        interviews.save(self.store, begun, interview or complete(), 0, ANA)
        return begun, interviews.keep(self.store, begun, 1, ANA, self.chance)
