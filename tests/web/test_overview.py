"""The first page: what it counts, and for whom."""

import io
import os
from datetime import timedelta

import pytest
from django.db import connections
from django.test.utils import CaptureQueriesContext
from web.sitting import PASSPHRASE, Person, copy_of

from habeas.archive import exhibits, glance, reckoning
from habeas.archive import members as people
from habeas.archive.access import rows
from habeas.archive.access_log import Access, Action, note
from habeas.archive.models import IncidentRow
from habeas.words.roles import Role
from habeas.workspace import overview
from habeas.workspace.opening import create, now, open_workspace


@pytest.fixture
def beginner(empty_desk):
    person = Person(empty_desk.desk)
    person.sign_in()
    return person


def test_an_empty_compartment_says_what_to_do_first(beginner):
    told = beginner.sees("/")
    assert "Nothing is here yet" in told
    assert "Add reports" in told
    assert "Contradicts" not in told


def test_the_steps_are_no_buttons_for_one_who_may_not_take_them(beginner):
    store, member = beginner.workspace.general, beginner.session.member
    people.set_roles(store, people.sheets(store)[0], (Role.KEEPER,), "", (member, now()))
    people.name_member(store, "m-000000000000", "Ilse", now())
    people.set_roles(store, "m-000000000000", (Role.KEEPER,), "", (member, now()))
    people.set_roles(store, member, (Role.READER,), "", (member, now()))
    beginner.post("/sign-out")
    beginner.sign_in()
    told = beginner.get("/").content.decode()
    assert "/exhibits/add" not in told
    assert "recovery sheet" not in told


def test_a_panel_tells_what_came_and_what_waits(mara):
    told = mara.sees("/")
    assert "You are here for the first time" in told
    assert "exhibits arrived" in told
    assert "drafts to read" in told
    assert "families of copies" in told or "family of copies" in told
    assert "Never checked in full" in told


def test_what_contradicts_is_named_and_leads_to_its_incident(mara):
    assert "No two answers about an incident exclude each other" in mara.sees("/")
    store = mara.workspace.general
    name = rows(store, IncidentRow).filter(ended=False).values_list("pk", flat=True)[0]
    rows(store, IncidentRow).filter(pk=name).update(contradictions=2)
    assert "In 1 incident, answers cannot both be true" in mara.sees("/")
    assert f'href="/in/{mara.general}/incidents/{name}"' in mara.get("/").content.decode()


def test_denials_are_counted_beside_contradictions(mara):
    assert "incidents are denied by somebody" in mara.sees("/")


def test_nothing_is_new_in_the_second_sitting(mara):
    mara.sees("/")
    mara.post("/sign-out")
    mara.sign_in()
    told = mara.sees("/")
    assert "New is what came after you were last here" in told
    assert "exhibits arrived" not in told


def test_what_is_new_stays_new_for_the_whole_sitting(mara):
    first = mara.sees("/")
    note(mara.workspace.general, Access(mara.session.member, now(), Action.SIGNED_IN, "m-1"))
    assert mara.sees("/") == first


def test_weighing_that_is_behind_is_said_with_the_way_to_catch_up(mara):
    assert "Incidents do not follow" not in mara.sees("/")
    reckoning.note_change(mara.workspace.general)
    assert "Incidents do not follow" in mara.sees("/")
    assert f"/in/{mara.general}/reading/weigh" in mara.get("/").content.decode()


def test_a_sheet_that_was_never_tried_is_told_to_keepers(mara):
    assert "The recovery sheet was never tried" in mara.sees("/")


def test_a_panel_takes_as_many_queries_however_much_there_is(example, tmp_path):
    create(tmp_path / "empty", PASSPHRASE, "Ilse")
    taken = set()
    for folder in (tmp_path / "empty", copy_of(example, tmp_path / "full")):
        with open_workspace(folder, PASSPHRASE) as workspace:
            alias = workspace.general.alias
            with CaptureQueriesContext(connections[alias]) as asked:
                overview.panels(workspace, None)
        taken.add(len(asked))
    assert len(taken) == 1


def test_an_exhibit_nobody_read_for_long_is_overdue(beginner):
    store = beginner.workspace.general
    came = now() - glance.READ_WITHIN - timedelta(days=1)
    told = ("report.txt", "text/plain", "newspaper", "added from a file")
    received = exhibits.Received(*told, beginner.session.member, came)
    exhibits.receive(store, [(io.BytesIO(b"Nobody read me."), received)], os.urandom)
    assert "1 exhibit not read within 7 days" in beginner.sees("/")
