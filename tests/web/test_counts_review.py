"""The blind review at the desk: two entries side by side, never a score, one's own way back."""

import re

import pytest
from tables.listed_people import keep_lists
from web.handing_in import finished
from web.joining import added, signed_in

from habeas.archive import ledger
from habeas.numbers.linkage_faults import NothingToLink
from habeas.numbers.linkage_kept import KeptLinkage, KeptQuestion, KeptRuling
from habeas.numbers.linkage_rulings import Drawn
from habeas.workspace import count_link_lines, count_review, count_tables, list_store
from habeas.workspace.count_comparing import Comparing
from habeas.workspace.opening import GENERAL, now


@pytest.fixture
def here(founder):
    return f"/in/{founder.general}/counts"


@pytest.fixture
def asked(founder):
    """Three lists, and the first lines of two of them put before reviewers."""
    made = keep_lists(founder.workspace, GENERAL, number=8)
    store, by = founder.workspace.store(GENERAL), (founder.workspace.member.identifier, now())
    first, *_, last = made.truth
    told = KeptLinkage(tuple(made.lists.values()), len(made.truth), "0" * 64, 3.0, 1, ())
    ledger.put(store, "w-000000000001", told, by)
    question = KeptQuestion("w-000000000001", first, last, Drawn.UNCERTAIN, 0.4321)
    ledger.put(store, "h-000000000001", question, by)
    return "h-000000000001"


def test_without_lists_the_page_says_how_they_come_here(founder, here):
    page = founder.sees(f"{here}/review")
    assert "No lists were linked here yet" in page
    assert "Linked lists and their review" in founder.sees(here)


def test_two_entries_stand_side_by_side_without_a_score(founder, here, asked):
    page = founder.get(f"{here}/review").content.decode()
    assert page.count("<h3>") == 2
    assert "4321" not in page
    assert "uncertain" not in page


def test_a_ruling_is_kept_taken_back_and_asked_of_a_second_person(founder, here, asked):
    assert founder.post(f"{here}/review/{asked}", ruling="same").status_code == 302
    page = founder.sees(f"{here}/review")
    assert "No pair is open to you" in page
    assert "Settled by two 0" in page
    founder.post(f"{here}/review/{asked}/undo")
    assert asked in founder.sees(f"{here}/review")
    founder.post(f"{here}/review/{asked}", ruling="apart")
    added(founder)
    bron = signed_in(founder)
    assert "two people" in bron.sees(f"{here}/review")
    bron.post(f"{here}/review/{asked}", ruling="apart")
    assert "Settled by two 1" in bron.sees(f"{here}/review")


def test_a_pair_ruled_on_long_ago_is_looked_at_again_and_the_ruling_taken_back(
    founder, here, asked
):
    founder.post(f"{here}/review/{asked}", ruling="same")
    assert "Look at one pair again" in founder.sees(f"{here}/review")
    page = founder.sees(f"{here}/review?pair=%20{asked}")
    assert "You ruled: one person" in page
    assert "Take it back" in page
    founder.post(f"{here}/review/{asked}/undo")
    assert "You ruled" not in founder.sees(f"{here}/review?pair={asked}")
    assert founder.get(f"{here}/review?pair=h-000000000009").status_code == 404


def test_when_an_entry_of_the_last_pair_was_taken_back_the_page_says_why_none_is_shown(
    founder, here, asked
):
    one = count_review.pair(founder.workspace, GENERAL, asked).sides[0].entry.identifier
    list_store.withdraw(founder.workspace, GENERAL, one, "consent withdrawn")
    assert "entries of the others were taken back" in founder.sees(f"{here}/review")
    told = "".join(count_link_lines.following(founder.workspace, GENERAL, "en"))
    assert "entries of the others were taken back" in told


def test_a_second_ruling_of_the_same_person_is_refused_in_words(founder, here, asked):
    founder.post(f"{here}/review/{asked}", ruling="same")
    founder.post(f"{here}/review/{asked}", ruling="apart")
    assert "not open to you" in founder.sees(f"{here}/review")
    assert founder.post(f"{here}/review/h-000000000009", ruling="same").status_code == 404


def test_who_only_reads_is_shown_no_pair(founder, here, asked):
    added(founder, "reader")
    reader = signed_in(founder)
    assert "No pair is open to you" in reader.sees(f"{here}/review")
    assert reader.post(f"{here}/review/{asked}", ruling="same").status_code == 404


def test_lists_are_linked_as_work_of_its_own_and_a_table_waits_for_reviewers(founder, here):
    pytest.importorskip("splink")
    keep_lists(founder.workspace, GENERAL, number=30)
    founder.post(f"{here}/link")
    assert any("Lines compared" in line for line in finished(founder))
    page = founder.get(f"{here}/review").content.decode()
    linkage = re.search(r"w-[0-9a-z]{12}", page)[0]
    founder.post(f"{here}/linkages/{linkage}/table", name="Detained in Velm")
    assert any("two people decided alike" in line for line in finished(founder))
    assert count_tables.listed(founder.workspace, GENERAL) == ()


def test_whoever_may_rule_alone_is_told_so_and_no_longer_once_a_second_may(founder, here, asked):
    assert "Nobody else may rule here" in founder.sees(f"{here}/review")
    founder.post(f"{here}/review/{asked}", ruling="same", reason="the same father")
    page = founder.sees(f"{here}/review")
    assert "Decided by one alone 1" in page
    assert count_review.agreed(founder.workspace, GENERAL).alone == 1
    added(founder)
    assert "Nobody else may rule here" not in founder.sees(f"{here}/review")
    assert count_review.agreed(founder.workspace, GENERAL) == count_review.Agreed((), 0)


def test_the_reason_of_a_ruling_is_kept_with_it(founder, here, asked):
    founder.post(f"{here}/review/{asked}", ruling="same", reason="the same father")
    own = f"{asked}.{founder.workspace.member.identifier}"
    (kept,) = ledger.versions(founder.workspace.store(GENERAL), KeptRuling, own)
    assert kept.reason == "the same father"


def test_to_show_a_pair_no_other_entry_is_read(founder, here, asked, monkeypatch):
    def all_of_them(*_):
        raise AssertionError

    monkeypatch.setattr(list_store, "entries", all_of_them)
    assert asked in founder.sees(f"{here}/review")


def test_while_lists_are_linked_nobody_has_to_wait_for_a_store(founder, here, asked, monkeypatch):
    alone = []

    def made(*_):
        with founder.desk.alone():
            alone.append(True)
        raise NothingToLink(n=1)

    monkeypatch.setattr(Comparing, "made", made)
    founder.post(f"{here}/link")
    assert "need" in finished(founder)[0]
    assert alone == [True]
