"""Who comes to which page: every role, every address, every kind of compartment.

The addresses are read from the program itself, so a page that is added tomorrow is in here
tomorrow; one whose address names something this file knows nothing of fails here.

``general`` is open to everybody, ``testimony`` to the member who asks and a few others,
``sealed`` to Mara alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from house.test_pages import OPEN, patterns
from web.sitting import PASSPHRASE, Person, Watch, begin, copy_of, words_of

from habeas.archive import decisions, exhibits, groupings, statements, stores, traces
from habeas.archive.decisions import Judgement, Verdict
from habeas.archive.history import SubjectKind
from habeas.words.progress import silent
from habeas.words.roles import Right, Role, rights_of
from habeas.workspace import cases, compartments, members
from habeas.workspace.adding import add
from habeas.workspace.opening import GENERAL, now, open_workspace
from habeas.workspace.reading import read
from habeas.workspace.weighing import weigh

CANARY = "zitterrochen"
REPORT = (
    f"Police beat three men in Keld on 3 March 2026, witnesses told {CANARY.capitalize()} Radio. "
    f"“Nobody was beaten,” {CANARY.capitalize()} Hasimel said.\n\n"
    "The ministry denied that anybody was beaten. According to some reports, as many as 40 men "
    "were held in the town for more than a week, and two of them have not been seen since then. "
    "Relatives said that they had asked at every police station and were told nothing.\n"
)
PASSPHRASES = {role: f"{role.value} walks by the long river" for role in Role}


@dataclass(frozen=True)
class Kept:
    """A served workspace, and what stands in each compartment, by the names in addresses."""

    sessions: object
    compartments: dict[str, str]
    things: dict[str, dict[str, str]]


def kept_in(store):
    held = (x.identifier for x in exhibits.exhibits(store))
    exhibit = next(x for x in held if statements.statements(store, x))
    said = statements.statements(store, exhibit)[0].identifier
    incident = groupings.incidents(store)[0].identifier
    judged = Judgement(
        SubjectKind.STATEMENT, said, Verdict.CONFIRM, "Read.", "m-000000000000", now()
    )
    import os

    decision = decisions.decide(store, judged, os.urandom).identifier
    edge = traces.trace(store).edges[0].key
    return {"exhibit": exhibit, "statement": said, "incident": incident,
            "decision": decision, "edge": edge, "first": exhibit, "second": exhibit,
            "thing": exhibit}  # fmt: skip


@pytest.fixture(scope="module")
def kept(tmp_path_factory, example):
    folder = copy_of(example, tmp_path_factory.mktemp("matrix") / "velmara")
    report = tmp_path_factory.mktemp("sealed-report") / f"{CANARY}.txt"
    report.write_text(REPORT, encoding="utf-8")
    with open_workspace(folder, PASSPHRASE) as workspace:
        ids = []
        for role in Role:
            members.add(workspace, (role.value,), PASSPHRASES[role], (role,))
            ids = [m.identifier for m in members.members(workspace) if not (m.is_you or m.is_sheet)]
        for name in ("testimony", "sealed"):
            compartments.new(workspace, (name,))
    with open_workspace(folder, PASSPHRASE) as workspace:
        compartments.share(workspace, ("testimony", *ids))
        for name in ("testimony", "sealed"):
            list(add(workspace, (report,), name, "", silent))
            list(read(workspace, (), False, silent))
            weigh(workspace, name, silent)
        known = {n: workspace.store(n).identifier for n in (GENERAL, "testimony", "sealed")}
        things = {n: kept_in(workspace.store(n)) for n in known}
    sessions = begin(folder, Watch())
    yield Kept(sessions, known, things)
    for session in sessions.all():
        sessions.end(session)
    stores.close_stores()


@pytest.fixture(scope="module")
def team(kept):
    people = {role: Person(kept.sessions.desk, PASSPHRASES[role]) for role in Role}
    for person in people.values():
        assert person.sign_in().status_code == 302
    return people


ABSENT = {
    "about": "where",
    "avenue": "un-cat-22",
    "body": "no-such-body",
    "case": "k-000000000000",
    "copy": "team",
    "field": "victim-identity",
    "file": "no-such-file.yaml",
    "finding": "f-000000000000",
    "indicator": "outing",
    "interview": "t-000000000000",
    "job": "e-000000000000",
    "kind": "Task",
    "member": "m-000000000000",
    "number": "1",
    "page": "1",
    "place": "0",
    "rendition": "r-000000000000",
    "reply": "p-000000000000",
    "report": "p-000000000000",
    "sample": "b-000000000000",
    "saved": "q-000000000000",
    "sender": "p-000000000000",
    "session": "e-000000000000",
    "signature": "p-000000000000",
    "step": "about",
    "subject": "x-000000000000",
    "thing": "p-000000000000",
    "tie": "l-000000000000",
}
"""What addresses name that these compartments do not hold: such a page is not there anyway."""


def address(pattern, compartment: str, things: dict[str, str]) -> str:
    def fill(match):
        name = match[1].rpartition(":")[2]
        if name == "compartment":
            return compartment
        known = {**ABSENT, **things}
        assert name in known, f"say in this file what “{name}” of {pattern.pattern} can be"
        return known[name]

    return "/" + re.sub(r"<([^>]+)>", fill, str(pattern.pattern))


def pages(of_compartments: bool):
    for name, held in patterns():
        if name not in OPEN and ("<str:compartment>" in str(held.pattern)) is of_compartments:
            yield name, held


def answers(person, where):
    """What GET and POST give; a page that takes only one of them says so with 405."""
    return [person.client.get(where), person.client.post(where, {})]


def kinds(held) -> set[str]:
    return set(re.findall(r"<(?:\w+:)?(\w+)>", str(held.pattern))) - {"compartment"}


@pytest.mark.parametrize("role", list(Role))
def test_a_closed_compartment_looks_like_one_that_is_not_there(kept, team, role):
    closed, nowhere = kept.compartments["sealed"], "c-000000000000"
    for name, held in pages(of_compartments=True):
        there = address(held, closed, kept.things["sealed"])
        gone = address(held, nowhere, kept.things["sealed"])
        for one, other in zip(answers(team[role], there), answers(team[role], gone), strict=True):
            assert (one.status_code, other.status_code) == (404, 404), (name, there)
            assert words_of(one) == words_of(other), name
            assert CANARY not in one.content.decode().casefold(), name


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("compartment", [GENERAL, "testimony"])
def test_a_page_is_there_for_the_roles_that_may_and_for_no_others(kept, team, role, compartment):
    allowed = rights_of([role])
    for name, held in pages(of_compartments=True):
        where = address(held, kept.compartments[compartment], kept.things[compartment])
        codes = {answer.status_code for answer in answers(team[role], where)}
        if held.callback.needs not in allowed:
            assert codes == {404}, (name, codes)
        elif not kinds(held) & ABSENT.keys():
            assert codes != {404}, (name, where)
        assert not codes & {500}, (name, codes)


@pytest.mark.parametrize("role", list(Role))
def test_pages_of_no_compartment_keep_to_the_roles_too(kept, team, role):
    allowed = rights_of([role])
    for name, held in pages(of_compartments=False):
        where = address(held, "", {})
        codes = {answer.status_code for answer in answers(team[role], where)}
        if held.callback.needs not in allowed:
            # Whoever has the key of the caseworkers' list and not the role is told what they lack.
            has_key = Right.PROTECT is held.callback.needs and cases.has_list(team[role].workspace)
            assert codes == {403 if has_key and not kinds(held) else 404}, (name, codes)
        assert not codes & {500}, (name, codes)


@pytest.mark.parametrize("role", list(Role))
def test_what_stands_in_a_closed_compartment_is_not_found_through_an_open_one(kept, team, role):
    for name, held in pages(of_compartments=True):
        if not kinds(held) & kept.things["sealed"].keys():
            continue
        where = address(held, kept.compartments[GENERAL], kept.things["sealed"])
        for first in answers(team[role], where):
            answer = first
            if first.status_code == 302:
                answer = team[role].client.get(first.headers["Location"])
            assert answer.status_code in (404, 405), (name, answer.status_code)
            assert CANARY not in answer.content.decode().casefold(), name


@pytest.mark.parametrize("role", list(Role))
def test_no_page_leaks_a_word_of_a_closed_compartment(kept, team, role):
    """Lists, counts, search, history and the overview, whatever they are asked."""
    person = team[role]
    sealed = kept.compartments["sealed"]
    for name, held in pages(of_compartments=True):
        for compartment in (GENERAL, "testimony"):
            where = address(held, kept.compartments[compartment], kept.things[compartment])
            page = person.client.get(where).content.decode("utf-8", "replace")
            assert sealed not in page, (name, where)
            if compartment == GENERAL:
                assert CANARY not in page.casefold(), (name, where)
    for name, held in pages(of_compartments=False):
        page = person.client.get(address(held, "", {})).content.decode("utf-8", "replace")
        assert sealed not in page, name


@pytest.mark.parametrize("role", list(Role))
def test_a_search_looks_only_into_what_is_open_to_the_searcher(kept, team, role):
    page = team[role].client.get("/search", {"q": "beaten"}).content.decode()
    assert kept.compartments["sealed"] not in page
    assert kept.things["sealed"]["exhibit"] not in page


def test_the_matrix_is_not_empty(kept, team):
    assert len(list(pages(of_compartments=True))) > 60
    readable = kept.compartments["testimony"]
    shown = team[Role.READER].client.get(
        f"/in/{readable}/exhibits/{kept.things['testimony']['exhibit']}"
    )
    assert CANARY in shown.content.decode().casefold()


def test_every_right_is_taken_by_some_page():
    taken = {held.callback.needs for _, held in patterns()}
    assert {right for right in Right if right not in taken} == set()
