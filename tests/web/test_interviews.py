"""Testimony at the desk: taken step by step, corrected, answered anew, taken back, translated."""

import re

import pytest
from web.sitting import Person, words_of

from habeas.archive import members as people
from habeas.words.consents import Use
from habeas.words.explaining import present_version, wording
from habeas.words.roles import Role
from habeas.workspace import interviews
from habeas.workspace.opening import now

TOLD = "They came at night.\r\nI counted four cars.\r\nNobody gave a name."
ABOUT = {
    "person": "P-204",
    "date": "2031-05-06",
    "place": "a town in the south",
    "language": "en",
    "interviewers": "Mara",
}
POINTS = tuple(wording(present_version(), "en").points)


@pytest.fixture
def place(mara):
    """The address of testimony in a compartment made for it."""
    mara.post(f"/in/{mara.general}/testimony/make", name="voices")
    return f"/in/{mara.workspace.store('voices').identifier}/testimony"


@pytest.fixture
def half_done(mara, place):
    """The address of an interview with nothing in it yet."""
    answer = mara.post(f"{place}/new")
    return answer.headers["Location"].partition("/step/")[0]


@pytest.fixture
def finished(mara, half_done):
    """The address of a finished interview in which everything was agreed to."""
    fill_in(mara, half_done)
    assert mara.post(f"{half_done}/finish", seen=4).status_code == 302
    return half_done


def agreed(answer="yes", **others):
    given = {f"answer_{use.value}": others.get(use.value, answer) for use in Use}
    return {**given, "how": "spoken", "language": "en"}


def fill_in(person, address, consents=None, text=TOLD):
    steps = {
        "about": ABOUT,
        "explained": {"points": POINTS, "in_own_words": "I can take it back."},
        "consent": consents or agreed(),
        "words": {"text": text, "language": "en"},
    }
    for seen, (step, fields) in enumerate(steps.items()):
        answer = person.post(f"{address}/step/{step}", seen=seen, **fields)
        assert answer.status_code == 302, words_of(answer)


def held(person, address):
    _, _, compartment, _, interview = address.split("/")
    return interviews.held(person.workspace, compartment, interview)


def exhibit_of(person, address):
    return held(person, address).versions[-1].exhibit


def test_general_says_why_not_and_leads_to_a_compartment_of_its_own(mara):
    page = mara.sees(f"/in/{mara.general}/testimony")
    assert "never kept in the general compartment" in page
    assert "Make a compartment for testimony" in page
    mara.post(f"/in/{mara.general}/testimony/make", name="voices")
    assert "voices" in mara.sees(f"/in/{mara.general}/testimony")


def test_no_interview_begins_in_general(mara):
    answer = mara.post(f"/in/{mara.general}/testimony/new")
    assert answer.headers["Location"] == f"/in/{mara.general}/testimony"


def test_a_name_that_is_taken_is_said_at_the_field(mara, place):
    answer = mara.post(f"/in/{mara.general}/testimony/make", name="voices")
    assert answer.status_code == 200
    assert "voices" in words_of(answer)


def test_an_empty_list_says_what_to_do_next(mara, place):
    assert "Begin one with “New interview”" in mara.sees(place)


def test_whoever_begins_is_told_to_do_no_harm(mara, place):
    page = mara.sees(f"{place}/new")
    assert "Stop when the person wants to stop" in page
    assert "You may need support too" in page


def test_a_half_done_step_is_saved_and_gone_on_with(mara, half_done):
    mara.post(f"{half_done}/step/words", seen=0, text="They came", language="", stop="1")
    assert "They came" in mara.sees(f"{half_done}/step/words")
    page = mara.sees(half_done)
    assert "half done" in page
    assert "missing:" in page
    assert "Finish the interview" not in page


def test_a_name_in_place_of_a_code_comes_back_with_what_was_typed(mara, half_done):
    answer = mara.post(f"{half_done}/step/about", seen=0, person="Imre Solt", place="Orlo")
    assert answer.status_code == 200
    assert "at least one figure" in words_of(answer)
    assert 'value="Imre Solt"' in answer.content.decode()
    assert held(mara, half_done).interview.about.person == ""


def test_a_day_that_is_none_is_told_at_the_field(mara, half_done):
    answer = mara.post(f"{half_done}/step/about", seen=0, **{**ABOUT, "date": "last week"})
    assert "is not a date this program understands" in words_of(answer)


def test_no_step_has_a_field_for_who_somebody_is(mara, half_done):
    names = set()
    for step in ("about", "explained", "consent", "words"):
        page = mara.get(f"{half_done}/step/{step}").content.decode()
        names |= set(re.findall(r'name="(\w+)"', page.partition("<main")[2]))
    unwanted = {"name", "orientation", "gender", "sex", "religion", "ethnicity", "nationality"}
    assert not names & unwanted
    assert "belongs in the testimony" in mara.sees(f"{half_done}/step/about")


def test_what_is_explained_can_be_shown_in_russian(mara, half_done):
    page = mara.sees(f"{half_done}/step/explained", wording="ru")
    assert "Мы не полиция" in page


def test_all_four_steps_make_an_exhibit_with_custody(mara, finished):
    page = mara.sees(finished)
    assert "I counted four cars." in page
    assert "inside the team" in page
    from habeas.archive import custody

    compartment = finished.split("/")[2]
    events = custody.events(mara.workspace.store(compartment), exhibit_of(mara, finished))
    assert [event.kind.value for event in events] == ["received", "derived"]


def test_the_second_of_two_people_sees_what_the_first_saved_and_loses_nothing(mara, half_done):
    mara.post(f"{half_done}/step/about", seen=0, **{**ABOUT, "place": "by the sea"})
    late = {**ABOUT, "place": "in the hills"}
    answer = mara.post(f"{half_done}/step/about", seen=0, **late)
    page = words_of(answer)
    assert "by the sea" in page
    assert 'value="in the hills"' in answer.content.decode()
    assert 'name="seen" value="1"' in answer.content.decode()
    mara.post(f"{half_done}/step/about", seen=1, **late)
    assert held(mara, half_done).interview.about.place == "in the hills"


def test_words_without_consent_are_not_kept(mara, half_done):
    fill_in(mara, half_done, agreed("no"))
    assert "consent to keep the words" in mara.sees(half_done)
    assert mara.post(f"{half_done}/finish", seen=4).status_code == 400
    assert held(mara, half_done).versions == ()


def test_giving_up_deletes_only_when_meant(mara, half_done, place):
    mara.post(f"{half_done}/step/about", seen=0, **ABOUT)
    mara.post(f"{half_done}/give-up")
    assert mara.get(half_done).status_code == 200
    mara.post(f"{half_done}/give-up", sure="on")
    assert mara.get(half_done).status_code == 404
    assert "P-204" not in mara.sees(place)


def test_a_correction_shows_what_changed_and_keeps_both(mara, finished):
    told = TOLD.replace("four", "five")
    mara.post(f"{finished}/correct", text=told, language="en", reason="she had miscounted")
    page = mara.sees(finished)
    assert "I counted four cars." in page
    assert "I counted five cars." in page
    changed = mara.get(f"{finished}/versions/2").content.decode()
    assert "<del>four</del><ins>five</ins>" in changed
    assert mara.get(f"{finished}/versions/1").status_code == 404


def test_a_withdrawal_closes_the_words_and_is_marked_everywhere(mara, finished, place):
    exhibit = exhibit_of(mara, finished)
    compartment = finished.split("/")[2]
    answer = mara.post(f"{finished}/withdraw", uses=[use.value for use in Use])
    assert answer.status_code == 302
    page = mara.sees(finished)
    assert "four cars" not in page
    assert "were not deleted" in page
    assert "withdrawn" in mara.sees(place)
    assert not any(interviews.may_use(mara.workspace, compartment, exhibit, u) for u in Use)
    assert mara.get(f"{place}/translations/{exhibit}/new").status_code == 400


def test_taking_back_nothing_is_asked_about_again(mara, finished):
    answer = mara.post(f"{finished}/withdraw", reason="tired")
    assert "Choose at least one use." in words_of(answer)
    assert 'value="tired"' in answer.content.decode()


def test_new_answers_hold_and_the_others_stay(mara, finished):
    mara.post(f"{finished}/answers", seen=5, answer_court="no", how="signed", language="ru")
    answers = held(mara, finished).answers
    assert (answers[Use.COURT].answer.value, answers[Use.TEAM].answer.value) == ("no", "yes")


def test_answers_written_down_meanwhile_stand_beside_those_that_were_typed(mara, finished):
    given = {"how": "spoken", "language": "en"}
    mara.post(f"{finished}/answers", seen=5, answer_court="no", **given)
    answer = mara.post(
        f"{finished}/answers", seen=5, answer_archive="no", scope_archive="only after 2050", **given
    )
    assert "somebody else wrote down meanwhile" in words_of(answer)
    assert "only after 2050" in answer.content.decode()
    assert held(mara, finished).answers[Use.ARCHIVE].answer.value == "yes"


def test_the_record_is_in_the_language_of_the_person(mara, finished):
    assert "I can take back any of this" in mara.sees(f"{finished}/record")
    page = mara.sees(f"{finished}/record", language="ru")
    assert "Мы не полиция" in page
    assert '<html lang="ru"' in mara.get(f"{finished}/record", language="ru").content.decode()


def test_a_mark_warns_and_is_lifted(mara, finished, place):
    refused = mara.post(f"{finished}/mark", hint="the blue gate 1974")
    assert "Without the person’s agreement no mark is put." in words_of(refused)
    mara.post(f"{finished}/mark", hint="the blue gate 1974", agreed="on")
    answer = mara.post(f"{place}/ask", hint="The Blue Gate, 1974")
    assert "may have been interviewed already" in words_of(answer)
    assert "Mara" in words_of(answer)
    mara.post(f"{finished}/mark/lift")
    again = mara.post(f"{place}/ask", hint="The Blue Gate, 1974")
    assert "No mark fits this hint" in words_of(again)


def test_asking_too_often_is_told_at_the_field(mara, place):
    for number in range(10):
        mara.post(f"{place}/ask", hint=f"somebody {number}")
    assert "as often as it goes" in words_of(mara.post(f"{place}/ask", hint="one more try"))


def test_a_translation_stands_beside_its_original(mara, finished, place):
    where = f"{place}/translations/{exhibit_of(mara, finished)}"
    assert "No translation yet" in mara.sees(where)
    text = "Они пришли ночью.\r\nЯ насчитал четыре машины.\r\nИмён никто не назвал."
    answer = mara.post(f"{where}/new", text=text, language="ru", tool="some engine 2")
    page = mara.sees(answer.headers["Location"])
    assert "machine translation, not checked" in page
    assert "I counted four cars. Я насчитал четыре машины." in page
    assert "I checked it against the original" not in page
    assert "some engine 2" in mara.sees(where)


def test_a_translation_needs_words_and_a_language(mara, finished, place):
    where = f"{place}/translations/{exhibit_of(mara, finished)}/new"
    answer = mara.post(where, text="", language="", translator="T-1")
    assert "Write the translation." in words_of(answer)
    assert 'value="T-1"' in answer.content.decode()


def test_collected_reports_are_translated_too(mara):
    compartment = mara.general
    from habeas.archive import exhibits

    first = exhibits.exhibits(mara.workspace.store(compartment))[0].identifier
    where = f"/in/{compartment}/testimony/translations/{first}"
    answer = mara.post(f"{where}/new", text="Перевод.", language="ru", translator="T-1")
    page = mara.sees(answer.headers["Location"])
    assert "they are not matched, and stand whole" in page
    assert "translated by T-1" in page


def test_whoever_only_reads_sees_no_half_done_interview_and_changes_nothing(mara, finished, place):
    other = mara.post(f"{place}/new").headers["Location"].partition("/step/")[0]
    store, by = mara.workspace.general, ("m-other", now())
    people.name_member(store, "m-other", "Ben", now())
    people.set_roles(store, "m-other", [Role.KEEPER], "", by)
    people.set_roles(store, mara.session.member, [Role.READER], "", by)
    reader = Person(mara.desk)
    reader.sign_in()
    assert reader.get(finished).status_code == 200
    assert reader.get(other).status_code == 404
    for path in ("correct", "answers", "withdraw", "mark"):
        assert reader.get(f"{finished}/{path}").status_code == 404
    for path in ("new", "ask", "make"):
        assert reader.get(f"{place}/{path}").status_code == 404


def test_an_interview_of_another_compartment_is_not_there(mara, finished):
    interview = finished.rsplit("/", 1)[1]
    assert mara.get(f"/in/{mara.general}/testimony/{interview}").status_code == 404


def test_what_a_person_said_never_becomes_markup(mara, half_done):
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    fill_in(mara, half_done, text=hostile)
    mara.post(f"{half_done}/finish", seen=4)
    page = mara.get(half_done).content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page
