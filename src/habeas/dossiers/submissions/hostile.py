"""What speaks against a submission: kept and shown to the team, so that nobody meets it later."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from habeas.dossiers.found import ToldFinding, line
from habeas.dossiers.phrases import phrases
from habeas.dossiers.submissions.drawing import Drawing
from habeas.dossiers.submissions.facts import Fact, FindingNote, Note, WrittenNote
from habeas.dossiers.submissions.matter import Matter
from habeas.dossiers.submissions.sheet import Words
from habeas.dossiers.submissions.wording import wording
from habeas.incidents.finding import Outcome
from habeas.words.statements import Status
from habeas.words.visible import on_one_line

_FIELD = "exculpatory-information"
_SINGLE = 1


@dataclass(frozen=True, slots=True)
class Against:
    """One thing a hostile reader will say. ``kind`` names its heading in ``wording.toml``."""

    kind: str
    words: tuple[Words, ...]
    notes: tuple[Note, ...] = ()


def against(matter: Matter) -> tuple[Against, ...]:
    """Everything held that speaks against it, whatever the form asks for.

    Denials and doubts in full, answers that contradict each other, how few origins there are,
    statements a person rejected, what was not established, and what the team wrote down.
    """
    drawing = Drawing(matter.sources.account, matter.told, matter.form, matter.language)
    drawn = (
        *_drawn("denials", drawing),
        *_drawn("doubts", drawing),
        *_drawn("disputed", drawing),
        *_origins(matter, drawing),
        *_drafts(matter, drawing),
        *_rejected(matter),
        *_findings(matter),
        *_written(matter),
    )
    return tuple(dict.fromkeys(drawn))


def _drawn(way: str, drawing: Drawing) -> Iterator[Against]:
    for fact in drawing.draw((way,)):
        yield _of(way, fact)


def _of(kind: str, fact: Fact) -> Against:
    return Against(kind, fact.words, fact.notes)


def _origins(matter: Matter, drawing: Drawing) -> Iterator[Against]:
    """How few origins an incident has, and that nobody says they know it at first hand."""
    say, words = phrases(matter.language), wording(matter.language)
    for told in matter.told:
        least, most = told.origins.independence.at_least, told.origins.independence.at_most
        cites = drawing.cite(told.allegations)
        if most.number <= _SINGLE:
            runs = words.runs("one_origin", interval=say.say("at_most", n=most.number))
            yield Against("origins", runs, cites)
        if not least.number:
            yield Against("origins", words.runs("no_first_hand"), cites)


def _drafts(matter: Matter, drawing: Drawing) -> Iterator[Against]:
    drafts = [one for one in matter.cited if one.statement.status is Status.DRAFT]
    if drafts:
        words = wording(matter.language)
        runs = words.runs("unchecked", drafts=words.count("drafts", len(drafts)))
        yield Against("drafts", runs, drawing.cite(drafts))


def _rejected(matter: Matter) -> Iterator[Against]:
    """Statements of the same exhibits that a person rejected, with the reason."""
    here = {exhibit for told in matter.told for exhibit in told.exhibits}
    say, account = phrases(matter.language), matter.sources.account
    for one in account.made.rejected:
        if one.exhibit in here:
            text = say.say(
                "rejected",
                words=on_one_line(one.words),
                speaker=on_one_line(one.speaker) or say.say("nobody"),
                exhibit=account.label(one.exhibit),
                statement=one.identifier,
                by=one.by,
                reason=on_one_line(one.reason),
            )
            yield Against("rejected", (Words(text),))


def _findings(matter: Matter) -> Iterator[Against]:
    keys = {told.incident.key for told in matter.told}
    for told in matter.sources.account.made.findings:
        if told.finding.question.incident in keys:
            yield from _finding(told, matter.language)


def _finding(told: ToldFinding, language: str) -> Iterator[Against]:
    say = phrases(language)
    if told.finding.outcome is not Outcome.ESTABLISHED or told.dissents or not told.reviews:
        yield Against("findings", (Words(line(told, say)),), (FindingNote(told),))
    for one in told.finding.rejected:
        words = say.say("quoted", words=on_one_line(one.words))
        runs = wording(language).runs("set_aside", words=words, why=on_one_line(one.why))
        yield Against("set_aside", runs, (FindingNote(told),))


def _written(matter: Matter) -> Iterable[Against]:
    """What the team noted, and what it wrote for the form where that asks for it."""
    asked = [one for one in matter.sources.written if one.field == _FIELD]
    for one in (*matter.sources.against, *asked):
        words = Words(one.words, language=one.language)
        yield Against("written", (words,), (WrittenNote(one.on),))
