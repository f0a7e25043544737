"""Every page of a case says once that it is no legal advice, and who checked it: never twice."""

import re

import pytest
from web.sitting import Person, begin, copy_of, words_of

from habeas.archive import stores
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.cases.advice import _told
from habeas.protection.cases.naming import names
from habeas.web.language import COOKIE
from habeas.words.reasons import said
from habeas.workspace.opening import now

LANGUAGES = ("en", "ru")
SAYS = {"en": "Not legal advice", "ru": "не юридическая консультация"}
TWICE = re.compile(r".{0,40}(?<![/.])\.\.(?![/.]).{0,20}")
NOUNS = ("avenues", "bodies", "cases", "consents", "places", "plans", "referrals", "routes",
         "safety", "submissions")  # fmt: skip


@pytest.fixture(scope="module")
def pages(walked, tmp_path_factory):
    """The words of one page of each name, by language: (name, address, words)."""
    folder = copy_of(walked.furnished.folder, tmp_path_factory.mktemp("advice") / "velmara")
    sessions = begin(folder, now)
    reader = Person(sessions.desk)
    assert reader.sign_in().status_code == 302
    told = {}
    for language in LANGUAGES:
        reader.client.cookies[COOKIE] = language
        told[language] = [
            (name, addresses[0], words_of(reader.get(addresses[0])))
            for name, addresses in walked.hers.pages.items()
            if name.startswith(NOUNS)
        ]
    yield told
    for session in sessions.all():
        sessions.end(session)
    stores.close_stores()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_of_a_case_says_once_that_it_is_no_legal_advice(pages, language):
    asked = [one for one in pages[language] if "/k-" in one[1] or one[0] == "cases:emergency"]
    assert len(asked) > 40
    said_so = {name: words.casefold().count(SAYS[language].casefold()) for name, _, words in asked}
    assert {name: number for name, number in said_so.items() if number != 1} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_of_a_page_about_protection_ends_twice(pages, language):
    found = {name: TWICE.findall(words) for name, _, words in pages[language]}
    assert {name: ends for name, ends in found.items() if ends} == {}


def test_once_somebody_checked_it_the_pages_say_who_and_when():
    assert "no practitioner" in said(_told("", ""), "en")
    told = [said(_told("A. Lawyer", "2031-05-06"), language) for language in LANGUAGES]
    assert all("A. Lawyer" in one and "2031-05-06" in one for one in told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_page_about_protection_shows_a_code_without_the_name_it_stands_for(pages, language):
    """A code that is typed stands in brackets behind its name."""
    codes = {code for code in names(language, catalogue()) if set(code) & {"-", "."}}
    assert "un.hrcttee" in codes
    bare = {
        name: sorted(codes & set(re.findall(r"(?<![(\[\w.-])[\w.:-]+", words)))
        for name, _, words in pages[language]
    }
    assert {name: found for name, found in bare.items() if found} == {}
