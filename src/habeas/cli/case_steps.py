"""The steps of ``habeas case``: each asks for its words, and says in a line what it did."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from habeas.cli.asking import ticked, words
from habeas.cli.case_asked import Asked
from habeas.cli.case_part_steps import PART_STEPS
from habeas.words.errors import WrongUse
from habeas.words.labels import label
from habeas.workspace import (
    case_closing,
    case_dangers,
    case_emergencies,
    case_files,
    case_households,
    case_lanes,
    case_leads,
    case_marks,
    case_parts,
    case_person,
    case_record,
    case_standing,
    case_telling,
    case_transfers,
    cases,
    need_to_know,
)
from habeas.workspace.case_closing import ClosingOutcome, Ending
from habeas.workspace.case_households import HouseholdLink, LinkKind
from habeas.workspace.case_lanes import Lane
from habeas.workspace.case_marks import MarkKind
from habeas.workspace.case_naming import identified
from habeas.workspace.case_standing import CaseState, Overlay
from habeas.workspace.cases import WantedCases

_BARE = "It rests on nothing yet: ask who says so and when, and write it as its attribution."
_NOTHING_NEW = "Nothing changed: this stands there already, and no new version was written."
_NOT_RAISED = "No mark is ticked, so no alarm is raised: no program reads the answers."
_OTHER = ("Say which other case.", "See those there are: habeas case WORKSPACE list")


def listed(asked: Asked) -> list[str]:
    """The caseworkers' list."""
    wanted = WantedCases(
        lane=Lane(asked.lane) if asked.lane else None,
        lead=asked.workspace.member.identifier if asked.is_mine else "",
        is_over=asked.is_over,
    )
    return case_telling.listed(asked.workspace, wanted)


def prepare(asked: Asked) -> list[str]:
    """Make the list."""
    made = cases.make_list(asked.workspace)
    return [
        f"Made the caseworkers' list ({made}), opened by you and the sheet.",
        f"Share it: habeas compartment WORKSPACE share {cases.LIST} MEMBER…",
    ]


def new(asked: Asked) -> list[str]:
    """A new case."""
    case = cases.new(asked.workspace, asked.first, None, asked.names[1:], asked.with_sheet)
    return [f"Opened the case {case}. You lead it."]


def emergency(asked: Asked) -> list[str]:
    """A new case from four answers and four marks; without a code the form, to be filled in."""
    if not asked.names:
        return case_emergencies.blank(asked.language)
    (told, ticked), by_them = _answers(asked), not asked.is_spoken_for
    form = case_emergencies.taken(asked.workspace, told, asked.language, by_them)
    dangers = case_emergencies.marked(asked.workspace, ticked, asked.language, by_them)
    case = cases.new(asked.workspace, asked.first, form, asked.names[1:], asked.with_sheet, dangers)
    return [f"Opened the case {case} as an emergency. You lead it.", *_raised(asked, case)]


def complete(asked: Asked) -> list[str]:
    """Further answers to the emergency form."""
    held = case_emergencies.first_form(asked.workspace, asked.case)
    seen = case_emergencies.seen(held.identifier, held.version)
    told, ticked = _answers(asked)
    is_theirs = held.value.is_from_the_person
    dangers = case_emergencies.marked(asked.workspace, ticked, asked.language, is_theirs)
    is_new = case_emergencies.complete(asked.workspace, asked.case, seen, told, dangers)
    kept = "The answers are kept." if is_new else _NOTHING_NEW
    return [kept, *_raised(asked, asked.case)]


def _raised(asked: Asked, case: str) -> list[str]:
    """What raised a case to the top lane, and what is still asked."""
    glance = cases.glance(asked.workspace, case)
    left, kinds = len(glance.unanswered), dict.fromkeys(one.kind for one in glance.alarms)
    raised = ", ".join(label(one, "en") for one in kinds)
    return [
        f"Alarm: {raised}. It is in the top lane." if raised else _NOT_RAISED,
        f"{left} of the questions wait for an answer: habeas case WORKSPACE complete {case}",
    ]


def show(asked: Asked) -> list[str]:
    """A case at a glance."""
    return case_telling.told(asked.workspace, asked.case)


def parts(asked: Asked) -> list[str]:
    """Everything that is written down in a case."""
    return case_parts.told(asked.workspace, asked.case, *asked.names[1:2])


def write(asked: Asked) -> list[str]:
    """Write down a part from a file."""
    part = asked.at(1, "Say which part.", f"Parts: {', '.join(case_files.PARTS)}")
    file = Path(asked.at(2, "Name the file that holds it.", "habeas case … write CASE PART FILE"))
    told = (asked.case, part, words(file, part), asked.seen)
    before = case_record.last(asked.workspace, asked.case)
    kept = case_files.written(asked.workspace, *told)
    is_new = case_record.last(asked.workspace, asked.case) != before
    against = case_dangers.against_helper(asked.workspace, asked.case, kept)
    is_bare = case_dangers.rests_on_nothing(asked.workspace, asked.case, kept)
    return [
        f"Written down: {kept}" if is_new else f"{_NOTHING_NEW} ({kept})",
        *([_BARE] if is_bare else []),
        *(f"MUST NOT HELP HERE: {label(one.kind, 'en')} ({one.threat})" for one in against),
    ]


def history(asked: Asked) -> list[str]:
    """Every value, or every version of one."""
    if len(asked.names) < 3:
        return case_telling.things(asked.workspace, asked.case)
    return case_telling.versions(asked.workspace, asked.case, *asked.names[1:3])


def looks(asked: Asked) -> list[str]:
    """Who looked at a case."""
    return case_telling.looks(asked.workspace, asked.case)


def sealed(asked: Asked) -> list[str]:
    """What is left of sealed cases."""
    return case_telling.sealed(asked.workspace)


def share(asked: Asked) -> list[str]:
    """Put members on the list."""
    need_to_know.share(asked.workspace, asked.case, asked.members, asked.reason())
    return [f"{asked.case} can now be opened by {', '.join(asked.members)} too."]


def withdraw(asked: Asked) -> list[str]:
    """Take members off the list."""
    need_to_know.withdraw(asked.workspace, asked.case, asked.members, asked.reason())
    return [f"{asked.case} has a new key; {', '.join(asked.members)} cannot open it any more."]


def hand_over(asked: Asked) -> list[str]:
    """Another caseworker leads it."""
    member = asked.members[0]
    case_leads.hand_over(asked.workspace, asked.case, member, asked.reason())
    return [f"{member} leads {asked.case} now, and can open it."]


def lane(asked: Asked) -> list[str]:
    """Choose the lane."""
    chosen, day = asked.one_of(Lane, 1, "lane"), asked.day
    if day is None:
        raise WrongUse(
            problem="Say when the lane is looked at again.", suggestion="Add --until 2031-03-04."
        )
    held = case_record.case(asked.workspace, asked.case).lane
    wanted = case_lanes.Wanted(chosen, asked.reason(), day)
    case_lanes.chosen(asked.workspace, asked.case, held.version if held else 0, wanted)
    return case_telling.lane(asked.workspace, asked.case)


def second(asked: Asked) -> list[str]:
    """Agree to a lower lane, or refuse it."""
    answer = asked.at(1, "Say agree or refuse.", "habeas case WORKSPACE second CASE agree")
    if answer not in ("agree", "refuse"):
        raise WrongUse(problem="The answer is agree or refuse.", suggestion="Give one of them.")
    held = case_record.case(asked.workspace, asked.case).lane
    step = case_lanes.agreed if answer == "agree" else case_lanes.refused
    step(asked.workspace, asked.case, held.version if held else 0, asked.reason())
    return case_telling.lane(asked.workspace, asked.case)


def move(asked: Asked) -> list[str]:
    """One step on."""
    to, seen = asked.one_of(CaseState, 1, "state"), _stands(asked)
    case_standing.moved(asked.workspace, asked.case, seen, to, asked.reason())
    return [f"{asked.case} is now: {to.value}."]


def decline(asked: Asked) -> list[str]:
    """Not taken on."""
    seen = _stands(asked)
    where, why = asked.several("Where the person was told to turn instead", "Why")
    case_standing.turned_away(asked.workspace, asked.case, seen, where, why)
    return [f"{asked.case} is declined. It can be taken up again."]


def also(asked: Asked) -> list[str]:
    """Lay an overlay, or lift it."""
    overlay = asked.one_of(Overlay, 1, "overlay")
    held = case_record.case(asked.workspace, asked.case).stands
    is_laid = overlay in held.value.overlays
    step = case_standing.unmark if is_laid else case_standing.mark
    step(asked.workspace, asked.case, held.version, overlay, asked.reason())
    return [f"{asked.case}: {overlay.value} is {'lifted' if is_laid else 'laid on'}."]


def mark(asked: Asked) -> list[str]:
    """Put a mark."""
    kind = asked.one_of(MarkKind, 1, "mark")
    return [f"Put: {case_marks.put(asked.workspace, asked.case, kind, asked.reason())}"]


def lift(asked: Asked) -> list[str]:
    """Lift a mark."""
    thing = asked.at(1, "Say which mark.", "See them: habeas case WORKSPACE parts CASE mark")
    held = case_record.one(asked.workspace, asked.case, case_marks.Mark, thing)
    case_marks.taken_off(asked.workspace, asked.case, thing, held.version, asked.reason())
    return [f"Lifted: {thing}"]


def link(asked: Asked) -> list[str]:
    """Link an incident."""
    incident = asked.at(1, "Say which incident.", "See them: habeas show WORKSPACE incidents")
    held = case_record.case(asked.workspace, asked.case).subject
    case_person.link(asked.workspace, asked.case, held.version, incident)
    return [f"{asked.case} belongs to {incident}. Nothing of it stands there."]


def join(asked: Asked) -> list[str]:
    """Link two cases."""
    other, kind = _other(asked), asked.one_of(LinkKind, 2, "link")
    added = HouseholdLink(other, kind, asked.reason())
    case_households.joined(asked.workspace, asked.case, added)
    return [f"{asked.case} and {other} are linked: {kind.value}."]


def part(asked: Asked) -> list[str]:
    """Take such a link back."""
    other, kind = _other(asked), asked.one_of(LinkKind, 2, "link")
    case_households.part(asked.workspace, asked.case, other, kind, asked.reason())
    return [f"{asked.case} and {other} are no longer linked: {kind.value}."]


def _other(asked: Asked) -> str:
    return identified(asked.workspace, asked.at(1, *_OTHER))


def close(asked: Asked) -> list[str]:
    """Close a case."""
    outcome, day, seen = asked.one_of(ClosingOutcome, 1, "outcome"), asked.day, _stands(asked)
    left = case_closing.to_look_through(asked.workspace, asked.case, "en")
    if left and not asked.is_sure:
        told = "; ".join(f"{one} ({what})" for one, what in left)
        raise WrongUse(
            problem=f"Look through what left the case first: {told}.",
            suggestion="Then give the command again with --sure.",
        )
    why = ("Why",) if day else ("Why", "Why the person is not to be asked again")
    reason, *not_again = asked.several(*why)
    looked_at = tuple(one for one, _ in left)
    ending = Ending(outcome, reason, day, "".join(not_again), looked_at)
    case_closing.close(asked.workspace, asked.case, seen, ending)
    return [f"{asked.case} is closed. It keeps its key until it is sealed."]


def seal(asked: Asked) -> list[str]:
    """Destroy the key of a case that is over."""
    case = asked.case
    if not asked.is_sure:
        raise WrongUse(
            problem=f"Sealing destroys the key of {case}: nobody ever opens it again.",
            suggestion="If that is meant, add --sure.",
        )
    case_closing.seal(asked.workspace, case, asked.reason())
    return [f"The key of {case} is destroyed. A note without words stays with the list."]


def transfer(asked: Asked) -> list[str]:
    """A sealed package for another organisation."""
    use = "habeas case … transfer CASE RECEIVER KEY --field FIELD --out FILE"
    receiver = asked.at(1, "Say to whom.", use)
    key = asked.at(2, "Give the receiver's public key.", use)
    if asked.out is None:
        raise WrongUse(problem="Name the file to write.", suggestion=use)
    told = (receiver, key, asked.fields, asked.language, asked.reason())
    wanted = case_transfers.Wanted(*told)
    case_transfers.written(asked.workspace, asked.case, wanted, asked.out)
    return [f"Sealed to {receiver}: {asked.out}. It is noted in the case as having left."]


def _stands(asked: Asked) -> int:
    return case_record.case(asked.workspace, asked.case).stands.version


def _answers(asked: Asked) -> tuple[dict[str, str], tuple[str, ...]]:
    """The answers, by the key of the question, and the marks that are ticked."""
    if asked.words_file is not None:
        return case_emergencies.read_answers(words(asked.words_file, ""))
    asking = case_emergencies.questions(asked.language)
    told = {one.key: words(None, one.asked, is_needed=False) for one in asking}
    holds = ((kind.value, ticked(said)) for kind, said in case_emergencies.marks(asked.language))
    return {key: said for key, said in told.items() if said}, tuple(
        kind for kind, is_so in holds if is_so
    )


STEPS: dict[str, Callable[[Asked], Iterable[str]]] = {
    **PART_STEPS,
    "list": listed,
    "prepare": prepare,
    "new": new,
    "emergency": emergency,
    "complete": complete,
    "show": show,
    "parts": parts,
    "write": write,
    "history": history,
    "looks": looks,
    "share": share,
    "withdraw": withdraw,
    "handover": hand_over,
    "lane": lane,
    "second": second,
    "move": move,
    "also": also,
    "decline": decline,
    "mark": mark,
    "lift": lift,
    "link": link,
    "join": join,
    "part": part,
    "transfer": transfer,
    "close": close,
    "seal": seal,
    "sealed": sealed,
}
