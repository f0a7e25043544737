"""Avenues of a workspace in lines for the screen, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from habeas.protection.avenues import lines
from habeas.protection.avenues.answer import told
from habeas.protection.avenues.catalogue import bundled
from habeas.protection.avenues.checking import Checked, checked, overdue
from habeas.protection.avenues.told_facts import ToldFact, told_facts
from habeas.protection.facts import fingerprint
from habeas.words.identifiers import is_case
from habeas.words.labels import label
from habeas.words.mistakes import said_in
from habeas.words.provenance import Confidence, FactStanding
from habeas.words.reasons import Reason, said
from habeas.words.roles import Right
from habeas.words.visible import as_json, on_one_line
from habeas.workspace import avenue_cases, avenue_catalogue, avenue_review, avenue_states, avenues
from habeas.workspace.avenue_catalogue import Signing
from habeas.workspace.avenues import Named, Weighed
from habeas.workspace.opening import Workspace, now


@dataclass(frozen=True, slots=True)
class About:
    """An incident in a compartment, or a case; and the language it is told in."""

    compartment: str
    subject: str
    language: str


def weighed(workspace: Workspace, about: About) -> Weighed:
    """The avenues for an incident or a case. Raises NoSuchIncident and NoSuchCase."""
    workspace.require(Right.READ)
    if is_case(about.subject):
        return avenue_cases.of_case(workspace, about.subject, about.language)[0]
    here = (about.compartment, about.subject)
    return avenues.of_incident(workspace, here, about.language)


def listed(workspace: Workspace, about: About) -> Iterator[str]:
    """Every avenue with its verdict and all reasons, from the mildest to the gravest."""
    found, language = weighed(workspace, about), about.language
    yield _line("line_advice", language)
    yield from _lacking(workspace, found, about)
    yield from lines.of_verdicts(found.verdicts, language)


def catalogue(workspace: Workspace, language: str) -> Iterator[str]:
    """Every avenue there is, bundled or of the team, with how many of its facts are signed."""
    for one in avenue_review.catalogue_told(workspace, language).avenues:
        counts = {"facts": one.facts, "signed": one.signed, "late": one.late}
        yield _line("line_avenue", language, avenue=one.avenue, name=one.name, **counts)


def as_data(workspace: Workspace, about: About, avenue: str = "") -> str:
    """The same as one JSON object; ``avenue`` when only one is asked for."""
    found = weighed(workspace, about)
    chosen = (found.one(avenue),) if avenue else found.verdicts
    held = {
        "today": found.situation.today.isoformat(),
        "catalogue": found.held.catalogue.version,
        "avenues": [told(one, about.language) for one in chosen],
    }
    return as_json(json.dumps(held, ensure_ascii=False, indent=2))


def shown(workspace: Workspace, about: About, avenue: str) -> Iterator[str]:
    """One avenue for an incident or a case, then every fact of it."""
    found, language = weighed(workspace, about), about.language
    yield _line("line_advice", language)
    yield from _lacking(workspace, found, about)
    yield from lines.of_verdict(found.one(avenue), language)
    yield ""
    yield from facts(workspace, avenue, language)


def facts(workspace: Workspace, avenue: str, language: str) -> Iterator[str]:
    """Every fact of an avenue: what it says, how it is known, and who checked it."""
    held = avenue_catalogue.known(workspace).catalogue
    one = held.avenue(avenue)
    checks = {(c.fact, c.fingerprint): c for c in avenue_catalogue.checks(workspace)
              if c.avenue == avenue}  # fmt: skip
    yield f"{one.identifier}  {one.name.said(language)}"
    for fact in told_facts(held, one, now().date(), language):
        yield f"  {fact.name}  {fact.label}: {fact.value}"
        yield f"    {'; '.join(_known(fact, language))}"
        check = checks.get((fact.name, fact.fingerprint))
        if check is None:
            yield f"    {_line('line_unchecked', language)}"
        else:
            told = {"by": check.by, "on": check.on, "facts": fact.name}
            yield f"    {_line('line_checked', language, **told)}"


def signed(workspace: Workspace, avenue: str, fact: str, note: str) -> Iterator[str]:
    """Sign a fact as it stands now, and say what was signed."""
    held = avenue_catalogue.known(workspace).catalogue
    stated = {name: one for name, one, _ in held.avenue(avenue).sourced()}
    seen = fingerprint(stated[fact]) if fact in stated else ""
    made = avenue_catalogue.sign_fact(workspace, Signing(avenue, fact, seen, note))
    yield f"Signed {fact} of {avenue} as it stands today ({made.identifier})."


@dataclass(frozen=True, slots=True)
class CheckTold:
    """What a check of the catalogue said, and whether nothing is wrong."""

    lines: tuple[str, ...]
    holds: bool


def check(workspace: Workspace, language: str) -> CheckTold:
    """Whether the bundled files and those of the team are sound; late facts are no fault.

    Counts how many facts are known how, and how many a named person signed.
    """
    found = checked(bundled(), now().date())
    if found.faults:
        wrong = ("  ".join(said_in(one, language)) for one in found.faults)
        return CheckTold(tuple(wrong), holds=False)
    held = avenue_catalogue.known(workspace)
    every = list(_every_fact(workspace))
    counts = {one: sum(known is one for known, _ in every) for one in Confidence}
    late = tuple(overdue(held.catalogue, now().date()))
    told = Checked((), late, counts, len(held.catalogue.avenues), held.catalogue.version)
    wrong = ("  ".join(said_in(one, language)) for _, fault in held.left_out for one in fault.all)
    lines_told = (
        *lines.of_check(told, language),
        _line("line_signed", language, n=sum(is_signed for _, is_signed in every)),
        *wrong,
    )
    return CheckTold(lines_told, holds=not held.left_out)


def _every_fact(workspace: Workspace) -> Iterator[tuple[Confidence, bool]]:
    """How each fact is known, and whether somebody signed it as it stands."""
    held = avenue_catalogue.known(workspace).catalogue
    signatures = {(c.avenue, c.fact, c.fingerprint) for c in avenue_catalogue.checks(workspace)}
    for avenue, stated in held.stated.items():
        for name, one, known in stated:
            yield known.confidence, (avenue, name, fingerprint(one)) in signatures


def _known(fact: ToldFact, language: str) -> Iterator[str]:
    yield label(fact.confidence, language)
    for source in fact.sources:
        yield f"{source.title} {source.url}".strip()
    if fact.read_on:
        yield _line("line_read_on", language, day=fact.read_on)
    day = fact.valid_until or fact.review_by or "–"
    if fact.standing is FactStanding.FRESH and fact.confidence is Confidence.REMEMBERED:
        yield _line("line_to_be_read", language, day=day)
    else:
        yield f"{label(fact.standing, language)} ({day})"


def _lacking(workspace: Workspace, found: Weighed, about: About) -> Iterator[str]:
    """What is not known here, so that verdicts are unknown for want of it; how to enter it."""
    lacks, language = found.lacks, about.language
    if lacks.closed:
        yield _line("closed_incidents", language, n=lacks.closed)
    if found.stateless:
        yield _line("lacks_state", language)
        yield from (f"    {_step(workspace, one, about)}" for one in found.stateless)
    for key, is_so in (
        ("lacks_accused", lacks.nobody_named),
        ("lacks_date", lacks.undated),
        ("lacks_incident", lacks.no_incident),
        ("lacks_place", lacks.no_place),
    ):
        if is_so:
            yield _line(key, language)


def _step(workspace: Workspace, one: Named, about: About) -> str:
    """Somebody whose State is missing, with their key and the command that enters it."""
    told, may = f"{on_one_line(one.name)} ({one.key})", False
    if one.home:
        may = one.key in avenue_states.may_enter(workspace, one.home, (one.key,))
    if may:
        return f'{told}: habeas body WORKSPACE state "{one.key}" XX --in {one.home}'
    there = "" if is_case(about.subject) else f" --in {about.compartment}"
    return f"{told}: habeas avenue WORKSPACE states {about.subject} XX{there}"


def _line(key: str, language: str, **places: object) -> str:
    return said(Reason.of(f"avenues.{key}", **places), language)
