"""The text as the desk shows it: nothing lost, nothing shifted, long texts in parts."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.words.anchors import Span
from habeas.words.reports import Block, BlockKind
from habeas.words.statements import Stance, Status
from habeas.workspace.marking import PART, Mark, marked, parts
from habeas.workspace.placing import Lines


def mark(name, *places):
    return Mark(name, tuple(Span(*one) for one in places), Stance.ASSERTS, Status.DRAFT)


def shown(text, marks=(), blocks=()):
    lines = Lines(text)
    return [line for part in parts(lines) for line in marked(lines, part, blocks, marks)]


def test_of_statements_inside_each_other_the_inner_one_is_marked():
    (line,) = shown("he said they were held", [mark("outer", (0, 22)), mark("inner", (8, 17))])
    told = [(piece.shown, piece.mark.statement, piece.is_first) for piece in line.pieces]
    assert told == [
        ("he said ", "outer", True),
        ("they were", "inner", True),
        (" held", "outer", False),
    ]


def test_a_character_that_hides_is_shown_by_its_code_and_counts_as_one():
    (line,) = shown("a\u202eb", [mark("s", (0, 3))])
    told = [(piece.shown, piece.characters, piece.is_hidden) for piece in line.pieces]
    assert told == [("a", 1, False), ("⟦U+202E⟧", 1, True), ("b", 1, False)]
    assert [piece.is_first for piece in line.pieces] == [True, False, False]


def test_boilerplate_is_dimmed_and_stays():
    text = "Men were held.\nLeave a reply"
    block = Block(Span(15, len(text)), BlockKind.BOILERPLATE, "comment form")
    assert [line.is_dimmed for line in shown(text, (), (block,))] == [False, True]


def test_a_long_text_comes_in_parts_and_a_line_without_end_is_cut_between_words():
    text = "word " * PART
    lines = Lines(text)
    cut = parts(lines)
    assert len(cut) > 1
    assert all(len(part) <= 2 * PART for part in cut)
    assert all(text[part.start] == "w" for part in cut)
    assert [line.goes_on for line in shown(text)][:2] == [False, True]


def test_an_empty_text_has_no_part():
    assert parts(Lines("")) == ()


lines_of_text = st.lists(st.text("ab é\u202e", max_size=3000), max_size=8).map("\n".join)


@given(lines_of_text, st.lists(st.tuples(st.integers(0, 4000), st.integers(1, 900)), max_size=5))
def test_every_character_is_shown_once_at_its_place(text, places):
    spans = [(start, min(start + long, len(text))) for start, long in places if start < len(text)]
    told = shown(text, [mark(f"s-{n}", one) for n, one in enumerate(spans)])
    reached = 0
    for line in told:
        assert text[reached : line.start].strip("\n") == ""
        reached = line.start + sum(piece.characters for piece in line.pieces)
        for piece in line.pieces:
            assert piece.characters == (1 if piece.is_hidden else len(piece.shown))
    assert text[reached:].strip("\n") == ""
