"""Findings, and what others said of them."""

from __future__ import annotations

from django.db import migrations, models


def _id() -> tuple[str, models.Field[int, int]]:
    own = {"auto_created": True, "primary_key": True, "serialize": False, "verbose_name": "ID"}
    return "id", models.AutoField(**own)


OPERATIONS = [
    migrations.CreateModel(
        name="FindingRow",
        fields=[
            ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
            ("state", models.CharField(max_length=12)),
            ("incident", models.CharField(db_index=True, max_length=14)),
            ("author", models.CharField(max_length=14)),
            ("time", models.DateTimeField()),
            ("saved", models.IntegerField()),
            ("supersedes", models.CharField(db_index=True, default="", max_length=14)),
            ("shape", models.TextField()),
            ("salt", models.BinaryField(default=b"")),
            ("opinion", models.CharField(default="", max_length=20)),
        ],
        options={
            "db_table": "finding",
            "indexes": [
                models.Index(fields=["state", "opinion", "time"], name="finding_list"),
                models.Index(fields=["author", "state", "time"], name="finding_author"),
            ],
        },
    ),
    migrations.CreateModel(
        name="ReviewRow",
        fields=[
            _id(),
            ("identifier", models.CharField(max_length=14, unique=True)),
            ("finding", models.CharField(db_index=True, max_length=14)),
            ("opinion", models.CharField(max_length=20)),
            ("remarks", models.TextField()),
            ("member", models.CharField(max_length=14)),
            ("time", models.DateTimeField()),
            ("salt", models.BinaryField()),
        ],
        options={"db_table": "review"},
    ),
    migrations.CreateModel(
        name="DissentRow",
        fields=[
            _id(),
            ("identifier", models.CharField(max_length=14, unique=True)),
            ("finding", models.CharField(db_index=True, max_length=14)),
            ("words", models.TextField()),
            ("member", models.CharField(max_length=14)),
            ("time", models.DateTimeField()),
            ("salt", models.BinaryField()),
        ],
        options={"db_table": "dissent"},
    ),
]
