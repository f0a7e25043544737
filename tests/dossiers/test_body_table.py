import pytest
from bodies.entering import GAZETTE, body, tie

from habeas.bodies.body import BodyKind, BodyRole
from habeas.bodies.brought import EndNotKnown, Present, compared
from habeas.bodies.entered import (
    EndMissing,
    NoKey,
    NotAState,
    NotIndependent,
    TermReversed,
    TieRestsOnNothing,
    TieToItself,
)
from habeas.dossiers.body_table import NoSuchWord, NotATable, TooManyCells, read_table, write_table
from habeas.words.dates import NotADate
from habeas.words.provenance import Confidence

SMALL = f"""kind;type;key;name;name_en;name_ce;state;from;to;since;until;source;confidence
body;unit;vm.guard;Гвардия;Guard;Гвард;vm;;;;;;
tie;commands;;;;;;vm.guard;vm.police;2029-05;2031~;{GAZETTE};read
"""


def test_a_table_of_a_spreadsheet_is_read_whatever_its_marks_and_order():
    for text in (SMALL, "\ufeff" + SMALL, SMALL.replace("\n", "\r\n")):
        told = read_table(text.encode())
        assert [(one.line, one.body) for one in told.bodies] == [
            (2, body("vm.guard", "Гвардия", kind=BodyKind.UNIT, name_en="Guard",
                     other_names=("Гвард",), state="VM"))
        ]  # fmt: skip
        assert [(one.line, one.tie) for one in told.ties] == [
            (3, tie("vm.guard", "commands", "vm.police", "", since="2029-05", until="2031~"))
        ]
        assert told.mistakes == ()


def test_columns_may_stand_in_any_order():
    told = read_table(b"name,kind\nThe Guard,body\n")
    assert told.bodies[0].body == body("guard", "The Guard")


def test_every_mistake_is_told_with_its_line():
    lines = [
        "kind,type,key,name,from,to,since,until,source,confidence",
        "thing,,,,,,,,,",
        "body,castle,a,A,,,,,,",
        'body,,b,"B\nof two lines",,,,,,',
        "tie,leads,,,a,b,,,s,read",
        "tie,,,,a,b,,,s,read",
        "tie,commands,,,a,b,soon,,s,read",
        "tie,commands,,,a,b,2031,2030,s,read",
        "tie,commands,,,a,b,,,,read",
        "body,,c,C,,,,,,,,,too much",
        "",
    ]
    told = read_table("\n".join(lines).encode())
    assert [(one.line, type(one.error)) for one in told.mistakes] == [
        (2, NoSuchWord), (3, NoSuchWord), (6, NoSuchWord), (7, NoSuchWord), (8, NotADate),
        (9, TermReversed), (10, TieRestsOnNothing), (11, TooManyCells),
    ]  # fmt: skip
    assert told.bodies[0].body.name == "B of two lines"


def test_every_mistake_of_one_line_is_told_and_none_of_the_ties_that_lead_to_it():
    lines = [
        "kind,type,key,name,role,state,from,to,since,source,confidence",
        "body,castle,a,,polise,Velmara,,,,,",
        "tie,bosses,,,,,a,b,2029-13,Gazette,sure",
        "body,,b,B,,,,,,,",
        "tie,commands,,,,,a,b,,Gazette,read",
    ]
    told = compared(read_table("\n".join(lines).encode()), Present({}, (), {}))
    assert [(one.line, type(one.error)) for one in told.mistakes] == [
        (2, NoSuchWord), (2, NoSuchWord), (2, NoKey), (2, NotAState), (3, NoSuchWord),
        (3, NoSuchWord), (3, NotADate),
    ]  # fmt: skip
    assert told.lines_at_fault == 2
    assert len(told.bodies) == 1


def test_every_mistake_of_one_tie_is_told_also_that_it_leads_to_nobody():
    lines = [
        "kind,type,from,to,since,until,source,confidence",
        "tie,commands,a,a,soon,never,,",
        "tie,,a,,2031,2030,s,sure",
    ]
    told = compared(read_table("\n".join(lines).encode()), Present({}, (), {"b": "B"}))
    assert [(one.line, type(one.error)) for one in told.mistakes] == [
        (2, TieToItself), (2, TieRestsOnNothing), (2, NotADate), (2, NotADate), (2, EndNotKnown),
        (3, NoSuchWord), (3, NoSuchWord), (3, EndMissing), (3, TermReversed), (3, EndNotKnown),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "content",
    [b"", b"name,type\nA,b\n", b"\xff\xfek\x00i\x00", b"kind,kind\n", b'kind,name\nbody,"A\n',
     b"\x00\x01\x02"],
)  # fmt: skip
def test_what_is_no_table_is_refused(content):
    with pytest.raises(NotATable):
        read_table(content)


def test_what_may_never_be_kept_is_dropped_and_said_so():
    told = read_table(
        "kind,key,name,Ethnicity,Вероисповедание,phone\nbody,a,A,zz,yy,1\nbody,b,B,zz,,\n".encode()
    )
    assert told.never_kept == (("ethnicity", 2), ("вероисповедание", 1))
    assert told.not_taken == (("phone", 1),)
    assert "zz" not in repr(told.bodies)


def test_a_table_that_was_written_is_read_back():
    found = NotIndependent("Court of Orlo", "Judgment; of 3 May", Confidence.EXCERPT)
    bodies = [
        body("a", "=SUM(A1)", kind=BodyKind.COURT, name_ru="«Суд», Орло", state="VM",
             role=BodyRole.COURT, note='He said "no".\nTwice.', not_independent=found,
             other_names=("A", "The A")),
        body("b", "'-1"),
    ]  # fmt: skip
    ties = [
        tie("a", "hands_over_to", "b", "", since="2029", note="@home"),
        tie("b", "commands", "a", "", source="", confidence=None, statements=("s-1", "s-2")),
    ]
    text = write_table(bodies, ties)
    assert ",=SUM" not in text
    told = read_table(text.encode())
    assert told.mistakes == ()
    assert [one.body for one in told.bodies] == bodies
    assert [one.tie for one in told.ties] == ties
