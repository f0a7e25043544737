"""A sample read twice, blind: nobody sees what was decided or what the other one said."""

import re

import pytest
from web.reading_desk import first, reading, second_person, send
from web.sitting import Person, words_of

from habeas.archive import history
from habeas.archive.history import SubjectKind
from habeas.words.roles import Role
from habeas.workspace import members

ALL_RIGHT = {"words": "yes", "speaker": "yes", "act": "yes", "stance": "asserts"}


def draw(person, size=3, seed="herons"):
    answer = person.post(reading(person, "/blind"), size=size, seed=seed)
    return answer.headers["Location"]


def read_all(person, sample, size=3, **answers):
    for number in range(1, size + 1):
        answer = person.post(f"{sample}/{number}", **{**ALL_RIGHT, **answers})
        assert answer.status_code == 302, words_of(answer)
    return person.post(f"{sample}/hand-in")


@pytest.fixture
def bek(mara):
    return second_person(mara, Role.REVIEWER)


def test_the_same_seed_draws_the_same_statements(mara):
    def drawn(seed):
        page = mara.get(f"{draw(mara, seed=seed)}/1").content.decode()
        return re.search(r'<h2 class="words">(.*?)</h2>', page)[1]

    assert drawn("herons") == drawn("herons")
    assert len({drawn(seed) for seed in ("a", "b", "c", "d")}) > 1


def test_a_person_alone_sees_that_nobody_read_it_a_second_time(mara):
    sample = draw(mara)
    read_all(mara, sample)
    assert "Read once; not yet read by a second person" in mara.sees(sample)
    assert "kappa" not in mara.sees(sample).casefold()


def test_readers_see_neither_decisions_nor_the_stance_that_was_drafted(mara):
    identifier = first(mara)
    send(mara, identifier, "reject", reason="a word nobody else uses")
    sample = draw(mara, size=500)
    size = int(re.search(r"(\d+) of \d+ drafts", mara.sees(sample))[1])
    for number in range(1, size + 1):
        shown = mara.get(f"{sample}/{number}").content.decode()
        assert "a word nobody else uses" not in shown
        assert "rejected by a person" not in shown
        assert not re.search(r'<mark class="(asserts|denies|doubts|recommends|demands)', shown)


def test_nobody_sees_the_other_readers_answers_before_both_are_handed_in(mara, bek):
    sample = draw(mara)
    read_all(mara, sample, words="no")
    assert "Read once" in bek.sees(sample)
    page = bek.get(f"{sample}/1").content.decode()
    assert "checked" not in page
    read_all(bek, sample)
    assert "How far the two agree" in bek.sees(sample)


def test_the_agreement_is_shown_with_how_many_and_what_it_is_worth(mara, bek):
    sample = draw(mara)
    read_all(mara, sample)
    read_all(bek, sample, speaker="no")
    page = mara.sees(sample)
    assert "Speaker 0 3 0.00 (too few to say anything)" in page
    assert "Stance 3 3 cannot be told" in page
    assert "Where they differ" in page
    assert mara.get(sample).content.decode().count("/reading/statements/s-") == 3


def test_answers_that_were_handed_in_stay(mara):
    sample = draw(mara)
    read_all(mara, sample)
    answer = mara.post(f"{sample}/1", **{**ALL_RIGHT, "words": "no"})
    assert "stay as they are" in words_of(answer)


def test_answers_can_be_changed_until_they_are_handed_in(mara):
    sample = draw(mara)
    mara.post(f"{sample}/1", **ALL_RIGHT)
    mara.post(f"{sample}/1", **{**ALL_RIGHT, "stance": "unsure"})
    page = mara.get(f"{sample}/1").content.decode()
    assert re.search(r'value="unsure"[^>]*checked', page)


def test_not_all_answered_is_not_handed_in(mara):
    sample = draw(mara)
    mara.post(f"{sample}/1", **ALL_RIGHT)
    mara.post(f"{sample}/hand-in")
    assert "2 statements of this sample have no answer of yours yet" in mara.sees(sample)


def test_a_third_person_does_not_read_what_two_have_read(mara, bek):
    sample = draw(mara)
    read_all(mara, sample)
    read_all(bek, sample)
    members.add(mara.workspace, ("Cela",), "a third quiet passphrase", (Role.REVIEWER,))
    cela = Person(mara.desk, "a third quiet passphrase")
    cela.sign_in()
    assert cela.get(f"{sample}/1").status_code == 400
    assert "How far the two agree" in cela.sees(sample)


def test_who_may_only_read_answers_nothing(mara):
    sample = draw(mara)
    reader = second_person(mara, Role.READER)
    answer = reader.post(f"{sample}/1", **ALL_RIGHT)
    assert answer.status_code == 404


def test_drawing_and_handing_in_stand_in_the_history(mara):
    sample = draw(mara)
    read_all(mara, sample)
    identifier = sample.rsplit("/", 1)[1]
    told = history.history(mara.workspace.general, SubjectKind.SAMPLE, identifier)
    assert [(one.field, one.new) for one in told] == [("drawn", "3"), ("handed in", "3")]


@pytest.mark.parametrize("size", ["0", "501", "many", ""])
def test_a_size_that_makes_no_sense_is_told(mara, size):
    answer = mara.post(reading(mara, "/blind"), size=size, seed="herons")
    assert "One thing needs to be put right" in words_of(answer)
    assert "herons" in answer.content.decode()


def test_an_empty_compartment_has_nothing_to_draw(empty_desk):
    mara = Person(empty_desk.desk)
    mara.sign_in()
    answer = mara.post(reading(mara, "/blind"), size=3)
    assert "There is no draft of the reader here to draw from" in words_of(answer)


def test_a_sample_of_nobody_is_not_there(mara):
    assert mara.get(reading(mara, "/blind/b-000000000000")).status_code == 404
    assert mara.get(f"{draw(mara)}/4").status_code == 404
