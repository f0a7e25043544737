"""Lists of people at the desk: looked at, kept, shown, taken back."""

import re

import pytest
from web.handing_in import file
from web.sitting import Person

from habeas.archive import exhibits
from habeas.workspace import list_store
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
def mara(empty_desk):
    person = Person(empty_desk.desk)
    assert person.sign_in().status_code == 302
    return person


@pytest.fixture
def here(mara):
    return f"/in/{mara.general}/counts/lists"


def handed(mara, here, does, **told):
    fields = {**MAPPING, **told, does: "", "file": file(LIST, "clinic.csv")}
    return mara.client.post(f"{here}/new", fields)


def words(answer):
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_a_list_is_looked_at_before_anything_is_kept(mara, here):
    assert "No list of people is kept here" in mara.sees(here)
    told = words(handed(mara, here, "look"))
    assert "1 entry could be taken" in told
    assert "Line 3, column Born: this is no date that there can be" in told
    assert "1 line says the same as an earlier one" in told
    assert "Columns that are never read: Faith" in told
    assert exhibits.exhibits(mara.workspace.store(GENERAL)) == ()


def test_a_list_is_kept_with_its_file_and_taken_back_entry_and_whole(mara, here):
    assert "Nothing was written" in words(handed(mara, here, "keep"))
    address = handed(mara, here, "keep", leave_out="on").headers["Location"]
    assert "Orlo Mara" in mara.sees(address)
    assert "clinic" in mara.sees(here)
    (entry,) = list_store.entries(mara.workspace, GENERAL)
    back = mara.client.post(
        f"{address}/withdraw", {"entry": entry.identifier, "reason": "withdrawn"}
    )
    assert back.status_code == 302
    assert "Nobody is on it" in mara.sees(address)
    assert mara.client.post(f"{address}/withdraw", {"reason": ""}).status_code == 200
    mara.client.post(f"{address}/withdraw", {"reason": "a trial"})
    assert mara.get(address).status_code == 404


@pytest.mark.parametrize(
    ("told", "refusal"),
    [
        ({"rule": "gay men of Arvel"}, "for what they are"),
        ({"names": "Religion"}, "looks like an identity"),
        ({"names": "Somebody"}, "The file has no column Somebody"),
    ],
)
def test_what_may_not_be_a_list_is_refused_with_the_reason(mara, here, told, refusal):
    answer = handed(mara, here, "keep", **told)
    assert refusal in words(answer)
    assert list_store.lists(mara.workspace, GENERAL) == ()
