"""What ``habeas avenue WORKSPACE`` does, action by action."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from habeas.cli.asking import words
from habeas.words.errors import MISTAKE, WrongUse
from habeas.words.identifiers import is_case, is_identifier
from habeas.workspace import (
    avenue_adding,
    avenue_catalogue,
    avenue_files,
    avenue_lines,
    avenue_records,
    case_avenues,
)
from habeas.workspace.avenue_lines import About
from habeas.workspace.avenue_records import Reasoned
from habeas.workspace.case_naming import identified
from habeas.workspace.opening import Workspace


@dataclass(frozen=True)
class Asked:
    """What stands on the command line."""

    workspace: Workspace
    names: tuple[str, ...]
    compartment: str
    language: str
    words_file: Path | None
    rests_on: tuple[str, ...]
    authorities: tuple[str, ...]
    in_json: bool

    def name(self, place: int, what: str) -> str:
        """One of the names. Raises WrongUse."""
        if len(self.names) <= place:
            raise WrongUse(problem=f"Say which {what}.", suggestion="habeas avenue --help")
        return self.names[place]

    def about(self, place: int) -> About:
        """The incident or the case. Raises WrongUse."""
        named = self.name(place, "incident or case")
        subject = named if is_identifier(named) else identified(self.workspace, named)
        return About(self.compartment, subject, self.language)

    def reason(self) -> str:
        """Why, asked for at a prompt or read from a file."""
        return words(self.words_file, "Why")


def _list(asked: Asked) -> Iterable[str]:
    if not asked.names:
        return avenue_lines.catalogue(asked.workspace, asked.language)
    if asked.in_json:
        return [avenue_lines.as_data(asked.workspace, asked.about(0))]
    return avenue_lines.listed(asked.workspace, asked.about(0))


def _show(asked: Asked) -> Iterable[str]:
    avenue = asked.name(0, "avenue")
    if len(asked.names) == 1:
        return avenue_lines.facts(asked.workspace, avenue, asked.language)
    if asked.in_json:
        return [avenue_lines.as_data(asked.workspace, asked.about(1), avenue)]
    return avenue_lines.shown(asked.workspace, asked.about(1), avenue)


def _check(asked: Asked) -> Iterable[str]:
    told = avenue_lines.check(asked.workspace, asked.language)
    yield from told.lines
    if not told.holds:
        raise SystemExit(MISTAKE)


def _sign(asked: Asked) -> Iterable[str]:
    avenue, fact = asked.name(0, "avenue"), asked.name(1, "fact; see: show AVENUE")
    note = words(asked.words_file, "Which copy was read (if you like)", is_needed=False)
    return avenue_lines.signed(asked.workspace, avenue, fact, note)


def _unsign(asked: Asked) -> Iterable[str]:
    signature = asked.name(0, "signature (p-…)")
    made = avenue_catalogue.take_back(asked.workspace, signature, asked.reason())
    yield f"The signature under {made.value.fact} of {made.value.avenue} counts no more."


def _add(asked: Asked) -> Iterable[str]:
    made = avenue_files.add_file(asked.workspace, Path(asked.name(0, "file")))
    yield f"Kept {made.identifier}, version {made.version}. It counts from now on."
    yield "Until somebody signs its facts, its pages say that nobody has checked them."


def _files(asked: Asked) -> Iterable[str]:
    held = avenue_files.listed(asked.workspace)
    for one in held:
        gone = "  withdrawn" if one.value.is_withdrawn else ""
        yield f"{one.identifier}  version {one.version}, {one.time:%Y-%m-%d}{gone}"
    if not held:
        yield "No file yet: habeas avenue WORKSPACE add FILE.yaml"


def _withdraw(asked: Asked) -> Iterable[str]:
    name = asked.name(0, "file; see: files")
    avenue_files.withdraw(asked.workspace, name, asked.reason())
    yield f"{name} counts no more. Its versions stay."


def _states(asked: Asked) -> Iterable[str]:
    codes = ", ".join(asked.names[1:])
    yield avenue_adding.states(asked.workspace, asked.about(0), codes)


def _day(asked: Asked) -> Iterable[str]:
    event = asked.name(1, "event; those there are: day SUBJECT ?")
    yield avenue_adding.day(asked.workspace, asked.about(0), event, "".join(asked.names[2:3]))


def _tried(asked: Asked) -> Iterable[str]:
    told = (asked.name(1, "avenue"), asked.name(2, "state: pending or ended"))
    begun = (*told, "".join(asked.names[3:4]))
    yield avenue_adding.tried(asked.workspace, asked.about(0), begun)


def _futile(asked: Asked) -> Iterable[str]:
    avenue, about = asked.name(0, "avenue"), asked.about(1)
    told = Reasoned(avenue, asked.reason(), asked.rests_on, asked.authorities)
    if is_case(about.subject):
        case_avenues.record_futile(asked.workspace, about.subject, told)
    else:
        here = (about.compartment, about.subject)
        avenue_records.record_futile(asked.workspace, here, told)
    yield f"Written down why {avenue} is futile for {about.subject}."


def _despite(asked: Asked) -> Iterable[str]:
    avenue, about = asked.name(0, "avenue"), asked.about(1)
    if is_case(about.subject):
        raise WrongUse(
            problem="For a case the reason is written where the submission is made.",
            suggestion="open the case at the desk: habeas serve WORKSPACE",
        )
    found = avenue_lines.weighed(asked.workspace, about)
    here, verdict = (about.compartment, about.subject), (found.one(avenue), asked.language)
    avenue_records.record_despite(asked.workspace, here, verdict, asked.reason())
    yield f"Written down why {avenue} is used all the same for {about.subject}."


ACTIONS: dict[str, Callable[[Asked], Iterable[str]]] = {
    "list": _list,
    "show": _show,
    "check": _check,
    "sign": _sign,
    "unsign": _unsign,
    "add": _add,
    "files": _files,
    "withdraw": _withdraw,
    "futile": _futile,
    "despite": _despite,
    "states": _states,
    "day": _day,
    "tried": _tried,
}
