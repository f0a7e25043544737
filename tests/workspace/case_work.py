"""What the stories of work on a case ask for again and again."""

from datetime import timedelta

from habeas.workspace import (
    cases,
)
from habeas.workspace.case_lanes import Wanted
from habeas.workspace.cases import WantedCases
from habeas.workspace.opening import now


def case_called(workspace, pseudonym):
    held = cases.listed(workspace, WantedCases(words=pseudonym), (0, 9)).held
    return held[0].case


def line_of(workspace, pseudonym):
    over = (False, True)
    found = (cases.listed(workspace, WantedCases(words=pseudonym, is_over=o), (0, 9)) for o in over)
    return next(one.line for page in found for one in page.held)


def later(days=9):
    return now().date() + timedelta(days=days)


def wanted(lane, reason="they know the house"):
    return Wanted(lane, reason, later())
