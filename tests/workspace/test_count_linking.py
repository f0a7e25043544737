"""Linking in a workspace: two reviewers who see no score, rulings taken back, tables of counts."""

import json
from collections import Counter

import pytest
from tables.listed_people import keep_lists
from workspace.team import BRON, CEL, copied

from habeas.archive import custody, ledger, stores
from habeas.archive.shapes import to_text
from habeas.evidence.custody import EventKind
from habeas.numbers.linkage_faults import AskedTooFew, DecisionsContradict, ListsChanged
from habeas.numbers.linkage_kept import KeptQuestion, KeptRuling
from habeas.numbers.linkage_rulings import Ruling
from habeas.words.progress import silent
from habeas.words.roles import NotYourRole, Role
from habeas.workspace import (
    count_comparing,
    count_estimates,
    count_link_lines,
    count_linking,
    count_review,
    count_tables,
    list_store,
)
from habeas.workspace.count_review import NotAsked, NotYoursToTakeBack
from habeas.workspace.opening import GENERAL

pytest.importorskip("splink")

DOV = "a blue door beside the harbour"
ASKED = count_linking.Asked(uncertain=40, low=6)


@pytest.fixture(scope="module")
def team(tmp_path_factory, made_team):
    team = copied(made_team, tmp_path_factory.mktemp("linking") / "cases")
    team.add("Bron", BRON)
    team.add("Cel", CEL)
    team.add("Dov", DOV, roles=(Role.READER,))
    yield team
    stores.close_stores()


@pytest.fixture(scope="module")
def kept(team):
    with team.opened() as workspace:
        made = keep_lists(workspace, GENERAL)
        linkage = count_linking.link(workspace, GENERAL, ASKED)
    return made, linkage


@pytest.fixture
def world(team, kept, tmp_path):
    """A copy of the lists as they were linked, for one story."""
    stores.close_stores()
    yield copied(team, tmp_path / "cases"), *kept
    stores.close_stores()


def rule_all(team, passphrase, truth, wrongly=()):
    with team.opened(passphrase) as workspace:
        while (pair := count_review.following(workspace, GENERAL)) is not None:
            one, other = (side.entry.identifier for side in pair.sides)
            same = (truth[one] == truth[other]) is (pair.question not in wrongly)
            ruling = Ruling.SAME if same else Ruling.APART
            count_review.rule(workspace, GENERAL, pair.question, ruling)


def test_two_reviewers_settle_every_pair_and_a_table_follows(world):
    team, made, linkage = world
    with team.opened() as workspace, pytest.raises(AskedTooFew):
        count_linking.table(workspace, GENERAL, linkage.identifier, "Detained")
    for passphrase in (BRON, CEL):
        rule_all(team, passphrase, made.truth)
    with team.opened() as workspace:
        told = count_review.standing(workspace, GENERAL)
        assert told.settled == told.asked > 10
        assert told.open_to_you == 0
        table = count_linking.table(workspace, GENERAL, linkage.identifier, "Detained")
        patterns = table.value.patterns
        assert sorted(patterns.lists) == sorted(made.lists)
        assert patterns.recorded == pytest.approx(len(set(made.truth.values())), abs=3)
        assert table.value.source == linkage.identifier


def test_no_score_and_no_other_ruling_is_shown_to_a_reviewer(world):
    team, _made, _linkage = world
    with team.opened(BRON) as workspace:
        pair = count_review.following(workspace, GENERAL)
        count_review.rule(workspace, GENERAL, pair.question, Ruling.SAME)
    with team.opened(CEL) as workspace:
        shown = count_review.pair(workspace, GENERAL, pair.question)
        assert shown.own is None
        told = "\n".join(count_link_lines.shown(workspace, GENERAL, pair.question, "en"))
        asked = ledger.one(workspace.store(GENERAL), KeptQuestion, pair.question).value
        assert str(asked.expected) not in told
        assert asked.drawn.value not in told
        assert "You ruled" not in told


def test_a_ruling_is_taken_back_by_whoever_made_it_and_stays_on_record(world):
    team, _made, _linkage = world
    with team.opened(BRON) as workspace:
        pair = count_review.following(workspace, GENERAL)
        count_review.rule(workspace, GENERAL, pair.question, Ruling.SAME)
        assert count_review.own_last(workspace, GENERAL) == pair.question
        with pytest.raises(NotAsked):
            count_review.rule(workspace, GENERAL, pair.question, Ruling.APART)
    with team.opened(CEL) as workspace, pytest.raises(NotYoursToTakeBack):
        count_review.undo(workspace, GENERAL, pair.question)
    with team.opened(BRON) as workspace:
        count_review.undo(workspace, GENERAL, pair.question)
        count_review.rule(workspace, GENERAL, pair.question, Ruling.APART)
        store = workspace.store(GENERAL)
        own = f"{pair.question}.{workspace.member.identifier}"
        held = [one.value.ruling for one in ledger.versions(store, KeptRuling, own)]
        assert held == [Ruling.SAME, None, Ruling.APART]
        events = custody.events_of(store, EventKind.JUDGED)
        assert [dict(one.details)["ruling"] for one in events] == ["same", "none", "apart"]
        assert {one.subject for one in events} == {pair.question}


def test_when_two_differ_a_third_is_asked(world):
    team, made, _linkage = world
    with team.opened(BRON) as workspace:
        wrong = count_review.following(workspace, GENERAL).question
    rule_all(team, BRON, made.truth)
    rule_all(team, CEL, made.truth, wrongly=(wrong,))
    with team.opened() as workspace:
        told = count_review.standing(workspace, GENERAL)
        assert (told.differing, told.open_to_you) == (1, 1)
        assert count_review.following(workspace, GENERAL).question == wrong


def test_a_table_tells_of_pairs_that_nobody_settled_as_long_as_their_entries_count(world):
    team, made, linkage = world
    with team.opened(BRON) as workspace:
        pair = count_review.following(workspace, GENERAL)
    rule_all(team, BRON, made.truth)
    rule_all(team, CEL, made.truth, wrongly=(pair.question,))
    with team.opened() as workspace:
        told = count_link_lines.tabled(workspace, GENERAL, linkage.identifier, "Held", silent)
        assert "not settled: 1." in "".join(told)
        table = count_tables.listed(workspace, GENERAL)[0].identifier
        making = count_estimates.making(workspace, GENERAL, table, count_estimates.Asked())
        assert [one.name for one in making.reviewed.warnings] == ["warns_unsettled"]
        one = pair.sides[0].entry.identifier
        list_store.withdraw(workspace, GENERAL, one, "consent withdrawn")
        assert count_review.unsettled(workspace, GENERAL) == 0


def test_rulings_that_contradict_each_other_make_no_table(world):
    team, made, linkage = world
    with team.opened() as workspace:
        store = workspace.store(GENERAL)
        of = {entry.identifier: entry.list for entry in list_store.entries(workspace, GENERAL)}
    with_two = Counter(made.truth.values())
    person = next(one for one, number in with_two.items() if number == 3)
    first, second, third = [key for key, one in made.truth.items() if one == person]
    assert len({of[first], of[second], of[third]}) == 3
    told = (
        (first, second, Ruling.SAME),
        (second, third, Ruling.SAME),
        (first, third, Ruling.APART),
    )
    with team.opened() as workspace:
        store, by = workspace.store(GENERAL), (workspace.member.identifier, linkage.time)
        for place, (one, other, ruling) in enumerate(told):
            asked = KeptQuestion(linkage.identifier, one, other, "low", 0.5)
            ledger.put(store, f"h-{place:012}", asked, by)
            for reviewer in ("m-1", "m-2"):
                name = f"h-{place:012}.{reviewer}"
                ledger.put(store, name, KeptRuling(f"h-{place:012}", reviewer, ruling), by)
        with pytest.raises(DecisionsContradict, match=r"h-0{12}, h-0{11}1, h-0{11}2"):
            count_linking.link(workspace, GENERAL, ASKED)


def test_lists_that_changed_since_are_linked_anew_first(world, monkeypatch):
    team, made, linkage = world
    monkeypatch.setattr(count_comparing, "LEAST_DECIDED", 0)
    with team.opened() as workspace:
        gone = next(iter(made.truth))
        list_store.withdraw(workspace, GENERAL, gone, "consent withdrawn")
        with pytest.raises(ListsChanged):
            count_linking.table(workspace, GENERAL, linkage.identifier, "Detained")


def test_only_who_documents_or_reviews_may_rule(world):
    team, _made, _linkage = world
    with team.opened(DOV) as workspace, pytest.raises(NotYourRole):
        count_review.following(workspace, GENERAL)


def test_what_is_kept_of_a_linkage_names_nobody(kept):
    _made, linkage = kept
    assert set(json.loads(to_text(linkage.value))) == {
        "lists", "lines", "fingerprint", "expected", "seed", "versions", "left_out",
        "engine",
    }  # fmt: skip
