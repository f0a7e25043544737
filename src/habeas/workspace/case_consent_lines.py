"""Consents and what left a case, in lines of text for the command line."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from habeas.protection.cases.advice import advice
from habeas.protection.cases.sendings import Sending
from habeas.words.consents import HowGiven
from habeas.words.errors import WrongUse
from habeas.words.labels import label
from habeas.words.reasons import said
from habeas.workspace import case_consents, case_disclosures, case_exceptions, case_files
from habeas.workspace.case_consents import Consent, Followed
from habeas.workspace.case_disclosures import Disclosure, TellingAsked, Told
from habeas.workspace.case_exceptions import ExceptionAsked
from habeas.workspace.case_opening import note_look
from habeas.workspace.case_record import Seen
from habeas.workspace.opening import Workspace


def listed(workspace: Workspace, case: str) -> Iterator[str]:
    """Every consent of a case. Raises NoSuchCase."""
    note_look(workspace, case)
    held, labels = case_consents.listed(workspace, case), case_disclosures.labels(workspace, "en")
    for one in held:
        told = one.held.value
        sending = Sending(told.purpose, told.recipient, told.onward_kept, told.fields_kept)
        until = f"  until {told.until}" if told.until else ""
        yield f"{one.held.identifier}  {label(one.state, 'en')}{until}  {_sending(sending, labels)}"
    if not held:
        yield "Nobody has been asked yet: habeas case WORKSPACE write CASE consent FILE"


def shown(workspace: Workspace, case: str, consent: str) -> Iterator[str]:
    """One consent, in the words that are read out. Raises NoSuchCase and NotKept."""
    note_look(workspace, case)
    held = case_consents.one(workspace, case, consent)
    yield f"{consent}  {label(held.state, 'en')}"
    yield from case_consents.points(workspace, held.held.value)
    for one in held.left:
        yield f"left under it: {one.identifier}  {one.value.sent.at[:10]}"
    yield said(advice(), "en")


def given(workspace: Workspace, case: str, consent: str, how: str) -> Iterator[str]:
    """The person agreed. Raises NoSuchCase, and WrongUse for a way there is not."""
    if how not in set(HowGiven):
        ways = ", ".join(HowGiven)
        raise WrongUse(problem=f"Nobody agrees in the way “{how}”.", suggestion=f"Ways: {ways}")
    seen = Seen(Consent, consent, case_consents.one(workspace, case, consent).held.version)
    case_consents.give(workspace, case, seen, HowGiven(how))
    yield f"{consent} holds from now on."


def narrowed(
    workspace: Workspace, case: str, consent: str, less: Collection[str], reason: str
) -> Iterator[str]:
    """The person agrees to less: ``less`` are fields and recipients told in turn that go.

    Raises NoSuchCase, ConsentNotGiven, and WrongUse for what is not in it.
    """
    held = case_consents.one(workspace, case, consent).held
    there = (*held.value.fields_kept, *held.value.onward_kept)
    for one in less:
        if one not in there:
            known = ", ".join(there) or "nothing that can be taken out; withdraw it"
            raise WrongUse(problem=f"{one} is not in this consent.", suggestion=f"In it: {known}")
    left = tuple(
        tuple(one for one in kept if one not in less)
        for kept in (held.value.fields_kept, held.value.onward_kept)
    )
    seen = Seen(Consent, consent, held.version)
    followed = case_consents.narrow(workspace, case, seen, (left[0], left[1]), reason)
    yield f"{consent} no longer holds for: {', '.join(less)}. It holds at once."
    yield from _followed(followed, case)


def withdrawn(workspace: Workspace, case: str, consent: str, reason: str) -> Iterator[str]:
    """The person takes it back. Raises NoSuchCase and ConsentNotGiven."""
    seen = Seen(Consent, consent, case_consents.one(workspace, case, consent).held.version)
    followed = case_consents.withdraw(workspace, case, seen, reason)
    yield f"{consent} is taken back. It holds at once."
    yield from _followed(followed, case)


def _followed(followed: Followed, case: str) -> Iterator[str]:
    for one in followed.stopped:
        yield f"stopped: {one}"
    for one in followed.left:
        yield f"left before: {one}  ask it back: habeas consent WORKSPACE recall {case} {one}"


def told(workspace: Workspace, case: str, text: str) -> Iterator[str]:
    """Write down what was told by hand, from a TOML text; the words are not kept.

    Raises NoSuchCase, NotThisPart, NotConsented and NoRecipient.
    """
    said: TellingAsked = case_files.read(TellingAsked, "told", text)
    sending = Sending(said.purpose, said.recipient, said.onward, said.fields)
    kept = case_disclosures.note(workspace, case, Told(sending, said.how, said.words))
    yield f"{kept}  written down as having left; of the words only their digest is kept"


def excepted(workspace: Workspace, case: str, text: str) -> Iterator[str]:
    """Ask for an exception to save a life, from a TOML text. Nothing may leave by it yet.

    Raises NoSuchCase, NotThisPart, ReasonNeeded, ReviewTooEarly and PersonSaidNo.
    """
    asked: ExceptionAsked = case_files.read(ExceptionAsked, "exception", text)
    sending = Sending(asked.purpose, asked.recipient, asked.onward, asked.fields)
    kept = case_exceptions.ask(workspace, case, sending, asked.reason, asked.review_by)
    yield f"{kept}  waits for a second person: habeas case WORKSPACE step CASE {kept} agreed"


def left(workspace: Workspace, case: str) -> Iterator[str]:
    """The ledger of what left. Raises NoSuchCase."""
    note_look(workspace, case)
    labels, held = (
        case_disclosures.labels(workspace, "en"),
        case_disclosures.listed(workspace, case),
    )
    for one in held:
        told = one.value
        under = ", ".join((*told.basis.consents, *told.basis.exceptions))
        yield f"{one.identifier}  {told.sent.at[:10]}  {_sending(told.sending, labels)}"
        yield f"    by {told.sent.by}  rests on {under}  sha256 {told.sent.digest}"
    if not held:
        yield "Nothing has left this case."


def recalled(workspace: Workspace, case: str, disclosure: str) -> Iterator[str]:
    """Draft the letter that asks back what left, unless it is there. Raises NoSuchCase."""
    held = case_disclosures.one(workspace, case, disclosure)
    if held.value.recall is None:
        seen = Seen(Disclosure, disclosure, held.version)
        case_disclosures.drafted(workspace, case, seen)
    yield from case_disclosures.letter(workspace, case, disclosure, "en").splitlines()


def exceptions(workspace: Workspace, case: str) -> Iterator[str]:
    """Exceptions to save a life. Raises NoSuchCase."""
    note_look(workspace, case)
    labels, held = case_disclosures.labels(workspace, "en"), case_exceptions.listed(workspace, case)
    for asked in held.waiting:
        told = _sending(asked.value.sending, labels)
        yield f"{asked.identifier}  waits for a second person  {told}"
    for made in held.made:
        state = "looked at again" if made.value.review else "not yet reviewed"
        yield f"{made.identifier}  {state}  {_sending(made.value.sending, labels)}"
    if not held.waiting and not held.made:
        yield "None was ever made."


def _sending(sending: Sending, labels: Mapping[str, str]) -> str:
    """What would leave, in a line."""
    onward = ", ".join(labels.get(one, one) for one in sending.onward)
    told = f" (tells {onward})" if onward else ""
    fields = (
        "; ".join(labels.get(one, one) for one in sending.fields) or "only that there is a case"
    )
    to = labels.get(sending.recipient, sending.recipient)
    return f"{label(sending.purpose, 'en')} to {to}{told}: {fields}"
