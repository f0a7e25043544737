"""Bodies of several lists become one each; a State comes from whom people say they are."""

from dataclasses import replace

from protection.avenues.velmara import LACKING, body, text, tie

from habeas.bodies.body import BodyRole
from habeas.protection.avenues.joined import joined, with_states


def test_the_first_list_says_what_a_body_is_and_the_next_fill_what_it_leaves_out():
    entered = replace(body("police", None), name=text("Our police"))
    told = body("police", "VM", BodyRole.POLICE, LACKING)
    found = joined([entered], [told], [body("court", None)])
    assert found["police"] == replace(told, name=entered.name)
    assert list(found) == ["police", "court"]


def test_a_body_without_a_state_gets_that_of_whom_people_say_it_is():
    bodies = {one.key: one for one in (body("a", None), body("b", None), body("vm.police"))}
    same = [tie("a", "same_as", "b"), tie("b", "same_as", "vm.police")]
    found = with_states(bodies, same)
    assert {key: one.state for key, one in found.items()} == dict.fromkeys(bodies, "VM")


def test_where_they_are_of_two_states_nobody_guesses():
    bodies = {one.key: one for one in (body("a", None), body("b", "AR"), body("c", "VM"))}
    same = [tie("a", "same_as", "b"), tie("a", "same_as", "c"), tie("x", "same_as", "y")]
    assert with_states(bodies, same) == bodies
