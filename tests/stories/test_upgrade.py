"""A workspace of the first version: upgraded with a copy, and back again."""

import pytest
from archive.first_format import write_first_format
from stories.running import PASSPHRASE, told_in_two_lines

from habeas.archive import stores
from habeas.evidence.compartments import open_compartments
from habeas.evidence.members import unlock


@pytest.fixture
def older(told):
    for compartment in open_compartments(told, unlock(told, PASSPHRASE)):
        write_first_format(compartment)
    stores.close_stores()
    return told


def test_an_older_workspace_is_upgraded_worked_with_and_taken_back(run, older):
    refused = run("show", older)
    assert refused.code == 1
    assert told_in_two_lines(refused)
    assert "habeas upgrade" in refused.err
    done = run("upgrade", older)
    assert done.code == 0, done.err
    assert "format 1 is now 2" in done.out
    assert run("verify", older).code == 0
    assert run("weigh", older).code == 0
    assert "incidents." in run("show", older, "incidents").lines[-1]
    lost = run("upgrade", older, "--back")
    assert lost.code == 1
    assert "entries of the access log" in lost.err
    back = run("upgrade", older, "--back", "--discard", "--reason", "The other laptop is older.")
    assert back.code == 0, back.err
    assert run("show", older).code == 1
    assert run("upgrade", older).code == 0
    assert run("weigh", older).code == 0


def test_discarding_goes_with_going_back(run, older):
    refused = run("upgrade", older, "--discard", "--reason", "why")
    assert refused.code == 2
    assert told_in_two_lines(refused)
