"""A case cut off while it is made leaves nothing behind, and one that holds a word is kept."""

import subprocess
import sys
from contextlib import suppress

import pytest
from workspace.team import ANE, BRON, copied

from habeas.archive import case_lines, ledger, stores
from habeas.evidence import begun
from habeas.evidence import compartments as keys
from habeas.workspace import case_opening, case_record, cases, compartments, need_to_know
from habeas.workspace.cases import list_of
from habeas.workspace.desk import Desk

KILLED = """
import os, sys
from habeas.archive import case_lines
from habeas.workspace import cases, opening

def killed(*_given):
    real(*_given)
    os._exit(9)

real, case_lines.write = case_lines.write, killed
with opening.open_workspace(opening.Path(sys.argv[1]), sys.argv[2]) as workspace:
    cases.new(workspace, "K-7")
"""


class CutOff(BaseException):
    """As if the process had been killed here."""


@pytest.fixture(scope="module")
def made(tmp_path_factory, made_team):
    team = copied(made_team, tmp_path_factory.mktemp("begun") / "cases")
    with team.opened() as workspace:
        cases.make_list(workspace)
    stores.close_stores()
    return team


@pytest.fixture
def team(made, tmp_path):
    yield copied(made, tmp_path / "cases")
    stores.close_stores()


def cut_off(team, monkeypatch, place, name, *, after=False):
    """Begin a case and be killed at one step: nothing is cleaned up."""
    real = getattr(place, name)

    def killed(*given, **named):
        if after:
            real(*given, **named)
        raise CutOff

    with monkeypatch.context() as patched, suppress(CutOff), team.opened() as workspace:
        patched.setattr(keys, "destroy", lambda *_: None)
        patched.setattr(case_lines, "erase", lambda *_: None)
        patched.setattr(place, name, killed)
        cases.new(workspace, "K-7")
    (case,) = begun.begun_cases(team.folder) or ("",)
    return case


def left(team):
    return list((team.folder / "compartments").glob("k-*"))


STEPS = [
    (stores, "create_store", False),
    (need_to_know, "_note", False),
    (need_to_know, "_note", True),
    (ledger, "put", False),
    (case_record, "refresh", True),
]


@pytest.mark.parametrize(("place", "name", "after"), STEPS)
def test_a_case_cut_off_before_anything_was_kept_is_swept_at_the_next_opening(
    team, monkeypatch, place, name, after
):
    assert cut_off(team, monkeypatch, place, name, after=after)
    assert len(left(team)) == 1
    with team.opened() as workspace:
        assert left(team) == []
        assert case_lines.identifiers(list_of(workspace)) == frozenset()
        cases.new(workspace, "K-7")


def test_a_case_that_was_kept_and_not_yet_taken_as_made_stays_with_every_word(team, monkeypatch):
    case = cut_off(team, monkeypatch, begun, "mark_made")
    with team.opened() as workspace:
        assert cases.pseudonym(workspace, case) == "K-7"
        assert case_lines.identifiers(list_of(workspace)) == {case}
    assert begun.begun_cases(team.folder) == ()


def test_a_process_that_is_killed_leaves_neither_case_nor_line(team):
    run = [sys.executable, "-c", KILLED, str(team.folder), ANE]
    assert subprocess.run(run, check=False).returncode == 9
    assert len(left(team)) == 1
    with team.opened() as workspace:
        assert case_lines.identifiers(list_of(workspace)) == frozenset()
    assert left(team) == []


def test_the_desk_sweeps_when_somebody_signs_in(team, monkeypatch):
    cut_off(team, monkeypatch, ledger, "put")
    desk = Desk(team.folder)
    signed = desk.sign_in(ANE)
    assert left(team) == []
    desk.sign_out(signed)


def test_nobody_sweeps_what_they_cannot_open_nor_what_a_mark_alone_was_put_on(team, monkeypatch):
    team.add()
    cut_off(team, monkeypatch, ledger, "put")
    with team.opened(BRON):
        assert len(left(team)) == 1
    with team.opened() as workspace:
        case = cases.new(workspace, "K-8")
        (team.folder / "compartments" / case / "begun").write_bytes(b"")
    with team.opened() as workspace:
        assert [path.name for path in left(team)] == [case]
        with case_opening.opened(workspace, case) as store:
            assert ledger.last(store)
        assert compartments.for_purpose(workspace, compartments.Purpose.CASES)
