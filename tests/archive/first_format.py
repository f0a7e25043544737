"""A store as the first version of the program left it."""

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from habeas.archive import stores
from habeas.evidence.compartments import OpenCompartment

COUNTED = ("exhibit", "reception", "rendition", "statement", "decision", "change", "custody")


def write_first_format(compartment):
    """Write a store of today anew in the first format, in its own place; closed afterwards."""
    held = stores.open_store(compartment)
    beside = compartment.epoch / "first"
    beside.mkdir()
    first = OpenCompartment(compartment.identifier, beside, compartment.key)
    alias = stores._connect(first)
    _fill(alias, held.alias)
    stores.close_stores(held)
    stores._disconnect(alias)
    first.store.replace(compartment.store)
    beside.rmdir()


def _fill(alias, source):
    connection = connections[alias]
    connection.disable_constraint_checking()
    made = MigrationExecutor(connection).migrate([("archive", "0001_initial")])
    connection.disable_constraint_checking()
    with connection.cursor() as writing, connections[source].cursor() as reading:
        for model in made.apps.get_models():
            table = model._meta.db_table
            if table == "trace":
                continue
            columns = ", ".join(f'"{field.column}"' for field in model._meta.concrete_fields)
            places = ", ".join(["%s"] * len(model._meta.concrete_fields))
            reading.execute(f"SELECT {columns} FROM {table}")  # noqa: S608  # names of our own
            for row in reading.fetchall():
                writing.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", row)  # noqa: S608
        writing.execute("PRAGMA user_version = 1")
    connection.enable_constraint_checking()


def counted(compartment):
    """How many rows there are in the tables that people's work is in."""
    with stores.connected(compartment) as alias, connections[alias].cursor() as reading:
        found = {}
        for table in COUNTED:
            reading.execute(f"SELECT count(*) FROM {table}")  # noqa: S608
            found[table] = reading.fetchone()[0]
        return found
