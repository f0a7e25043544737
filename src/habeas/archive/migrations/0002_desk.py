"""The second format of a store: what the desk keeps, and lists that stay fast when long."""

# ruff: noqa: RUF012  # written by Django

from django.db import migrations, models

from habeas.archive.chains import link_older
from habeas.archive.migrations import (
    _blind_readings,
    _findings,
    _interviews,
    _lists,
    _protection,
    _records,
    _traces,
    _values,
)


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]

    operations = [
        migrations.AddField("memberrow", "roles", models.TextField(default="")),
        migrations.AddField("memberrow", "language", models.CharField(default="", max_length=2)),
        migrations.AddField("changerow", "link", models.BinaryField(default=b"")),
        migrations.AddField("decisionrow", "link", models.BinaryField(default=b"")),
        migrations.CreateModel(
            name="ChainRow",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("length", models.IntegerField()),
                ("head", models.BinaryField()),
            ],
            options={"db_table": "chain"},
        ),
        migrations.CreateModel(
            name="SecondFactorRow",
            fields=[
                ("member", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("sealed", models.BinaryField()),
                ("confirmed", models.DateTimeField(null=True)),
                ("last_step", models.BigIntegerField(default=0)),
                ("fallbacks", models.TextField(default="")),
                ("wrong", models.IntegerField(default=0)),
                ("wrong_at", models.DateTimeField(null=True)),
            ],
            options={"db_table": "second_factor"},
        ),
        migrations.CreateModel(
            name="AccessRow",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("member", models.CharField(max_length=14)),
                ("time", models.DateTimeField()),
                ("action", models.CharField(max_length=20)),
                ("subject", models.CharField(max_length=100)),
                ("allowed", models.BooleanField()),
                ("link", models.BinaryField()),
            ],
            options={
                "db_table": "access",
                "indexes": [
                    models.Index(fields=["member"], name="access_member"),
                    models.Index(fields=["subject"], name="access_subject"),
                    models.Index(fields=["action"], name="access_action"),
                    models.Index(
                        condition=models.Q(("allowed", False)),
                        fields=["allowed"],
                        name="access_refused",
                    ),
                ],
            },
        ),
        migrations.RunPython(link_older, migrations.RunPython.noop),
        *_traces.OPERATIONS,
        *_lists.OPERATIONS,
        *_interviews.OPERATIONS,
        *_findings.OPERATIONS,
        *_blind_readings.OPERATIONS,
        *_values.OPERATIONS,
        *_records.OPERATIONS,
        *_protection.OPERATIONS,
    ]
