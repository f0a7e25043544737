"""Referrals in lines of text, for the command line; one is drafted from a file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from habeas.protection.cases.referrals import Referral, ReferralState
from habeas.words.errors import WrongUse
from habeas.words.labels import label
from habeas.workspace import case_disclosures, case_files, case_record, case_referrals
from habeas.workspace.case_opening import note_look
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace


def listed(workspace: Workspace, case: str) -> Iterator[str]:
    """Every referral of a case. Raises NoSuchCase."""
    note_look(workspace, case)
    held, labels = case_referrals.listed(workspace, case), case_disclosures.labels(workspace, "en")
    for one in held:
        receiver = labels.get(one.value.receiver, one.value.receiver)
        yield f"{one.identifier}  {label(one.value.state, 'en')}  {receiver}"
    if not held:
        yield "Nobody has been asked to help: habeas refer WORKSPACE draft CASE FILE"


def shown(workspace: Workspace, case: str, referral: str) -> Iterator[str]:
    """One referral, its receiver judged now. Raises NoSuchCase and NotKept."""
    note_look(workspace, case)
    told, labels = (
        case_referrals.one(workspace, case, referral, "en"),
        case_disclosures.labels(workspace, "en"),
    )
    yield f"{referral}  {label(told.held.value.state, 'en')}"
    yield f"{label(told.judged.colour, 'en')}: {told.judged.because}"
    for gap in told.gaps:
        to = gap.onward or gap.recipient
        field = labels.get(gap.field, gap.field) or "that there is a case"
        in_turn = ", whom they tell in turn" if gap.onward else ""
        yield f"not agreed to: {field}, to {labels.get(to, to)}{in_turn}"
    if told.stopping is not None:
        yield f"stopped on {told.stopping.taken.at[:10]} by a withdrawal: {told.stopping.consent}"
        yield "After a new consent somebody clears it again, and writes why."
    yield f"may become: {', '.join(told.next) or 'nothing more'}"
    yield "Not legal advice."


def drafted(workspace: Workspace, case: str, text: str) -> Iterator[str]:
    """A referral drafted from a TOML text. Raises NoSuchCase and NotThisPart."""
    told = case_files.read(Referral, "referral", text)
    yield f"Drafted: {case_referrals.add(workspace, case, told)}"


def moved(workspace: Workspace, case: str, referral: str, to: str, words: str) -> Iterator[str]:
    """One step of a referral. Raises NoSuchCase, WrongUse and as the step does."""
    if to not in set(ReferralState):
        raise WrongUse(problem=f"A referral is never {to}.", suggestion=", ".join(ReferralState))
    seen, state = _seen(workspace, case, referral), ReferralState(to)
    if state is ReferralState.CLEARED:
        case_referrals.clear(workspace, case, seen, words)
    elif state is ReferralState.OFFERED:
        case_referrals.offer(workspace, case, seen, case_referrals.in_a_fortnight())
    elif state in case_referrals.SAID:
        case_referrals.move(workspace, case, seen, state, words)
    else:
        raise WrongUse(
            problem=f"A referral becomes {to} by a step of its own.",
            suggestion="habeas refer WORKSPACE deliver CASE REFERRAL FILE",
        )
    yield f"{referral}: {label(state, 'en')}"


def delivered(workspace: Workspace, case: str, referral: str, file: Path) -> Iterator[str]:
    """Write the sealed pack to a file outside the workspace. Raises as case_referrals.written."""
    case_referrals.written(workspace, case, _seen(workspace, case, referral), "en", file)
    yield f"Sealed to the receiver's key: {file}. That it left is written down."


def _seen(workspace: Workspace, case: str, referral: str) -> Seen[Referral]:
    kept = case_record.one(workspace, case, Referral, referral)
    return Seen(Referral, referral, kept.version)
