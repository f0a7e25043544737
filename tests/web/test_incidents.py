"""Incidents at the desk: answers side by side, figures with tables, taking apart and joining."""

import re
import time

import pytest
from web.sitting import words_of

from habeas.archive import decisions, groupings
from habeas.archive.history import SubjectKind
from habeas.workspace import regrouping
from habeas.workspace.opening import GENERAL


def here(person):
    return f"/in/{person.general}/incidents"


def kept(person):
    """The incidents, the largest first."""
    held = groupings.incidents(person.workspace.store(GENERAL))
    return sorted(held, key=lambda one: -len(one.incident.allegations))


def largest(person):
    return f"{here(person)}/{kept(person)[0].identifier}"


def done(person):
    """Wait until the work that was begun is over."""
    job = person.session.jobs.all()[0]
    for _ in range(600):
        if job.is_over:
            break
        time.sleep(0.05)
    assert job.state.value == "done", (job.problem, job.fault)
    return job


def hidden(answer, name):
    return re.findall(rf'name="{name}" value="([^"]+)"', answer.content.decode())


def test_the_list_tells_of_acts_places_origins_and_denials(mara):
    page = mara.sees(here(mara))
    assert "Death in custody" in page
    assert "22 denials" in page
    assert "at least 2, at most 8" in page
    assert "Nothing here is established" in page


def test_the_list_can_be_asked_for_one_kind_of_act(mara):
    page = mara.sees(here(mara), act="collective_punishment")
    assert "1–1 of 1" in page
    assert "at least 2, at most 8" not in page


def test_the_list_can_be_asked_for_what_is_denied_or_unanswered(mara):
    assert "1–2 of 2" in mara.sees(here(mara), denied="on")
    assert "1–2 of 2" in mara.sees(here(mara), unanswered="on")
    assert "No incident is like that." in mara.sees(here(mara), contradicting="on")


def test_without_incidents_the_page_says_what_to_do_next(empty_desk):
    from web.sitting import Person

    person = Person(empty_desk.desk)
    person.sign_in()
    assert "No incidents yet." in person.sees(here(person))
    assert "No bodies yet." in person.sees(f"/in/{person.general}/bodies")
    assert "gives a time" in person.sees(f"{here(person)}/timeline")
    assert "in the gazetteer" in person.sees(f"{here(person)}/map")


def test_answers_stand_side_by_side_with_who_gives_them(mara):
    page = mara.sees(largest(mara))
    for answer in ("“at least 40” (detention)", "“as many as 120” (detention)", "“62” (detention)"):
        assert answer in page
    assert "said by some reports (unnamed) in 07-quiet-harbour-blog.txt" in page


def test_a_question_with_many_answers_has_a_page_of_its_own(mara, monkeypatch):
    monkeypatch.setattr("habeas.workspace.incident_parts.SIDE_BY_SIDE", 2)
    page = mara.sees(largest(mara))
    assert "8 more answers" in page
    page = mara.sees(f"{largest(mara)}/answers/how_many")
    assert "“as many as 120” (detention)" in page
    assert "1–10 of 10" in page
    assert mara.get(f"{largest(mara)}/answers/whose_fault").status_code == 404


def test_the_alleged_reason_stands_on_the_act_in_the_words_of_the_source(mara):
    page = mara.get(largest(mara)).content.decode()
    rows = re.findall(r"<tr>.*?</tr>", page, flags=re.DOTALL)
    acts = [row for row in rows if "thought to be gay" in row]
    assert any("detention</th>" in row for row in acts)


def test_every_value_leads_to_its_statements_and_each_statement_to_its_characters(mara):
    page = mara.get(largest(mara)).content.decode()
    assert re.search(r'/reading/statements/s-\w+"', page)
    assert re.search(r'/exhibits/x-\w+\?at=\d+-\d+#at"', page)


def test_denials_stand_beside_what_they_answer_with_the_way_to_the_accused(mara):
    page = mara.sees(largest(mara))
    assert "who speaks for Davor Hasimel, with the police reporting to them (inferred)" in page
    assert "Answers:" in page


def test_advice_that_leads_to_the_accused_is_marked_as_blocked(mara):
    page = mara.sees(largest(mara))
    assert "blocked avenue" in page
    assert "is itself accused" in page


def test_an_original_nobody_collected_is_told(mara):
    assert "Originals to obtain" in mara.sees(largest(mara))


def test_an_incident_that_is_not_there_looks_like_any_page_that_is_not_there(mara):
    answer = mara.get(f"{here(mara)}/i-none")
    assert answer.status_code == 404
    assert words_of(answer) == words_of(mara.get("/nothing-of-this-name"))


def test_every_statement_says_why_it_stands_in_the_incident(mara):
    page = mara.sees(f"{largest(mara)}/statements")
    assert "Stands here because: same act (detention)" in page
    assert "1–50 of 66" in page
    assert "Beside it because:" in mara.sees(f"{largest(mara)}/statements", page="2")


def test_every_answer_leads_to_its_origins(mara):
    page = mara.get(largest(mara)).content.decode()
    assert f"/origins/incidents/{largest(mara).rpartition('/')[2]}/0" in page


def test_a_timeline_has_its_table(mara):
    answer = mara.get(f"{largest(mara)}/timeline")
    assert "<svg" in answer.content.decode()
    page = words_of(answer)
    assert "between 2031-02-14 and 2031-03-06" in page
    assert "“between 14 February and 6 March 2031”" in page or "between 14 February" in page


def test_a_map_has_its_table_and_says_how_it_rounds(mara):
    answer = mara.get(f"{here(mara)}/map")
    assert 'class="land"' in answer.content.decode()
    page = words_of(answer)
    assert "rounded to a tenth of a degree" in page
    assert "Velmara is invented" in page
    assert "-44.0°, -119.5°" in page
    assert "No place is given for Torture" in page


def test_figures_carry_no_style_of_their_own(mara):
    for path in ("map", "timeline"):
        assert "style=" not in mara.get(f"{here(mara)}/{path}").content.decode()


@pytest.mark.parametrize(
    "path", ["", "/timeline", "/map", "/statements", "/split", "/answers/where"]
)
def test_every_page_of_an_incident_is_in_russian_too(mara, path):
    mara.post("/language", language="ru", next="/")
    page = mara.sees(f"{largest(mara)}{path}")
    assert re.search(r"[А-Яа-я]{5}", page)
    assert "Back to the incident" not in page
    assert "All incidents" not in page


def chosen_of(person, number=3):
    first = kept(person)[0]
    return {"chosen": list(first.incident.allegations[:number])}


def test_a_preview_shows_both_sides_and_keeps_nothing(mara):
    before = kept(mara)
    page = mara.sees(f"{largest(mara)}/split", step="preview", **chosen_of(mara))
    assert "What it would leave" in page
    assert "32 statements that allege" in page
    assert "3 statements that allege" in page
    assert "29 statements that allege" in page
    assert "incident 1: 9 statements incident 1: 1 statement incident 2: 8 statements" in page
    assert kept(mara) == before
    assert decisions.standing(mara.workspace.store(GENERAL), SubjectKind.INCIDENT) == ()


def split(person, reason="another week", **fields):
    path = f"{largest(person)}/split"
    seen = hidden(person.get(path, step="preview", **chosen_of(person)), "seen")
    return person.post(path, **{**chosen_of(person), "seen": seen, "reason": reason, **fields})


def test_an_incident_is_taken_apart_with_a_reason_and_put_together_again(mara):
    before = [one.incident for one in kept(mara)]
    answer = split(mara)
    assert answer.status_code == 302
    done(mara)
    assert [len(one.incident.allegations) for one in kept(mara)] == [29, 3, 1, 1]
    page = mara.sees(f"{here(mara)}/decisions")
    assert "another week" in page
    decision = decisions.standing(mara.workspace.store(GENERAL))[-1].identifier
    assert mara.post(f"{here(mara)}/decisions/{decision}/undo", reason="no").status_code == 302
    done(mara)
    assert [one.incident for one in kept(mara)] == before


def test_the_preview_is_what_comes_of_it(mara):
    path = f"{largest(mara)}/split"
    page = mara.sees(path, step="preview", **chosen_of(mara))
    split(mara)
    done(mara)
    for one in kept(mara)[:2]:
        assert f"{len(one.incident.allegations)} statements that allege" in page


def test_a_decision_without_a_reason_brings_the_page_back_with_what_was_chosen(mara):
    answer = split(mara, reason="")
    assert answer.status_code == 200
    assert "Say why." in words_of(answer)
    assert hidden(answer, "chosen") == chosen_of(mara)["chosen"]


def test_taking_apart_asks_for_some_statements_and_not_for_all(mara):
    path = f"{largest(mara)}/split"
    assert "No statement was chosen." in mara.sees(path, step="preview")
    every = {"chosen": list(kept(mara)[0].incident.allegations)}
    assert "Every allegation was chosen" in mara.sees(path, step="preview", **every)


def test_who_saw_another_incident_is_shown_the_present_one_and_loses_no_choice(mara):
    answer = split(mara, seen=["i-seen-before"])
    assert answer.status_code == 200
    page = words_of(answer)
    assert "holds other statements than when you opened it" in page
    boxes = re.findall(r'value="(s-\w+)" checked', answer.content.decode())
    assert sorted(boxes) == sorted(chosen_of(mara)["chosen"])


def test_what_was_chosen_on_one_part_of_the_list_goes_along_to_the_next(mara):
    answer = mara.get(f"{largest(mara)}/split", page="2", **chosen_of(mara))
    assert hidden(answer, "chosen")[-3:] == chosen_of(mara)["chosen"]
    assert "3 more are chosen on other parts of the list." in words_of(answer)


def test_two_incidents_are_joined(mara):
    one, other = kept(mara)[0].identifier, kept(mara)[-1].identifier
    path = f"{here(mara)}/{one}/join"
    assert "No other incident was chosen." in mara.sees(path, step="preview")
    answer = mara.get(path, step="preview", chosen=other)
    assert "33 statements that allege" in words_of(answer)
    seen = hidden(answer, "seen")
    assert len(seen) == 2
    assert mara.post(path, chosen=other, seen=seen, reason="the same week").status_code == 302
    done(mara)
    assert len(kept(mara)) == 2


def test_a_long_preview_is_work_of_its_own_and_leads_back_to_the_page(mara, monkeypatch):
    monkeypatch.setattr("habeas.web.incidents.regrouping.AT_ONCE", 1)
    path = f"{largest(mara)}/split"
    answer = mara.get(path, step="preview", **chosen_of(mara))
    assert answer.status_code == 302
    job = done(mara)
    assert "29 statements that allege" in mara.sees(job.leads_to)


def test_a_decision_on_something_else_cannot_be_undone_here(mara):
    answer = mara.post(f"{here(mara)}/decisions/j-none/undo", reason="no")
    assert answer.status_code == 404


def test_who_may_only_read_is_offered_no_decision(mara):
    from habeas.words.roles import Right

    mara.session.signed_in.rights = frozenset({Right.READ})
    page = mara.sees(largest(mara))
    assert "Take apart" not in page
    assert mara.get(f"{largest(mara)}/split").status_code == 404


def test_a_page_asks_the_store_as_often_for_a_large_incident_as_for_a_small_one(mara):
    from django.db import connections
    from django.test.utils import CaptureQueriesContext

    store = mara.workspace.store(GENERAL)
    counted = []
    for one in (kept(mara)[0], kept(mara)[-1]):
        with CaptureQueriesContext(connections[store.alias]) as queries:
            mara.get(f"{here(mara)}/{one.identifier}")
        counted.append(len(queries))
    assert max(counted) <= 40
    # Advice adds a fixed number of questions about who stands over whom.
    assert abs(counted[0] - counted[1]) <= 8


def test_words_of_a_report_are_text_on_every_page(mara, monkeypatch):
    told = "<img src=x onerror=alert(1)>"
    monkeypatch.setattr("habeas.dossiers.sentences.Sentences.answer_of", lambda self, value: told)
    page = mara.get(largest(mara)).content.decode()
    assert told not in page
    assert "&lt;img src=x" in page


def test_a_plan_that_names_one_incident_twice_joins_nothing(mara):
    name = kept(mara)[0].identifier
    plan = regrouping.Plan(regrouping.GroupingKind.JOIN, (name, name))
    with pytest.raises(regrouping.NothingToJoin):
        regrouping.preview(mara.workspace, GENERAL, plan, "en")
