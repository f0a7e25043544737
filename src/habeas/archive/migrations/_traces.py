"""A trace in rows.

It is computed, and kept in another form now: that of an earlier store is forgotten, and the
next weighing computes it anew.
"""

from django.db import migrations, models

OPERATIONS = [
    migrations.RunSQL("DELETE FROM trace", migrations.RunSQL.noop),
    migrations.CreateModel(
        name="AskedRow",
        fields=[
            (
                "id",
                models.AutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("question", models.IntegerField()),
            ("statement", models.CharField(max_length=14)),
        ],
        options={
            "db_table": "trace_asked",
        },
    ),
    migrations.CreateModel(
        name="CarryRow",
        fields=[
            (
                "id",
                models.AutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("edge", models.IntegerField()),
            ("statement", models.CharField(max_length=14)),
        ],
        options={
            "db_table": "trace_carry",
        },
    ),
    migrations.CreateModel(
        name="CitedRow",
        fields=[
            (
                "id",
                models.AutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("original", models.IntegerField()),
            ("statement", models.CharField(max_length=14)),
        ],
        options={
            "db_table": "trace_cited",
        },
    ),
    migrations.CreateModel(
        name="CopyRow",
        fields=[
            ("place", models.IntegerField(primary_key=True, serialize=False)),
            ("child", models.CharField(max_length=14)),
            ("parent", models.CharField(db_index=True, max_length=14)),
            ("shape", models.TextField()),
        ],
        options={
            "db_table": "trace_copy",
        },
    ),
    migrations.CreateModel(
        name="EdgeRow",
        fields=[
            ("place", models.IntegerField(primary_key=True, serialize=False)),
            ("key", models.CharField(db_index=True, max_length=100)),
            ("kind", models.CharField(max_length=20)),
            ("grade", models.CharField(max_length=20)),
            ("child", models.TextField()),
            ("parent", models.TextField()),
            ("shape", models.TextField()),
        ],
        options={
            "db_table": "trace_edge",
        },
    ),
    migrations.CreateModel(
        name="FamilyMemberRow",
        fields=[
            (
                "id",
                models.AutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("family", models.IntegerField()),
            ("exhibit", models.CharField(max_length=14)),
        ],
        options={
            "db_table": "trace_family_member",
        },
    ),
    migrations.CreateModel(
        name="FamilyRow",
        fields=[
            ("place", models.IntegerField(primary_key=True, serialize=False)),
            ("shape", models.TextField()),
        ],
        options={
            "db_table": "trace_family",
        },
    ),
    migrations.CreateModel(
        name="HomeRow",
        fields=[
            ("place", models.IntegerField(primary_key=True, serialize=False)),
            ("statement", models.CharField(db_index=True, max_length=14)),
            ("exhibit", models.CharField(db_index=True, max_length=14)),
        ],
        options={
            "db_table": "trace_home",
        },
    ),
    migrations.CreateModel(
        name="NodeRow",
        fields=[
            ("place", models.IntegerField(primary_key=True, serialize=False)),
            ("key", models.TextField(db_index=True)),
            ("kind", models.CharField(max_length=20)),
            ("name", models.TextField()),
            ("exhibit", models.CharField(max_length=14)),
        ],
        options={
            "db_table": "trace_node",
        },
    ),
    migrations.CreateModel(
        name="OriginalRow",
        fields=[
            ("place", models.IntegerField(primary_key=True, serialize=False)),
            ("node", models.TextField(db_index=True)),
            ("name", models.TextField()),
            ("shape", models.TextField()),
        ],
        options={
            "db_table": "trace_original",
        },
    ),
    migrations.CreateModel(
        name="QuestionRow",
        fields=[
            ("place", models.IntegerField(primary_key=True, serialize=False)),
            ("kind", models.CharField(db_index=True, max_length=30)),
            ("edge", models.CharField(db_index=True, max_length=100)),
            ("shape", models.TextField()),
        ],
        options={
            "db_table": "trace_question",
        },
    ),
    migrations.RemoveField(
        model_name="tracerow",
        name="shape",
    ),
    migrations.AddField(
        model_name="tracerow",
        name="sizes",
        field=models.TextField(default=""),
        preserve_default=False,
    ),
    migrations.AddField(
        model_name="tracerow",
        name="digest",
        field=models.CharField(default="", max_length=64),
        preserve_default=False,
    ),
    migrations.AddIndex(
        model_name="askedrow",
        index=models.Index(fields=["statement", "question"], name="asked_statement"),
    ),
    migrations.AddIndex(
        model_name="carryrow",
        index=models.Index(fields=["statement", "edge"], name="carry_statement"),
    ),
    migrations.AddIndex(
        model_name="citedrow",
        index=models.Index(fields=["statement", "original"], name="cited_statement"),
    ),
    migrations.AddIndex(
        model_name="copyrow",
        index=models.Index(fields=["child", "parent"], name="copy_exhibits"),
    ),
    migrations.AddIndex(
        model_name="edgerow",
        index=models.Index(fields=["parent", "kind"], name="edge_parent"),
    ),
    migrations.AddIndex(
        model_name="edgerow",
        index=models.Index(fields=["kind", "parent", "child"], name="edge_kind"),
    ),
    migrations.AddIndex(
        model_name="edgerow",
        index=models.Index(fields=["child", "kind"], name="edge_child"),
    ),
    migrations.AddIndex(
        model_name="familymemberrow",
        index=models.Index(fields=["exhibit", "family"], name="family_exhibit"),
    ),
]
