"""Testimony with consent, and translations."""

from django.db import migrations, models

OPERATIONS = [
    migrations.CreateModel(
        name="ConsentRow",
        fields=[
            (
                "id",
                models.AutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("interview", models.CharField(db_index=True, max_length=14)),
            ("use", models.CharField(max_length=20)),
            ("answer", models.CharField(max_length=20)),
            ("shape", models.TextField()),
            ("reason", models.TextField()),
            ("member", models.CharField(max_length=14)),
            ("time", models.DateTimeField()),
            ("link", models.BinaryField()),
        ],
        options={
            "db_table": "consent",
        },
    ),
    migrations.CreateModel(
        name="InterviewedRow",
        fields=[
            ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
            ("digest", models.CharField(db_index=True, max_length=64)),
            ("member", models.CharField(max_length=14)),
        ],
        options={
            "db_table": "interviewed",
        },
    ),
    migrations.CreateModel(
        name="TranslationRow",
        fields=[
            (
                "rendition",
                models.OneToOneField(
                    on_delete=models.PROTECT,
                    primary_key=True,
                    related_name="+",
                    serialize=False,
                    to="archive.renditionrow",
                ),
            ),
            ("exhibit", models.CharField(db_index=True, max_length=14)),
            ("translator", models.TextField()),
            ("machine", models.BooleanField()),
            ("member", models.CharField(max_length=14)),
            ("time", models.DateTimeField()),
            ("reviewer", models.CharField(default="", max_length=14)),
            ("reviewed", models.DateTimeField(null=True)),
        ],
        options={
            "db_table": "translation",
        },
    ),
    migrations.CreateModel(
        name="InterviewRow",
        fields=[
            ("identifier", models.CharField(max_length=14, primary_key=True, serialize=False)),
            ("member", models.CharField(max_length=14)),
            ("begun", models.DateTimeField()),
            ("kept", models.DateTimeField(null=True)),
            ("person", models.CharField(default="", max_length=20)),
            ("date", models.TextField(default="")),
            ("shape", models.TextField()),
            ("changes", models.IntegerField(default=0)),
            ("mark", models.CharField(default="", max_length=14)),
        ],
        options={
            "db_table": "interview",
            "indexes": [models.Index(fields=["-begun", "identifier"], name="interview_latest")],
        },
    ),
    migrations.CreateModel(
        name="TestimonyRow",
        fields=[
            (
                "id",
                models.AutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            ("number", models.IntegerField()),
            ("language", models.CharField(max_length=20)),
            ("reason", models.TextField()),
            ("member", models.CharField(max_length=14)),
            ("time", models.DateTimeField()),
            ("closed", models.TextField(default="")),
            (
                "exhibit",
                models.ForeignKey(
                    on_delete=models.PROTECT, related_name="+", to="archive.exhibitrow"
                ),
            ),
            (
                "interview",
                models.ForeignKey(
                    on_delete=models.PROTECT, related_name="+", to="archive.interviewrow"
                ),
            ),
        ],
        options={
            "db_table": "testimony",
            "constraints": [
                models.UniqueConstraint(fields=("interview", "number"), name="one_of_each_number")
            ],
        },
    ),
]
