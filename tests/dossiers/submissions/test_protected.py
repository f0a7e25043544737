"""What must not leave does not: in no spelling, in no part of a file, whatever goes wrong."""

import re

import pytest
from dossiers.story import account, courier
from dossiers.submissions import opened
from dossiers.submissions.packing import CASE, pack, sources, with_case, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.dossiers.submissions.forms import data
from habeas.dossiers.submissions.pack import PackCopy
from habeas.dossiers.submissions.protected import Protected, ProtectedWouldLeave
from habeas.dossiers.submissions.releasing import (
    pack_as_docx,
    pack_as_page,
    sheet_as_docx,
    sheet_as_page,
)
from habeas.dossiers.submissions.sheet import Paragraph, Sheet, Style, Words
from habeas.dossiers.submissions.telling import sheet_of
from habeas.protection.cases.protected import ProtectedKind, ProtectedValue

NAME, PLACE, CONTACT, OTHER = (
    ProtectedKind.NAME,
    ProtectedKind.PLACE,
    ProtectedKind.CONTACT,
    ProtectedKind.OTHER,
)
MARK = "[withheld]"


def redacted(held, text):
    (clean,) = held.redacted([text], MARK)
    return clean


def guard(*values, allowed=()):
    return Protected(tuple(ProtectedValue(kind, words) for kind, words in values), allowed)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ((NAME, "Rada Mirel"), "They asked for Rada Mirel twice"),
        ((NAME, "Rada Mirel"), "They asked for RADA  MIREL."),
        ((NAME, "Rada Mirel"), "Спрашивали Раду Мирель"),
        ((NAME, "Rada Mirel"), "the Mirels of Keld"),
        ((NAME, "Rada Mirel"), "Ra\u200bda came"),
        ((NAME, "Рада Мирель"), "a woman called Rada"),
        ((CONTACT, "+99 271 118 2204"), "call 0271-118-22-04 at night"),
        ((PLACE, "Lindenhof 12, Orlo"), "she lives at Lindenhof 12"),
        ((OTHER, "1994-05-02"), "born on 2 May 1994"),
        ((OTHER, "1994-05-02"), "родилась 2 мая 1994"),
        ((OTHER, "1994-05-02"), "born 02.05.1994"),
    ],
)
def test_a_protected_value_is_found_however_it_is_written(value, text):
    left = redacted(guard(value), text)
    assert MARK in left
    with pytest.raises(ProtectedWouldLeave):
        guard(value).check(text)
    guard(value).check(left)


@pytest.mark.parametrize(
    "text",
    [
        "a parade of paramirels",
        "the comrade said so",
        "Grada and Konrada are villages",
    ],
)
def test_letters_that_only_happen_to_meet_are_no_name(text):
    assert redacted(guard((NAME, "Rada Mirel")), text) == text


def test_the_mark_has_one_size_whatever_it_stands_for():
    short = redacted(guard((NAME, "Ilo")), "It was Ilo.")
    long = redacted(guard((NAME, "Wilhelmina")), "It was Wilhelmina.")
    assert short == long == "It was [withheld]."


def test_a_surname_the_person_allows_is_not_withheld_because_a_relative_has_it():
    held = guard((NAME, "Bran Mirel"), allowed=("Rada Mirel",))
    left = redacted(held, "Rada Mirel and her brother Bran")
    assert left == "Rada Mirel and her brother [withheld]"


def test_a_word_of_our_own_is_no_sign_of_a_value():
    held = guard((NAME, "Mark"))
    held.check("Mark here", own="Mark here")
    with pytest.raises(ProtectedWouldLeave):
        held.check("Mark here, Mark there", own="Mark here")


def test_the_error_names_the_kind_and_never_the_value():
    with pytest.raises(ProtectedWouldLeave) as caught:
        guard((NAME, "Rada Mirel")).check("Rada Mirel")
    assert "Rada" not in f"{caught.value}{caught.value.hint}{caught.value.facts}"


def test_a_pack_and_its_guard_print_no_value():
    prepared = pack("un-hrc-op1", held=with_case("un-hrc-op1"))
    assert "Mirel" not in repr(prepared)
    assert "Mirel" not in repr(guard((NAME, "Rada Mirel")))


def draws(prepared, copies=tuple(PackCopy)):
    for copy in copies:
        yield pack_as_page(prepared, copy)
        yield "\n".join(opened.parts(pack_as_docx(prepared, copy)).values())


def test_a_name_in_a_quoted_report_is_withheld_in_both_formats():
    named = (ProtectedValue(NAME, "Keld"),)
    prepared = pack("un-hrc-op1", held=sources(protected=named))
    for drawn in draws(prepared):
        assert "Keld" not in drawn
        assert MARK in drawn


def test_what_a_member_writes_gives_no_protected_value_free():
    held = sources(
        case=CASE,
        written=(written("remedy-sought", "Let Rada Mirel of Lindenhof go."),),
    )
    for drawn in draws(pack("un-hrc-op1", held=held)):
        assert "Rada" not in drawn
        assert "Mirel" not in drawn
        assert "Lindenhof" not in drawn


@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.sets(st.sampled_from([one.field for one in CASE])),
    st.sampled_from(sorted(data().forms)),
    st.sampled_from(["en", "ru"]),
    st.sampled_from(list(PackCopy)),
)
def test_no_field_outside_the_consent_is_in_any_format(fields, avenue, language, copy):
    told = account(courier())
    prepared = pack(avenue, language, held=with_case(avenue, *fields, account=told))
    given_away = {one.field.key for one in prepared.fillings if one.facts}
    for drawn in draws(prepared, [copy]):
        flat = re.sub(r"<[^>]*>", "", drawn)
        for one in CASE:
            if one.field not in given_away & fields:
                assert one.value not in flat


@pytest.mark.parametrize("draw", [sheet_as_page, sheet_as_docx])
def test_a_redaction_that_does_nothing_stops_the_drawing(draw):
    sheet = sheet_of(pack("un-hrc-op1"), PackCopy.RECEIVER)
    held = guard((PLACE, "Keld"))
    with pytest.raises(ProtectedWouldLeave):
        draw(sheet, held, lambda given, _: given)


@pytest.mark.parametrize("draw", [sheet_as_page, sheet_as_docx])
def test_a_redaction_that_fails_stops_the_drawing(draw):
    def broken(sheet, protected):
        raise RuntimeError("cannot redact")

    with pytest.raises(RuntimeError):
        draw(sheet_of(pack("un-hrc-op1"), PackCopy.RECEIVER), guard((NAME, "Keld")), broken)


def test_a_value_split_over_two_runs_is_taken_out_of_both():
    assert guard((NAME, "Rada Mirel")).redacted(["Rada", "Mirel came"], MARK) == (
        MARK,
        f"{MARK} came",
    )


def test_a_value_split_over_two_runs_is_found_when_the_document_is_read_again():
    split = (Words("Ra", Style.STRONG), Words("da was here"))
    sheet = Sheet("Title", "en", "Draft", (Paragraph(split),))
    for draw in (sheet_as_page, sheet_as_docx):
        with pytest.raises(ProtectedWouldLeave):
            draw(sheet, guard((NAME, "Rada Mirel")), lambda given, _: given)


@pytest.mark.parametrize("answer", ["None.", "Неизвестно"])
def test_an_answer_that_tells_nothing_is_not_taken_out_of_every_sentence(answer):
    told = f"Every field is filled, and {answer.lower()} is held back."
    assert redacted(guard((OTHER, answer), (NAME, answer)), told) == told
