"""People of a team: who opens what, and what leaving changes."""

import re
import shutil

import pytest
from stories.running import habeas, told_in_two_lines
from web.sitting import quick_to_open

SECOND = "seven lanterns on the ferry"
THIRD = "the baker closes at noon today"


def show(workspace, file, *more):
    return habeas("show", workspace, *more, "--passphrase-file", file)


@pytest.fixture(scope="session")
def team(tmp_path_factory, new_workspace, passphrase_file):
    """Ane let Bron in, and keeps testimony in a compartment that she did not share with him."""
    place = tmp_path_factory.mktemp("team")
    folder, file, report = place / "cases", place / "second", place / "told.txt"
    shutil.copytree(new_workspace, folder)
    file.write_text(SECOND, encoding="utf-8")
    report.write_text("I was beaten in Keld, a young man said.", encoding="utf-8")
    said = []
    for verb, *more in (
        ("member", "add", "Bron", "--new-passphrase-file", file),
        ("compartment", "new", "testimony"),
        ("add", report, "--to", "testimony"),
    ):
        done = habeas(verb, folder, *more, "--passphrase-file", passphrase_file)
        assert done.code == 0, done.err
        said.append(done.out)
    quick_to_open(folder, SECOND)
    return folder, re.findall(r"m-[0-9a-z]{12}", said[0])[0], file


@pytest.fixture
def workspace(tmp_path, team):
    folder = tmp_path / "cases"
    shutil.copytree(team[0], folder)
    return folder


@pytest.fixture
def second(team):
    """The second member: their identifier and the file with their passphrase."""
    return team[1:]


def test_a_member_opens_general_and_nothing_that_was_not_shared(run, workspace, second):
    _, file = second
    assert show(workspace, file, "exhibits").code == 0
    refused = show(workspace, file, "exhibits", "--in", "testimony")
    assert refused.code == 1
    assert told_in_two_lines(refused)
    nothing = show(workspace, file, "exhibits", "--in", "never-made")
    assert refused.err.replace("testimony", "never-made") == nothing.err


def test_search_looks_only_where_the_member_may_read(run, workspace, second):
    _, file = second
    found = habeas("search", workspace, "beaten", "--passphrase-file", file)
    assert "told.txt" not in found.out
    assert "told.txt" in run("search", workspace, "beaten").out


def test_what_is_shared_opens_and_what_is_withdrawn_does_not(run, workspace, second):
    member, file = second
    assert run("compartment", workspace, "share", "testimony", member).code == 0
    assert "told.txt" in show(workspace, file, "exhibits", "--in", "testimony").out
    assert run("compartment", workspace, "withdraw", "testimony", member).code == 0
    assert show(workspace, file, "exhibits", "--in", "testimony").code == 1
    assert "told.txt" in run("show", workspace, "exhibits", "--in", "testimony").out


def test_a_member_who_was_removed_opens_nothing_and_the_rest_stays(run, workspace, second):
    member, file = second
    assert run("member", workspace, "remove", member).code == 0
    assert show(workspace, file, "exhibits").code == 1
    assert run("verify", workspace).code == 0


def test_nobody_is_removed_who_alone_could_open_something(run, workspace, second):
    member, file = second
    given = run("member", workspace, "role", member, "reader", "keeper", "--reason", "She helps.")
    assert given.code == 0, given.err
    made = habeas("compartment", workspace, "new", "hers", "--passphrase-file", file)
    assert made.code == 0, made.err
    refused = run("member", workspace, "remove", member)
    assert refused.code == 1
    assert told_in_two_lines(refused)
    assert show(workspace, file, "exhibits", "--in", "hers").code == 0


def test_the_recovery_sheet_opens_and_a_renewed_one_takes_its_place(run, workspace, tmp_path):
    sheets = []
    for _ in range(2):
        printed = run("member", workspace, "sheet").out
        file = tmp_path / f"sheet-{len(sheets)}"
        file.write_text(re.findall(r"HABEAS1[-0-9A-Z]+", printed)[0], encoding="utf-8")
        sheets.append(file)
    old, new = sheets
    assert show(workspace, new, "exhibits").code == 0
    assert show(workspace, old, "exhibits").code == 1


def test_a_changed_passphrase_opens_and_the_old_one_does_not(run, workspace, tmp_path):
    file = tmp_path / "changed"
    file.write_text(THIRD, encoding="utf-8")
    assert run("member", workspace, "passphrase", "--new-passphrase-file", file).code == 0
    assert show(workspace, file, "exhibits").code == 0
    assert run("show", workspace, "exhibits").code == 1


UNKNOWN = "c-000000000000"


@pytest.mark.parametrize(
    "verb",
    [
        ("show", "account", "--in"),
        ("show", "history", "--in"),
        ("show", "questions", "--in"),
        ("judge", "confirm", "s-000000000000", "--reason", "seen", "--in"),
        ("trace", "--in"),
        ("weigh", "--in"),
        ("tell", "--out", "told.html", "--in"),
        ("checkpoint", "export", "point", "--in"),
        ("add", "told.txt", "--to"),
        ("compartment", "share"),
        ("compartment", "rekey"),
    ],
    ids=lambda verb: " ".join(verb[:2]),
)
def test_what_is_not_shared_answers_as_what_was_never_made(run, workspace, second, verb, tmp_path):
    member, file = second
    name, *more = verb
    last = [member] if more[:1] == ["share"] else []
    listed = run("compartment", workspace, "list").out
    hidden = re.findall(r"(c-[0-9a-z]{12})  testimony", listed)[0]
    said = []
    for asked in ("testimony", hidden, UNKNOWN):
        done = habeas(name, workspace, *more, asked, *last, "--passphrase-file", file, cwd=tmp_path)
        said.append((done.code, done.out, done.err.replace(asked, "IT")))
    assert said[0][0] == 1
    assert said[0] == said[1] == said[2]


def test_things_of_a_compartment_that_is_not_shared_are_not_there(run, workspace, second):
    _, file = second
    run("read", workspace)
    hidden = re.findall(
        r"\b[xs]-[0-9a-z]{12}\b",
        run("show", workspace, "exhibits", "--in", "testimony").out
        + run("show", workspace, "statements", "--in", "testimony").out,
    )
    assert hidden
    for one in hidden:
        refused, nothing = show(workspace, file, one), show(workspace, file, one[:2] + "0" * 12)
        assert refused.code == 1
        assert refused.err.replace(one, "") == nothing.err.replace(one[:2] + "0" * 12, "")


def test_a_compartment_that_is_gone_is_missed_by_those_who_could_open_it(run, workspace, second):
    _, file = second
    hidden = re.findall(r"(c-[0-9a-z]{12})  testimony", run("compartment", workspace).out)[0]
    shutil.rmtree(workspace / "compartments" / hidden)
    done = run("verify", workspace)
    assert done.code == 3
    assert hidden in done.out
    assert habeas("verify", workspace, "--passphrase-file", file).code == 0


def test_a_key_file_that_was_put_in_place_of_another_is_found(run, workspace, second):
    member, _ = second
    again = run("member", workspace, "add", "Cel", "--new-passphrase-file", second[1])
    other = re.findall(r"m-[0-9a-z]{12}", again.out)[0]
    files = workspace / "members"
    (files / f"{member}.json").write_bytes((files / f"{other}.json").read_bytes())
    done = run("verify", workspace)
    assert done.code == 3
    assert member in done.out


def test_a_role_is_given_with_a_reason_shown_in_the_list_and_held_to(run, workspace, second):
    member, file = second
    assert f"{member}  Bron  documenter" in run("member", workspace).out
    assert run("member", workspace, "role", member, "reader").code == 1
    given = run("member", workspace, "role", member, "reader", "--reason", "She reviews later.")
    assert given.code == 0, given.err
    assert f"{member}  Bron  reader" in run("member", workspace).out
    refused = habeas("read", workspace, "--passphrase-file", file)
    assert refused.code == 1
    assert told_in_two_lines(refused)
    assert show(workspace, file, "exhibits").code == 0
    logged = run("show", workspace, "access").out
    assert f"{member}  asked  add  refused" in logged
    assert show(workspace, file, "access").code == 1


def test_a_role_that_is_none_is_refused_with_those_there_are(run, workspace, second):
    refused = run("member", workspace, "role", second[0], "boss", "--reason", "why")
    assert refused.code == 2
    assert "documenter" in refused.err


def test_a_lost_passphrase_is_a_new_key_and_the_old_one_opens_nothing(
    run, workspace, second, tmp_path
):
    member, old = second
    new = tmp_path / "new"
    new.write_text(THIRD, encoding="utf-8")
    done = run("member", workspace, "replace", member, "--new-passphrase-file", new)
    assert done.code == 0, done.err
    assert show(workspace, new, "exhibits").code == 0
    assert show(workspace, old, "exhibits").code == 1
    assert run("verify", workspace).code == 0


def test_the_drill_tries_the_sheet_and_says_when_it_was_last_tried(run, workspace, tmp_path):
    file = tmp_path / "sheet"
    printed = run("member", workspace, "sheet").out
    file.write_text(re.findall(r"HABEAS1[-0-9A-Z]+", printed)[0], encoding="utf-8")
    assert "never tried" in run("member", workspace).lines[-1]
    done = run("member", workspace, "drill", "--sheet-file", file)
    assert done.code == 0, done.err
    assert "last tried today, by Ane" in run("member", workspace).lines[-1]


def test_who_looked_at_what_is_logged_by_identifiers(run, told):
    one = re.findall(r"x-[0-9a-z]{12}", run("show", told, "exhibits").out)[0]
    assert run("show", told, one).code == 0
    assert run("search", told, "Hasimel").code == 0
    logged = run("show", told, "access").out
    assert re.search(rf"m-[0-9a-z]{{12}}  opened  {one}", logged)
    assert "searched  c-" in logged
    assert "Hasimel" not in logged
