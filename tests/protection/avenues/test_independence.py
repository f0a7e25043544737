from datetime import date

import pytest
from protection.avenues.velmara import (
    BODIES,
    COURT,
    DETENTION,
    LACKING,
    avenue,
    body,
    rules,
    situation,
    tie,
    verdict,
)

from habeas.protection.avenues.situation import Act
from habeas.protection.avenues.verdicts import Colour
from habeas.words.dates import Edtf


def decided(receiver, *ties, **more):
    return verdict(avenue(receiver), situation(*ties, **more))


def test_a_receiver_that_is_accused_is_excluded():
    found = decided("police")
    assert (found.verdict, rules(found)[0]) == (Colour.EXCLUDED, "is-accused")
    assert found.decided_by.way.keys == ("police",)


def test_a_threat_to_the_person_counts_as_an_accused_does():
    found = decided("minister", accused=(), threats=("minister",))
    assert found.verdict is Colour.EXCLUDED
    assert found.decided_by.text.said("en") == "Minister is recorded as a threat to the person."


@pytest.mark.parametrize(
    ("child", "kind", "parent"),
    [
        ("police", "commands", "inspectors"),
        ("police", "controls", "inspectors"),
        ("inspectors", "reports_to", "police"),
        ("inspectors", "belongs_to", "police"),
        ("inspectors", "same_as", "police"),
    ],
)
def test_a_receiver_that_answers_to_an_accused_is_excluded(child, kind, parent):
    found = decided("inspectors", tie(child, kind, parent))
    assert (found.verdict, found.decided_by.rule.value) == (Colour.EXCLUDED, "under-accused")
    assert found.decided_by.way.keys == ("inspectors", "police")


def test_what_an_office_commands_its_holder_commands():
    ties = (tie("police", "holds_office", "minister"), tie("minister", "commands", "inspectors"))
    found = decided("inspectors", *ties)
    assert found.decided_by.way.keys == ("inspectors", "minister", "police")
    assert not any(step.contested for step in found.decided_by.way.steps)
    assert decided("minister", ties[0]).verdict is Colour.EXCLUDED


def test_a_way_of_mixed_ties_is_followed_to_its_end_and_told_step_by_step():
    ties = (tie("minister", "commands", "inspectors"), tie("minister", "reports_to", "police"))
    found = decided("inspectors", *ties)
    assert found.decided_by.way.keys == ("inspectors", "minister", "police")
    assert found.decided_by.text.said("en") == (
        "Inspectors answers to Police, an alleged perpetrator: "
        "commanded by Minister, reports to Police."
    )
    assert "под командованием «Minister (по-русски)»" in found.decided_by.text.said("ru")


def test_a_receiver_that_commands_an_accused_is_red():
    found = decided("minister", tie("minister", "commands", "police"))
    assert (found.verdict, found.decided_by.rule.value) == (Colour.RED, "commands-accused")
    assert found.decided_by.way.keys == ("minister", "police")


def test_whoever_the_accused_reports_to_stands_over_it():
    found = decided("minister", tie("police", "reports_to", "minister"))
    assert found.decided_by.rule.value == "commands-accused"


def test_where_people_are_handed_over_on_the_way_it_is_red():
    found = decided("inspectors", tie("inspectors", "hands_over_to", "police"))
    assert (found.verdict, found.decided_by.rule.value) == (Colour.RED, "hands-over")


def test_a_way_of_command_stands_in_the_place_of_one_of_handing_over():
    ties = (
        tie("inspectors", "hands_over_to", "police"),
        tie("minister", "commands", "inspectors"),
        tie("police", "commands", "minister"),
    )
    found = decided("inspectors", *ties)
    assert rules(found) == ["under-accused"]


def test_a_body_found_not_independent_is_red_with_who_found_it():
    changed = tuple(
        body("court", None, independence=LACKING) if one is COURT else one for one in BODIES
    )
    found = decided("court", bodies=changed)
    assert (found.verdict, rules(found)) == (Colour.RED, ["not-independent"])
    assert "Mission of 2030" in found.decided_by.text.said("en")


def test_a_receiver_nobody_entered_is_unknown_and_a_tie_alone_makes_no_node():
    assert decided("somebody").verdict is Colour.UNKNOWN
    assert decided("somebody", tie("somebody", "reports_to", "court")).verdict is Colour.UNKNOWN


def test_a_receiver_of_the_same_state_is_amber_and_one_abroad_is_not():
    assert rules(decided("inspectors")) == ["same-state"]
    assert decided("prosecutor of ardenia").verdict is Colour.OPEN


def test_where_nobody_is_accused_the_state_of_the_acts_still_counts():
    assert rules(decided("inspectors", accused=())) == ["same-state"]


def test_a_tie_counts_while_its_dates_overlap_the_acts_or_today():
    def at(since, until):
        return decided(
            "inspectors", tie("police", "commands", "inspectors", since=since, until=until)
        )

    during, before = date(2031, 4, 30), date(2031, 3, 31)
    assert at(date(2020, 1, 1), during).verdict is Colour.EXCLUDED
    assert at(date(2020, 1, 1), before).verdict is Colour.AMBER
    assert at(date(2031, 6, 15), None).verdict is Colour.EXCLUDED
    assert at(date(2031, 6, 16), None).verdict is Colour.AMBER


def test_where_an_act_has_no_date_every_tie_counts():
    gone = tie("police", "commands", "inspectors", until=date(1990, 1, 1))
    found = decided("inspectors", gone, acts=(Act("detention", None, "VM"),))
    assert found.verdict is Colour.EXCLUDED


def test_two_who_are_said_to_command_each_other_are_taken_as_said_and_shown_as_contested():
    ties = (tie("police", "commands", "inspectors"), tie("inspectors", "commands", "police"))
    found = decided("inspectors", *ties)
    assert rules(found) == ["under-accused", "commands-accused"]
    assert all(step.contested for reason in found.reasons for step in reason.way.steps)
    assert "(contested)" in found.decided_by.text.said("en")


def test_a_circle_of_commands_comes_to_an_end():
    circle = [tie(a, "commands", b) for a, b in ("ab", "bc", "ca")]
    bodies = (*BODIES, *(body(key, None) for key in "abc"))
    assert decided("a", *circle, bodies=bodies).verdict is Colour.OPEN


def test_an_inferred_step_says_that_it_is_inferred():
    found = decided("inspectors", tie("police", "commands", "inspectors", inferred=True))
    assert "(inferred)" in found.decided_by.text.said("en")
    assert "(выведено)" in found.decided_by.text.said("ru")


def test_of_ways_of_one_length_the_order_of_ties_does_not_choose():
    ties = [tie("minister", "commands", "inspectors"), tie("foreign", "commands", "inspectors")]
    ties += [tie("police", "commands", "minister"), tie("police", "commands", "foreign")]
    acts = (DETENTION, Act("killing", Edtf.parse("2030"), "VM"))
    one, other = (
        decided("inspectors", *held, acts=told)
        for held, told in ((ties, acts), (ties[::-1], acts[::-1]))
    )
    assert one == other
