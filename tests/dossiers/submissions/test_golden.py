"""Packs of the bundled reports, as a person can read them beside this test."""

import pytest
from dossiers.submissions.golden import FOLDER, GOLDEN, golden


@pytest.mark.parametrize("name", GOLDEN)
def test_the_bundled_reports_fill_a_form_as_written_down(name):
    kept = (FOLDER / name).read_text(encoding="utf-8")
    assert golden(name) == kept, "write it anew as golden.py says, and read what changed"
