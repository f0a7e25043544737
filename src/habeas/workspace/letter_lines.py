"""The page for a ministry and the right of reply in lines of text, and from files.

A file is TOML, so that no word of it stands in the history of a shell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from habeas.protection.cases.allegations import Allegation
from habeas.protection.cases.held import Held
from habeas.words.labels import label
from habeas.words.roles import Right
from habeas.workspace import case_asks, case_consents, case_disclosures, case_files, case_replies
from habeas.workspace.case_asks import Asking
from habeas.workspace.case_opening import note_look
from habeas.workspace.case_replies import Asked, Looked, Shown
from habeas.workspace.opening import Workspace

_REQUEST: dict[str, Any] = {
    "by": None, "because": "", "grounds": [], "ground": [], "known": [],
}  # fmt: skip
_LETTER: dict[str, Any] = {"acts": [], "when": "", "where": "", "what": "", "questions": []}


def request(text: str, language: str) -> Asking:
    """A request to a ministry from a TOML text. Raises NotThisPart."""
    told: Asking = case_files.read(Asking, "request", text, {**_REQUEST, "language": language})
    return replace(told, receiver=_key(told.receiver, language))


def grounds(workspace: Workspace, one: str, language: str) -> Iterator[str]:
    """The routes and avenues of which something can be a ground; or what is published of one."""
    if not one:
        yield from (f"{key}  {name}" for key, name in case_asks.of(workspace, language))
        return
    found = case_asks.grounds(workspace, one, language)
    yield from (f"{key}  {words}" for key, words in found)
    if not found:
        yield f"Nothing is published of {one} that could be a ground."


def replies(workspace: Workspace, case: str, language: str) -> Iterator[str]:
    """A line for each letter, the last first. Raises NoSuchCase."""
    workspace.require(Right.READ)
    note_look(workspace, case)
    held = case_replies.listed(workspace, case)
    labels = case_disclosures.labels(workspace, language)
    for one in held:
        yield _line(one, labels.get(one.value.body, one.value.body), language)
    if not held:
        yield "Nothing was put to anybody: habeas submit WORKSPACE reply CASE draft FILE"


def reply(workspace: Workspace, case: str, kept: str, language: str) -> Iterator[str]:
    """One letter as it stands, looked through again. Raises NoSuchCase and NotKept."""
    workspace.require(Right.READ)
    note_look(workspace, case, kept)
    told = case_replies.look(workspace, case, kept)
    yield from _told(told, case_disclosures.labels(workspace, language), language)


def drafted(workspace: Workspace, case: str, text: str, language: str) -> str:
    """Word a letter from a TOML text; its identifier.

    Raises NoSuchCase, NotThisPart, NothingProtected, NothingAlleged, UnknownViolation and
    ProtectedValueShown.
    """
    workspace.require(Right.PROTECT)
    told: Asked = case_files.read(Asked, "letter", text, {**_LETTER, "language": language})
    return case_replies.draft(workspace, case, replace(told, body=_key(told.body, language)))


def places(workspace: Workspace, case: str, words: str) -> Iterator[str]:
    """Every place in some words that must not be shown, for whoever wrote them alone."""
    workspace.require(Right.PROTECT)
    yield from map(_place, case_replies.shown(workspace, case, words))


def _told(told: Looked, labels: Mapping[str, str], language: str) -> Iterator[str]:
    held = told.held.value
    yield _line(told.held, labels.get(held.body, held.body), language)
    yield from held.rendering.splitlines()
    yield from map(_place, told.shown)
    for gap in told.gaps:
        field = labels.get(gap.field, gap.field) or "that there is a case"
        to = labels.get(gap.recipient, gap.recipient)
        yield f'not agreed to: {field} -> {to} (a consent with purpose = "reply")'
    for one in told.asking:
        yield f"may harm: {one.identifier}  {label(one.value.answer, language)}"
    if held.statement:
        yield f"their answer: {held.statement}"
    yield "may follow: " + (", ".join(label(o, language) for o in told.next) or "nothing more")


def _place(one: Shown) -> str:
    return f"must not be shown ({one.kind}): …{one.before}[{one.found}]{one.after}…"


def _line(held: Held[Allegation], called: str, language: str) -> str:
    one = held.value
    until = f"  answer by {one.until}" if one.until else ""
    return f"{held.identifier}  {called}  {label(one.state, language)}{until}"


def _key(named: str, language: str) -> str:
    """The key of a receiver that is named in words; any other stays as it was written."""
    keys = {name: key for key, name in case_consents.recipients(language)}
    return keys.get(named.strip(), named.strip())
