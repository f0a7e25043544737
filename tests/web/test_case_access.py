"""Who comes to a case: every role, every address of a case, every kind of case.

``theirs`` names everybody on its need-to-know list, ``others`` names Mara alone, ``sealed`` was
destroyed, ``absent`` never was. The addresses are read from the program itself, so a page that
is added tomorrow is in here tomorrow. Whatever the role, keeper or caseworker, a case that does
not name a member is to them as one that never was: the same answer, in the same words.
"""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from house.test_pages import patterns
from web.sitting import PASSPHRASE, Person, Watch, begin, copy_of, words_of
from web.test_access_matrix import ABSENT, PASSPHRASES, address, answers, kinds

from habeas.archive import access, access_log, chains, custody, stores
from habeas.archive.access_log import Action, Wanted
from habeas.evidence.members import create_member
from habeas.evidence.passphrases import Cost
from habeas.words.roles import Right, Role, rights_of
from habeas.workspace import (
    case_emergencies,
    case_opening,
    case_person,
    case_standing,
    cases,
    compartments,
    members,
)
from habeas.workspace.case_closing import seal
from habeas.workspace.case_person import Attribution
from habeas.workspace.opening import GENERAL, now, open_workspace

CANARY = "Quernstone"
ABSENT_CASE = ABSENT["case"]


@dataclass(frozen=True)
class Kept:
    """A served workspace and its cases, by what they are to everybody but Mara."""

    sessions: object
    cases: dict[str, str]


@pytest.fixture(scope="module")
def kept(tmp_path_factory, example):
    folder = copy_of(example, tmp_path_factory.mktemp("case-access") / "velmara")
    with open_workspace(folder, PASSPHRASE) as workspace, pytest.MonkeyPatch.context() as patched:
        patched.setattr(create_member, "__defaults__", (Cost(8 * 1024, 1),))
        for role in Role:
            members.add(workspace, (role.value,), PASSPHRASES[role], (role,))
        cases.make_list(workspace)
    with open_workspace(folder, PASSPHRASE) as workspace:
        team = [m.identifier for m in members.members(workspace) if not (m.is_you or m.is_sheet)]
        compartments.share(workspace, (cases.LIST, *team))
        held = {"theirs": team, "others": [], "sealed": team}
        known = {
            name: begun(workspace, f"K-{number}", people)
            for number, (name, people) in enumerate(held.items())
        }
        case_standing.turned_away(workspace, known["sealed"], 1, "The clinic.", "Not ours.")
        seal(workspace, known["sealed"], "It is over.")
    sessions = begin(folder, Watch())
    yield Kept(sessions, {**known, "absent": ABSENT_CASE})
    for session in sessions.all():
        sessions.end(session)
    stores.close_stores()


def begun(workspace, pseudonym, people):
    """A case that holds a word which must not be seen by anybody else."""
    told = {"contact": f"{CANARY} street", "first": f"{CANARY} needs a doctor."}
    form = case_emergencies.taken(workspace, told, "en", True)
    case = cases.new(workspace, pseudonym, form, people)
    herself = Attribution(said_by=f"{CANARY} herself", on=now().date())
    case_person.filled(workspace, case, 1, "victim-identity", f"{CANARY} Amsel", herself)
    return case


@pytest.fixture(scope="module")
def team(kept):
    people = {role: Person(kept.sessions.desk, PASSPHRASES[role]) for role in Role}
    people["mara"] = Person(kept.sessions.desk)
    for person in people.values():
        assert person.sign_in().status_code == 302
    return people


def pages():
    """Every page whose address names a case."""
    return [(name, held) for name, held in patterns() if "<str:case>" in str(held.pattern)]


def at(held, case):
    return address(held, "c-000000000000", {"case": case})


NOT_THEIRS = [("others", role) for role in Role]
NOT_THEIRS += [("sealed", role) for role in (Role.CASEWORKER, Role.KEEPER)]


@pytest.mark.parametrize(("whose", "role"), NOT_THEIRS)
def test_a_case_that_does_not_name_a_member_is_to_them_as_one_that_never_was(
    kept, team, role, whose
):
    nowhere = team[role].get(f"/cases/{ABSENT_CASE}")
    assert nowhere.status_code == 404
    for name, held in pages():
        for answer in answers(team[role], at(held, kept.cases[whose])):
            assert answer.status_code == 404, name
            assert words_of(answer) == words_of(nowhere), name


@pytest.mark.parametrize("role", list(Role))
def test_a_case_that_names_a_member_lets_them_do_what_their_role_does(kept, team, role):
    allowed = rights_of([role])
    for name, held in pages():
        codes = {
            answer.status_code for answer in answers(team[role], at(held, kept.cases["theirs"]))
        }
        if held.callback.needs not in allowed:
            assert codes == {404}, (name, codes)
        elif not kinds(held) & (ABSENT.keys() - {"case"}):
            assert 404 not in codes, name
        assert not {code for code in codes if code >= 500}, (name, codes)


def test_a_page_of_a_case_takes_the_right_to_read_it_or_to_work_on_it():
    for name, held in pages():
        assert held.callback.needs in (Right.READ, Right.PROTECT), name


def test_nothing_of_a_case_is_open_after_its_pages(kept, team):
    open_now = {store.identifier for store in access.admitted()}
    assert not open_now & set(kept.cases.values())


@pytest.mark.parametrize("role", [Role.KEEPER, Role.CASEWORKER])
def test_no_other_page_says_a_word_of_a_case(kept, team, role):
    """Lists, search, history, the team and the overview, whatever they are asked."""
    person = team[role]
    for name, held in patterns():
        if "<" not in str(held.pattern) and held.callback.needs is not None:
            page = person.client.get(f"/{held.pattern}", {"q": "doctor", "words": "doctor"})
            assert CANARY not in page.content.decode("utf-8", "replace"), name


def test_each_look_at_a_case_stands_in_its_chain_and_each_refusal_in_the_general_one(kept, team):
    theirs, others = kept.cases["theirs"], kept.cases["others"]
    team[Role.READER].get(f"/cases/{theirs}/person")
    team[Role.KEEPER].get(f"/cases/{others}/person")
    mara = team["mara"].workspace
    with case_opening.opened(mara, theirs) as store:
        last = access_log.page(store, Wanted(subject=theirs), 0, 1).held[0]
        assert (last.action, last.is_allowed) == (Action.OPENED, True)
        assert last.member == team[Role.READER].session.member
        assert list(chains.breaks(store, custody.ends_told(store))) == []
    general = mara.store(GENERAL)
    refused = access_log.page(general, Wanted(subject=others, only_refused=True), 0, 1).held[0]
    assert refused.member == team[Role.KEEPER].session.member
    with case_opening.opened(mara, others) as store:
        assert access_log.page(store, Wanted(member=refused.member), 0, 9).total == 0


def test_there_are_pages_to_drive(kept, team):
    assert len(pages()) > 30
    assert CANARY in team[Role.CASEWORKER].sees(f"/cases/{kept.cases['theirs']}/person")
