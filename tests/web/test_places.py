"""Places at the desk: a shortlist with reasons, which never learns what a household fears."""

import pytest
from web.handing_in import finished

from habeas.archive.models import LedgerRow
from habeas.protection.lanes import Lane
from habeas.workspace import case_placements, cases, places
from habeas.workspace.cases import list_of, today

PLACE = {"country": "DE", "persons": "4", "smallest": "1", "entry_from": "any", "languages": "ru"}
NEEDS = {
    "seen": "0",
    "willing": "on",
    "size": "2",
    "since": "2026-10-01",
    "country": "GE",
    "languages": "ru",
    "passport": "yes",
}


@pytest.fixture
def case(mara):
    mara.post("/cases/prepare")
    return cases.new(mara.workspace, "K-7")


def add(mara, name, **further):
    assert mara.post("/places/new", **PLACE | {"name": name} | further).status_code == 302
    return next(p.identifier for p in places.listed(mara.workspace) if p.value.name == name)


def proposed(mara):
    found = places.matched(mara.workspace)
    return {one.case: s.place for one in found.households for s in one.standings if s.is_proposed}


def test_a_place_with_negative_room_comes_back_with_what_was_typed(mara, case):
    answer = mara.post("/places/new", **PLACE | {"name": "North house", "persons": "-3"})
    assert "-3" in answer.content.decode()
    assert "North house" in answer.content.decode()
    assert "No place is known yet" in mara.sees("/places")


def test_a_household_is_shown_every_place_with_every_reason_and_may_say_no(mara, case):
    north, south = add(mara, "North house"), add(mara, "South house", languages="fr")
    page = f"/cases/{case}/placement"
    mara.post(f"{page}/needs", **NEEDS)
    assert proposed(mara) == {case: north}
    assert "not possible" in mara.sees(page)
    refused = mara.post(f"{page}/propose", place="p-000000000000")
    assert refused.status_code == 200
    mara.post(f"{page}/propose", place=north, said="near a clinic")
    ((held, _steps),) = case_placements.looking(mara.workspace, case).placements
    mara.post(f"{page}/{held.identifier}", seen="1", to="shown")
    mara.post(f"{page}/{held.identifier}", seen="2", to="refused", said="too far")
    assert proposed(mara) == {}
    assert "already said no" in mara.post(f"{page}/propose", place=north).content.decode()
    assert south not in proposed(mara).values()


def test_the_list_never_learns_what_a_household_fears_or_comes_from(mara, case):
    north = add(mara, "North house")
    told = NEEDS | {"feared_places": [north], "feared_countries": "FR", "home": "Argunel"}
    mara.post(f"/cases/{case}/placement/needs", **told)
    listing = list_of(mara.workspace)
    kept = LedgerRow.objects.using(listing.alias).values_list("shape", flat=True)
    assert "Argunel" not in " ".join(kept)
    assert '"FR"' not in " ".join(kept)
    page = mara.sees("/places/shortlist")
    assert "Argunel" not in page
    assert proposed(mara) == {}


def test_what_a_place_for_one_household_would_cost_others_is_told_in_numbers(mara, case):
    north, south = add(mara, "North house", persons="2"), add(mara, "South house", languages="fr")
    page = f"/cases/{case}/placement"
    assert "do not look for a place" in mara.sees(f"{page}/what-if")
    mara.post(f"{page}/needs", **NEEDS)
    assert "North house. Nobody loses by it." in mara.sees(f"{page}/what-if")
    assert "South house: not possible for them" in mara.sees(f"{page}/what-if?place={south}")
    other = cases.new(mara.workspace, "K-8")
    mara.post(f"/cases/{other}/placement/needs", **NEEDS)
    told = [mara.sees(f"/cases/{one}/placement/what-if?place={north}") for one in (case, other)]
    assert any("1 household of the lane" in page for page in told)
    assert all("K-8" not in page for page in told[:1])
    assert mara.get(f"{page}/what-if?place=p-000000000000").status_code == 404


def test_the_shortlist_is_compared_with_the_most_that_is_possible_as_work_of_its_own(mara, case):
    pytest.importorskip("scipy")
    add(mara, "North house")
    mara.post(f"/cases/{case}/placement/needs", **NEEDS)
    mara.post("/places/compare")
    told = finished(mara)
    assert "now: a place is proposed for 2 persons; at most 2 could have one" in told


def test_who_is_unwilling_gets_no_proposal(mara, case):
    add(mara, "North house")
    mara.post(f"/cases/{case}/placement/needs", **{**NEEDS, "willing": ""})
    assert "They do not want a place" in mara.sees(f"/cases/{case}/placement")
    assert proposed(mara) == {}


def test_a_kept_run_is_stayed_close_to_and_an_urgent_lane_comes_first(mara, case):
    add(mara, "North house", persons="2")
    mara.post(f"/cases/{case}/placement/needs", **NEEDS)
    mara.post("/places/shortlist")
    assert len(proposed(mara)) == 1
    found = places.matched(mara.workspace)
    assert found.moved == ()
    assert [one.wish.lane for one in found.households] == [Lane.NOW]
    assert "What is missing" in mara.sees("/places/missing")
    assert today().isoformat() >= NEEDS["since"]
