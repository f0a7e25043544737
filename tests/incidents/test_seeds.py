"""Two real articles, read and weighed; they are kept outside the repository."""

import os
from pathlib import Path

import pytest
from incidents.story import courier
from incidents.test_denials import ministry_statement

from habeas.bodies.naming import find_bodies
from habeas.incidents.incident import QuestionAbout
from habeas.incidents.weighing import remainder, statements_of, weigh
from habeas.origins.tracing import trace
from habeas.reading.reader import read
from habeas.words.reports import KeptStatement, ReadReport, Rendition

SEEDS = Path(os.environ.get("HABEAS_SEEDS", Path(__file__).parents[3] / "shared" / "seeds"))
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles are not here")


def reading(path):
    rendition = Rendition(path.read_text(encoding="utf-8"), "text", "text", "1", "en")
    exhibit = f"x-{path.stem[:3]}"
    kept = (
        KeptStatement(f"{exhibit}.{number}", exhibit, statement)
        for number, statement in enumerate(read(rendition), 1)
    )
    return ReadReport(exhibit, rendition, tuple(kept))


@pytest.fixture(scope="module")
def reports():
    return [reading(path) for path in sorted(SEEDS.glob("*.txt"))]


@pytest.fixture(scope="module")
def incidents(reports):
    return weigh(reports, trace(reports), find_bodies(reports))


def telling(incidents, reports, words):
    """The incident whose allegations say these words."""
    said = {k.identifier: r.words_of(k) for r in reports for k in r.statements}
    return next(i for i in incidents if any(words in said[s] for s in i.allegations))


def test_both_articles_tell_of_one_round_up(incidents, reports):
    main = telling(incidents, reports, "As many as 100 men")
    assert {identifier[:5] for identifier in main.allegations} == {"x-000", "x-001"}
    figures = {(v.subject, v.answer) for v in main.values if v.quantity is not None}
    assert {("detention", "as many as 100"), ("killing", "three")} <= figures
    assert QuestionAbout.WHEN in main.unanswered


def test_the_woman_who_was_stoned_stands_apart_and_has_no_place(incidents, reports):
    woman = telling(incidents, reports, "One woman was the victim")
    assert woman is not telling(incidents, reports, "As many as 100 men")
    assert woman is not telling(incidents, reports, "10 story buildings")
    assert QuestionAbout.WHERE in woman.unanswered


def test_the_fight_against_insurgents_stands_apart(incidents, reports):
    other = telling(incidents, reports, "collective punishment")
    assert other is not telling(incidents, reports, "As many as 100 men")
    assert other.denials == ()


def test_the_killing_by_relatives_and_by_extremists_stand_apart_from_the_state(incidents, reports):
    main = telling(incidents, reports, "As many as 100 men")
    assert telling(incidents, reports, "at risk of being killed") is not main
    assert telling(incidents, reports, "10 story buildings") is not main


def test_every_denier_of_the_round_up_leads_to_an_accused_body(incidents, reports):
    main = telling(incidents, reports, "As many as 100 men")
    names = {denial.speaker_name for denial in main.denials}
    assert names == {"Alvi Karimov", "Ramzan Kadyrov", "Chechen government"}
    assert all(denial.is_accused or denial.path for denial in main.denials)
    assert any(denial.perhaps_same_as for denial in main.denials)


def test_the_doubt_the_advice_and_the_demands_stand_with_the_round_up(incidents, reports):
    main = telling(incidents, reports, "As many as 100 men")
    assert main.doubts
    assert main.advice
    assert main.demands


def test_nothing_of_the_articles_is_dropped(incidents, reports):
    left = {remaining.statement for remaining in remainder(reports, incidents)}
    held = {bond.statement for incident in incidents for bond in incident.bonds}
    assert left | held == {k.identifier for r in reports for k in r.statements}


def test_reports_from_another_country_change_no_incident_of_the_articles(incidents, reports):
    together = [*reports, courier("x-900"), ministry_statement("x-901")]
    found = weigh(together, trace(together), find_bodies(together))
    exhibits = [{s.partition(".")[0] for s in statements_of(incident)} for incident in found]
    elsewhere = {"x-900", "x-901"}
    assert all(held <= elsewhere or not held & elsewhere for held in exhibits)
    assert {i.key for i in incidents} <= {i.key for i in found}
