"""Estimates over linkages drawn at the desk: all people first, then stratum by stratum."""

import pytest
from tables.listed_people import keep_lists
from web.furnished_pooled import LINKAGE, furnish_pooled, pooled
from web.handing_in import finished
from web.joining import added, signed_in

from habeas.archive import ledger
from habeas.numbers.linkage_kept import KeptLinkage
from habeas.workspace import count_pooling
from habeas.workspace.count_comparing import Comparing
from habeas.workspace.opening import GENERAL, now


@pytest.fixture
def here(founder):
    return f"/in/{founder.general}/counts"


@pytest.fixture
def linked(founder):
    """Three lists that were linked."""
    made = keep_lists(founder.workspace, GENERAL, number=8)
    told = KeptLinkage(tuple(made.lists.values()), len(made.truth), "0" * 64, 3.0, 1, ())
    by = (founder.workspace.member.identifier, now())
    ledger.put(founder.workspace.store(GENERAL), LINKAGE, told, by)


def test_of_all_people_only_the_minimum_is_told_when_one_stratum_has_no_answer(founder, here):
    page = founder.sees(furnish_pooled(founder.workspace)["pooled counts"])
    assert page.index("At least 1,401 people are documented") < page.index("Divided by place")
    assert "In 1 of 2 strata no answer may be told" in page
    assert "Lists that can be used here: 2" in page
    assert "between 1,690 and 1,930" in page
    assert "decided by one reviewer alone" in page
    assert "Estimate over linkages drawn" in founder.sees(here)


def test_in_russian_nothing_of_the_program_is_left_in_english(founder):
    path = furnish_pooled(founder.workspace)["pooled counts"]
    founder.client.post("/language", {"language": "ru", "next": path})
    page = founder.sees(path)
    assert "Задокументировано людей: не менее 1 401" in page
    assert "место" in page
    assert "По 1 из 2 страт ответ дать нельзя" in page
    assert "linkage" not in page.casefold()


def test_only_what_lists_tell_is_offered_to_divide_by(founder, here, linked):
    page = founder.sees(f"{here}/linkages/{LINKAGE}/pool")
    assert "place" in page
    assert "year" in page
    answer = founder.post(f"{here}/linkages/{LINKAGE}/pool", by="religion", draws="20", seed="1")
    assert answer.status_code == 200
    assert founder.get(f"{here}/linkages/w-000000000009/pool").status_code == 404


def test_it_is_work_of_its_own_that_holds_no_store_and_ends_in_the_sentence(
    founder, here, linked, monkeypatch
):
    alone = []

    def made(drawing, *_):
        with founder.desk.alone():
            alone.append((drawing.by, drawing.draws))
        return pooled()

    nothing = Comparing((), (), {}, 1)
    monkeypatch.setattr(count_pooling, "comparing_again", lambda *_: nothing)
    monkeypatch.setattr(count_pooling.Drawing, "made", made)
    founder.post(f"{here}/linkages/{LINKAGE}/pool", by="place", draws="3", seed="1")
    assert finished(founder)[0].startswith("At least 1,401 people are documented")
    assert alone == [(("place",), 3)]
    (kept,) = count_pooling.listed(founder.workspace, GENERAL)
    assert kept.value == pooled()


def test_who_may_only_read_begins_none(founder, here, linked):
    added(founder, "reader")
    reader = signed_in(founder)
    assert reader.post(f"{here}/linkages/{LINKAGE}/pool", draws="3", seed="1").status_code == 404
