"""A word of a report is in no file, whatever was done with it."""

import subprocess
import sys

import pytest
from archive.compartment import NOON, said
from django.db import IntegrityError

from habeas.archive import access, custody, decisions, statements, stores, verification
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.history import SubjectKind
from habeas.archive.search import search

CANARY = "zyzzogeton"
TEXT = f"“They held the {CANARY} brothers in Besk,” Imre Solt told the Meridian Agency."


def files_with(folder, word):
    content = {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {"store.db", "store.db-wal"} <= content.keys()
    found = [name for name, held in content.items() if word.encode() in held]
    return found + [name for name in content if word in name]


def test_no_file_holds_a_word_of_a_report(cast, tmp_path):
    exhibit = cast.render(TEXT, cast.receive(TEXT.encode(), name=f"{CANARY}.txt")[0]).exhibit
    (kept,) = cast.draft(exhibit, said(TEXT, f"They held the {CANARY} brothers in Besk"))
    judged = Judgement(
        SubjectKind.STATEMENT, kept.identifier, Verdict.REJECT, CANARY, "m-ana", NOON
    )
    decisions.decide(cast.store, judged, cast.chance)
    assert len(search([cast.store], CANARY)) == 1
    custody.checkpoint(cast.store, "m-ana", NOON, cast.chance)
    statements.read_reports(cast.store)
    assert verification.verify([cast.store]) == ()
    assert files_with(tmp_path, CANARY) == []
    with access.writing(cast.store):
        cast.render(f"{CANARY} again " * 50_000)
        assert files_with(tmp_path, CANARY) == []


def test_a_damaged_store_says_nothing_on_standard_error(cast):
    cast.render(TEXT)
    stores.close_stores()
    code = """
import sys
from pathlib import Path
from habeas.archive import stores
from habeas.evidence.compartments import OpenCompartment
stores.open_store(OpenCompartment(sys.argv[1], Path(sys.argv[2]), bytes(32)))
"""
    given = [cast.compartment.identifier, str(cast.compartment.epoch)]
    done = subprocess.run(
        [sys.executable, "-c", code, *given], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert "sqlcipher_" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("habeas.archive.sqlcipher.base.StoreDamaged")


def test_an_error_of_the_database_carries_no_words(cast):
    exhibit = cast.render(TEXT).exhibit
    again = "INSERT INTO exhibit SELECT * FROM exhibit WHERE identifier = %s"
    with access.cursor(cast.store) as cursor, pytest.raises(IntegrityError) as caught:
        cursor.execute(again, [exhibit])
    assert CANARY not in str(caught.value)
