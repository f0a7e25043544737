"""The blind review at the desk: two entries side by side, never a score, one's own way back."""

import re

import pytest
from tables.listed_people import keep_lists
from web.handing_in import finished
from web.joining import added, signed_in
from web.sitting import Person

from habeas.archive import ledger
from habeas.numbers.linkage_faults import NothingToLink
from habeas.numbers.linkage_kept import KeptLinkage, KeptQuestion, KeptRuling
from habeas.numbers.linkage_rulings import Drawn
from habeas.workspace import count_review, count_tables, list_store
from habeas.workspace.count_comparing import Comparing
from habeas.workspace.opening import GENERAL, now


@pytest.fixture
def mara(empty_desk):
    person = Person(empty_desk.desk)
    assert person.sign_in().status_code == 302
    return person


@pytest.fixture
def here(mara):
    return f"/in/{mara.general}/counts"


@pytest.fixture
def asked(mara):
    """Three lists, and the first lines of two of them put before reviewers."""
    made = keep_lists(mara.workspace, GENERAL, number=8)
    store, by = mara.workspace.store(GENERAL), (mara.workspace.member.identifier, now())
    first, *_, last = made.truth
    told = KeptLinkage(tuple(made.lists.values()), len(made.truth), "0" * 64, 3.0, 1, ())
    ledger.put(store, "w-000000000001", told, by)
    question = KeptQuestion("w-000000000001", first, last, Drawn.UNCERTAIN, 0.4321)
    ledger.put(store, "h-000000000001", question, by)
    return "h-000000000001"


def test_without_lists_the_page_says_how_they_come_here(mara, here):
    page = mara.sees(f"{here}/review")
    assert "No lists were linked here yet" in page
    assert "Linked lists and their review" in mara.sees(here)


def test_two_entries_stand_side_by_side_without_a_score(mara, here, asked):
    page = mara.get(f"{here}/review").content.decode()
    assert page.count("<h3>") == 2
    assert "4321" not in page
    assert "uncertain" not in page


def test_a_ruling_is_kept_taken_back_and_asked_of_a_second_person(mara, here, asked):
    assert mara.post(f"{here}/review/{asked}", ruling="same").status_code == 302
    page = mara.sees(f"{here}/review")
    assert "No pair is open to you" in page
    assert "Settled by two 0" in page
    mara.post(f"{here}/review/{asked}/undo")
    assert asked in mara.sees(f"{here}/review")
    mara.post(f"{here}/review/{asked}", ruling="apart")
    added(mara)
    bron = signed_in(mara)
    assert "two people" in bron.sees(f"{here}/review")
    bron.post(f"{here}/review/{asked}", ruling="apart")
    assert "Settled by two 1" in bron.sees(f"{here}/review")


def test_a_second_ruling_of_the_same_person_is_refused_in_words(mara, here, asked):
    mara.post(f"{here}/review/{asked}", ruling="same")
    mara.post(f"{here}/review/{asked}", ruling="apart")
    assert "not open to you" in mara.sees(f"{here}/review")
    assert mara.post(f"{here}/review/h-000000000009", ruling="same").status_code == 404


def test_who_only_reads_is_shown_no_pair(mara, here, asked):
    added(mara, "reader")
    reader = signed_in(mara)
    assert "No pair is open to you" in reader.sees(f"{here}/review")
    assert reader.post(f"{here}/review/{asked}", ruling="same").status_code == 404


def test_lists_are_linked_as_work_of_its_own_and_a_table_waits_for_reviewers(mara, here):
    pytest.importorskip("splink")
    keep_lists(mara.workspace, GENERAL, number=30)
    mara.post(f"{here}/link")
    assert any("Lines compared" in line for line in finished(mara))
    page = mara.get(f"{here}/review").content.decode()
    linkage = re.search(r"w-[0-9a-z]{12}", page)[0]
    mara.post(f"{here}/linkages/{linkage}/table", name="Detained in Velm")
    assert any("two people decided alike" in line for line in finished(mara))
    assert count_tables.listed(mara.workspace, GENERAL) == ()


def test_whoever_may_rule_alone_is_told_so_and_no_longer_once_a_second_may(mara, here, asked):
    assert "Nobody else may rule here" in mara.sees(f"{here}/review")
    mara.post(f"{here}/review/{asked}", ruling="same", reason="the same father")
    page = mara.sees(f"{here}/review")
    assert "Decided by one alone 1" in page
    assert count_review.agreed(mara.workspace, GENERAL).alone == 1
    added(mara)
    assert "Nobody else may rule here" not in mara.sees(f"{here}/review")
    assert count_review.agreed(mara.workspace, GENERAL) == count_review.Agreed((), 0)


def test_the_reason_of_a_ruling_is_kept_with_it(mara, here, asked):
    mara.post(f"{here}/review/{asked}", ruling="same", reason="the same father")
    own = f"{asked}.{mara.workspace.member.identifier}"
    (kept,) = ledger.versions(mara.workspace.store(GENERAL), KeptRuling, own)
    assert kept.reason == "the same father"


def test_to_show_a_pair_no_other_entry_is_read(mara, here, asked, monkeypatch):
    def all_of_them(*_):
        raise AssertionError

    monkeypatch.setattr(list_store, "entries", all_of_them)
    assert asked in mara.sees(f"{here}/review")


def test_while_lists_are_linked_nobody_has_to_wait_for_a_store(mara, here, asked, monkeypatch):
    alone = []

    def made(*_):
        with mara.desk.alone():
            alone.append(True)
        raise NothingToLink(n=1)

    monkeypatch.setattr(Comparing, "made", made)
    mara.post(f"{here}/link")
    assert "need" in finished(mara)[0]
    assert alone == [True]
