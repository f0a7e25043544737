"""Findings as a dossier tells them: values, and one line for the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from habeas.dossiers.phrases import Phrases
from habeas.incidents.finding import Finding, Opinion, Since, Weighed
from habeas.words.visible import on_one_line


@dataclass(frozen=True, slots=True)
class ToldReview:
    """What another person said of a finding."""

    by: str
    opinion: Opinion
    remarks: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """A finding with who made it and what others said of it.

    ``dissents`` are names with words, those of the finding and those said since; ``changed``
    are the statements it weighed that are no longer as they were. Testimony may be told only
    with consent: whoever makes this leaves out findings that rest on what may not be told.
    """

    identifier: str
    finding: Finding
    by: str
    at: datetime
    opinion: Opinion | None
    reviews: tuple[ToldReview, ...] = ()
    dissents: tuple[tuple[str, str], ...] = ()
    changed: tuple[tuple[Weighed, Since], ...] = ()
    supersedes: str = ""


def line(told: ToldFinding, say: Phrases) -> str:
    """A finding in one sentence, never without author, standard, review and dissents."""
    finding = told.finding
    result = on_one_line(finding.result)
    dissents = (
        say.say("found_dissent", by=on_one_line(by), words=on_one_line(words))
        for by, words in told.dissents
    )
    changed = say.say("list").join(one.statement for one, _ in told.changed)
    return say.say(
        "found_line",
        question=on_one_line(finding.question.words),
        outcome=say.label(finding.outcome) if finding.outcome else "",
        result=say.say("found_result", result=result) if result else "",
        standard=say.label(finding.standard) if finding.standard else "",
        by=on_one_line(told.by),
        date=f"{told.at:%Y-%m-%d}",
        review=review(told, say),
        dissents="".join(dissents),
        changed=say.say("found_changed", statements=changed) if changed else "",
    )


def review(told: ToldFinding, say: Phrases) -> str:
    """What reviewers say, each by name; that nobody has reviewed it, until somebody has."""
    said = [
        say.say("found_reviewed", by=on_one_line(one.by), opinion=say.label(one.opinion))
        for one in told.reviews
    ]
    return say.say("and").join(said) or say.say("found_not_reviewed")
