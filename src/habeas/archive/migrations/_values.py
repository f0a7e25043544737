"""The answers of incidents, one row each; filled by the next weighing."""

from django.db import migrations, models

OPERATIONS = [
    migrations.CreateModel(
        name="ValueRow",
        fields=[
            (
                "id",
                models.AutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("incident", models.CharField(max_length=14)),
            ("place", models.IntegerField()),
            ("question", models.CharField(max_length=20)),
            ("key", models.TextField()),
            ("at_least", models.IntegerField(null=True)),
            ("at_most", models.IntegerField(null=True)),
        ],
        options={
            "db_table": "incident_value",
            "indexes": [
                models.Index(fields=["incident", "place"], name="value_place"),
                models.Index(fields=["question", "key"], name="value_key"),
            ],
        },
    ),
]
