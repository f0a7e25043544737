"""Lists of people in a workspace: brought from a file, kept, taken back."""

from contextlib import nullcontext
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from web.sitting import PASSPHRASE

from habeas.archive import exhibits, groupings, ledger, renditions, statements
from habeas.cli.count_verb import command
from habeas.numbers.list_faults import LinesAtFault, ListIsAnIdentity
from habeas.words.consents import Use
from habeas.words.errors import WrongUse
from habeas.words.progress import silent
from habeas.words.roles import NotYourRole, Right
from habeas.workspace import (
    adding,
    list_drawing,
    list_files,
    list_lines,
    list_store,
    opening,
    reading,
    weighing,
)
from habeas.workspace.list_drawing import AlreadyDrawn, NoNameToDraw, NotInItsReports
from habeas.workspace.list_files import FieldMisfilled, NoSuchMappingField, NotAMapping
from habeas.workspace.list_store import NoReasonGiven, NoSuchList, SameListName
from habeas.workspace.opening import GENERAL, create, open_workspace
from habeas.workspace.withholding import select

MAPPING = """
name = "{name}"
rule = "people treated after they were detained in Arvel"
violation = "detention"
dates = "day-month-year"
copies = [{copies}]
[columns]
names = ["Фамилия", "Имя"]
born = "Род."
places = "Село"
"""
LIST = "Фамилия;Имя;Род.;Село;Вера\nОрло;Мара;03.02.1980;Арвель;x\nДуров;Иса;1975;;x\n"
FAULTY = f"{LIST}Хасимел;Давор;31.02.1980;;\n"


def mapping(name="clinic", copies=""):
    return list_files.mapping_of(MAPPING.format(name=name, copies=copies))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lists") / "velmara"
    create(folder, PASSPHRASE, "Mara")
    with open_workspace(folder, PASSPHRASE) as opened:
        yield opened


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("list") / "clinic.csv"
    path.write_bytes(LIST.encode("cp1251"))
    return path


@pytest.fixture(scope="module")
def kept(workspace, file):
    return list_files.keep(workspace, GENERAL, file, mapping()).list


def held(workspace):
    return [*list_store.lists(workspace, GENERAL), *list_store.entries(workspace, GENERAL)]


def test_a_list_is_kept_with_its_entries_and_its_file_as_it_came(workspace, file, kept):
    store = workspace.store(GENERAL)
    assert exhibits.exhibit(store, kept.exhibit).name == file.name
    entries = list_store.entries(workspace, GENERAL, kept.identifier)
    assert [one.names for one in entries] == [("Орло Мара",), ("Дуров Иса",)]
    assert [(one.born, one.places, one.line) for one in entries] == [
        ("1980-02-03", ("Арвель",), 2),
        ("1975", (), 3),
    ]


def test_the_file_of_a_list_is_not_read_as_a_report(workspace, kept):
    assert list(reading.read(workspace, (), again=True, progress=silent)) == []
    assert kept.exhibit not in renditions.opened(workspace.store(GENERAL))


def test_no_dossier_tells_the_file_of_a_list_also_when_the_list_was_taken_back(workspace, kept):
    store = workspace.store(GENERAL)
    list(reading.read(workspace, (kept.exhibit,), False, silent))
    told = select(store, Use.COURT, date(2026, 3, 1))
    assert kept.exhibit in {one.exhibit for one in statements.read_reports(store)}
    assert kept.exhibit not in {one.exhibit for one in told.reports}
    assert not told.holds(kept.exhibit)


def test_a_trial_and_a_list_with_faults_write_nothing(workspace, kept, tmp_path):
    path = tmp_path / "faulty.csv"
    path.write_text(FAULTY, encoding="utf-8")
    before, number = held(workspace), len(exhibits.exhibits(workspace.store(GENERAL)))
    found = list_files.look(path, mapping("trial"))
    assert (len(found.read.entries), len(found.read.faults)) == (2, 1)
    with pytest.raises(LinesAtFault):
        list_files.keep(workspace, GENERAL, path, mapping("trial"))
    assert held(workspace) == before
    assert len(exhibits.exhibits(workspace.store(GENERAL))) == number


def test_lines_at_fault_are_left_out_only_on_purpose(workspace, kept, tmp_path):
    path = tmp_path / "faulty.csv"
    path.write_text(FAULTY, encoding="utf-8")
    found = list_files.keep(workspace, GENERAL, path, mapping("press"), leave_out=True)
    assert len(list_store.entries(workspace, GENERAL, found.list.identifier)) == 2
    list_store.withdraw(workspace, GENERAL, found.list.identifier, "a trial")
    assert found.list.identifier not in [one.identifier for one in held(workspace)]


def test_two_lists_of_one_name_and_a_copy_of_no_list_are_refused(workspace, file, kept):
    with pytest.raises(SameListName):
        list_files.keep(workspace, GENERAL, file, mapping("Clinic"))
    with pytest.raises(NoSuchList):
        list_files.keep(workspace, GENERAL, file, mapping("other", '"g-000000000000"'))


def test_an_entry_taken_back_stays_as_it_was_and_counts_no_more(workspace, kept):
    first, second = list_store.entries(workspace, GENERAL, kept.identifier)
    with pytest.raises(NoReasonGiven):
        list_store.withdraw(workspace, GENERAL, second.identifier, " ")
    list_store.withdraw(workspace, GENERAL, second.identifier, "consent withdrawn")
    assert list_store.entries(workspace, GENERAL, kept.identifier) == (first,)
    before, after = ledger.versions(workspace.store(GENERAL), list_store.Entry, second.identifier)
    assert (before.value, after.reason) == (second, "consent withdrawn")


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("name = [", NotAMapping),
        ('colour = "red"', NoSuchMappingField),
        ('[columns]\nreligion = "a"', NoSuchMappingField),
        ("[columns]\nnames = 3", FieldMisfilled),
        ('name = "a"\nrule = "Muslims of Arvel"\n[columns]\nnames = "a"', ListIsAnIdentity),
    ],
)
def test_a_mapping_that_cannot_be_followed_is_refused(text, refusal):
    with pytest.raises(refusal):
        list_files.mapping_of(text)


def test_a_field_that_holds_what_it_cannot_is_named_with_what_it_may_hold():
    with pytest.raises(FieldMisfilled) as refused:
        list_files.mapping_of('name = "a"\ndates = "dmy"')
    assert "dates" in str(refused.value)
    assert "day-month-year" in refused.value.what_to_do
    with pytest.raises(FieldMisfilled, match="born"):
        list_files.mapping_of('dates = "edtf"\n[columns]\nnames = "a"\nborn = ["b"]')


def test_who_may_only_read_keeps_no_list(workspace, file, monkeypatch):
    monkeypatch.setattr(opening.people, "rights", lambda *_: frozenset({Right.READ}))
    with pytest.raises(NotYourRole):
        list_files.keep(workspace, GENERAL, file, mapping("reader"))


def test_the_command_line_keeps_and_shows_lists(workspace, file, kept, tmp_path, monkeypatch):
    monkeypatch.setattr(opening, "open_workspace", lambda *_: nullcontext(workspace))
    secret, told = tmp_path / "secret", tmp_path / "clinic.toml"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    told.write_text(MAPPING.format(name="lawyers", copies=""), encoding="utf-8")

    def run(*words):
        asked = [str(workspace.folder), "lists", *words, "--passphrase-file", str(secret)]
        done = CliRunner().invoke(command, asked)
        if done.exception is not None:
            raise done.exception
        return done.output

    assert "Nothing was written" in run("add", str(file), str(told), "--dry-run")
    assert "Kept: g-" in run("add", str(file), str(told))
    assert "lawyers" in run()
    assert "Орло Мара" in run("show", kept.identifier)
    with pytest.raises(WrongUse):
        run("burn")
    with pytest.raises(WrongUse):
        run("show")


def test_an_empty_workspace_says_what_to_do(workspace, monkeypatch):
    monkeypatch.setattr(list_store, "lists", lambda *_: ())
    assert "lists add" in next(list_lines.listed(workspace, GENERAL))


REPORT = """Two people held in Arvel

The police of the interior ministry detained Mara Hasimel and Isa Durov on 11 April 2031, the \
committee said. Three men were killed in Besk in the same week, according to the lawyers.
"""


@pytest.fixture(scope="module")
def incident(workspace, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.txt"
    path.write_text(REPORT, encoding="utf-8")
    list(adding.add(workspace, (path,), GENERAL, "", silent))
    list(reading.read(workspace, (), again=False, progress=silent, compartment=GENERAL))
    weighing.weigh(workspace, GENERAL, silent)
    found = groupings.incidents(workspace.store(GENERAL))
    return next(
        one.identifier for one in found if "detention" in {a.code for a in one.incident.acts}
    )


@pytest.fixture(scope="module")
def press(workspace):
    declared = list_files.declared_in(MAPPING.format(name="drawn", copies=""))
    return list_drawing.begin(workspace, GENERAL, declared).identifier


def test_people_whom_its_reports_name_are_drawn_from_an_incident(workspace, incident, press):
    names = ["Мара  Хасимел", "Durov Isa", ""]
    drawn = list_drawing.draw(workspace, GENERAL, press, incident, names)
    assert list_store.entries(workspace, GENERAL, press) == drawn.entries
    first, second = drawn.entries
    assert (first.names, first.when) == (("Мара Хасимел",), "2031-04-11")
    assert first.sources[0] == second.sources[0] == incident
    assert len(first.sources) == 2
    with pytest.raises(AlreadyDrawn):
        list_drawing.draw(workspace, GENERAL, press, incident, ["Durov Isa"])


def test_somebody_no_report_names_is_not_drawn_and_nothing_is_written(workspace, incident, press):
    before = list_store.entries(workspace, GENERAL, press)
    with pytest.raises(NotInItsReports) as refused:
        list_drawing.draw(workspace, GENERAL, press, incident, ["Mara Hasimel-", "Davor Canary"])
    assert "Canary" not in str(refused.value)
    with pytest.raises(NoNameToDraw):
        list_drawing.draw(workspace, GENERAL, press, incident, [" "])
    assert list_store.entries(workspace, GENERAL, press) == before


def test_no_name_of_a_list_stands_in_clear_in_any_file_of_the_workspace(workspace, kept):
    names = [
        word.encode(charset) for word in ("Дуров", "Арвель") for charset in ("utf-8", "cp1251")
    ]
    for path in filter(Path.is_file, workspace.folder.rglob("*")):
        held = path.read_bytes()
        assert not any(name in held for name in names), path.name


def test_a_name_in_a_fault_is_not_told(workspace, tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Фамилия;Имя;Род.;Село\nДуров;Иса;Кестрель;\n", encoding="utf-8")
    told = "".join(list_lines.looked(path, MAPPING.format(name="a", copies="")))
    assert "Line 2" in told
    assert "Дуров" not in told
    assert "Кестрель" not in told
