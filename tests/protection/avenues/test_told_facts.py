"""Every fact of every avenue has words in both languages, and a fingerprint of its own."""

import re
from datetime import date

import pytest
from protection.avenues.test_own_files import TEXT
from protection.avenues.velmara import TODAY

from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.avenues.own_files import OwnFile, extended
from habeas.protection.avenues.situation import Situation
from habeas.protection.avenues.told_facts import told_facts
from habeas.protection.avenues.verdict import verdicts
from habeas.words.provenance import FactStanding

WHOLE = extended(catalogue(), [OwnFile("velmara.yaml", TEXT)]).catalogue


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("avenue", WHOLE.avenues, ids=lambda one: one.identifier)
def test_every_fact_is_called_something_and_says_something(avenue, language):
    found = told_facts(WHOLE, avenue, TODAY, language)
    assert {one.name for one in found} == {name for name, _, _ in avenue.sourced()}
    for one in found:
        assert one.value.strip(), one.name
        assert one.label
        assert "avenues." not in one.label + one.value
        assert not re.search(r"\{\w+\}", one.label + one.value)


def test_the_bundled_avenues_call_every_fact_in_russian():
    for avenue in catalogue().avenues:
        for one in told_facts(catalogue(), avenue, TODAY, "ru"):
            assert re.search("[а-я]", one.label), (avenue.identifier, one.name)


def test_what_is_past_its_day_says_so():
    avenue = WHOLE.avenue("vm-ombudsperson")
    standings = {
        told_facts(WHOLE, avenue, day, "en")[0].standing
        for day in (date(2031, 9, 1), date(2031, 9, 2), date(2031, 12, 1))
    }
    assert standings == set(FactStanding)


def test_a_page_shows_the_facts_that_a_verdict_counts():
    avenue = WHOLE.avenue("un-cat-22")
    (verdict,) = verdicts(WHOLE, Situation(TODAY), ["un-cat-22"])
    told = {one.name: one.fingerprint for one in told_facts(WHOLE, avenue, TODAY, "en")}
    assert {line.fact for line in verdict.facts} == told.keys()
    assert len(set(told.values())) == len(told)
