"""The history and the custody log as lists, checks, and what the search is fast by."""

from __future__ import annotations

from django.db import migrations, models

from habeas.archive.earlier_records import fill_records


def _id() -> tuple[str, models.Field[int, int]]:
    own = {"auto_created": True, "primary_key": True, "serialize": False, "verbose_name": "ID"}
    return "id", models.AutoField(**own)


OPERATIONS = [
    migrations.CreateModel(
        name="CheckRow",
        fields=[
            _id(),
            ("member", models.CharField(max_length=14)),
            ("time", models.DateTimeField()),
            ("exhibits", models.IntegerField()),
            ("found", models.TextField()),
        ],
        options={"db_table": "full_check"},
    ),
    migrations.CreateModel(
        name="IndexedRow",
        fields=[
            ("number", models.IntegerField(primary_key=True, serialize=False)),
            ("rendition", models.CharField(max_length=14)),
            ("exhibit", models.CharField(db_index=True, max_length=14)),
            ("sha256", models.CharField(max_length=64)),
            ("in_force", models.BooleanField()),
        ],
        options={"db_table": "indexed"},
    ),
    migrations.CreateModel(
        name="SavedSearchRow",
        fields=[
            ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
            ("member", models.CharField(max_length=14)),
            ("name", models.TextField()),
            ("query", models.TextField()),
            ("shape", models.TextField()),
            ("time", models.DateTimeField()),
        ],
        options={
            "db_table": "saved_search",
            "indexes": [models.Index(fields=["member", "time"], name="saved_search_member")],
        },
    ),
    migrations.AddField("custodyrow", "kind", models.CharField(default="", max_length=20)),
    migrations.AddField("custodyrow", "member", models.CharField(default="", max_length=14)),
    migrations.AddField("custodyrow", "time", models.DateTimeField(null=True)),
    migrations.AddIndex(
        "custodyrow",
        models.Index(fields=["time", "sequence", "kind", "member", "subject"], name="custody_list"),
    ),
    migrations.AddIndex(
        "changerow",
        models.Index(
            fields=["time", "id", "subject", "subject_kind", "member", "field"], name="change_list"
        ),
    ),
    migrations.AddIndex(
        "changerow", models.Index(fields=["subject_kind", "time", "member"], name="change_kind")
    ),
    migrations.AddIndex(
        "changerow",
        models.Index(
            condition=models.Q(("field", "drafts")), fields=["time", "new"], name="change_drafts"
        ),
    ),
    migrations.RunPython(fill_records, migrations.RunPython.noop),
]
