"""The ways round a closed door that a penetration test of a like system found, each shut here.

The numbers are those of that test (BAY-01-…): nearly all reached a thing that was closed through
another thing that was open. Tarik may do nearly everything, in the general compartment; what
stands in ``sealed`` is Mara's alone. He knows the identifier of every single thing in it. That
updates are signed (017) asks nothing of a program that fetches none.

The page of each thing, by each role, is in ``test_access_matrix``; here is what goes round it.
"""

import re
from dataclasses import dataclass

import pytest
from archive.testimony import complete
from web.closed import CANARY, REPORT, things_in, written
from web.sitting import PASSPHRASE, Person, Watch, begin, copy_of, words_of

from habeas.archive import access_log, custody, stores
from habeas.evidence.custody import EventKind
from habeas.words.errors import NotThere
from habeas.words.progress import silent
from habeas.words.roles import Role
from habeas.workspace import (
    checkpoints,
    compartments,
    findings,
    interviews,
    members,
    telling,
)
from habeas.workspace.adding import add
from habeas.workspace.opening import GENERAL, open_workspace
from habeas.workspace.originals import Originals, whole
from habeas.workspace.reading import read
from habeas.workspace.weighing import weigh

TARIK = "a kettle sings in the kitchen"
ROLES = (Role.DOCUMENTER, Role.REVIEWER, Role.CASEWORKER)


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
