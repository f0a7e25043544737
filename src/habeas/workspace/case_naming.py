"""Which case is meant: by its identifier, or by the code that the caseworkers' list shows.

Only cases that whoever asks can open are looked among. A code that another case has is answered
in the very words in which one is that nobody uses. Either is noted as refused, and the note does
not say which: whoever reads the access log may have asked.
"""

from __future__ import annotations

from collections.abc import Mapping

from habeas.archive import case_lines
from habeas.evidence import compartments as keys
from habeas.words.errors import HabeasError
from habeas.words.identifiers import is_case
from habeas.words.roles import Right
from habeas.workspace import cases
from habeas.workspace.case_opening import NoSuchCase, openable
from habeas.workspace.compartments import Purpose, for_purpose
from habeas.workspace.looking import note_refused
from habeas.workspace.opening import Workspace

__all__ = ["SeveralCases", "identified"]


class SeveralCases(HabeasError):
    """Raised for a code that several cases have which this member can open."""

    message = "Several of your cases are called {code}: {cases}."
    hint = "Name the one that is meant by its identifier, or give one of them another pseudonym."


def identified(workspace: Workspace, named: str) -> str:
    """The identifier of a case, by either of its names. An identifier is given back as it is.

    Raises NotYourRole, NoSuchCase for a code that no case has which this member can open, and
    :class:`SeveralCases`.
    """
    workspace.require(Right.READ)
    if is_case(named.casefold()):
        return named.casefold()
    found = _with_code(workspace, named.strip())
    if not found:
        note_refused(workspace, workspace.member.identifier)
        raise NoSuchCase(case=named)
    if len(found) > 1:
        raise SeveralCases(code=named, cases=", ".join(found))
    return found[0]


def _with_code(workspace: Workspace, code: str) -> list[str]:
    """Cases of this member with a code, told without opening any where there is the list."""
    listing = for_purpose(workspace, Purpose.CASES)
    if listing is not None:
        return sorted(openable(workspace, _named(case_lines.codes(listing), code)))
    yours = keys.cases_opened_by(workspace.folder, workspace.member.identifier)
    return _named({case: cases.pseudonym(workspace, case) for case in yours}, code)


def _named(called: Mapping[str, str], code: str) -> list[str]:
    return sorted(case for case, one in called.items() if one.casefold() == code.casefold())
