"""A store of the first format, brought up to date: its lists tell what it holds."""

from dataclasses import replace

import pytest
from archive.compartment import DENIAL, NOON, said
from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from habeas.archive import exhibits, groupings, schema, statements, stores
from habeas.archive.exhibit_list import ExhibitFilter
from habeas.archive.gathered import IncidentFilter
from habeas.archive.statement_list import StatementFilter
from habeas.evidence.compartments import OpenCompartment
from habeas.words.anchors import Span
from habeas.words.dates import Edtf
from habeas.words.reports import Byline
from habeas.words.statements import Modality, ViolationMention

ACT = (ViolationMention("detention", Span(0, 5), Modality.ALLEGED),)
DRAFT = replace(said(DENIAL, "men were detained"), violations=ACT)
BYLINE = Byline(published=Edtf.parse("2031-03-02"))


@pytest.fixture
def now(cast, incident):
    """A store of today with a bit of everything that lists tell of."""
    cast.receive(b"closed", "closed.pdf")
    closed = exhibits.exhibits(cast.store)[0].identifier
    exhibits.note_gap(cast.store, closed, "EncryptedFile", ("m-ana", NOON), cast.chance)
    read = cast.render(DENIAL, byline=BYLINE).exhibit
    kept = cast.draft(read, DRAFT, said(DENIAL, "no such people"))
    cast.render(f"{DENIAL} {DENIAL}", language="de")
    groupings.keep_incidents(
        cast.store, [incident(*(one.identifier for one in kept))], NOON, cast.chance
    )
    return cast


@pytest.fixture
def earlier(now, tmp_path):
    """The same in the first format, as its own version would have left it."""
    epoch = tmp_path / "earlier" / "epoch-1"
    epoch.mkdir(parents=True)
    compartment = OpenCompartment(now.compartment.identifier, epoch, bytes(range(32)))
    alias = stores._connect(compartment)
    connection = connections[alias]
    connection.disable_constraint_checking()
    executor = MigrationExecutor(connection)
    first = executor.migrate([("archive", "0001_initial")])
    connection.disable_constraint_checking()
    with connection.cursor() as writing, connections[now.store.alias].cursor() as reading:
        for model in first.apps.get_models():
            table = model._meta.db_table
            columns = [f'"{field.column}"' for field in model._meta.concrete_fields]
            if table == "trace":
                continue
            reading.execute(f"SELECT {', '.join(columns)} FROM {table}")  # noqa: S608  # our own names
            places = ", ".join(["%s"] * len(columns))
            for row in reading.fetchall():
                told = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"  # noqa: S608
                writing.execute(told, row)
        writing.execute("INSERT INTO trace (shape, time) VALUES ('{}', '2031-05-06')")
        writing.execute("PRAGMA user_version = 1")
    connection.enable_constraint_checking()
    schema.bring_up_to_date(alias)
    stores._disconnect(alias)
    return compartment


def told(store):
    return (
        exhibits.exhibits_page(store, ExhibitFilter(), 0, 20),
        exhibits.problems(store),
        statements.statements_page(store, StatementFilter(act="detention"), 0, 20),
        statements.queue(store, 0, 20),
        groupings.incidents_page(store, IncidentFilter(), 0, 20),
    )


def test_lists_tell_of_an_earlier_store_what_they_tell_of_one_of_today(now, earlier):
    expected = told(now.store)
    assert all(page.total for page in (expected[0], *expected[2:]))
    stores.close_stores()
    assert told(stores.open_store(earlier)) == expected


def test_an_earlier_trace_is_forgotten_and_incidents_are_not(now, earlier):
    kept = groupings.incidents(now.store)
    stores.close_stores()
    store = stores.open_store(earlier)
    assert groupings.trace(store) is None
    assert groupings.incidents(store) == kept
    held = kept[0].incident.allegations[0]
    assert groupings.incidents_holding(store, held)[0].identifier == kept[0].identifier
