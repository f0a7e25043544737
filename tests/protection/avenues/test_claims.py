"""Every mistake of every file is told once, and none that only follows from another."""

import pytest

from habeas.protection.avenues.catalogue import catalogue, from_files
from habeas.protection.avenues.scenario import read_scenario
from habeas.protection.faults import FileFault, SameIdentifier

STATES = "states:\n  VM: {en: Velmara, ru: Велмара}\n"
BODY = "  - {{key: {0}, name: {{en: {0}, ru: {0}}}, kind: {1}, state: {2}}}\n"
EDGE = "edges:\n  - {{from: {}, kind: {}, to: {}, confidence: remembered}}\n"
SCENARIO = """habeas: scenario/1
title: Broken.
today: 2026-11-27
catalogue-bodies: false
"""


def told(**files):
    with pytest.raises(FileFault) as raised:
        from_files({f"{name}.yaml": text for name, text in files.items()})
    return told_of(raised.value)


def told_of(fault):
    return [(str(one.facts["file"]), one.facts["line"], type(one).__name__) for one in fault.all]


def test_a_body_that_is_there_twice_hides_no_typo_of_another_file():
    first = "bodies:\n" + BODY.format("guard", "unit", "VM") + BODY.format("guard", "unit", "VM")
    second = (
        "bodies:\n" + BODY.format("court", "cuort", "VM") + EDGE.format("guard", "bosses", "court")
    )
    assert told(states=STATES, one=first, two=second) == [
        ("one.yaml", 3, "SameIdentifier"),
        ("two.yaml", 2, "NotKnown"),
        ("two.yaml", 4, "NotKnown"),
    ]


def test_a_body_of_a_file_with_a_typo_is_not_missed_where_another_file_names_it():
    first = "bodies:\n" + BODY.format("guard", "unitt", "VM")
    second = (
        "bodies:\n"
        + BODY.format("court", "court", "VM")
        + EDGE.format("guard", "commands", "court")
    )
    assert told(states=STATES, one=first, two=second) == [("one.yaml", 2, "NotKnown")]


def test_a_body_given_again_is_found_though_the_first_one_has_a_typo():
    first = "bodies:\n" + BODY.format("guard", "unitt", "VM")
    second = "bodies:\n" + BODY.format("guard", "unit", "VM")
    assert told(states=STATES, one=first, two=second) == [
        ("one.yaml", 2, "NotKnown"),
        ("two.yaml", 2, "SameIdentifier"),
    ]


def test_a_state_with_a_mistake_is_told_once_and_not_for_each_body_of_it():
    bodies = "bodies:\n" + BODY.format("guard", "unit", "VM") + BODY.format("court", "unit", "VM")
    assert told(states="states:\n  VM: Velmara\n", one=bodies) == [
        ("states.yaml", 2, "OneLanguage")
    ]


def test_a_file_that_cannot_be_read_at_all_hides_no_mistake_of_another():
    bodies = "bodies:\n" + BODY.format("guard", "unit", "VM") + BODY.format("guard", "unit", "VM")
    broken = told(states=STATES, one=bodies, two='bodies: "\n')
    assert {(file, kind) for file, _, kind in broken} == {
        ("one.yaml", "SameIdentifier"),
        ("two.yaml", "NotYaml"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "sources:\n  S01: {title: Another, kind: primary, read-on: 2026-11-21}\n",
        "states:\n  RU: Velmara\n",
    ],
)
def test_a_file_of_a_team_puts_nothing_in_the_place_of_what_bundled_facts_rest_on(text):
    with pytest.raises(SameIdentifier) as raised:
        catalogue().extended(text, "own.yaml")
    assert raised.value.facts["line"] == 2


def test_everything_wrong_in_a_scenario_is_told_at_once():
    text = SCENARIO + (
        "bodies:\n"
        "  - {key: guard, name: Guard, kind: unitt, state: X-VELMARA}\n"
        "  - {key: guard, name: Guard, kind: unit, state: X-VELMARA}\n"
        "alleged-perpetrators: [guard, nobody]\n"
        "acts:\n"
        "  - {kind: detencion, date: 2025-13}\n"
        "avenues:\n"
        "  - {avenue: own, name: Own, kind: domestik, receiver: guard}\n"
        "  - nope\n"
        "expect:\n"
        "  - {avenue: own, verdict: exluded}\n"
        "colour: blue\n"
    )
    with pytest.raises(FileFault) as raised:
        read_scenario(text, "s.yaml", catalogue())
    lines = [line for _, line, _ in told_of(raised.value)]
    assert set(lines) == {6, 7, 8, 10, 12, 13, 15, 16}


def test_a_field_that_is_missing_from_a_scenario_is_told_with_its_other_mistakes():
    with pytest.raises(FileFault) as raised:
        read_scenario(
            "habeas: scenario/1\ntitle: x\nperson: {is-in: Poland}\n", "s.yaml", catalogue()
        )
    assert {kind for _, _, kind in told_of(raised.value)} == {"MissingField", "NotKnown"}
