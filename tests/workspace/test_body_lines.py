"""What the command line says of bodies, and how it refuses what cannot be meant."""

from pathlib import Path

import pytest

from habeas.bodies.entered import Contest
from habeas.words.errors import HabeasError
from habeas.words.progress import silent
from habeas.workspace import body_lines
from habeas.workspace import entered_bodies as entered
from habeas.workspace.body_choice import NotOneBody
from habeas.workspace.opening import GENERAL

NOTHING = dict.fromkeys(
    ("name_en", "name_ru", "state", "role", "note", "not_independent", "source", "confidence",
     "same", "since", "until"), ""
)  # fmt: skip
ADD = {**NOTHING, "kind": "institution"}
TIE = {**NOTHING, "source": "Gazette", "confidence": "read"}


@pytest.fixture
def workspace(team):
    with team.opened() as opened:
        for names in (("guard", "National Guard"), ("police", "Police"), ("vm.police", "Police")):
            list(body_lines.added(opened, GENERAL, names, ADD))
        yield opened


def tied(workspace, *ends, statements=(), **told):
    return list(body_lines.tied(workspace, GENERAL, ends, {**TIE, **told}, statements))


def test_a_tie_is_shown_with_all_that_became_of_it(workspace):
    (line,) = tied(workspace, "National Guard", "reports to", "vm.police", since="2029", note="n")
    identifier = line.split()[3].rstrip(":")
    list(body_lines.contested(workspace, GENERAL, identifier, Contest("The guard", "Never")))
    list(body_lines.withdrawn(workspace, GENERAL, identifier, "It never did."))
    shown = "\n".join(body_lines.shown(workspace, GENERAL, identifier))
    for words in ("National Guard reports to Police", "2029/..", "contested by The guard: Never",
                  "withdrawn", "version 3, Ane", "It never did.", "entered by Ane"):  # fmt: skip
        assert words in shown


def test_a_name_that_two_bodies_have_names_neither(workspace):
    with pytest.raises(NotOneBody) as refused:
        tied(workspace, "Police", "commands", "guard")
    assert "police, vm.police" in refused.value.what_to_do


def test_the_key_comes_before_a_name(workspace):
    tied(workspace, "police", "commands", "guard")
    (held,) = entered.ties(workspace, GENERAL)
    assert held.value.child == "police"


def test_bodies_are_listed_by_name_with_where_they_are_known_from(workspace):
    list(body_lines.withdrawn(workspace, GENERAL, "vm.police", "Twice."))
    lines = list(body_lines.listed(workspace, GENERAL, ""))
    assert [line.split("  ")[0] for line in lines] == ["guard", "police", "vm.police", "3 bodies."]
    assert "withdrawn" in lines[2]
    assert list(body_lines.listed(workspace, GENERAL, "nat gu"))[-1] == "1 bodies."


@pytest.mark.parametrize(
    "ask",
    [
        lambda w: body_lines.added(w, GENERAL, (), ADD),
        lambda w: body_lines.added(w, GENERAL, ("guard", "Another"), ADD),
        lambda w: body_lines.added(w, GENERAL, ("New",), {**ADD, "state": "Velmara"}),
        lambda w: body_lines.added(w, GENERAL, ("New",), {**ADD, "not_independent": "A court"}),
        lambda w: body_lines.added(w, GENERAL, ("\u202e",), {**ADD, "state": "VMX"}),
        lambda w: tied(w, "guard", "leads", "vm.police"),
        lambda w: tied(w, "guard", "commands"),
        lambda w: tied(w, "guard", "commands", "guard"),
        lambda w: tied(w, "guard", "commands", "nobody"),
        lambda w: tied(w, "guard", "commands", "vm.police", confidence=""),
        lambda w: tied(w, "guard", "commands", "vm.police", source=""),
        lambda w: tied(w, "guard", "commands", "vm.police", since="2031", until="2030"),
        lambda w: tied(w, "guard", "commands", "vm.police", since="soon"),
        lambda w: tied(w, "guard", "commands", "vm.police", statements=("s-000000000000",)),
        lambda w: body_lines.withdrawn(w, GENERAL, "l-000000000000", "why"),
        lambda w: body_lines.withdrawn(w, GENERAL, "guard", ""),
        lambda w: body_lines.contested(w, GENERAL, "l-000000000000", Contest("a", "b")),
        lambda w: body_lines.shown(w, GENERAL, "nobody of this name"),
        lambda w: body_lines.imported(w, GENERAL, (Path("/nothing"), "", False), silent),
        lambda w: body_lines.exported(w, GENERAL, Path("/nowhere/out.csv")),
        lambda w: body_lines.exported(w, GENERAL, Path("out.xlsx")),
    ],
)
def test_what_cannot_be_meant_is_refused_with_a_hint_and_keeps_nothing(workspace, ask):
    with pytest.raises(HabeasError) as refused:
        list(ask(workspace))
    assert refused.value.what_happened
    assert refused.value.what_to_do
    assert len(entered.bodies(workspace, GENERAL)) == 3
    assert entered.ties(workspace, GENERAL) == ()
