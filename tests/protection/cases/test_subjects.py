"""A case knows a person by a pseudonym, and has no field for what they are or believe."""

import pytest
from protection.cases.cast import FIELDS, NOW, TODAY

from habeas.protection.cases.emergency import (
    EmergencyAnswer,
    EmergencyForm,
    NoSuchEmergencyQuestion,
    answered,
    emergency_questions,
    unanswered,
)
from habeas.protection.cases.moments import as_text
from habeas.protection.cases.subjects import (
    CaseField,
    FieldSort,
    IncidentLink,
    NeverAField,
    NoSuchField,
    OwnWords,
    PseudonymSaysTheName,
    linked,
    renamed,
    subject,
    unlinked,
    with_field,
    with_words,
)
from habeas.words.interviews import NotACode

NAME = CaseField("victim-identity", "Mirela Sovenko", FieldSort.NAME)


def test_a_pseudonym_cannot_be_a_name():
    with pytest.raises(NotACode):
        subject("Mirela")
    assert subject("K-204").pseudonym == "K-204"


@pytest.mark.parametrize("pseudonym", ["Mirela1", "M1RELA-Mirela", "SOVENKO-7", "Мирела2"])
def test_a_pseudonym_holds_no_part_of_a_known_name(pseudonym):
    with pytest.raises(PseudonymSaysTheName):
        renamed(with_field(subject("K-204"), NAME, FIELDS), pseudonym)


def test_an_initial_or_a_few_digits_are_no_part_that_tells():
    name = CaseField("victim-identity", "Mirela K.", FieldSort.NAME)
    held = with_field(subject("K-900"), name, FIELDS)
    number = CaseField("whereabouts", "+7 900 555-01-02", FieldSort.CONTACT)
    assert with_field(held, number, FIELDS).pseudonym == "K-900"


def test_a_name_that_the_pseudonym_already_says_is_noticed_when_it_is_written_down():
    with pytest.raises(PseudonymSaysTheName):
        with_field(subject("Mirela1"), NAME, FIELDS)


@pytest.mark.parametrize(
    "field",
    ["sexual-orientation", "religion", "ethnic-group", "victim_faith", "race", "victim-religion"],
)
def test_there_is_no_field_for_what_a_person_is_or_believes(field):
    with pytest.raises(NeverAField):
        with_field(subject("K-204"), CaseField(field, "x"), (*FIELDS, field))


def test_the_fields_of_the_catalogue_hold_none_of_these_either():
    from habeas.protection.avenues.catalogue import catalogue
    from habeas.protection.cases.subjects import check_field

    fields = catalogue().fields
    assert len(fields) > 50
    assert [check_field(field, fields) for field in fields] == list(fields)


def test_a_field_the_catalogue_does_not_know_is_refused():
    with pytest.raises(NoSuchField) as told:
        with_field(subject("K-204"), CaseField("shoe-size", "41"), FIELDS)
    assert "shoe-size" in str(told.value)


def test_a_field_is_replaced_and_an_empty_value_takes_it_out():
    known = with_field(subject("K-204"), NAME, FIELDS)
    other = with_field(known, CaseField("victim-identity", "Mira S.", FieldSort.NAME), FIELDS)
    assert other.value("victim-identity") == "Mira S."
    assert with_field(other, CaseField("victim-identity", " "), FIELDS).fields == ()


def test_a_person_keeps_their_own_words_in_the_order_they_said_them():
    said = [OwnWords("They came at night.", "en", TODAY), OwnWords("Я ушла.", "ru", TODAY)]
    held = with_words(with_words(subject("K-204"), said[0]), said[1])
    assert list(held.own_words) == said


def test_an_incident_is_linked_once():
    link = IncidentLink("c-1", "i-1")
    once = linked(linked(subject("K-204"), link), link)
    assert once.incidents == (link,)
    assert unlinked(once, link).incidents == ()


def test_the_emergency_form_asks_four_things_in_both_languages():
    asked = emergency_questions()
    assert len(asked) == 4
    assert {one.completes for one in asked.values()} == {"contact", "dangers", "threats", "needs"}
    assert all(text.en and text.ru for one in asked.values() for text in (one.asked, one.why))


def test_the_first_thing_asked_is_whether_the_person_can_talk():
    assert next(iter(emergency_questions().values())).completes == "contact"


def test_an_emergency_form_is_completed_later():
    form = EmergencyForm("m-mira", as_text(NOW), "ru")
    assert len(unanswered(form)) == 4
    form = answered(form, EmergencyAnswer("happening", "За мной придут завтра"))
    form = answered(form, EmergencyAnswer("where", "", is_refused=True))
    form = answered(form, EmergencyAnswer("first", "  "))
    assert [one.key for one in unanswered(form)] == ["contact", "first"]


def test_an_answer_takes_the_place_of_an_earlier_one():
    form = answered(EmergencyForm("m-mira", ""), EmergencyAnswer("first", "shelter"))
    form = answered(form, EmergencyAnswer("first", "a doctor"))
    assert [one.words for one in form.answers] == ["a doctor"]


def test_the_emergency_form_takes_no_other_question():
    with pytest.raises(NoSuchEmergencyQuestion):
        answered(EmergencyForm("m-mira", ""), EmergencyAnswer("name", "x"))
