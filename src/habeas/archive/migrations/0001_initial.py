"""The first format of a store."""

# ruff: noqa: RUF012  # written by Django

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="CheckpointRow",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("size", models.IntegerField()),
                ("note", models.TextField()),
                ("time", models.DateTimeField()),
            ],
            options={
                "db_table": "checkpoint",
            },
        ),
        migrations.CreateModel(
            name="CompartmentRow",
            fields=[
                ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("name", models.TextField()),
                ("workspace", models.CharField(max_length=64)),
                ("id_key", models.BinaryField()),
                ("log_seed", models.BinaryField()),
                ("created", models.DateTimeField()),
            ],
            options={
                "db_table": "compartment",
            },
        ),
        migrations.CreateModel(
            name="CustodyRow",
            fields=[
                ("sequence", models.IntegerField(primary_key=True, serialize=False)),
                ("identifier", models.CharField(max_length=14, unique=True)),
                ("subject", models.CharField(db_index=True, max_length=100)),
                ("entry", models.BinaryField()),
                ("leaf", models.BinaryField()),
            ],
            options={
                "db_table": "custody",
            },
        ),
        migrations.CreateModel(
            name="ExhibitRow",
            fields=[
                ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("object_name", models.CharField(max_length=64, unique=True)),
                ("object_key", models.BinaryField()),
                ("size", models.BigIntegerField()),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("place", models.CharField(max_length=200)),
                ("salt", models.BinaryField()),
                ("media_type", models.CharField(max_length=100)),
            ],
            options={
                "db_table": "exhibit",
            },
        ),
        migrations.CreateModel(
            name="IncidentRow",
            fields=[
                ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("shape", models.TextField()),
                ("place", models.IntegerField()),
                ("time", models.DateTimeField()),
                ("ended", models.BooleanField(default=False)),
            ],
            options={
                "db_table": "incident",
            },
        ),
        migrations.CreateModel(
            name="MemberRow",
            fields=[
                ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("name", models.TextField()),
            ],
            options={
                "db_table": "member",
            },
        ),
        migrations.CreateModel(
            name="TraceRow",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("shape", models.TextField()),
                ("time", models.DateTimeField()),
            ],
            options={
                "db_table": "trace",
            },
        ),
        migrations.CreateModel(
            name="ChangeRow",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject_kind", models.CharField(max_length=20)),
                ("subject", models.CharField(max_length=200)),
                ("field", models.CharField(max_length=40)),
                ("old", models.TextField()),
                ("new", models.TextField()),
                ("reason", models.TextField()),
                ("member", models.CharField(max_length=14)),
                ("time", models.DateTimeField()),
            ],
            options={
                "db_table": "change",
                "indexes": [
                    models.Index(fields=["subject_kind", "subject"], name="change_subject")
                ],
            },
        ),
        migrations.CreateModel(
            name="ReceptionRow",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.TextField()),
                ("source_kind", models.CharField(max_length=40)),
                ("how", models.CharField(max_length=100)),
                ("time", models.DateTimeField()),
                ("member", models.CharField(max_length=14)),
                ("reason", models.TextField()),
                ("event", models.CharField(max_length=14)),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.exhibitrow",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.exhibitrow",
                    ),
                ),
            ],
            options={
                "db_table": "reception",
            },
        ),
        migrations.CreateModel(
            name="RenditionRow",
            fields=[
                ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("text", models.TextField()),
                ("shape", models.TextField()),
                ("in_force", models.BooleanField()),
                ("read_by", models.CharField(default="", max_length=100)),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.exhibitrow",
                    ),
                ),
            ],
            options={
                "db_table": "rendition",
            },
        ),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                (
                    "id",
                    models.AutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("stems", models.TextField()),
                (
                    "rendition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.renditionrow",
                    ),
                ),
            ],
            options={
                "db_table": "search",
            },
        ),
        migrations.CreateModel(
            name="StatementRow",
            fields=[
                ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("engine", models.CharField(max_length=100)),
                ("drafted", models.TextField()),
                ("current", models.TextField()),
                ("anchors", models.TextField()),
                ("status", models.CharField(max_length=12)),
                ("stance", models.CharField(max_length=12)),
                ("speaker_key", models.TextField()),
                ("start", models.IntegerField()),
                ("end", models.IntegerField()),
                ("withdrawn", models.BooleanField(default=False)),
                (
                    "exhibit",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.exhibitrow",
                    ),
                ),
                (
                    "rendition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.renditionrow",
                    ),
                ),
            ],
            options={
                "db_table": "statement",
            },
        ),
        migrations.CreateModel(
            name="DecisionRow",
            fields=[
                ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
                ("sequence", models.IntegerField(unique=True)),
                ("subject_kind", models.CharField(max_length=20)),
                ("subject", models.CharField(max_length=200)),
                ("verdict", models.CharField(max_length=20)),
                ("payload", models.TextField()),
                ("reason", models.TextField()),
                ("member", models.CharField(max_length=14)),
                ("time", models.DateTimeField()),
                (
                    "undone_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="archive.decisionrow",
                    ),
                ),
            ],
            options={
                "db_table": "decision",
                "indexes": [
                    models.Index(fields=["subject_kind", "subject"], name="decision_subject")
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="renditionrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("in_force", True)), fields=("exhibit",), name="one_in_force"
            ),
        ),
        migrations.AddIndex(
            model_name="statementrow",
            index=models.Index(fields=["exhibit", "start"], name="statement_place"),
        ),
        migrations.RunSQL(
            sql=[
                (
                    "CREATE VIRTUAL TABLE words USING fts5(stems, names, content='',"
                    " contentless_delete=1,"
                    " tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* M* Co'\")"
                )
            ],
            reverse_sql=["DROP TABLE words"],
        ),
    ]
