"""What a person took back is reached by none of the ways to a closed thing."""

from dataclasses import replace
from datetime import timedelta

import pytest
from archive.testimony import answers, complete
from web.closed import CANARY, REPORT, things_in, written
from web.sitting import Person

from habeas.words.consents import Use
from habeas.words.progress import silent
from habeas.workspace import (
    closed_words,
    compartments,
    findings,
    interviews,
)
from habeas.workspace.opening import now
from habeas.workspace.reading import read
from habeas.workspace.weighing import weigh


@pytest.fixture
def told(desk, mara):
    """Words read, decided on, drawn in a sample, weighed in findings; until a day from now."""
    compartments.new(mara.workspace, ("testimony",))
    mara.desk.refresh()
    workspace, here = mara.workspace, "testimony"
    begun = interviews.begin(workspace, here)
    until = tuple(replace(one, until=now().date() + timedelta(days=30)) for one in answers())
    interviews.fill(workspace, here, begun, complete(REPORT, until), 0)
    exhibit = interviews.finish(workspace, here, begun, 1)
    list(read(workspace, (), False, silent))
    weigh(workspace, here, silent)
    things = things_in(workspace, here, "the team") | {"interview": begun, "exhibit": exhibit}
    issued = findings.begin(
        workspace, here, written(things["incident"], things["statement"], here)
    ).identifier
    findings.issue(workspace, here, issued)
    return workspace.store(here).identifier, {**things, "issued": issued}


def pages_with_its_words(person, told):
    """The pages of a compartment on which a word of the testimony stands."""
    from web.test_access_matrix import ABSENT, address, pages

    compartment, things = told
    known = {**ABSENT, **things, "first": things["exhibit"], "second": things["exhibit"],
             "thing": things["statement"], "decision": "d-000000000000"}  # fmt: skip
    where = {name: address(held, compartment, known) for name, held in pages(True)}
    where["issued"] = f"/in/{compartment}/findings/{things['issued']}"
    found = set()
    for name, asked in where.items():
        answer = person.client.get(asked)
        if CANARY in b"".join(answer).decode("utf-8", "replace").casefold():
            found.add(name)
    return found


def test_words_that_were_taken_back_are_on_no_page(mara, told):
    assert len(pages_with_its_words(mara, told)) > 20
    interviews.withdraw(mara.workspace, "testimony", told[1]["interview"], list(Use), "")
    assert sorted(pages_with_its_words(mara, told)) == []
    assert CANARY not in mara.get("/").content.decode().casefold()
    assert CANARY not in mara.get("/search", q="Keld").content.decode().casefold()


def test_words_given_until_a_day_are_on_no_page_after_it(mara, told, monkeypatch):
    def later():
        return now() + timedelta(days=31)

    for place in (closed_words, interviews):
        monkeypatch.setattr(place, "now", later)
    Person(mara.desk).sign_in()
    assert sorted(pages_with_its_words(mara, told)) == []


def test_words_opened_again_are_shown_again(mara, told):
    before = pages_with_its_words(mara, told)
    begun = told[1]["interview"]
    interviews.withdraw(mara.workspace, "testimony", begun, list(Use), "")
    seen = interviews.held(mara.workspace, "testimony", begun).changes
    interviews.answer(mara.workspace, "testimony", begun, answers(), "She feels safe now.", seen)
    assert pages_with_its_words(mara, told) == before
