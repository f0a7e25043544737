"""How a store is laid out, as statements that lay out another one the same."""

from django.db import connections

from habeas.archive import schema


def quickly(migrate):
    """Like ``migrate``, but an empty store after the first is laid out by its statements."""
    known = []

    def lay_out(alias):
        if schema.format_of(alias) != 0 or names(alias):
            migrate(alias)
        elif not known:
            migrate(alias)
            known.extend(statements(alias))
        else:
            with connections[alias].cursor() as cursor:
                for statement, given in known:
                    cursor.execute(statement, given)

    return lay_out


def names(alias):
    with connections[alias].cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master")
        return [name for (name,) in cursor.fetchall()]


def statements(alias):
    """What makes an empty store of this layout: its tables, indexes, and the migrations noted."""
    with connections[alias].cursor() as cursor:
        cursor.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
            " AND name NOT LIKE 'sqlite_%%' ORDER BY rowid",
            (),
        )
        found = cursor.fetchall()
        own = tuple(f"{name}_" for name, sql in found if sql.startswith("CREATE VIRTUAL"))
        # The tables behind a full-text index come with it.
        made = [(sql, None) for name, sql in found if not name.startswith(own or ("-",))]
        cursor.execute("SELECT app, name, applied FROM django_migrations ORDER BY id")
        noted = [
            ("INSERT INTO django_migrations (app, name, applied) VALUES (%s, %s, %s)", row)
            for row in cursor.fetchall()
        ]
    return [*made, *noted, (f"PRAGMA user_version = {schema.FORMAT}", None)]
