"""What lists are drawn from, in columns and rows, filled from what an earlier store holds."""

from django.db import migrations, models

from habeas.archive.earlier import fill_columns

_FILTERED = ["stance", "acts", "speaker_key", "withdrawn"]
_LISTED = ["acts", "where", "when", "statements", "exhibits", "denials", "contradictions"]
_LISTED += ["unanswered", "at_least", "at_most"]

OPERATIONS = [
    migrations.CreateModel(
        name="ActorRow",
        fields=[
            ("place", models.IntegerField(primary_key=True, serialize=False)),
            ("key", models.TextField(db_index=True)),
            ("kind", models.CharField(max_length=20)),
            ("named", models.BooleanField()),
            ("name_key", models.TextField(db_index=True)),
            ("wordings", models.TextField()),
            ("ties", models.IntegerField()),
            ("shape", models.TextField()),
        ],
        options={
            "db_table": "actor",
        },
    ),
    migrations.CreateModel(
        name="GatheredRow",
        fields=[
            (
                "id",
                models.AutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("incident", models.CharField(db_index=True, max_length=14)),
            ("statement", models.CharField(max_length=14)),
        ],
        options={
            "db_table": "incident_statement",
        },
    ),
    migrations.CreateModel(
        name="GraphRow",
        fields=[
            (
                "id",
                models.AutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("digest", models.CharField(max_length=64)),
            ("time", models.DateTimeField()),
        ],
        options={
            "db_table": "graph",
        },
    ),
    migrations.CreateModel(
        name="TieRow",
        fields=[
            ("place", models.IntegerField(primary_key=True, serialize=False)),
            ("key", models.TextField(db_index=True)),
            ("kind", models.CharField(max_length=20)),
            ("child", models.TextField(db_index=True)),
            ("parent", models.TextField(db_index=True)),
            ("shape", models.TextField()),
        ],
        options={
            "db_table": "tie",
        },
    ),
    migrations.AddField(
        model_name="exhibitrow",
        name="arrived",
        field=models.DateTimeField(db_index=True, null=True),
    ),
    migrations.AddField(
        model_name="exhibitrow",
        name="is_read",
        field=models.BooleanField(default=False),
    ),
    migrations.AddField(
        model_name="exhibitrow",
        name="language",
        field=models.CharField(default="", max_length=20),
    ),
    migrations.AddField(
        model_name="exhibitrow",
        name="name",
        field=models.TextField(default=""),
    ),
    migrations.AddField(
        model_name="exhibitrow",
        name="name_key",
        field=models.TextField(db_index=True, default=""),
    ),
    migrations.AddField(
        model_name="exhibitrow",
        name="problem",
        field=models.CharField(default="", max_length=100),
    ),
    migrations.AddField(
        model_name="exhibitrow",
        name="published",
        field=models.TextField(default=""),
    ),
    migrations.AddField(
        model_name="incidentrow",
        name="acts",
        field=models.TextField(default=""),
    ),
    migrations.AddField(
        model_name="incidentrow",
        name="at_least",
        field=models.IntegerField(null=True),
    ),
    migrations.AddField(
        model_name="incidentrow",
        name="at_most",
        field=models.IntegerField(null=True),
    ),
    migrations.AddField(
        model_name="incidentrow",
        name="contradictions",
        field=models.IntegerField(default=0),
    ),
    migrations.AddField(
        model_name="incidentrow",
        name="denials",
        field=models.IntegerField(default=0),
    ),
    migrations.AddField(
        model_name="incidentrow",
        name="exhibits",
        field=models.IntegerField(default=0),
    ),
    migrations.AddField(
        model_name="incidentrow",
        name="statements",
        field=models.IntegerField(default=0),
    ),
    migrations.AddField(
        model_name="incidentrow",
        name="unanswered",
        field=models.IntegerField(default=0),
    ),
    migrations.AddField(
        model_name="incidentrow",
        name="when",
        field=models.TextField(default=""),
    ),
    migrations.AddField(
        model_name="incidentrow",
        name="where",
        field=models.TextField(default=""),
    ),
    migrations.AddField(
        model_name="statementrow",
        name="acts",
        field=models.TextField(default=""),
    ),
    migrations.AddField(
        model_name="statementrow",
        name="queue",
        field=models.IntegerField(null=True),
    ),
    migrations.AddIndex(
        model_name="incidentrow",
        index=models.Index(
            condition=models.Q(("ended", False)),
            fields=["place", "identifier", *_LISTED, "ended"],
            name="incident_list",
        ),
    ),
    migrations.RemoveIndex(model_name="statementrow", name="statement_place"),
    migrations.AddIndex(
        model_name="statementrow",
        index=models.Index(fields=["exhibit", "withdrawn", "status"], name="statement_counts"),
    ),
    migrations.AddIndex(
        model_name="statementrow",
        index=models.Index(
            condition=models.Q(("queue__isnull", False)),
            fields=["queue", "exhibit", "start", "identifier"],
            name="statement_queue",
        ),
    ),
    migrations.AddIndex(
        model_name="statementrow",
        index=models.Index(
            condition=models.Q(("withdrawn", False)),
            fields=["exhibit", "start", "identifier", "status", *_FILTERED],
            name="statement_list",
        ),
    ),
    migrations.AddIndex(
        model_name="statementrow",
        index=models.Index(
            condition=models.Q(("withdrawn", False)),
            fields=["status", "exhibit", "start", "identifier", *_FILTERED],
            name="statement_status",
        ),
    ),
    migrations.AddIndex(
        model_name="statementrow",
        index=models.Index(
            condition=models.Q(("withdrawn", False)),
            fields=["status", "withdrawn"],
            name="statement_number",
        ),
    ),
    migrations.AddIndex(
        model_name="statementrow",
        index=models.Index(
            condition=models.Q(("queue__isnull", False)),
            fields=["queue"],
            name="statement_waiting",
        ),
    ),
    migrations.AddIndex(
        model_name="gatheredrow",
        index=models.Index(fields=["statement", "incident"], name="gathered_statement"),
    ),
    migrations.RunPython(fill_columns, migrations.RunPython.noop),
]
