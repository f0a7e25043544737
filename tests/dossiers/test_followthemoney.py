import json

import pytest
from bodies.entering import body, tie

from habeas.bodies.body import BodyKind
from habeas.bodies.brought import WhyLeft
from habeas.bodies.entered import TermReversed
from habeas.bodies.graph import TieKind
from habeas.dossiers.followthemoney import (
    NotAnEntity,
    NotEntities,
    read_entities,
    write_entities,
)
from habeas.words.provenance import Confidence


def lines(*entities):
    return "\n".join(json.dumps(one) for one in entities).encode()


def entity(identifier, schema, **properties):
    held = {n: v if isinstance(v, list) else [v] for n, v in properties.items()}
    return {"id": identifier, "schema": schema, "properties": held, "datasets": ["velmara"]}


COLONEL = entity(
    "p1", "Person", name="Radek Hasimel", country="vm", religion="secret",
    ethnicity=["secret", "more"], birthDate="1970-01-01", notes="secret of his",
)  # fmt: skip
GUARD = entity("g1", "PublicBody", name=["National Guard", "Guard"], country=["vm", "or"],
               notes="Founded in 2029")  # fmt: skip


def link(schema, role="", **ends):
    further = {"role": role} if role else {}
    return entity("x1", schema, **ends, **further)


def ties_of(one):
    told = read_entities(lines(COLONEL, GUARD, one))
    return [(held.tie.child, held.tie.kind, held.tie.parent) for held in told.ties], told.left_out


def test_people_and_institutions_become_bodies_with_their_names_and_state():
    told = read_entities(lines(COLONEL, GUARD))
    assert [one.body for one in told.bodies] == [
        body("p1", "Radek Hasimel", kind=BodyKind.PERSON, state="VM"),
        body("g1", "National Guard", other_names=("Guard",), note="Founded in 2029"),
    ]


def test_what_may_never_be_kept_of_a_person_is_dropped_and_said_so():
    told = read_entities(lines(COLONEL))
    assert told.never_kept == (("ethnicity", 1), ("religion", 1))
    assert told.not_taken == (("birthDate", 1), ("notes", 1))
    assert "secret" not in repr(told)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (link("Membership", member="p1", organization="g1"), ("p1", "belongs_to", "g1")),
        (link("Employment", employee="p1", employer="g1"), ("p1", "belongs_to", "g1")),
        (link("Directorship", "Commander", director="p1", organization="g1"),
         ("p1", "commands", "g1")),
        (link("Directorship", "deputy commander", director="p1", organization="g1"),
         ("p1", "belongs_to", "g1")),
        (link("Ownership", "controls", owner="p1", asset="g1"), ("p1", "controls", "g1")),
        (link("UnknownLink", "reports to", subject="g1", object="p1"), ("g1", "reports_to", "p1")),
        (link("UnknownLink", "commanded by", subject="g1", object="p1"), ("p1", "commands", "g1")),
        (link("Succession", "hands over to", predecessor="p1", successor="g1"),
         ("p1", "hands_over_to", "g1")),
    ],
)  # fmt: skip
def test_a_link_becomes_the_tie_it_says(one, said):
    ties, left = ties_of(one)
    assert ties == [(said[0], TieKind(said[1]), said[2])]
    assert left == ()


@pytest.mark.parametrize(
    ("one", "why"),
    [
        (link("Ownership", owner="p1", asset="g1"), WhyLeft.SAYS_NO_TIE),
        (link("Representation", agent="p1", client="g1"), WhyLeft.SAYS_NO_TIE),
        (link("Succession", predecessor="p1", successor="g1"), WhyLeft.SAYS_NO_TIE),
        (link("UnknownLink", "adviser", subject="p1", object="g1"), WhyLeft.SAYS_NO_TIE),
        (link("Family", person="p1", relative="p1"), WhyLeft.PRIVATE),
        (link("Vessel"), WhyLeft.NO_BODY_AND_NO_TIE),
        (link("Membership", member="p1", organization="nobody"), WhyLeft.END_MISSING),
        (link("Membership", member=["p1", "g1"], organization="g1"), WhyLeft.END_MISSING),
    ],
)
def test_what_a_link_does_not_say_is_left_out_and_not_guessed(one, why):
    ties, left = ties_of(one)
    assert ties == []
    assert [(held.line, held.what, held.why) for held in left] == [(3, f"{one['schema']} x1", why)]


def test_dates_and_sources_of_a_link_are_kept():
    one = entity("x1", "Membership", member="p1", organization={"id": "g1"},
                 startDate="2029-05-01T00:00:00", endDate=["2030", "2031"],
                 publisher="Gazette", sourceUrl="example.org/12")  # fmt: skip
    told = read_entities(lines(COLONEL, GUARD, one), Confidence.EXCERPT).ties[0].tie
    assert (told.since, told.until) == ("2029-05-01", "")
    assert told.source == "Gazette, example.org/12"
    assert told.confidence is Confidence.EXCERPT


def test_a_link_without_a_source_says_from_which_file_it_is():
    told = read_entities(lines(COLONEL, GUARD, link("Membership", member="p1", organization="g1")))
    assert told.ties[0].tie.source == "FollowTheMoney velmara x1"


NO_ENTITIES = [
    "{", "[]", "3", '{"id": "a"}', '{"id": "a", "schema": "Person", "properties": []}',
    "[" * 100_000,
]  # fmt: skip


@pytest.mark.parametrize("line", NO_ENTITIES)
def test_a_line_that_is_no_entity_is_told_with_its_number(line):
    told = read_entities(b"\n" + line.encode())
    assert [(one.line, type(one.error)) for one in told.mistakes] == [(2, NotAnEntity)]


def test_a_link_that_ends_before_it_begins_is_a_mistake():
    one = entity("x1", "Membership", member="p1", organization="g1", startDate="2031",
                 endDate="2030")  # fmt: skip
    told = read_entities(lines(COLONEL, GUARD, one))
    assert [(held.line, type(held.error)) for held in told.mistakes] == [(3, TermReversed)]


def test_what_is_not_utf_8_is_refused():
    with pytest.raises(NotEntities):
        read_entities(b"\xff\xfe{")


def test_entities_that_were_written_are_read_back():
    bodies = [body("p", "Radek", kind=BodyKind.PERSON, state="VM"), body("u", kind=BodyKind.UNIT)]
    ties = [
        tie("p", kind.value, "u", f"l-{number}", since="2029-05", until="2031-01-02")
        for number, kind in enumerate(TieKind)
    ]
    told = read_entities(write_entities(bodies, ties).encode())
    assert [one.body for one in told.bodies] == bodies
    assert [(one.tie.kind, one.tie.same_as) for one in told.ties] == [
        (one.kind, one.same_as) for one in ties
    ]
    assert {one.tie.confidence for one in told.ties} == {Confidence.READ}
    assert (told.left_out, told.mistakes) == ((), ())


def test_a_date_said_roughly_is_written_as_the_day_that_bounds_it():
    held = tie("p", "commands", "u", since="2029-05~", until="2030-21")
    (line,) = write_entities([], [held]).splitlines()
    properties = json.loads(line)["properties"]
    assert (properties["startDate"], properties["endDate"]) == (["2029-05-01"], ["2030-05-31"])
