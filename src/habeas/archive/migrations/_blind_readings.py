"""Samples read twice blind, and how far incidents follow what was decided."""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import PROTECT


def _number() -> tuple[str, models.AutoField[int, int]]:
    return (
        "id",
        models.AutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
    )


OPERATIONS = [
    migrations.CreateModel(
        name="ReckoningRow",
        fields=[
            ("id", models.IntegerField(primary_key=True, serialize=False)),
            ("changed", models.IntegerField()),
            ("weighed", models.IntegerField()),
        ],
        options={"db_table": "reckoning"},
    ),
    migrations.CreateModel(
        name="SampleRow",
        fields=[
            ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
            ("seed", models.CharField(max_length=40)),
            ("drawn_from", models.IntegerField()),
            ("statements", models.TextField()),
            ("member", models.CharField(max_length=14)),
            ("time", models.DateTimeField()),
        ],
        options={"db_table": "blind_sample"},
    ),
    migrations.CreateModel(
        name="ReaderRow",
        fields=[
            _number(),
            ("member", models.CharField(max_length=14)),
            ("begun", models.DateTimeField()),
            ("handed_in", models.DateTimeField(null=True)),
            (
                "sample",
                models.ForeignKey(on_delete=PROTECT, related_name="+", to="archive.samplerow"),
            ),
        ],
        options={
            "db_table": "blind_reader",
            "constraints": [
                models.UniqueConstraint(fields=("sample", "member"), name="blind_reader_once")
            ],
        },
    ),
    migrations.CreateModel(
        name="AnswerRow",
        fields=[
            _number(),
            ("statement", models.CharField(max_length=14)),
            ("words", models.CharField(max_length=10)),
            ("stance", models.CharField(max_length=12)),
            ("speaker", models.CharField(max_length=10)),
            ("act", models.CharField(max_length=10)),
            ("time", models.DateTimeField()),
            (
                "reader",
                models.ForeignKey(on_delete=PROTECT, related_name="+", to="archive.readerrow"),
            ),
        ],
        options={
            "db_table": "blind_answer",
            "constraints": [
                models.UniqueConstraint(fields=("reader", "statement"), name="blind_answer_once")
            ],
        },
    ),
]
