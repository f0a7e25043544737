"""Completeness and scope: each thing that is looked at before a submission may be sent."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from dossiers.story import account, blog, courier
from dossiers.submissions.packing import (
    CASE,
    TODAY,
    changed,
    circumstances,
    confirmed,
    first_hand,
    form,
    outcomes,
    pack,
    sources,
    with_case,
    written,
)

from habeas.dossiers.submissions.checks import Check, CheckOutcome, gravest_first
from habeas.dossiers.submissions.circumstances import Removal, Submitter
from habeas.dossiers.submissions.wording import wording
from habeas.protection.cases.subjects import CaseField
from habeas.words.bilingual import Bilingual
from habeas.words.provenance import GRACE

FINE, MISSING = CheckOutcome.FINE, CheckOutcome.MISSING
OUT, CONFLICT, HELD = CheckOutcome.OUT_OF_SCOPE, CheckOutcome.CONFLICT, CheckOutcome.HELD_BACK


def said(prepared, key, language="en"):
    return [one.said(wording(language)) for one in prepared.checks if one.key == key]


def is_about(one, label):
    return dict(one.places).get("field") is not None and dict(one.places)["field"].en == label


def test_a_check_speaks_the_language_of_whoever_reads_whatever_the_form_is_in():
    read = {one.key: one.said(wording("en")) for one in pack("un-hrc-op1", language="ru").checks}
    russian = [words for words in read.values() if re.search("[а-яё]", words, re.IGNORECASE)]
    assert "Russian" in read["language"]
    assert russian == []


def test_an_empty_field_is_listed_with_what_would_fill_it():
    prepared = pack("un-hrc-op1")
    assert "remedy-sought" in prepared.missing
    assert "interim-measures-request" not in prepared.missing
    (one,) = [c for c in prepared.checks if is_about(c, "What is asked for")]
    assert one.outcome is MISSING
    assert one.todo(wording("en")).endswith("Somebody has to write it.")


def test_for_articles_it_says_what_the_acts_correspond_to_and_claims_none():
    (one,) = [c for c in pack("un-hrc-op1").checks if is_about(c, "Articles relied on")]
    assert "6 (killing)" in one.todo(wording("en"))
    assert "A lawyer decides" in one.todo(wording("en"))


def test_a_field_the_consent_does_not_cover_is_named_and_its_value_is_not():
    prepared = pack("un-hrc-op1", held=with_case("un-hrc-op1"))
    held = [c.said(wording("en")) for c in prepared.of(HELD)]
    assert any("“The person wronged”" in one for one in held)
    assert not any("Rada" in one for one in held)


def test_a_form_with_everything_and_nothing_against_it_is_ready():
    keys = [one.key for one in form("un-sp-hrd").fields]
    case = tuple(CaseField(key, f"What she says of {key}") for key in keys)
    held = replace(
        with_case("un-sp-hrd", *keys), case=case, account=account(*confirmed(courier(), blog()))
    )
    stands = circumstances(answers=(("documents_or_helps", True),))
    prepared = pack("un-sp-hrd", held=held, stands=stands)
    assert [c.said(wording("en")) for c in prepared.checks if c.outcome is not FINE] == []
    assert prepared.is_ready
    assert not pack("un-sp-hrd", held=held).is_ready


@pytest.mark.parametrize(("persons", "expected"), [(1, FINE), (2, OUT), (0, OUT)])
def test_a_disappearance_is_one_form_for_each_person(persons, expected):
    prepared = pack("un-wgeid", stands=circumstances(persons=persons))
    assert outcomes(prepared, "one_person") == [expected]


def test_one_committee_only():
    assert outcomes(pack("un-cat-22"), "one_committee") == [FINE]
    used = circumstances(used=("un-hrc-op1", "un-wgad"))
    assert outcomes(pack("un-cat-22", stands=used), "one_committee") == [CONFLICT]
    assert "un-wgad" not in said(pack("un-cat-22", stands=used), "one_committee")[0]


def test_what_the_engine_says_of_the_same_matter_stands_in_its_words():
    told = Bilingual("It is before another procedure.", "Это рассматривает другая процедура.")
    stands = circumstances(conflicts=(told,))
    assert outcomes(pack("un-hrc-op1", stands=stands), "conflict") == [CONFLICT]
    assert said(pack("un-hrc-op1", "ru", stands=stands), "conflict", "ru") == [told.ru]
    assert outcomes(pack("un-hrc-op1"), "conflict") == [FINE]


def test_the_council_does_not_take_reports_alone():
    assert outcomes(pack("un-hrc-5-1"), "first_hand") == [OUT]
    seen = sources(account=account(first_hand(courier()), blog()))
    assert outcomes(pack("un-hrc-5-1", held=seen), "first_hand") == [FINE]


def test_the_council_takes_fifteen_pages():
    assert outcomes(pack("un-hrc-5-1"), "pages") == [FINE]
    long = "Asked, and heard nothing.\n" * 800
    held = sources(written=(written("remedies-used", long),))
    assert outcomes(pack("un-hrc-5-1", held=held), "pages") == [OUT]


def test_the_council_deals_with_patterns():
    assert outcomes(pack("un-hrc-5-1"), "pattern") == [OUT]


@pytest.mark.parametrize(
    ("avenue", "language", "expected"),
    [
        ("un-hrc-op1", "ru", FINE),
        ("un-sp-torture", "ru", OUT),
        ("un-sp-torture", "en", FINE),
        ("de-gba", "en", OUT),
    ],
)
def test_the_language_of_the_form_is_one_that_the_receiver_takes(avenue, language, expected):
    assert outcomes(pack(avenue, language), "language") == [expected]


def test_words_quoted_in_a_language_the_receiver_does_not_take_need_a_translation():
    report = courier()
    foreign = replace(report, rendition=replace(report.rendition, language="ru"))
    held = sources(account=account(foreign, blog()))
    assert outcomes(pack("un-sp-hrd", held=held), "translation") == [MISSING]
    assert outcomes(pack("un-hrc-op1", held=held), "translation") == []


def test_statements_nobody_has_looked_at_keep_a_form_from_being_ready():
    assert outcomes(pack("un-hrc-op1"), "drafts") == [MISSING]
    seen = sources(account=account(*confirmed(courier(), blog())))
    assert outcomes(pack("un-hrc-op1", held=seen), "drafts") == [FINE]


def test_whoever_acts_for_somebody_shows_the_authority():
    assert outcomes(pack("un-hrc-op1"), "authority") == [MISSING]
    own = circumstances(submitter=Submitter.PERSON)
    assert outcomes(pack("un-hrc-op1", stands=own), "authority") == [FINE]
    signed = (*CASE, CaseField("authorisation", "Signed on 1 December 2026"))
    held = replace(with_case("un-hrc-op1", "authorisation"), case=signed)
    assert outcomes(pack("un-hrc-op1", held=held), "authority") == [FINE]


def test_an_organisation_needs_the_consent_of_the_family_and_a_relative_does_not():
    asked = "Does the family of the disappeared person agree to this report?"
    assert any(asked in one for one in said(pack("un-wgeid"), "asked"))
    relative = pack("un-wgeid", stands=circumstances(submitter=Submitter.RELATIVE))
    assert not any(asked in one for one in said(relative, "asked"))


@pytest.mark.parametrize(
    ("removal", "key", "expected"),
    [
        (None, "removal", OUT),
        (Removal("DE"), "removal_day", MISSING),
        (Removal("DE", TODAY + timedelta(days=2)), "removal_day", FINE),
        (Removal("DE", TODAY - timedelta(days=1)), "removal_day", OUT),
        (Removal("VM", TODAY), "removal_state", OUT),
    ],
    ids=["none", "no day", "near", "past", "by the accused State"],
)
def test_an_interim_measure_is_asked_for_against_a_removal_that_is_near(removal, key, expected):
    stands = circumstances(removal=removal, accused_states=("VM",))
    assert outcomes(pack("coe-ecthr-r39", stands=stands), key) == [expected]


def test_an_avenue_that_does_not_deal_with_the_acts_is_out_of_scope():
    assert outcomes(pack("un-hrc-op1"), "acts") == [FINE]
    assert outcomes(pack("un-cat-22"), "acts") == [OUT]
    near = circumstances(removal=Removal("DE", TODAY))
    assert outcomes(pack("un-cat-22", stands=near), "acts") == [FINE]
    assert outcomes(pack("un-hrc-op1", stands=near), "acts") == [FINE]


def test_a_date_needs_its_month():
    assert outcomes(pack("un-wgeid"), "month_and_year") == [FINE]
    undated = changed(courier(), 0, times=())
    assert outcomes(pack("un-wgeid", held=sources(account=account(undated))), "month_and_year") == [
        MISSING
    ]


def test_institutions_stand_in_full():
    assert outcomes(pack("un-wgeid"), "full_names") == [FINE]
    from bodies.velmara import report
    from bodies.velmara import said as stated

    text = "Jan Aver was detained in Keld on 3 April 2026 by the SPR."
    short = report(
        "x-short",
        text,
        stated(
            text,
            text.rstrip("."),
            acts=[("detention", "detained")],
            places=[("keld", "Keld")],
            accused=[("the SPR", "state", "direct")],
        ),
    )
    held = sources(account=account(short))
    assert outcomes(pack("un-wgeid", held=held), "full_names") == [MISSING]
    assert "SPR" in said(pack("un-wgeid", held=held), "full_names")[0]


def test_a_prosecutor_needs_a_person_and_not_a_regiment():
    assert outcomes(pack("de-gba"), "suspects") == [MISSING]
    held = sources(written=(written("suspects-and-functions", "Colonel Tarn, commander"),))
    assert outcomes(pack("de-gba", held=held), "suspects") == [FINE]


def test_each_element_of_a_crime_against_humanity_is_shown_and_answered_for():
    elements = ("widespread_or_systematic", "against_civilians", "policy_behind_it")
    answers = tuple((one, True) for one in elements)
    bare = pack("de-gba", stands=circumstances(answers=answers))
    assert outcomes(bare, "element") == [MISSING] * 4
    held = sources(written=(written("attack-context", "In six districts within one month."),))
    shown = pack("de-gba", held=held, stands=circumstances(answers=answers))
    assert outcomes(shown, "element") == [FINE, FINE, FINE, MISSING]
    no = circumstances(answers=(("against_civilians", False),))
    assert OUT in outcomes(pack("de-gba", held=held, stands=no), "element")


@pytest.mark.parametrize(("answer", "expected"), [(None, MISSING), (True, FINE), (False, OUT)])
def test_a_question_only_a_person_can_answer_stays_open_until_they_do(answer, expected):
    answers = () if answer is None else (("nobody_named", answer),)
    prepared = pack("osce-moscow", stands=circumstances(answers=answers))
    assert outcomes(prepared, "asked") == [expected]


def test_a_ground_in_words_of_ours_is_refused_and_quoted_it_is_not():
    plain = sources(written=(written("summary", "The regiment took gay men from the market."),))
    assert outcomes(pack("osce-moscow", held=plain), "ground") == [OUT]
    quoted = sources(written=(written("summary", "They took those they called “gay men”."),))
    assert outcomes(pack("osce-moscow", held=quoted), "ground") == []


def test_what_the_person_says_of_themselves_is_their_own():
    held = with_case(
        "coe-ecthr-r39",
        "grounds-of-fear",
        written=(written("grounds-of-fear", "They say I am one of the gay men"),),
    )
    assert outcomes(pack("coe-ecthr-r39", held=held), "ground") == []


def test_a_listing_needs_a_source_that_can_be_published():
    assert outcomes(pack("eu-ghrsr"), "published") == [MISSING]


def test_requirements_past_their_review_are_the_last_that_was_known():
    assert outcomes(pack("un-hrc-op1"), "requirements") == [FINE]
    late = circumstances(on=date(2027, 5, 22) + GRACE)
    assert outcomes(pack("un-hrc-op1", stands=late), "requirements") == [MISSING]


def test_what_stops_a_submission_is_told_first():
    mixed = [Check("a", FINE), Check("b", MISSING), Check("c", OUT), Check("d", CONFLICT)]
    assert [one.key for one in gravest_first(mixed)] == ["d", "c", "b", "a"]


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize(
    "avenue", ["un-hrc-op1", "un-wgeid", "coe-ecthr-r39", "de-gba", "eu-ghrsr"]
)
def test_every_check_that_is_not_fine_says_what_to_do(avenue, language):
    for one in pack(avenue, language).checks:
        assert one.said(wording(language)).strip()
        assert bool(one.todo(wording(language)).strip()) is (one.outcome is not FINE)
