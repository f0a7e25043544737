"""The two first articles, read and traced; they are kept apart from this repository."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from origins.printing import authorial

from habeas.origins.independence import independence
from habeas.origins.lineage import QuestionKind
from habeas.origins.tracing import trace
from habeas.reading.reader import read
from habeas.words.reports import KeptStatement, ReadReport, Rendition

DEFAULT = Path(__file__).parents[2].parent / "shared" / "seeds"
SEEDS = Path(os.environ.get("HABEAS_SEEDS", DEFAULT))
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the two articles are not here")


@pytest.fixture(scope="module")
def reports():
    held = []
    for number, path in enumerate(sorted(SEEDS.glob("*.txt"))):
        rendition = Rendition(path.read_text(encoding="utf-8"), "text", "test", "1", "en")
        kept = (
            KeptStatement(f"x-{number}/{at}", f"x-{number}", statement)
            for at, statement in enumerate(read(rendition))
        )
        held.append(ReadReport(f"x-{number}", rendition, tuple(kept)))
    return held


def test_six_originals_are_to_be_obtained(reports):
    assert {original.name.casefold() for original in trace(reports).originals} == {
        "the telegraph",
        "interfax",
        "the new york times",
        "fox news",
        "some reports",
        "some news outlets",
    }


def test_the_two_texts_share_no_passage(reports):
    assert trace(reports).copies == ()


def test_the_two_wordings_of_the_denial_are_asked_about_once(reports):
    questions = trace(reports).questions
    assert [question.kind for question in questions] == [QuestionKind.PERHAPS_ONE_UTTERANCE]


def test_detention_has_no_origin_at_least_and_two_at_most(reports):
    first, second = reports
    text = first.rendition.text
    own = KeptStatement("x-0/own", "x-0", authorial("detention").at(text))
    first = replace(first, statements=(*first.statements, own))
    vague = next(
        kept.identifier
        for kept in second.statements
        if kept.statement.speaker.surface == "some reports"
    )
    counted = independence(trace([first, second]), ["x-0/own", vague])
    assert (counted.at_least.number, counted.at_most.number) == (0, 2)
