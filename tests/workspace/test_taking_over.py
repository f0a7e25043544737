"""A file of bodies is looked at first, then taken over as a whole or not at all."""

import json

import pytest
from bodies.entering import body, tie

from habeas.archive import ledger
from habeas.archive.statements import NoSuchStatement
from habeas.bodies.brought import FileWithMistakes
from habeas.dossiers.body_table import NotATable
from habeas.words.errors import WrongUse
from habeas.words.progress import silent
from habeas.workspace import body_export, taking_over
from habeas.workspace import entered_bodies as entered
from habeas.workspace.finding import NotReadable
from habeas.workspace.opening import GENERAL, FileThere, InsideTheWorkspace
from habeas.workspace.taking_over import TooLargeAFile

HEAD = "kind;type;key;name;from;to;since;until;source;confidence;statements\n"
GOOD = HEAD + (
    "body;;guard;The Guard;;;;;;;\n"
    "body;unit;police;Police of Orlo;;;;;;;\n"
    "tie;commands;;;guard;police;2029;;Gazette 12;read;\n"
)


@pytest.fixture
def workspace(team):
    with team.opened() as opened:
        yield opened


def taken(workspace, text):
    looked = taking_over.look(workspace, GENERAL, text.encode())
    return taking_over.take_over(workspace, GENERAL, looked, silent)


def test_looking_at_a_file_keeps_nothing(workspace):
    looked = taking_over.look(workspace, GENERAL, GOOD.encode())
    assert (looked.adds, looked.is_whole) == (3, True)
    assert entered.bodies(workspace, GENERAL) == ()


def test_a_file_is_taken_over_once_however_often_it_comes(workspace):
    assert len(taken(workspace, GOOD).bodies) == 2
    written = ledger.last(workspace.store(GENERAL))
    again = taken(workspace, GOOD)
    assert (again.bodies, again.ties, again.here_already) == ((), (), 3)
    assert ledger.last(workspace.store(GENERAL)) == written
    (held,) = entered.ties(workspace, GENERAL)
    assert held.value.entered_by == workspace.member.identifier


def test_with_one_mistake_nothing_is_taken_over_and_its_line_is_named(workspace):
    wrong = GOOD + "tie;commands;;;guard;nobody;;;Gazette;read;\ntie;leads;;;a;b;;;;;\n"
    with pytest.raises(FileWithMistakes) as refused:
        taken(workspace, wrong)
    assert "2 of its lines" in str(refused.value)
    assert "Line 5" in str(refused.value)
    assert entered.bodies(workspace, GENERAL) == ()


def test_a_tie_on_a_statement_that_is_not_here_is_a_mistake(workspace):
    wrong = GOOD + "tie;controls;;;guard;police;;;;stated;s-000000000000\n"
    looked = taking_over.look(workspace, GENERAL, wrong.encode())
    assert [(one.line, type(one.error)) for one in looked.compared.mistakes] == [
        (5, NoSuchStatement)
    ]


def test_when_taking_over_stops_in_the_middle_nothing_is_kept(workspace):
    class Stop(Exception):
        pass

    def stopping(step, done, total):
        if done:
            raise Stop

    looked = taking_over.look(workspace, GENERAL, GOOD.encode())
    with pytest.raises(Stop):
        taking_over.take_over(workspace, GENERAL, looked, stopping)
    assert entered.bodies(workspace, GENERAL) == ()
    taken(workspace, GOOD)
    assert len(entered.bodies(workspace, GENERAL)) == 2


def test_what_somebody_entered_meanwhile_is_not_entered_twice(workspace):
    looked = taking_over.look(workspace, GENERAL, GOOD.encode())
    entered.add_body(workspace, GENERAL, body("guard", "The Guard"))
    told = taking_over.take_over(workspace, GENERAL, looked, silent)
    assert [one.key for one in told.bodies] == ["police"]
    assert told.here_already == 1


def test_ten_thousand_bodies_with_duplicates_are_taken_over_and_told(workspace):
    # Every hundredth comes twice; every thousandth has the name of another one.
    lines = [
        f"body;;k{n};{'Same' if n % 1000 == 0 else f'Body {n}'};;;;;;;\n" for n in range(10_000)
    ]
    lines += lines[::100]
    lines += [f"tie;reports to;;;k{n};k{n - 1};;;Roster;secondary;\n" for n in range(1, 10_000, 10)]
    steps = []
    looked = taking_over.look(workspace, GENERAL, (HEAD + "".join(lines)).encode())
    told = taking_over.take_over(
        workspace, GENERAL, looked, lambda step, done, total: steps.append((done, total))
    )
    assert (len(told.bodies), len(told.ties), told.joined) == (10_000, 1_000, 100)
    assert [len(one.keys) for one in told.same_names] == [10]
    assert steps[0] == (0, 11_000)
    assert steps[-1] == (11_000, 11_000)
    assert len(entered.bodies(workspace, GENERAL)) == 10_000


def test_entities_are_known_by_their_beginning(workspace):
    one = {"id": "g", "schema": "PublicBody", "properties": {"name": ["Guard"]}}
    told = taken(workspace, "\ufeff\n" + json.dumps(one))
    assert [made.key for made in told.bodies] == ["g"]


def test_a_file_that_cannot_be_read_is_told(workspace, tmp_path, monkeypatch):
    with pytest.raises(NotReadable):
        taking_over.read_path(tmp_path / "nothing.csv")
    monkeypatch.setattr(taking_over, "LARGEST", 10)
    (tmp_path / "large.csv").write_bytes(bytes(11))
    with pytest.raises(TooLargeAFile):
        taking_over.read_path(tmp_path / "large.csv")
    with pytest.raises(NotATable):
        taking_over.look(workspace, GENERAL, b"")


@pytest.mark.parametrize("name", ["out.csv", "out.jsonl"])
def test_what_was_exported_is_taken_over_elsewhere_and_changes_nothing_here(
    workspace, tmp_path, team, name
):
    taken(workspace, GOOD)
    told = body_export.export(workspace, GENERAL, tmp_path / name)
    assert (told.bodies, told.ties, told.left_out) == (2, 1, 0)
    content = taking_over.read_path(tmp_path / name)
    assert taking_over.look(workspace, GENERAL, content).adds == 0
    with pytest.raises(FileThere):
        body_export.export(workspace, GENERAL, tmp_path / name)


def test_an_export_goes_to_a_file_of_a_known_kind_outside_the_workspace(workspace, tmp_path):
    with pytest.raises(WrongUse):
        body_export.export(workspace, GENERAL, tmp_path / "out.xlsx")
    with pytest.raises(InsideTheWorkspace):
        body_export.export(workspace, GENERAL, workspace.folder / "out.csv")


def test_a_withdrawn_tie_leaves_with_no_export(workspace, tmp_path):
    taken(workspace, GOOD)
    (held,) = entered.ties(workspace, GENERAL)
    entered.withdraw_tie(workspace, GENERAL, held.identifier, "Wrong.")
    body_export.export(workspace, GENERAL, tmp_path / "out.csv")
    assert "commands" not in (tmp_path / "out.csv").read_text(encoding="utf-8")
    assert tie("guard", "commands", "police").same_as[:3] == held.value.same_as[:3]
