"""Bodies and ties are entered, changed, contested and withdrawn, each with its author."""

from dataclasses import replace

import pytest
from archive.compartment import DENIAL, said
from bodies.entering import body, tie
from workspace.team import BRON, CEL

from habeas.archive import bodies as found
from habeas.archive import renditions, statements
from habeas.archive.decisions import NoReason
from habeas.archive.ledger import NotKept, WrittenMeanwhile
from habeas.archive.statements import NoSuchStatement
from habeas.bodies.brought import EndNotKnown
from habeas.bodies.entered import Contest, TermReversed
from habeas.bodies.graph import Actor, BodyGraph, TieKind
from habeas.bodies.paths import path
from habeas.bodies.ties import tie_between
from habeas.words.roles import NotYourRole, Role
from habeas.workspace import entered_bodies as entered
from habeas.workspace.entered_bodies import (
    BodyStillTied,
    BodyThere,
    ContestWithoutWords,
    NamedInReports,
    NotNamedInReports,
)
from habeas.workspace.opening import GENERAL, now

REGIMENT = Actor("regiment", "The Regiment", "body", True, ("The Regiment",))
WITNESS = Actor("a shopkeeper@x-1", "a shopkeeper", "person", False, ("a shopkeeper",))


@pytest.fixture
def workspace(team):
    with team.opened() as opened:
        store = opened.store(GENERAL)
        found.keep_graph(store, BodyGraph((REGIMENT, WITNESS), ()), now())
        yield opened


@pytest.fixture
def pair(workspace):
    """Two bodies and the tie between them."""
    for key in ("guard", "police"):
        entered.add_body(workspace, GENERAL, body(key, state="VM"))
    return entered.add_tie(workspace, GENERAL, tie("guard", "commands", "police")).value


def test_what_was_entered_stands_in_the_graph_with_who_entered_it(workspace, pair):
    known = entered.known_bodies(workspace, GENERAL)
    assert pair.plain in known.graph.ties
    assert known.bodies["guard"].state == "VM"
    assert pair.entered_by == workspace.member.identifier
    assert pair.identifier.startswith("l-")
    graph = entered.graph_with_entered(workspace, GENERAL)
    assert [step.parent for step in path(graph, "police", ["guard"])] == ["police"]


def test_a_body_that_reports_name_becomes_the_same_only_when_somebody_says_so(workspace):
    with pytest.raises(NamedInReports):
        entered.add_body(workspace, GENERAL, body("regiment"))
    entered.add_body(workspace, GENERAL, body("regiment", "2nd Regiment"), is_same=True)
    graph = entered.graph_with_entered(workspace, GENERAL)
    (same,) = (actor for actor in graph.actors if actor.key == "regiment")
    assert same.wordings == ("2nd Regiment", "The Regiment")


@pytest.mark.parametrize("key", ["regimnt", WITNESS.key])
def test_a_body_is_not_the_same_as_one_that_no_report_names_nor_as_a_private_person(workspace, key):
    with pytest.raises(NotNamedInReports, match=key) as refused:
        entered.add_body(workspace, GENERAL, body(key), is_same=True)
    assert ("regiment" in refused.value.what_to_do) is (key == "regimnt")
    assert WITNESS.key not in refused.value.what_to_do
    assert entered.versions_of_body(workspace, GENERAL, key) == ()


def test_a_key_is_given_once(workspace, pair):
    with pytest.raises(BodyThere):
        entered.add_body(workspace, GENERAL, body("guard", "Another"))


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (tie("guard", "commands", "nobody"), EndNotKnown),
        (tie("guard", "commands", "a shopkeeper@x-1"), EndNotKnown),
        (tie("guard", "commands", "police", source="", confidence=None,
             statements=("s-000000000000",)), NoSuchStatement),
        (tie("guard", "commands", "police", since="2031", until="2030"), TermReversed),
    ],
)  # fmt: skip
def test_a_tie_that_cannot_stand_is_refused_and_nothing_is_kept(workspace, pair, wrong, error):
    with pytest.raises(error):
        entered.add_tie(workspace, GENERAL, wrong)
    assert [one.value for one in entered.ties(workspace, GENERAL)] == [pair]


def test_a_tie_may_rest_on_a_statement_of_the_compartment_and_lead_to_a_body_of_reports(
    workspace, pair
):
    import io
    import os

    from habeas.archive import exhibits
    from habeas.archive.exhibits import Received
    from habeas.words.reports import Rendition

    store = workspace.store(GENERAL)
    came = Received("a.txt", "text/plain", "newspaper", "added", "m-ana", now())
    ((exhibit, _),) = exhibits.receive(store, [(io.BytesIO(DENIAL.encode()), came)], os.urandom)
    renditions.keep(store, exhibit, Rendition(DENIAL, "text", "own", "1", "en"), now(), os.urandom)
    draft = said(DENIAL, "no such people in the republic")
    reading = statements.Reading(exhibit, "rules/1", (draft,))
    statements.keep_drafts(store, reading, now(), os.urandom)
    (held,) = statements.statements(store, exhibit)
    told = tie("guard", "commands", "regiment", source="", confidence=None,
               statements=(held.identifier,))  # fmt: skip
    kept = entered.add_tie(workspace, GENERAL, told).value
    assert kept.plain.statements == (held.identifier,)


def test_of_two_who_change_one_tie_the_second_is_told(workspace, pair):
    changed = replace(pair, since="2029")
    entered.change_tie(workspace, GENERAL, changed, 1, "The gazette gives the year.")
    with pytest.raises(WrittenMeanwhile):
        entered.change_tie(workspace, GENERAL, replace(pair, until="2031"), 1, "It ended.")
    versions = entered.versions_of_tie(workspace, GENERAL, pair.identifier)
    assert [(one.value.since, one.reason) for one in versions] == [
        ("", ""),
        ("2029", "The gazette gives the year."),
    ]


def test_a_change_needs_a_reason(workspace, pair):
    with pytest.raises(NoReason):
        entered.change_tie(workspace, GENERAL, replace(pair, since="2029"), 1, " ")
    with pytest.raises(NoReason):
        entered.change_body(workspace, GENERAL, body("guard", state="OR"), 1, "")


def test_a_changed_body_keeps_its_versions(workspace, pair):
    entered.change_body(workspace, GENERAL, body("guard", state="OR"), 1, "It moved.")
    with pytest.raises(WrittenMeanwhile):
        entered.change_body(workspace, GENERAL, body("guard", state="VM"), 1, "It did not.")
    versions = entered.versions_of_body(workspace, GENERAL, "guard")
    assert [one.value.state for one in versions] == ["VM", "OR"]


def test_a_withdrawn_tie_counts_no_more_and_keeps_its_reason(workspace, pair):
    entered.withdraw_tie(workspace, GENERAL, pair.identifier, "The gazette was corrected.")
    assert entered.graph_with_entered(workspace, GENERAL).ties == ()
    held = entered.tie(workspace, GENERAL, pair.identifier)
    assert (held.value.is_withdrawn, held.reason) == (True, "The gazette was corrected.")


def test_a_body_is_withdrawn_only_once_no_tie_leads_to_it(workspace, pair):
    with pytest.raises(BodyStillTied):
        entered.withdraw_body(workspace, GENERAL, "guard", "Dissolved.")
    entered.withdraw_tie(workspace, GENERAL, pair.identifier, "Dissolved.")
    entered.withdraw_body(workspace, GENERAL, "guard", "Dissolved.")
    assert {a.key for a in entered.graph_with_entered(workspace, GENERAL).actors} == {
        "police", REGIMENT.key, WITNESS.key,
    }  # fmt: skip
    again = entered.add_body(workspace, GENERAL, body("guard", "The Guard"))
    assert again.version == 3


def test_a_contested_tie_still_counts_and_says_who_contests_it(workspace, pair):
    told = Contest("Press office of the guard", "The police left it in 2028")
    entered.contest_tie(workspace, GENERAL, pair.identifier, told)
    known = entered.known_bodies(workspace, GENERAL)
    assert len(known.graph.ties) == len(known.contested) == 1
    changed = entered.tie(workspace, GENERAL, pair.identifier).value
    kept = entered.change_tie(
        workspace, GENERAL, replace(changed, contests=(), entered_by=""), 2, "Year added."
    ).value
    assert kept.contests == (told,)
    assert kept.entered_by == pair.entered_by
    with pytest.raises(ContestWithoutWords):
        entered.contest_tie(workspace, GENERAL, pair.identifier, Contest("Somebody", ""))


def test_two_who_command_each_other_are_both_kept_and_contested(workspace, pair):
    entered.add_tie(workspace, GENERAL, tie("police", "commands", "guard"))
    known = entered.known_bodies(workspace, GENERAL)
    assert len(known.contested) == len(known.graph.ties) == 2


def test_a_tie_found_in_reports_stands_beside_one_that_was_entered(workspace, pair):
    store = workspace.store(GENERAL)
    police = Actor("police", "Police", "body", True, ("Police",))
    read = tie_between(TieKind.REPORTS_TO, "police", "regiment")
    found.keep_graph(store, BodyGraph((REGIMENT, police), (read,)), now())
    assert set(entered.graph_with_entered(workspace, GENERAL).ties) == {read, pair.plain}


def test_what_is_not_there_looks_like_any_other_thing_that_is_not_there(workspace):
    for asked in (
        lambda: entered.tie(workspace, GENERAL, "l-000000000000"),
        lambda: entered.body(workspace, GENERAL, "nobody"),
        lambda: entered.versions_of_tie(workspace, GENERAL, "l-000000000000"),
        lambda: entered.withdraw_tie(workspace, GENERAL, "l-000000000000", "Why not."),
    ):
        with pytest.raises(NotKept):
            asked()


def test_a_reader_looks_and_changes_nothing(team):
    team.add(passphrase=BRON, roles=(Role.READER,))
    team.add("Cel", CEL, roles=(Role.DOCUMENTER,))
    with team.opened(CEL) as workspace:
        entered.add_body(workspace, GENERAL, body("guard"))
    with team.opened(BRON) as workspace:
        assert len(entered.bodies(workspace, GENERAL)) == 1
        for refused in (
            lambda: entered.add_body(workspace, GENERAL, body("police")),
            lambda: entered.add_tie(workspace, GENERAL, tie("guard", "commands", "police")),
            lambda: entered.withdraw_body(workspace, GENERAL, "guard", "Why not."),
        ):
            with pytest.raises(NotYourRole):
                refused()
