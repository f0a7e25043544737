"""What speaks against a submission is kept, all of it, with what it rests on."""

from dataclasses import replace

import pytest
from dossiers.story import MADE, NOON, account, blog, courier
from dossiers.submissions.packing import confirmed, first_hand, pack, sources, written

from habeas.dossiers.exhibits import Rejected
from habeas.dossiers.found import ToldFinding
from habeas.incidents.finding import Finding, Outcome, Question
from habeas.words.standards import StandardOfProof


def kinds(prepared):
    return {one.kind for one in prepared.against}


def said(prepared, kind):
    return ["".join(w.text for w in one.words) for one in prepared.against if one.kind == kind]


def test_denials_and_doubts_stand_in_full_with_who_said_them():
    denials = said(pack("un-hrc-op1"), "denials")
    assert any("Nobody was taken in Keld, and nobody will be." in one for one in denials)
    assert any("Imre Solt" in one for one in denials)
    assert any("I am not sure" in one for one in said(pack("un-hrc-op1"), "doubts"))


def test_answers_that_cannot_both_be_true_stand_beside_each_other():
    from bodies.velmara import report
    from bodies.velmara import said as stated

    def counted(exhibit, number):
        text = f"Exactly {number} men were detained in Keld on 3 April 2026."
        return report(
            exhibit,
            text,
            stated(
                text,
                text.rstrip("."),
                acts=[("detention", "detained")],
                places=[("keld", "Keld")],
                times=[("2026-04-03", "3 April 2026")],
                persons=(f"Exactly {number}", number, number, "exactly", "men"),
            ),
        )

    told = account(counted("x-one", 12), counted("x-two", 90))
    assert len(told.incidents) == 1
    (first, *_) = said(pack("un-hrc-op1", held=sources(account=told)), "disputed")
    assert "12" in first
    assert "90" in first


def test_it_says_that_nobody_knows_it_at_first_hand_until_somebody_does():
    assert said(pack("un-hrc-op1"), "origins")
    seen = sources(account=account(first_hand(courier()), blog()))
    assert not any("first hand" in one for one in said(pack("un-hrc-op1", held=seen), "origins"))


def test_drafts_nobody_looked_at_count_against_it():
    assert "drafts" in kinds(pack("un-hrc-op1"))
    seen = sources(account=account(*confirmed(courier(), blog())))
    assert "drafts" not in kinds(pack("un-hrc-op1", held=seen))


def test_a_statement_a_person_rejected_is_not_forgotten():
    one = Rejected("s-1", "x-courier", 0, "It was a circus.", "", "Ana Veli", "Another day.")
    told = account(made=replace(MADE, rejected=(one,)))
    (kept,) = said(pack("un-hrc-op1", held=sources(account=told)), "rejected")
    assert "It was a circus." in kept
    assert "Another day." in kept


@pytest.mark.parametrize(
    ("outcome", "dissents"),
    [(Outcome.NOT_ESTABLISHED, ()), (Outcome.ESTABLISHED, (("Ovid Marr", "I would wait."),))],
    ids=["not established", "contested"],
)
def test_a_finding_against_it_or_contested_is_shown(outcome, dissents):
    key = account().incidents[0].incident.key
    finding = Finding(
        Question(key, "Were 40 men held?"), StandardOfProof.REASONABLE_GROUNDS, outcome
    )
    found = ToldFinding("f-1", finding, "Ana Veli", NOON, None, dissents=dissents)
    told = account(made=replace(MADE, findings=(found,)))
    (kept,) = said(pack("un-hrc-op1", held=sources(account=told)), "findings")
    assert "Were 40 men held?" in kept
    assert all(words in kept for _, words in dissents)


def test_what_the_team_noted_is_kept():
    held = sources(against=(written("summary", "The day is wrong in E1."),))
    assert said(pack("un-hrc-op1", held=held), "written") == ["The day is wrong in E1."]
