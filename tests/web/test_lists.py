"""Lists of people at the desk: looked at, kept, shown, taken back."""

import re

import pytest
from web.handing_in import file, finished

from habeas.archive import exhibits
from habeas.workspace import list_files, list_store
from habeas.workspace.opening import GENERAL

LIST = "Surname,Given,Born,Faith\nOrlo,Mara,1980,x\nDurov,Isa,31.02.1980,x\nOrlo,Mara,1980,y\n"
MAPPING = {
    "name": "clinic",
    "rule": "people treated after they were detained in Arvel",
    "violation": "detention",
    "names": "Surname\nGiven",
    "born": "Born",
    "dates": "day-month-year",
}


@pytest.fixture
def here(founder):
    return f"/in/{founder.general}/counts/lists"


def handed(founder, here, does, **told):
    fields = {**MAPPING, **told, does: "", "file": file(LIST, "clinic.csv")}
    return founder.client.post(f"{here}/new", fields)


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_a_list_is_looked_at_before_anything_is_kept(founder, here):
    assert "No list of people is kept here" in founder.sees(here)
    told = words(handed(founder, here, "look"))
    assert "1 entry could be taken" in told
    assert "Line 3, column Born: this is no date that there can be" in told
    assert "1 line says the same as an earlier one" in told
    assert "Columns that are never read: Faith" in told
    assert exhibits.exhibits(founder.workspace.store(GENERAL)) == ()


def test_a_list_is_kept_with_its_file_and_taken_back_entry_and_whole(founder, here):
    handed(founder, here, "keep")
    assert "Nothing was written" in finished(founder)[0]
    assert list_store.lists(founder.workspace, GENERAL) == ()
    assert handed(founder, here, "keep", leave_out="on").status_code == 302
    assert "entries: 1; its file is an exhibit" in finished(founder)[0]
    assert "clinic" in founder.sees(here)
    address = f"{here}/{list_store.lists(founder.workspace, GENERAL)[0].identifier}"
    assert "Orlo Mara" in founder.sees(address)
    (entry,) = list_store.entries(founder.workspace, GENERAL)
    back = founder.client.post(
        f"{address}/withdraw", {"entry": entry.identifier, "reason": "withdrawn"}
    )
    assert back.status_code == 302
    assert "Nobody is on it" in founder.sees(address)
    assert founder.client.post(f"{address}/withdraw", {"reason": ""}).status_code == 200
    founder.client.post(f"{address}/withdraw", {"reason": "a trial"})
    assert founder.get(address).status_code == 404


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"violation": ""}, "This field is required"),
        ({"rule": "gay men of Arvel"}, "for what they are"),
        ({"names": "Religion"}, "looks like an identity"),
        ({"strata": "religion = Given"}, "looks like an identity"),
        ({"strata": "Faith"}, "name = column"),
    ],
)
def test_what_may_not_be_a_list_is_refused_with_the_reason(founder, here, told, refusal):
    answer = handed(founder, here, "keep", **told)
    assert refusal in words(answer)
    assert list_store.lists(founder.workspace, GENERAL) == ()


def test_what_is_wrong_with_the_file_is_told_where_the_work_is_shown(founder, here):
    address = handed(founder, here, "keep", names="Somebody").headers["Location"]
    finished(founder)
    assert "The file has no column Somebody" in founder.sees(address)
    assert list_store.lists(founder.workspace, GENERAL) == ()


def test_while_a_list_is_read_nobody_has_to_wait_for_a_store(founder, here, monkeypatch):
    whole, alone = list_files.look_at, []

    def looked(*given):
        with founder.desk.alone():
            alone.append(True)
        return whole(*given)

    monkeypatch.setattr(list_files, "look_at", looked)
    handed(founder, here, "keep", leave_out="on")
    assert "its file is an exhibit" in finished(founder)[0]
    assert alone == [True]


def test_a_column_to_divide_people_by_is_declared_with_its_name(founder, here):
    handed(founder, here, "keep", leave_out="on", strata="kind = Given")
    finished(founder)
    (entry,) = list_store.entries(founder.workspace, GENERAL)
    assert entry.strata == (("kind", "Mara"),)
