"""Scenarios: what is read, what is answered, and how a mistake in one is told."""

import json
import re

import pytest
from house.source import ROOT

from habeas.protection.avenues.answer import answer, evaluated
from habeas.protection.avenues.catalogue import catalogue
from habeas.protection.avenues.scenario import read_scenario
from habeas.protection.avenues.situation import Removal
from habeas.protection.faults import (
    FileFault,
    MissingField,
    NotADay,
    NotKnown,
    OutOfOrder,
    UnknownField,
    WrongKind,
)

GUIDE = (ROOT / "docs" / "avenue-scenarios.md").read_text(encoding="utf-8")
EXAMPLE = re.search(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)[1]
SMALLEST = "habeas: scenario/1\ntitle: Nothing is known.\ntoday: 2026-11-27\n"


def read(text):
    return read_scenario(text, "own.yaml", catalogue())


def answered(text, language="en"):
    return answer(evaluated(read(text)), language)


def fault(text):
    with pytest.raises(FileFault) as raised:
        read(text)
    return raised.value


def changed(old, new):
    assert old in EXAMPLE
    return EXAMPLE.replace(old, new, 1)


def test_the_example_of_the_guide_holds_what_it_expects():
    told = answered(EXAMPLE)
    assert told["holds"], told["expected"]
    assert [one["verdict"] for one in told["avenues"]] == ["excluded", "consent-needed"]


def test_every_field_of_the_answer_is_in_the_guide():
    described = set(re.findall(r"^\| `(\w+)` \|", GUIDE, re.MULTILINE))
    told = answered(EXAMPLE)
    assert told.keys() <= described
    for one in told["avenues"]:
        assert one.keys() <= described
        nested = [one["decided_by"], *one["onward"], *one["conditions"], *one["deadlines"]]
        words = set(re.findall(r"\w+", GUIDE))
        assert {key for part in nested for key in part} <= words


def test_every_rule_and_verdict_is_in_the_guide_in_the_order_that_decides():
    from habeas.protection.avenues.verdicts import Colour, Rule

    listed = re.findall(r"^\| `([a-z-]+)` \| ([a-z-]+) \|", GUIDE, re.MULTILINE)
    assert [rule for rule, _ in listed if rule in set(Rule)] == [rule.value for rule in Rule]
    verdicts = [Colour(verdict).gravity for rule, verdict in listed if rule in set(Rule)]
    assert verdicts == sorted(verdicts, reverse=True)


def test_every_field_of_a_scenario_is_in_the_guide():
    from habeas.protection.avenues import scenario

    described = set(re.findall(r"^\| `([\w-]+)` \|", GUIDE, re.MULTILINE))
    assert set(scenario._FIELDS) <= described


def test_a_scenario_of_nothing_asks_about_every_avenue_and_opens_none_but_universal_ones():
    told = answered(SMALLEST)
    assert len(told["avenues"]) == len(catalogue().avenues)
    assert told["holds"] is True


def test_an_expectation_that_does_not_hold_says_on_which_points():
    told = answered(changed("    path: [inspectors, minister]", "    path: [inspectors]"))
    assert told["holds"] is False
    assert told["expected"][0]["differs"] == {
        "path": {"expected": ["inspectors"], "found": ["inspectors", "minister"]}
    }


@pytest.mark.parametrize(
    ("wanted", "point"),
    [
        ("verdict: open", "verdict"),
        ("verdict: consent-needed, decided-by: none", "decided-by"),
        ("verdict: consent-needed, reasons: [onward-consent, same-state]", "reasons"),
        ("verdict: consent-needed, onward: []", "onward"),
        ("verdict: consent-needed, days-left: 50", "days-left"),
        ("verdict: consent-needed, days-left: null", "days-left"),
        ("verdict: consent-needed, days-left: {four-months: -1}", "days-left four-months"),
    ],
)
def test_each_point_of_an_expectation_is_compared(wanted, point):
    old = "verdict: consent-needed, onward: [foreign], days-left: 49"
    told = answered(changed(old, wanted))
    assert list(told["expected"][1]["differs"]) == [point]


def test_a_limit_that_has_not_started_is_expected_by_null():
    text = changed("events:\n  final-domestic-decision: 2026-09-15\n", "")
    assert answered(text.replace("days-left: 49", "days-left: null"))["holds"]


def test_bundled_avenues_are_asked_about_by_name_with_the_catalogue_s_bodies():
    told = answered(SMALLEST + "avenues: [icc-otp, ru-sk]\nalleged-perpetrators: [ru.president]\n")
    assert [one["avenue"] for one in told["avenues"]] == ["icc-otp", "ru-sk"]
    assert told["avenues"][1]["decided_by"]["rule"] == "under-accused"


def test_without_the_catalogue_s_bodies_its_receivers_are_unknown():
    told = answered(SMALLEST + "catalogue-bodies: false\navenues: [un-wgeid]\n")
    assert "no-node" in [one["rule"] for one in told["avenues"][0]["reasons"]]


def test_the_order_of_what_is_in_the_file_changes_nothing():
    lists = EXAMPLE.split("edges:\n")
    bodies = re.findall(r"^  - \{key.*$", lists[0], re.MULTILINE)
    mixed = EXAMPLE.replace("\n".join(bodies), "\n".join(reversed(bodies)))
    assert mixed != EXAMPLE
    assert json.dumps(answered(mixed)) == json.dumps(answered(EXAMPLE))


def test_an_answer_in_russian_differs_in_its_sentences_alone():
    english, russian = answered(EXAMPLE), answered(EXAMPLE, "ru")
    assert "подчиняется" in russian["avenues"][0]["decided_by"]["text"]
    assert [one["verdict"] for one in russian["avenues"]] == [
        one["verdict"] for one in english["avenues"]
    ]


def test_the_whole_of_a_scenario_is_read():
    held = read(
        changed("  is-in: PL\n", "  removal: {by: PL, on: 2026-12-01, to: X-VELMARA}\n")
        + """threats: [foreign]
consents:
  - {recipient: court, onward: [foreign, "X-VELMARA:government"], fields: [whereabouts]}
tried: [{avenue: a petition, state: ended, on: 2026-01-01}]
intermediaries: [{body: inspectors}]
futility: [{avenue: ru-sk, reason: No use., by: Mira Tolen, on: 2026-01-01}]
"""
    ).situation  # fmt: skip
    assert held.removal == Removal("PL", held.removal.on, "X-VELMARA")
    assert (held.threats, len(held.consents[0].onward)) == (("foreign",), 2)
    assert [one.avenue for one in (*held.tried, *held.futility)] == ["a petition", "ru-sk"]


@pytest.mark.parametrize(
    ("old", "new", "kind", "field"),
    [
        ("habeas: scenario/1\n", "", MissingField, "habeas"),
        ("scenario/1", "scenario/2", NotKnown, "habeas"),
        ("today: 2026-11-27\n", "", MissingField, "today"),
        ("today: 2026-11-27", "today: tomorrow", NotADay, "today"),
        ("alleged-perpetrators: [minister]", "alleged-perpetrators: [minster]", NotKnown,
         "alleged-perpetrators"),
        ("alleged-perpetrators", "perpetrators", UnknownField, "perpetrators"),
        ("to: inspectors,", "to: inspector,", NotKnown, "to"),
        ("kind: commands", "kind: comands", NotKnown, "kind"),
        ("since: 2019-02-01", "since: 2019-02-01, until: 2018-02-01", OutOfOrder, "until"),
        ("since: 2019-02-01", "since: 2019-02-31", NotADay, "since"),
        ("date: 2025-04", "date: spring", NotADay, "date"),
        ("kind: detention", "kind: detension", NotKnown, "kind"),
        ("is-in: PL", "is-in: XX", NotKnown, "is-in"),
        ("final-domestic-decision: 2026", "final-decision: 2026", NotKnown, "final-decision"),
        ("verdict: excluded", "verdict: closed", NotKnown, "verdict"),
        ("decided-by: under-accused", "decided-by: under", NotKnown, "decided-by"),
        ("days-left: 49", "days-left: soon", WrongKind, "days-left"),
        ("expect:\n  - avenue: complaint", "expect:\n  - avenue: complain", NotKnown, "avenue"),
        ("avenues:\n  - avenue", "avenues:\n  - icc\n  - avenue", NotKnown, "avenues"),
    ],
)  # fmt: skip
def test_a_mistake_in_a_scenario_is_told_with_its_line_and_field(old, new, kind, field):
    told = fault(changed(old, new))
    assert type(told) is kind
    assert told.facts["field"] == field
    assert told.facts["file"] == "own.yaml"


@pytest.mark.parametrize("text", ["just a sentence", "- a\n- b\n", "5"])
def test_a_file_that_is_no_scenario_at_all_is_refused(text):
    assert isinstance(fault(text), WrongKind)


@pytest.mark.parametrize(
    "line", ["bodies: police", "acts: {}", "person: here", "avenues: icc-otp", "expect: [open]"]
)
def test_a_part_of_the_wrong_shape_is_refused(line):
    assert isinstance(fault(SMALLEST + line + "\n"), WrongKind)
