"""Who commands whom, from the command line: entered, taken over, contested, given out."""

import re

import pytest
from stories.running import told_in_two_lines

TABLE = """\ufeffkind;type;key;name;state;from;to;source;confidence;religion
body;unit;vm.guard;National Guard;VM;;;;;secret
body;;vm.ministry;Ministry of Order;VM;;;;;
tie;commands;;;;vm.ministry;vm.guard;Gazette 12;read;
tie;commands;;;;vm.guard;second patrol regiment;Gazette 13;secondary;
"""


@pytest.fixture
def table(tmp_path):
    file = tmp_path / "bodies.csv"
    file.write_text(TABLE, encoding="utf-8")
    return file


def tie_in(text):
    return re.findall(r"l-[0-9a-z]{12}", text)[0]


def test_a_table_is_looked_at_taken_over_once_and_shown_beside_reports(run, told, table):
    looked = run("body", told, "import", table, "--check")
    assert "2 bodies and 2 ties are new" in looked.out
    assert "never kept of anybody: religion (1 times)" in looked.out
    assert "could be taken over" in looked.out
    assert "Took over 2 bodies and 2 ties." in run("body", told, "import", table).out
    shown = run("body", told, "show", "Second Patrol Regiment").out
    assert "National Guard commands Second Patrol Regiment" in shown
    assert "Radek Hasimel commands Second Patrol Regiment" in shown
    assert "source (read in somebody else's account): Gazette 13" in shown
    assert "secret" not in shown
    listed = run("body", told).lines
    assert listed[0].startswith("vm.ministry  Ministry of Order  institution  VM  entered  1 ties")


def test_a_body_and_a_tie_are_entered_contested_and_withdrawn(run, told, tmp_path):
    statement = re.findall(r"s-[0-9a-z]{12}", run("show", told, "statements").out)[0]
    added = run("body", told, "add", "National Guard", "--kind", "unit", "--state", "VM",
                "--not-independent", "Court of Orlo", "--source", "Judgment of 3 May")  # fmt: skip
    assert "Entered National Guard (national guard)." in added.out
    ends = ("National Guard", "hands over to", "Second Patrol Regiment")
    made = run("body", told, "tie", *ends, "--since", "2029-05~", "--statement", statement)
    tie = tie_in(made.out)
    contested = run("body", told, "contest", tie, "--by", "The guard", "--why", "Never did")
    assert "still counts" in contested.out
    shown = run("body", told, "show", "national guard").out
    assert "hands people over to Second Patrol Regiment" in shown
    assert "contested by The guard: Never did" in shown
    assert f"rests on {statement}" in shown
    assert "found not independent by: Court of Orlo, Judgment of 3 May" in shown
    assert run("body", told, "withdraw", tie, "--reason", "The statement was misread.").code == 0
    written = tmp_path / "out.csv"
    assert run("body", told, "export", written).code == 0
    assert "National Guard" in written.read_text(encoding="utf-8")
    assert "hands_over_to" not in written.read_text(encoding="utf-8")


def test_a_broken_table_is_told_in_two_lines_with_its_line(run, told, table):
    table.write_text(TABLE + "tie;leads;;;;a;b;s;read;\n", encoding="utf-8")
    refused = run("body", told, "import", table)
    assert refused.code == 1
    assert told_in_two_lines(refused)
    assert "Line 6" in refused.err
