"""Protection cases from the command line: from the first call to the end, and no word outside."""

import os
import random
import re
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest
from stories.running import PASSPHRASE, habeas, told_in_two_lines
from stories.test_canary import places_of

from habeas.archive import access
from habeas.workspace import case_opening
from habeas.workspace.opening import open_workspace

BRON = "seven lanterns on the ferry"
NAME, CONTACT, PLACE, WAY = "Quernstone", "quillwort-99", "Ostravice", "Ferrowgate"
SECRETS = (NAME, CONTACT, PLACE, WAY)
LATER = (datetime.now(UTC) + timedelta(days=9)).date().isoformat()

ANSWERS = f"""
contact = "Only by {CONTACT}, after ten at night."
happening = "They will come back on Friday."
where = "A room in {PLACE}."
"""
FIELD = f"""
field = "victim-identity"
value = "{NAME} Amsel"
attribution = {{ said_by = "herself", on = "2031-03-04" }}
"""
PLAN = f"""
channels = [{{ kind = "phone", address = "{CONTACT}", shared_with = [] }}]
hours = "after ten at night, never in {PLACE}"
"""
SAID = f'words = "I go by {WAY} when it is dark."\nlanguage = "en"\n'
AGAINST = f"""
words = "She was seen in {PLACE} that day."
attribution = {{ said_by = "a neighbour", on = "2031-03-04" }}
"""
CONSENT = """
purpose = "handover"
recipient = "a shelter"
fields = ["victim-identity"]
language = "ru"
how = "spoken"
"""


@pytest.fixture
def files(tmp_path):
    """Writes words into files that a person keeps elsewhere."""
    folder = tmp_path / "in"
    folder.mkdir()

    def written(name, text):
        file = folder / name
        file.write_text(text, encoding="utf-8")
        return file

    return written


@pytest.fixture
def bron(step, workspace, files):
    """A second caseworker, who is a keeper too: their identifier, and the file that opens."""
    file = files("bron", BRON)
    added = step("member", workspace, "add", "Bron", "--new-passphrase-file", file)
    member = found(r"m-[0-9a-z]{12}", added)
    roles = ("caseworker", "keeper", "documenter")
    given = step("member", workspace, "role", member, *roles, "--reason", "She works on cases.")
    assert given.code == 0, given.err
    return member, file


def found(pattern, done):
    assert done.code == 0, done.err
    return re.findall(pattern, done.out)[0]


@pytest.fixture
def verb(step, workspace):
    """``habeas case`` by Ane, or by whoever else's passphrase is in a file."""

    def case_verb(*more, by=None):
        if by is not None:
            return habeas("case", workspace, *more, "--passphrase-file", by)
        return step("case", workspace, *more)

    return case_verb


def test_an_emergency_becomes_a_case_whose_lane_two_people_lower(
    step, verb, workspace, bron, files
):
    member, theirs = bron
    said = ("--words-file", files("why", "They know the house."))
    assert told_in_two_lines(verb("list"))
    assert verb("prepare").code == 0
    assert step("compartment", workspace, "share", "caseworkers", member).code == 0
    begun = verb("emergency", "K-204", "--words-file", files("answers", ANSWERS))
    case = found(r"k-[0-9a-z]{12}", begun)
    assert "1 of the questions wait" in begun.out
    assert "no alarm is raised" in begun.out
    assert verb("new", "Mira Amsel").code == 1
    listed = verb("list", by=theirs)
    assert "not yours to open" in listed.out
    assert "led by Ane" in listed.out
    assert not [word for word in ("K-204", case, "due") if word in listed.out]
    for asked, never in ((case, "k-000000000000"), ("K-204", "K-999")):
        refused, absent = (verb("show", one, by=theirs) for one in (asked, never))
        assert refused.code == absent.code == 1
        assert refused.err.replace(asked, "") == absent.err.replace(never, "")
    assert f"{case}  K-204" in verb("show", "k-204").out
    done = verb("complete", "K-204", "--words-file", files("more", 'first = "A doctor."'))
    assert "0 of the questions" in done.out, done.err
    assert verb("lane", case, "now", *said).code == 2
    assert "lane: now" in verb("lane", case, "now", "--until", LATER, *said).out
    assert verb("share", case, member, *said).code == 0
    asked = verb("lane", case, "days", "--until", LATER, *said, by=theirs)
    assert "waits for a second person" in asked.out, asked.err
    assert "lane: days" in verb("second", case, "agree", *said).out
    assert verb("handover", case, member, *said).code == 0
    assert "led by: Bron" in verb("show", case).out
    assert verb("withdraw", case, member, *said).code == 1
    assert "opened" in verb("looks", case).out


def test_a_hurried_person_ticks_what_holds_and_the_alarm_is_raised_at_once(verb, files):
    verb("prepare")
    empty = verb("emergency")
    assert [f"{key} = " in empty.out for key in ("contact", "happening", "where", "first")] == [
        True
    ] * 4
    ticked = empty.out.replace("marks = []", 'marks = ["removal"]').replace(
        'happening = ""', 'happening = "Removal tomorrow."'
    )
    begun = verb("emergency", "K-204", "--words-file", files("ticked", ticked))
    assert "Alarm: removal within 72 hours" in begun.out
    shown = verb("show", "K-204").out
    assert "lane: now" in shown
    assert "due at once" in shown
    more = ("--words-file", files("more", 'marks = ["removal", "location-known"]'))
    assert "where the person is" in verb("complete", "K-204", *more).out
    assert "Nothing changed" in verb("complete", "K-204", *more).out
    wrong = verb("complete", "K-204", "--words-file", files("wrong", 'marks = ["hurry"]'))
    assert told_in_two_lines(wrong)
    assert "location-known" in wrong.err


def test_a_case_is_handed_to_another_organisation_closed_and_sealed(
    step, verb, workspace, files, tmp_path
):
    said = ("--words-file", files("why", "They know the house."))
    verb("prepare")
    case = found(r"k-[0-9a-z]{12}", verb("new", "K-204"))
    for part, text in (("field", FIELD), ("said", SAID), ("against", AGAINST)):
        assert verb("write", case, part, files(part, text)).code == 0, part
    assert told_in_two_lines(verb("write", case, "field", files("bad", 'field = "faith"')))
    assert "Nothing changed" in verb("write", case, "field", files("field", FIELD)).out
    assert NAME in verb("history", case, "subject", "subject").out
    for state in ("screened", "open", "follow-up"):
        assert verb("move", case, state, *said).code == 0, state
    assert told_in_two_lines(verb("move", case, "arrived", *said))
    identity = pyrage.x25519.Identity.generate()
    package = (case, "a shelter", identity.to_public(), "--field", "victim-identity", *said)
    out = tmp_path / "out.age"
    assert told_in_two_lines(verb("transfer", *package, "--out", out))
    assert verb("write", case, "consent", files("consent", CONSENT)).code == 0
    assert verb("transfer", *package, "--out", out).code == 0
    assert NAME in pyrage.decrypt(out.read_bytes(), [identity]).decode()
    both = ("--words-file", files("both", "She has papers.\n\nShe asked for it."))
    unread = verb("close", case, "safe", *both)
    assert (unread.code, "a shelter" in unread.err) == (2, True)
    assert verb("close", case, "safe", "--sure", *both).code == 0
    hold = found(r"p-[0-9a-z]{12}", verb("mark", case, "legal-hold", *said))
    assert told_in_two_lines(verb("seal", case, "--sure", *said))
    assert verb("lift", case, hold, *said).code == 0
    assert verb("seal", case, *said).code == 2
    assert verb("seal", case, "--sure", *said).code == 0
    assert case in verb("sealed").out
    assert verb("show", case).code == 1
    assert step("verify", workspace).code == 0


def test_no_word_of_a_case_is_in_any_file_or_store_or_output_but_its_own(
    step, workspace, bron, files, tmp_path
):
    member, theirs = bron
    temporary, home = (tmp_path / name for name in ("temporary", "home"))
    for folder in (temporary, home):
        folder.mkdir()
    around = {"TMPDIR": str(temporary), "HOME": str(home), "cwd": home}
    searched = (workspace, temporary, home)
    assert step("case", workspace, "prepare").code == 0
    assert step("compartment", workspace, "share", "caseworkers", member).code == 0
    begun = step(
        "case", workspace, "emergency", "K-7", "--words-file", files("a", ANSWERS), **around
    )
    case = found(r"k-[0-9a-z]{12}", begun)
    writing = [
        ("write", case, part, files(part, text))
        for part, text in (("field", FIELD), ("plan", PLAN), ("said", SAID), ("against", AGAINST))
    ]
    wrong = ("write", case, "plan", files("wrong", f"{NAME} = = {CONTACT}"))
    killed_at_every_third(workspace, writing[0], files, searched)
    for steps in (*writing, wrong, ("parts", case), ("history", case), ("show", case)):
        done = step("case", workspace, *steps, **around)
        assert steps is wrong or done.code == 0, done.err
        assert not is_told(done.err), steps
        assert places(searched) == [], steps
    for verb in OTHERS:
        given = [str(part).replace("OUT", str(tmp_path / "out.html")) for part in verb]
        for by in ({}, {"theirs": theirs}):
            done = by_whom(step, workspace, given, by.get("theirs"), around)
            assert not is_told(done.out + done.err), verb
            assert places((*searched, tmp_path / "out.html")) == [], verb
    for verb in ("show", "parts", "history", "looks"):
        refused = habeas("case", workspace, verb, case, "--passphrase-file", theirs, **around)
        assert told_in_two_lines(refused), verb
        assert not is_told(refused.out + refused.err), verb
    assert in_stores_of(workspace, BRON) == []
    with (
        open_workspace(workspace, PASSPHRASE) as opened,
        case_opening.opened(opened, case) as store,
    ):
        assert "ledger" in {table for _, table in in_store(store)}


OTHERS = (
    ("case", "list"),
    ("member", "list"),
    ("compartment", "list"),
    ("search", "papers"),
    ("show",),
    ("show", "access"),
    ("show", "history"),
    ("tell", "--out", "OUT"),
    ("verify",),
)


def by_whom(step, workspace, verb, theirs, around):
    name, *more = verb
    if theirs is None:
        return step(name, workspace, *more, **around)
    return habeas(name, workspace, *more, "--passphrase-file", theirs, **around)


def is_told(text):
    return any(word in text for word in SECRETS)


def places(folders):
    there = [Path(folder) for folder in folders if Path(folder).exists()]
    return [place for word in SECRETS for place in places_of(word, *there)]


def in_stores_of(workspace, passphrase):
    """Where a word of a case stands in a store that somebody not on its list opens."""
    with open_workspace(workspace, passphrase) as opened:
        return [place for store in opened.stores for place in in_store(store)]


def in_store(store):
    told = []
    with access.cursor(store) as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  # their own names
            told += [(store.name, table) for row in cursor if is_told(str(row))]
    return told


def killed_at_every_third(workspace, steps, files, searched):
    """Kill the command in its middle, look for words on the disk, and in the list of processes."""
    command = [sys.executable, "-m", "habeas", "case", str(workspace), *map(str, steps)]
    command += ["--passphrase-file", str(files("passphrase", PASSPHRASE))]
    chance = random.Random(7)  # noqa: S311 - the same points in every run
    for _ in range(3):
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        with suppress(subprocess.TimeoutExpired):
            process.wait(0.5 + chance.random())
        for told in ("cmdline", "environ"):
            with suppress(OSError):
                assert not is_told(Path(f"/proc/{process.pid}/{told}").read_text(errors="replace"))
        with suppress(ProcessLookupError):
            os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        assert places(searched) == []
