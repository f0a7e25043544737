"""A finding from the command line: recorded, told, reviewed by a second person."""

import re

import pytest
from stories.running import habeas, told_in_two_lines

SECOND = "seven lanterns on the ferry"
WHOLE = """
incident = "{incident}"
question = "Were men held in Keld?"
standard = "reasonable grounds to believe"
outcome = "established"
result = "Men were held in Keld."
reasons = "Accounts agree."
would-change = "The register of the regiment."
[relied-on]
"{statement}" = "It names the place."
[dissents]
"Ovid Marr" = "I would wait."
"""


@pytest.fixture
def file(tmp_path, run, told):
    incident = re.findall(r"i-[0-9a-z]{12}", run("show", told, "incidents").out)[0]
    statement = re.findall(r"s-[0-9a-z]{12}", run("show", told, incident).out)[0]
    written = tmp_path / "finding.toml"
    written.write_text(WHOLE.format(incident=incident, statement=statement), encoding="utf-8")
    return written


def recorded(run, told, file):
    done = run("find", told, "record", file)
    assert done.code == 0, done.err
    assert "issued, not yet reviewed" in done.out
    return re.findall(r"f-[0-9a-z]{12}", done.out)[0]


def test_a_finding_is_recorded_shown_and_superseded(run, told, file):
    finding = recorded(run, told, file)
    shown = run("find", told, "show", finding).out
    for words in ("Men were held in Keld.", "It names the place.", "dissent of Ovid Marr"):
        assert words in shown
    lacking = run("find", told, "supersede", finding, file)
    assert told_in_two_lines(lacking)
    assert "reason for the new version" in lacking.err
    file.write_text('because = "A register was found."\n' + file.read_text(encoding="utf-8"))
    assert run("find", told, "supersede", finding, file).code == 0
    assert f"{finding}" in run("find", told, "--shelf", "superseded").out
    assert run("verify", told).code == 0


def test_a_finding_is_reviewed_by_a_second_person_only(tmp_path, run, told, file):
    finding = recorded(run, told, file)
    own = run("find", told, "review", finding, "--says", "agrees")
    assert own.code == 1
    assert told_in_two_lines(own)
    key = tmp_path / "second"
    key.write_text(SECOND, encoding="utf-8")
    added = run("member", told, "add", "Bron", "--new-passphrase-file", key)
    member = re.findall(r"m-[0-9a-z]{12}", added.out)[0]
    assert run("member", told, "role", member, "reviewer", "--reason", "new").code == 0
    said = ("--says", "asks for changes", "--remarks", "Which register?")
    done = habeas("find", told, "review", finding, *said, "--passphrase-file", key)
    assert done.code == 0, done.err
    assert "reviewed by Bron: asks for changes  Which register?" in (
        run("find", told, "show", finding).out
    )


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ("not = [toml", "no TOML"),
        ('question = "x"', "no incident"),
        ('incident = "i-000000000000"', "no incident i-000000000000"),
        ('incident = "i-1"\nweather = "fine"', "weather"),
        ('incident = "i-1"\nstandard = "certainty"', "standard"),
    ],
)
def test_a_file_that_is_no_finding_is_refused_with_the_reason(run, told, tmp_path, wrong, problem):
    file = tmp_path / "wrong.toml"
    file.write_text(wrong, encoding="utf-8")
    done = run("find", told, "record", file)
    assert done.code == 1
    assert told_in_two_lines(done)
    assert problem in done.err
