from dataclasses import replace
from datetime import date, timedelta

import pytest
from archive.counting import queries
from archive.testimony import ANA, LATER, TOLD, Testimony, answers, complete

from habeas.archive import (
    consents,
    custody,
    exhibits,
    history,
    interviews,
    stores,
    verification,
)
from habeas.archive.access import cursor
from habeas.archive.history import SubjectKind
from habeas.archive.interview_list import interviews_page
from habeas.archive.verification import Problem
from habeas.evidence.custody import EventKind
from habeas.words.consents import Answer, Consent, Use
from habeas.words.interviews import Interview, Words

TODAY = LATER[1].date()
CORRECTED = TOLD.replace("four", "five")


@pytest.fixture
def testimony(tmp_path):
    yield Testimony(tmp_path)
    stores.close_stores()


def words_of(testimony, exhibit):
    with testimony.store.vault.open(exhibits.exhibit(testimony.store, exhibit).sealed) as held:
        return held.read().decode()


def test_the_general_compartment_takes_no_testimony(cast):
    with pytest.raises(interviews.TestimonyNotHere):
        interviews.begin(cast.store, ANA, cast.chance)


def test_a_half_done_interview_is_gone_on_with(testimony):
    begun = testimony.begin()
    half = Interview(replace(complete().about, place=""), words=Words("They came", "en"))
    interviews.save(testimony.store, begun, half, 0, ANA)
    held = interviews.interview(testimony.store, begun)
    assert (held.interview, held.kept, held.changes) == (half, None, 1)


def test_two_people_filling_in_one_interview_do_not_write_over_each_other(testimony):
    begun = testimony.begin()
    interviews.save(testimony.store, begun, complete(), 0, ANA)
    with pytest.raises(interviews.InterviewChanged):
        interviews.save(testimony.store, begun, Interview(), 0, ("m-ben", ANA[1]))
    assert interviews.interview(testimony.store, begun).interview == complete()


def test_words_given_up_are_deleted_and_that_there_was_an_interview_is_not(testimony):
    begun = testimony.begin()
    interviews.save(testimony.store, begun, complete(), 0, ANA)
    interviews.give_up(testimony.store, begun, ANA)
    with pytest.raises(interviews.NoSuchInterview):
        interviews.interview(testimony.store, begun)
    told = history.history(testimony.store, SubjectKind.INTERVIEW, begun)
    assert [change.field for change in told] == ["begun", "saved", "given up"]
    assert not any("cars" in f"{change.old}{change.new}" for change in told)


def test_an_interview_with_something_missing_is_not_finished(testimony):
    begun = testimony.begin()
    unexplained = replace(complete(), explained=replace(complete().explained, points=("who",)))
    interviews.save(testimony.store, begun, unexplained, 0, ANA)
    with pytest.raises(interviews.NotFinished):
        interviews.keep(testimony.store, begun, 1, ANA, testimony.chance)
    assert exhibits.exhibits(testimony.store) == ()


def test_words_are_not_kept_without_a_yes_to_keeping_them(testimony):
    with pytest.raises(interviews.WordsWithoutConsent):
        testimony.interviewed(complete(consents=answers(team=Answer.ASK_AGAIN)))
    assert exhibits.exhibits(testimony.store) == ()


def test_somebody_may_agree_to_nothing_and_nothing_of_theirs_is_kept(testimony):
    _, exhibit = testimony.interviewed(complete("", answers(Answer.NO)))
    assert exhibit == ""


def test_finished_words_are_an_exhibit_with_custody_and_stand_nowhere_else(testimony):
    begun, exhibit = testimony.interviewed()
    assert words_of(testimony, exhibit) == TOLD
    assert [e.kind for e in custody.events(testimony.store, exhibit)] == [EventKind.RECEIVED]
    held = interviews.interview(testimony.store, begun)
    assert held.interview.words == Words()
    assert held.versions[0].exhibit == exhibit


def test_what_is_finished_is_neither_filled_in_nor_given_up(testimony):
    begun, _ = testimony.interviewed()
    for attempt in (
        lambda: interviews.save(testimony.store, begun, complete(), 2, ANA),
        lambda: interviews.give_up(testimony.store, begun, ANA),
        lambda: interviews.keep(testimony.store, begun, 2, ANA, testimony.chance),
    ):
        with pytest.raises(interviews.AlreadyKept):
            attempt()


def test_a_correction_stands_beside_the_first_words(testimony):
    begun, first = testimony.interviewed()
    words = Words(CORRECTED, "en")
    second = interviews.correct(
        testimony.store, begun, words, "she had miscounted", LATER, testimony.chance
    )
    versions = interviews.interview(testimony.store, begun).versions
    assert [(v.number, v.exhibit) for v in versions] == [(1, first), (2, second)]
    assert words_of(testimony, first) == TOLD
    assert words_of(testimony, second) == CORRECTED


def test_what_may_be_used_is_what_was_agreed_to_and_until_when(testimony):
    given = answers(Answer.NO, team=Answer.YES)
    bound = replace(given[2], answer=Answer.YES, until=TODAY)
    _, exhibit = testimony.interviewed(complete(consents=(*given, bound)))
    may = [use for use in Use if consents.may_use(testimony.store, exhibit, use, TODAY)]
    assert may == [Use.TEAM, Use.COURT]
    tomorrow = TODAY + timedelta(days=1)
    assert not consents.may_use(testimony.store, exhibit, Use.COURT, tomorrow)


def test_what_is_no_testimony_asks_nobody(testimony):
    exhibit, _ = testimony.receive(b"a newspaper")
    assert consents.may_use(testimony.store, exhibit, Use.IDENTIFIED, TODAY)


def test_words_two_people_gave_alike_need_both(testimony):
    _, exhibit = testimony.interviewed()
    begun, same = testimony.interviewed(complete(person="P-205"))
    assert same == exhibit
    interviews.withdraw(testimony.store, begun, [Use.COURT], "", LATER)
    assert not consents.may_use(testimony.store, exhibit, Use.COURT, TODAY)
    assert consents.may_use(testimony.store, exhibit, Use.TEAM, TODAY)


def test_a_withdrawal_holds_at_once_and_nothing_is_deleted(testimony):
    begun, exhibit = testimony.interviewed()
    interviews.withdraw(testimony.store, begun, list(Use), "she is afraid", LATER)
    assert not any(consents.may_use(testimony.store, exhibit, use, TODAY) for use in Use)
    held = interviews.interview(testimony.store, begun)
    assert held.is_withdrawn
    assert len(held.given) == 2 * len(Use)
    assert words_of(testimony, exhibit) == TOLD


def test_a_withdrawal_never_waits_for_what_somebody_else_changed(testimony):
    begun, exhibit = testimony.interviewed()
    interviews.answer(testimony.store, begun, answers(), "", 2, LATER)
    with pytest.raises(interviews.InterviewChanged):
        interviews.answer(testimony.store, begun, answers(), "", 2, LATER)
    interviews.withdraw(testimony.store, begun, [Use.TEAM], "", LATER)
    assert not consents.may_use(testimony.store, exhibit, Use.TEAM, TODAY)


def test_words_are_not_corrected_after_the_person_took_them_back(testimony):
    begun, _ = testimony.interviewed()
    interviews.withdraw(testimony.store, begun, [Use.TEAM], "", LATER)
    with pytest.raises(interviews.WordsWithoutConsent):
        interviews.correct(
            testimony.store, begun, Words(CORRECTED, "en"), "", LATER, testimony.chance
        )


def test_one_use_leaves_out_what_was_refused_and_what_was_corrected(testimony):
    refused, closed = testimony.interviewed(complete(TOLD, answers(court=Answer.NO)))
    begun, first = testimony.interviewed(complete("I saw it.", person="P-205"))
    last = interviews.correct(
        testimony.store, begun, Words("I heard it.", "en"), "", LATER, testimony.chance
    )
    left_out = consents.withheld(testimony.store, Use.COURT, TODAY)
    assert left_out.exhibits == {closed, first}
    assert (left_out.testimonies, left_out.earlier) == (1, 1)
    assert last not in left_out.exhibits
    assert refused


def test_the_list_tells_codes_and_answers_with_a_constant_number_of_queries(testimony):
    testimony.begin()
    with queries(testimony.store) as few:
        interviews_page(testimony.store, 0, 50)
    for number in range(5):
        testimony.interviewed(complete(f"{TOLD} {number}", person=f"P-{number}"))
    with queries(testimony.store) as many:
        interviews_page(testimony.store, 0, 50)
    assert len(few) == len(many)
    page = interviews_page(testimony.store, 0, 3)
    assert (len(page.held), page.total) == (3, 6)


def test_no_answer_is_changed_unnoticed(testimony):
    begun, _ = testimony.interviewed(complete("", answers(Answer.NO)))
    assert verification.verify([testimony.store]) == ()
    with cursor(testimony.store) as held:
        held.execute("UPDATE consent SET answer = 'yes' WHERE use = 'identified'")
    found = verification.verify([testimony.store])
    assert {one.problem for one in found} == {Problem.CONSENT}
    assert found[0].subject == begun


def test_no_answer_is_taken_out_unnoticed(testimony):
    begun, _ = testimony.interviewed()
    interviews.withdraw(testimony.store, begun, list(Use), "", LATER)
    with cursor(testimony.store) as held:
        held.execute("DELETE FROM consent WHERE answer = 'withdrawn'")
    problems = {one.problem for one in verification.verify([testimony.store])}
    assert problems == {Problem.CONSENTS_END}


def test_what_was_explained_is_not_changed_unnoticed(testimony):
    begun, _ = testimony.interviewed()
    with cursor(testimony.store) as held:
        held.execute("UPDATE interview SET shape = replace(shape, 'take it back', 'not')")
    (found,) = verification.verify([testimony.store])
    assert (found.subject, found.problem) == (begun, Problem.INTERVIEW)


def test_an_interview_of_another_compartment_is_not_there(testimony):
    with pytest.raises(interviews.NoSuchInterview):
        interviews.interview(testimony.store, "t-000000000000")


def test_consent_until_a_day_ends_with_that_day():
    bound = Consent(Use.COURT, Answer.YES, until=date(2031, 5, 9))
    assert bound.allows(date(2031, 5, 9))
    assert not bound.allows(date(2031, 5, 10))
