"""The one page for a ministry: short, grounded, and without a name unless the person agrees."""

from dataclasses import replace
from datetime import date

import pytest
from dossiers.reading_page import Page
from dossiers.submissions import opened
from dossiers.submissions.packing import LABELLED, NAME, TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.dossiers.submissions.ask import (
    Ask,
    AskIncomplete,
    AskTooLong,
    NameNotConsented,
    ask_sheet,
    protected_in_ask,
    published,
)
from habeas.dossiers.submissions.facts import Fact, WrittenNote
from habeas.dossiers.submissions.held import Consented
from habeas.dossiers.submissions.measure import pages
from habeas.dossiers.submissions.pack import Sent
from habeas.dossiers.submissions.releasing import sheet_as_docx, sheet_as_page
from habeas.dossiers.submissions.sheet import Words, sentences
from habeas.protection.cases.protected import ProtectedKind, ProtectedValue
from habeas.protection.cases.subjects import CaseField
from habeas.words.bilingual import Bilingual
from habeas.words.provenance import Confidence, Provenance

PUBLISHED = Bilingual(
    "The ministry may admit a person to safeguard its political interests.",
    "Министерство вправе принять человека ради своих политических интересов.",
)
GROUND = published(PUBLISHED, Provenance(Confidence.READ, ("R07",)), "en")
KNOWN = Fact((Words("They are looked for at their home."),), (WrittenNote(TODAY),))
ASK = Ask(
    reference="K-204",
    receiver="de.aa",
    to="Foreign Office",
    asked="A visa for one adult.",
    by=date(2026, 12, 18),
    because="the shelter closes on that day",
    ground=(GROUND,),
    contact="Velmara Legal Aid Network, +00 555 0101",
    on=TODAY,
    reliance=LABELLED.reliance,
    known=(KNOWN,),
)
RADA = CaseField("victim-identity", "Rada Mirel", NAME)
VALUES = (
    ProtectedValue(ProtectedKind.NAME, "Rada Mirel"),
    ProtectedValue(ProtectedKind.PSEUDONYM, "K-204"),
)


def said(ask, language="en"):
    return "\n".join(sentences(ask_sheet(ask, language)))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_it_says_what_by_when_on_what_ground_and_whom_to_answer(language):
    told = said(ASK, language)
    for part in (ASK.asked, "2026-12-18", ASK.because, "political interests", ASK.contact, "K-204"):
        assert part in told
    assert pages(ask_sheet(ASK, language)) == 1


def test_the_ground_has_a_footnote_with_its_source():
    document = sheet_as_docx(ask_sheet(ASK, "en"), protected_in_ask(ASK, VALUES))
    assert "R07" in opened.notes(document)[1]


def test_a_published_condition_stands_in_the_language_of_the_request():
    said = published(PUBLISHED, Provenance(Confidence.READ, ("R07",)), "ru").words[0].text
    assert said == PUBLISHED.ru


def test_both_formats_say_the_same():
    sheet, guard = ask_sheet(ASK, "en"), protected_in_ask(ASK, VALUES)
    page = " ".join(Page(sheet_as_page(sheet, guard)).text.split())
    document = " ".join(" ".join(opened.paragraphs(sheet_as_docx(sheet, guard))).split())
    for words in sentences(sheet)[1:-2]:
        assert " ".join(words.split()) in page
        assert " ".join(words.split()) in document


def test_it_is_pseudonymous_unless_the_person_agreed_to_be_named():
    assert "Rada" not in said(ASK)
    with pytest.raises(NameNotConsented):
        ask_sheet(replace(ASK, name=RADA), "en")
    other = Consented("fr.mae", ("victim-identity",), ("s-1",), TODAY)
    with pytest.raises(NameNotConsented):
        ask_sheet(replace(ASK, name=RADA, consent=other), "en")
    agreed = replace(ASK, name=RADA, consent=replace(other, receiver="de.aa"))
    assert "Rada Mirel" in said(agreed)
    drawn = sheet_as_page(ask_sheet(agreed, "en"), protected_in_ask(agreed, VALUES))
    assert "Rada Mirel" in drawn


def test_a_name_in_the_words_of_a_member_is_withheld():
    told = replace(ASK, asked="A visa for Rada Mirel.")
    drawn = sheet_as_page(ask_sheet(told, "en"), protected_in_ask(told, VALUES))
    assert "Mirel" not in drawn
    assert "K-204" in drawn


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"asked": " "}, "what is asked"),
        ({"by": None}, "by when"),
        ({"ground": ()}, "on what ground"),
        ({"contact": ""}, "contact"),
        ({"to": ""}, "to whom"),
    ],
)
def test_a_request_that_leaves_out_what_is_needed_to_act_is_refused(change, part):
    with pytest.raises(AskIncomplete, match=part):
        ask_sheet(replace(ASK, **change), "en")


def test_a_second_page_is_refused_with_how_much_is_too_much():
    with pytest.raises(AskTooLong, match="lines too long"):
        ask_sheet(replace(ASK, asked="A visa for one adult. " * 300), "en")


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60), st.integers(0, 12), st.sampled_from(["en", "ru"]))
def test_whatever_is_drawn_fits_on_one_page(words, facts, language):
    known = tuple(replace(KNOWN, notes=(WrittenNote(date(2026, 1, n + 1)),)) for n in range(facts))
    long = replace(ASK, asked="A visa for one adult. " * words + "Please.", known=known)
    try:
        sheet = ask_sheet(long, language)
    except AskTooLong:
        assert words + facts > 3
    else:
        assert pages(sheet) == 1


def test_it_is_a_draft_until_it_was_sent_and_no_legal_advice():
    assert "Draft, not sent" in said(ASK)
    assert said(ASK).count("This is not legal advice.") == 1
    assert "checked by nobody yet" in said(ASK)
    assert "Draft" not in said(replace(ASK, sent=Sent(TODAY)))
