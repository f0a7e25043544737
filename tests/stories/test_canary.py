"""No word of a report is in any file but the dossier a person asked for."""

import os
import re
from pathlib import Path

from stories.conftest import EXAMPLE

CANARY = "Quillfeather"
REPORT = (
    f"Three men were beaten in Keld, said {CANARY} Amsel, who was held there. "
    f"“I saw it,” {CANARY} told Meridian Agency."
)
VERBS = (
    ("read",),
    ("trace",),
    ("weigh",),
    ("search", CANARY),
    ("show",),
    ("show", "statements"),
    ("show", "searches"),
    ("show", "access"),
    ("judge", "confirm", "STATEMENT", "--reason", f"{CANARY} told it so."),
    ("member", "list"),
    ("compartment", "new", CANARY),
    ("compartment", "rekey", "general"),
    ("checkpoint", "export", "OUTSIDE/checkpoint"),
    ("verify",),
)
IN_CLEAR = ("tell", "--out", "OUTSIDE/dossier.html")


def places_of(word: str, *folders: Path) -> list[str]:
    forms = [word.encode(), word.lower().encode(), word.encode("utf-16-le"), word[:-4].encode()]
    return [
        str(path)
        for folder in folders
        for path in folder.rglob("*")
        if path.is_file() and any(form in path.read_bytes() for form in forms)
    ]


def test_a_word_of_a_report_is_in_no_file_after_any_verb(run, workspace, tmp_path):
    temporary, home, outside = (tmp_path / name for name in ("temporary", "home", "outside"))
    for folder in (temporary, home, outside, tmp_path / "in"):
        folder.mkdir()
    report = tmp_path / "in" / f"{CANARY}.txt"
    report.write_text(REPORT, encoding="utf-8")
    around = {"TMPDIR": str(temporary), "HOME": str(home), "cwd": home}
    places = {"OUTSIDE": str(outside)}
    for verb, *more in (("add", report), *VERBS, IN_CLEAR):
        if verb == "judge":
            listed = run("show", workspace, "statements").out
            places["STATEMENT"] = re.findall(r"s-[0-9a-z]{12}", listed)[0]
        given = [filled(one, places) for one in more]
        done = run(verb, workspace, *given, **around)
        assert done.code == 0, (verb, done.err)
        assert places_of(CANARY, workspace, temporary, home) == [], verb
    assert places_of(CANARY, outside) == [str(outside / "dossier.html")]


def filled(argument, places):
    for name, value in places.items():
        argument = str(argument).replace(name, value)
    return argument


def test_trying_leaves_nothing_but_the_dossier(run, tmp_path, passphrase_file):
    from stories.running import started

    temporary, home = tmp_path / "temporary", tmp_path / "home"
    temporary.mkdir()
    home.mkdir()
    done = started("try", TMPDIR=str(temporary), HOME=str(home), cwd=home)
    assert done.code == 0, done.err
    assert os.listdir(temporary) == []
    assert [path.name for path in home.iterdir()] == [Path(done.lines[-1]).name]


def test_the_hash_of_a_known_file_is_in_no_file_name_and_no_file(told):
    import hashlib

    for report in EXAMPLE.iterdir():
        digest = hashlib.sha256(report.read_bytes())
        names = "\n".join(str(path) for path in told.rglob("*"))
        assert digest.hexdigest() not in names
        assert places_of_bytes(digest.digest(), told) == []
        assert places_of_bytes(digest.hexdigest().encode(), told) == []


def places_of_bytes(what: bytes, folder: Path) -> list[str]:
    return [str(p) for p in folder.rglob("*") if p.is_file() and what in p.read_bytes()]
