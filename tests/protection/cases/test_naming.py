"""An error names receivers, fields and avenues; their codes stand beside the names."""

from datetime import date

import pytest

from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.avenues.verdicts import Colour
from habeas.protection.cases.consents import (
    CaseNotConsented,
    ConsentNotGiven,
    ConsentState,
    NotConsented,
)
from habeas.protection.cases.naming import names
from habeas.protection.cases.receivers import FlagNeedsReason, Judged, check_receiver
from habeas.protection.cases.submissions import SameMatterElsewhere, SubmissionLacks
from habeas.protection.cases.tasks import TaskState, WrongTaskStep
from habeas.words.mistakes import said_in


@pytest.mark.parametrize(
    ("error", "english", "russian"),
    [
        (
            NotConsented(recipient="un.hrcttee", field="victim-identity"),
            ("Human Rights Committee (un.hrcttee)", "The person wronged (victim-identity)"),
            ("Комитет ООН по правам человека (un.hrcttee)", "(victim-identity)"),
        ),
        (
            CaseNotConsented(recipient="RU:foreign-ministry"),
            ("foreign ministry", "(RU:foreign-ministry)"),
            ("(RU:foreign-ministry)",),
        ),
        (
            SubmissionLacks(fields="chosen-committee, victim-identity"),
            ("Committee chosen (chosen-committee), The person wronged (victim-identity)",),
            ("(chosen-committee), ",),
        ),
        (SameMatterElsewhere(avenues="un-cat-22"), ("(un-cat-22)",), ("(un-cat-22)",)),
        (ConsentNotGiven(state=ConsentState.WITHDRAWN), ("it is withdrawn",), ("отозвано",)),
        (
            WrongTaskStep(before=TaskState.TO_DO, after=TaskState.DONE),
            ("It is to do,",),
            ("«предстоит»",),
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_is_told_of_a_code_is_its_name_in_either_language(error, english, russian):
    told, told_in_russian = said_in(error, "en")[0], said_in(error, "ru")[0]
    assert [words for words in english if words not in told] == []
    assert [words for words in russian if words not in told_in_russian] == []


def test_a_receiver_without_a_reason_is_told_by_name_and_the_sentence_ends_once():
    judged = Judged("un.hrcttee", Colour.RED, "It stands over one.", date(2031, 5, 6))
    with pytest.raises(FlagNeedsReason) as refused:
        check_receiver(judged, None)
    assert refused.value.what_happened == (
        f"{names('en', catalogue())['un.hrcttee']} (un.hrcttee) is red: It stands over one. "
        "Nobody wrote why it is used all the same."
    )


def test_an_organisation_of_the_teams_own_is_told_as_it_was_written():
    assert NotConsented(recipient="a clinic", field="x").what_happened == (
        "The person has not agreed that a clinic learns this: x."
    )


def test_a_role_in_a_state_that_nobody_named_is_told_in_words_with_the_code_of_the_state():
    assert names("en", catalogue())["VM:foreign-ministry"] == "foreign ministry (VM)"


def test_what_is_no_role_has_no_name():
    assert names("en", catalogue()).get("a clinic: orlo") is None


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("code", ["un.hrcttee", "RU:foreign-ministry", "SY:foreign-ministry"])
def test_a_name_leads_back_to_its_code_also_of_a_state_that_nobody_named(code, language):
    held = names(language, catalogue())
    assert held[code] != code
    assert held.code(held[code]) == code


def test_a_name_of_nobody_is_left_as_it_is():
    assert names("en", catalogue()).code("Rainbow Velm") == "Rainbow Velm"
