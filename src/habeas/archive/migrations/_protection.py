"""The ledger of protection, and the caseworkers' list."""

from __future__ import annotations

from django.db import migrations, models

OPERATIONS = [
    migrations.CreateModel(
        name="LedgerRow",
        fields=[
            (
                "id",
                models.AutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("kind", models.CharField(max_length=40)),
            ("subject", models.CharField(max_length=200)),
            ("version", models.IntegerField()),
            ("shape", models.TextField()),
            ("reason", models.TextField()),
            ("member", models.CharField(max_length=14)),
            ("time", models.DateTimeField()),
            ("present", models.BooleanField()),
            ("link", models.BinaryField(default=b"")),
        ],
        options={
            "db_table": "ledger",
            "indexes": [models.Index(fields=["kind", "present", "id"], name="ledger_present")],
            "constraints": [
                models.UniqueConstraint(
                    fields=("kind", "subject", "version"), name="ledger_one_of_each_version"
                )
            ],
        },
    ),
    migrations.CreateModel(
        name="CaseLineRow",
        fields=[
            ("case", models.CharField(max_length=14, primary_key=True, serialize=False)),
            ("pseudonym", models.CharField(max_length=80)),
            ("lane", models.CharField(max_length=10)),
            ("urgency", models.IntegerField()),
            ("state", models.CharField(max_length=20)),
            ("overlays", models.TextField(default="")),
            ("deadlines", models.TextField(default="")),
            ("next", models.DateField(null=True)),
            ("reassess_on", models.DateField(null=True)),
            ("lead", models.CharField(max_length=14)),
            ("is_closed", models.BooleanField(default=False)),
            ("time", models.DateTimeField()),
        ],
        options={
            "db_table": "case_line",
            "indexes": [
                models.Index(
                    fields=["is_closed", "urgency", "next", "case"], name="case_line_list"
                ),
                models.Index(
                    fields=["lead", "is_closed", "urgency", "next"], name="case_line_lead"
                ),
            ],
        },
    ),
]
