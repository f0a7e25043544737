"""The right of reply: a letter that can be answered and tells nothing that is protected."""

from dataclasses import replace
from datetime import date

import pytest
from dossiers.submissions.packing import TODAY
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from habeas.dossiers.submissions.reply import (
    Allegation,
    NothingAlleged,
    NothingProtected,
    as_text,
    build_reply_request,
    our_places,
    read_again,
    record_sheet,
)
from habeas.dossiers.submissions.sheet import sentences
from habeas.protection.cases.protected import ProtectedKind, ProtectedValue, leaks
from habeas.protection.cases.replies import ProtectedValueShown
from habeas.words.violations import UnknownViolation

PUT = Allegation(
    to="Second Patrol Regiment",
    by="Velmara Legal Aid Network",
    acts=("detention", "torture"),
    when="spring 2026",
    where="Keld",
    what="Men were held without any record.",
    questions=("Was anybody held in Keld?",),
    answer_by=date(2027, 1, 15),
    contact="PO box 7, Orlo",
    on=TODAY,
    reference="R-17",
)
RADA = ProtectedValue(ProtectedKind.NAME, "Rada Mirel")


def letter(allegation=PUT, protected=(RADA,), language="en"):
    return as_text(build_reply_request(allegation, protected, language))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_it_says_what_is_alleged_what_is_asked_and_by_when(language):
    told = letter(language=language)
    for part in (PUT.to, PUT.when, PUT.where, PUT.what, PUT.questions[0], "2027-01-15"):
        assert part in told


def test_it_promises_to_show_the_answer_and_names_no_source():
    assert "in your own words" in letter()
    assert "We name no source" in letter()


@pytest.mark.parametrize("field", ["what", "when", "where", "contact", "to", "by", "reference"])
@pytest.mark.parametrize("shown", ["Rada Mirel", "Раду Мирель", "MIREL", "Ra\u200bda"])
def test_one_protected_value_anywhere_and_there_is_no_letter(field, shown):
    with pytest.raises(ProtectedValueShown):
        letter(replace(PUT, **{field: f"about {shown} again"}))


def test_a_protected_value_in_a_question_stops_it_too():
    with pytest.raises(ProtectedValueShown) as caught:
        letter(replace(PUT, questions=("Where is Rada?",)))
    assert "Rada" not in str(caught.value)


def test_without_anything_to_look_for_there_is_no_letter():
    for nothing in ((), (ProtectedValue(ProtectedKind.NAME, " "),)):
        with pytest.raises(NothingProtected):
            letter(protected=nothing)


def test_a_letter_that_alleges_nothing_or_asks_nobody_is_refused():
    for change in ({"to": ""}, {"acts": (), "what": " "}):
        with pytest.raises(NothingAlleged):
            letter(replace(PUT, **change))
    with pytest.raises(UnknownViolation):
        letter(replace(PUT, acts=("teasing",)))


def test_what_is_left_open_is_left_out():
    told = letter(replace(PUT, when="", where="", questions=()))
    assert "Time:" not in told
    assert "Place:" not in told
    assert "What we ask" not in told


@pytest.mark.parametrize(
    ("value", "language"), [("Forby", "en"), ("Will", "en"), ("Ask", "en"), ("Вами", "ru")]
)
def test_what_every_letter_says_is_no_sign_of_a_name_that_sounds_like_it(value, language):
    named = (ProtectedValue(ProtectedKind.NAME, value),)
    told = letter(protected=named, language=language)
    assert leaks(told, named) != ()
    with pytest.raises(ProtectedValueShown):
        letter(replace(PUT, what=f"You hold {value}."), named, language)


OURS = " ".join(
    run.text
    for language in ("en", "ru")
    for runs in read_again(letter(language=language))
    for run in runs
    if run.own
).split()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(OURS), min_size=1, max_size=3).map(" ".join),
    st.sampled_from(["what", "when", "where", "contact", "to", "by", "reference"]),
    st.sampled_from(["en", "ru"]),
    st.sampled_from(["{}", "about {} again", "{}\n\nWe ask."]),
)
def test_a_name_made_of_our_own_words_stops_the_letter_where_a_person_wrote_it(
    value, field, language, around
):
    named = (ProtectedValue(ProtectedKind.NAME, value),)
    assume(leaks(value, named))
    with pytest.raises(ProtectedValueShown):
        letter(replace(PUT, **{field: around.format(value)}), named, language)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["en", "ru"]), st.text(max_size=60), st.data())
def test_a_letter_in_other_words_has_nothing_of_ours_but_what_we_say_word_for_word(
    language, words, data
):
    whole = letter(language=language)
    at = data.draw(st.integers(0, len(whole)))
    changed = whole[:at] + words + whole[at:]
    assert "".join("".join(run.text for run in runs) for runs in read_again(changed)) == (
        changed.replace("\n\n", "")
    )
    held = {place for start, end in our_places(changed) for place in range(start, end)}
    typed = "".join(c for n, c in enumerate(changed) if n not in held)
    assert all(c in typed for c in words if c.isalnum() and c not in whole)


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=40), st.sampled_from(["what", "where", "contact"]))
def test_whatever_is_put_in_a_letter_that_comes_out_shows_no_protected_value(words, field):
    try:
        told = letter(replace(PUT, **{field: words}))
    except ProtectedValueShown:
        return
    assert "Mirel" not in told
    assert "Rada" not in told


@pytest.mark.parametrize("language", ["en", "ru"])
def test_there_is_a_form_for_what_comes_back_or_does_not(language):
    asked = sentences(record_sheet(language))
    assert len(asked) > 10
    assert (
        asked[0]
        == {
            "en": "For our own records, not to be sent",
            "ru": "Для нас самих, не отправлять",
        }[language]
    )
