"""Findings in a dossier: never without author, standard, review and dissent."""

from dataclasses import replace

import pytest
from dossiers.story import MADE, NOON, account

from habeas.dossiers.found import ToldFinding, ToldReview
from habeas.dossiers.page import as_page
from habeas.dossiers.screen import on_screen
from habeas.incidents.finding import (
    Dissent,
    Finding,
    Opinion,
    Outcome,
    Question,
    Since,
    Weighed,
    Weight,
)
from habeas.words.standards import StandardOfProof


@pytest.fixture
def found():
    """A finding about the first incident, on its first statement."""
    told = account()
    first = told.cited[0]
    weighed = Weighed(
        first.identifier,
        first.exhibit,
        first.anchors,
        "Velmara Legal Aid Network",
        first.statement.stance,
        first.statement.status,
        "0" * 64,
        Weight.RELIED_ON,
        "They counted them.",
    )
    finding = Finding(
        Question(told.incidents[0].incident.key, "Were 40 men held in Keld?"),
        StandardOfProof.REASONABLE_GROUNDS,
        Outcome.ESTABLISHED,
        "At least 40 men were held.",
        "One count, first-hand.",
        (weighed,),
        "The register.",
        (Dissent("Ovid Marr", "I would wait."),),
    )
    dissents = (("Ovid Marr", "I would wait."),)
    return ToldFinding("f-1", finding, "Ana Veli", NOON, None, dissents=dissents)


def told_with(*findings, withheld=0):
    return account(made=replace(MADE, findings=findings, findings_withheld=withheld))


def both(told):
    return as_page(told), " ".join(on_screen(told).split())


def test_a_finding_is_told_with_author_standard_dissent_and_that_nobody_reviewed_it(found):
    for words in both(told_with(found)):
        for part in (
            "Were 40 men held in Keld?",
            "established under this standard",
            "reasonable grounds to believe",
            "Ana Veli",
            "not yet reviewed by another person",
            "Ovid Marr",
            "I would wait.",
        ):
            assert part in words


def test_a_review_is_told_with_the_reviewers_name(found):
    said = ToldReview("Bron", Opinion.DISAGREES, "Hearsay.", NOON)
    reviewed = replace(found, opinion=Opinion.DISAGREES, reviews=(said,))
    for words in both(told_with(reviewed)):
        assert "reviewed by Bron: does not agree" in words
        assert "not yet reviewed" not in words


def test_it_is_no_longer_said_that_no_finding_was_made(found):
    for words in both(account()):
        assert "No finding has been made" in words
    for words in both(told_with(found)):
        assert "No finding has been made" not in words
        assert "1 finding of a person stands beside it; nothing else is established" in words


def test_reasons_and_statements_stand_on_the_page_with_why(found):
    page = as_page(told_with(found))
    for part in ("One count, first-hand.", "They counted them.", "The register."):
        assert part in page
    assert 'href="#finding-f-1"' in page
    assert 'href="#incident-1"' in page


def test_a_statement_that_changed_since_says_so(found):
    (one,) = found.finding.weighed
    changed = replace(found, changed=((one, Since.CORRECTED),))
    assert "corrected since" in as_page(told_with(changed))
    assert one.statement in " ".join(on_screen(told_with(changed)).split())


def test_what_was_left_out_is_counted():
    for words in both(told_with(withheld=2)):
        assert "2 findings were left out" in words


def test_words_of_a_finding_are_text_and_never_markup(found):
    hostile = "<script>alert(1)</script>"
    finding = replace(found.finding, result=hostile, reasons=hostile, would_change=hostile)
    page = as_page(told_with(replace(found, finding=finding, by=hostile)))
    assert hostile not in page


def test_findings_are_told_in_russian_too(found):
    page = as_page(told_with(found), "ru")
    for part in ("Выводы", "разумные основания полагать", "ещё не проверено"):
        assert part in page
