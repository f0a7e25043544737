"""A thousand invented cases: what must hold holds in every one, and the checks can fail."""

import pytest
from invented import cases, worlds
from protection.cases.making import Kept


@pytest.fixture(scope="module")
def tried():
    return worlds.attempt("cases", 1000, seed=7)


def test_everything_holds_in_a_thousand_invented_cases(tried):
    assert tried.failures == []


def test_the_invented_cases_meet_what_they_are_about(tried):
    met = {"may leave", "may not leave", "lane now", "lane watch", "lane None", "pending 2"}
    assert min(tried.seen[name] for name in met) >= 20


def test_the_same_seed_invents_the_same_cases():
    first, again = (worlds.attempt("cases", 3, seed=7).seen for _ in range(2))
    assert first == again


def test_a_consent_that_forgot_what_was_taken_back_would_be_noticed(monkeypatch):
    monkeypatch.setattr("habeas.protection.cases.consents._takes", lambda taken, pair: False)
    failed = {name for name, _, _ in worlds.attempt("cases", 150, seed=7).failures}
    assert cases.nothing_leaves_without_a_yes.__name__.replace("_", " ") in failed


def test_a_check_that_finds_nothing_would_be_noticed(monkeypatch):
    monkeypatch.setattr("habeas.protection.cases.protected.spots", lambda value, text: ())
    failed = {name for name, _, _ in worlds.attempt("cases", 5, seed=7).failures}
    assert "a wording that shows something is blocked" in failed


def test_a_lane_one_person_can_lower_would_be_noticed(monkeypatch):
    def careless(before, wish, standing=()):
        from habeas.protection.cases.lanes import LaneChoice

        return LaneChoice(wish.lane, wish.signed, wish.reassess_on, considered=tuple(standing))

    monkeypatch.setattr("protection.cases.lane_properties.choose", careless)
    failed = {name for name, _, _ in worlds.attempt("cases", 40, seed=7).failures}
    assert "only people lower a lane" in failed


def test_kept_values_stand_as_a_ledger_gives_them():
    assert (Kept("p-1", 1).identifier, Kept("p-1", 1).version) == ("p-1", 1)
