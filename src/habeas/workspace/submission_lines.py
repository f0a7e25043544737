"""Submissions of a case in lines of text, for the command line: codes, days, and no names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from habeas.dossiers.submissions.checks import CheckOutcome, gravest_first
from habeas.dossiers.submissions.pack import Pack
from habeas.dossiers.submissions.wording import wording
from habeas.protection.cases.submissions import Submission
from habeas.words.labels import label
from habeas.words.roles import Right
from habeas.workspace import case_disclosures, case_submissions
from habeas.workspace.case_opening import note_look
from habeas.workspace.case_submissions import Looked
from habeas.workspace.opening import Workspace


def listed(workspace: Workspace, case: str) -> list[str]:
    """A line for each submission, the last first. Raises NoSuchCase."""
    workspace.require(Right.READ)
    note_look(workspace, case)
    return [
        _line(workspace, one.identifier, one.value)
        for one in case_submissions.listed(workspace, case)
    ] or ["No avenue was considered. Begin: habeas submit WORKSPACE consider CASE AVENUE"]


def shown(workspace: Workspace, case: str, identifier: str, language: str) -> list[str]:
    """One submission as it stands today. Raises NoSuchCase, NotKept and NoSuchAvenue."""
    workspace.require(Right.READ)
    note_look(workspace, case, identifier)
    told = case_submissions.look(workspace, case, identifier, language)
    labels = case_disclosures.labels(workspace, language)
    return [_line(workspace, identifier, told.value), *_told(told, labels, language)]


def said(workspace: Workspace, identifier: str, held: Submission) -> list[str]:
    """What a step made of it."""
    return [_line(workspace, identifier, held)]


def questions(pack: Pack) -> tuple[tuple[str, str], ...]:
    """What only a person can say of a submission: each question by its key, in the pack's words."""
    say = wording(pack.language)
    asked = (one for rule in pack.form.rules for one in rule.words("questions"))
    return tuple((key, say.word("questions", key)) for key in dict.fromkeys(asked))


def _line(workspace: Workspace, identifier: str, held: Submission) -> str:
    avenues = dict(case_submissions.avenues(workspace, "en"))
    parts = [identifier, _named(held.avenue, avenues), label(held.state, "en")]
    parts += [f"since {held.since}"] if held.since else []
    parts += ["ask again " + ", ".join(map(str, held.follow_ups))] if held.follow_ups else []
    return "  ".join(parts)


def _told(told: Looked, labels: Mapping[str, str], language: str) -> Iterator[str]:
    held = told.value
    judged = told.ground.judged
    yield f"{label(judged.colour, language)}: {judged.because}"
    yield from (f"kept back: {one} {one.hint}" for one in (told.kept_back,) if one)
    yield f"receiver: {_named(held.receiver, labels)}"
    yield from (f"tells: {_named(one, labels)}" for one in held.onward)
    for gap in told.gaps:
        field = _named(gap.field, labels) or "that there is a case"
        to = gap.onward or gap.recipient
        in_turn = " (whom they tell in turn)" if gap.onward else ""
        yield f"not agreed to: {field} -> {_named(to, labels)}{in_turn}"
    if told.stopping is not None:
        yield f"stopped on {told.stopping.taken.at[:10]} by a withdrawal: {told.stopping.consent}"
    yield from (f"may harm: {o.identifier}  {label(o.value.answer, language)}" for o in told.asking)
    avenues = told.ground.weighed.held.catalogue.by_identifier
    for one in told.gate.elsewhere:
        yield f"same matter: {avenues[one].name.said(language)} [{one}]"
    if told.pack is not None:
        yield from _of_pack(told.pack)
    if told.problem is not None:
        yield f"no form can be filled: {told.problem}"
    yield "may follow: " + ", ".join(label(one, language) for one in told.next)
    yield "This is not legal advice."


def _named(key: str, labels: Mapping[str, str]) -> str:
    """A word of ours with the key that a consent file writes for it."""
    named = labels.get(key, key)
    return named if named == key else f"{named} [{key}]"


def _of_pack(pack: Pack) -> Iterator[str]:
    say = wording(pack.language)
    for one in pack.fillings:
        mark = f"{len(one.facts)} filled" if one.facts else "empty"
        if one.held_back:
            mark = f"held back: {one.why(pack.language)}"
        must = " (must be filled)" if one.field.key in pack.missing else ""
        yield f"field {one.field.label.said(pack.language)} [{one.field.key}]: {mark}{must}"
    for check in gravest_first(pack.checks):
        if check.outcome is not CheckOutcome.FINE:
            yield f"{label(check.outcome, pack.language)}: {check.said(say)} {check.todo(say)}"
    yield from (f"question {key}: {words}" for key, words in questions(pack))
