"""The layout of a store."""

from archive import layout
from archive.compartment import Cast

from habeas.archive import schema, stores


def shape(store):
    return sorted(str(one) for one in layout.statements(store.alias) if "applied" not in one[0])


def test_a_store_laid_out_by_statements_is_as_the_migrations_make_it(tmp_path, monkeypatch):
    quick = schema._migrate
    slow = next(c.cell_contents for c in quick.__closure__ if callable(c.cell_contents))
    made = {}
    for name, way in (("first", quick), ("second", quick), ("migrated", slow)):
        monkeypatch.setattr(schema, "_migrate", way)
        cast = Cast(tmp_path / name, "c-000000000001")
        made[name] = shape(cast.store)
        stores.close_stores()
    assert made["second"] == made["migrated"]
    assert len(made["migrated"]) > 50
