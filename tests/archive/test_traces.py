"""A trace in rows: whole, in the part that decides, and in the lists of the desk."""

import pytest
from archive.compartment import NOON, Cast
from archive.counting import queries
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.archive import groupings, history, lineages, stores, traces
from habeas.archive.history import SubjectKind
from habeas.origins.derivation import derivation
from habeas.origins.independence import StatementNotTraced, independence
from habeas.origins.lineage import (
    Copy,
    CopyFamily,
    Edge,
    EdgeKind,
    Grade,
    Node,
    NodeKind,
    Original,
    Passage,
    Question,
    QuestionKind,
    Trace,
)
from habeas.origins.parts import Parts
from habeas.words.anchors import Span
from habeas.words.reasons import Reason

WHY = Reason.verbatim("as it says")
EXHIBITS = ("x-1", "x-2", "x-3")
STATEMENTS = ("s-a", "s-b", "s-c", "s-d", "s-e")
SOURCES = tuple(
    Node(f"{kind.value}:{number}", kind, f"{kind.value} {number}")
    for kind in (NodeKind.VOICE, NodeKind.OUTLET, NodeKind.UNNAMED, NodeKind.OBSERVATION)
    for number in (1, 2)
)
REPORTS = tuple(Node(f"exhibit:{x}", NodeKind.EXHIBIT, x, x) for x in EXHIBITS)
KEYS = [node.key for node in (*REPORTS, *SOURCES)] + ["voice:of nobody"]


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    yield Cast(tmp_path_factory.mktemp("traces")).store
    stores.close_stores()


def edge(number, kind, ends, carries, grade=Grade.ESTABLISHED):
    child, parent = ends
    return Edge(f"edge-{number}", kind, grade, child, parent, tuple(carries), WHY, ())


@st.composite
def any_trace(draw):
    drawn = draw(
        st.lists(
            st.tuples(
                st.sampled_from(list(EdgeKind)),
                st.tuples(st.sampled_from(KEYS), st.sampled_from(KEYS)),
                st.lists(st.sampled_from((*STATEMENTS, "s-gone")), max_size=4),
                st.sampled_from(list(Grade)),
            ),
            max_size=14,
        )
    )
    edges = tuple(edge(number, *one) for number, one in enumerate(drawn))
    nodes = tuple(draw(st.permutations((*REPORTS, *SOURCES))))
    homes = tuple((said, draw(st.sampled_from(EXHIBITS))) for said in STATEMENTS)
    return Trace(nodes, edges, (), (), (), (), homes)


asked = st.sets(st.sampled_from(STATEMENTS), min_size=1)


@settings(max_examples=60, deadline=None)
@given(any_trace(), asked)
def test_the_part_of_a_trace_decides_as_the_whole_does(kept, whole, said):
    groupings.keep_trace(kept, whole, NOON)
    part = groupings.trace_of(kept, said)
    assert independence(part, said) == independence(whole, said)
    for one in said:
        assert derivation(part, one) == derivation(whole, one)
        assert derivation(groupings.trace_of(kept, [one]), one) == derivation(whole, one)
    assert Parts(whole).of(said) == part


@settings(max_examples=40, deadline=None)
@given(any_trace())
def test_a_trace_kept_in_rows_is_read_back_exactly(kept, whole):
    groupings.keep_trace(kept, whole, NOON)
    assert groupings.trace(kept) == whole


def test_a_statement_that_was_not_traced_is_in_no_part(kept):
    groupings.keep_trace(kept, TOLD, NOON)
    assert groupings.trace_of(kept, ["s-new"]) == Trace((), (), (), (), (), ())
    with pytest.raises(StatementNotTraced):
        independence(groupings.trace_of(kept, ["s-a", "s-new"]), ["s-a", "s-new"])


def passage(exhibit):
    return Passage(exhibit, Span(0, 9))


TOLD = Trace(
    nodes=(*REPORTS, *SOURCES),
    edges=(
        edge(1, EdgeKind.COPY, ("exhibit:x-2", "exhibit:x-1"), ["s-b"]),
        edge(2, EdgeKind.CITE, ("exhibit:x-1", "voice:1"), ["s-a", "s-b"]),
        edge(3, EdgeKind.SAME_UTTERANCE, ("voice:1", "voice:2"), [], Grade.POSSIBLE),
    ),
    copies=(
        Copy(passage("x-2"), passage("x-1"), 40, direction_known=True),
        Copy(passage("x-3"), passage("x-2"), 12, direction_known=False),
    ),
    families=(CopyFamily(("x-1", "x-2"), WHY), CopyFamily(("x-2", "x-3"), WHY)),
    questions=(
        Question(QuestionKind.PERHAPS_ONE_UTTERANCE, ("s-a", "s-c"), "edge-3", WHY),
        Question(QuestionKind.DIRECTION_UNKNOWN, ("s-b",), "", WHY),
    ),
    originals=(
        Original("outlet:1", "Meridian Agency", ("s-a", "s-b")),
        Original("outlet:2", "Tarsin Courier", ("s-c",)),
    ),
    homes=(("s-a", "x-1"), ("s-b", "x-2"), ("s-c", "x-3")),
)


@pytest.fixture
def store(cast):
    groupings.keep_trace(cast.store, TOLD, NOON)
    return cast.store


def test_a_long_list_comes_in_stretches_with_its_length(store):
    first, second = (lineages.families_page(store, offset, 1) for offset in (0, 1))
    assert (first.held, second.held) == (TOLD.families[:1], TOLD.families[1:])
    assert first.total == second.total == 2
    assert lineages.originals_page(store, 1, 20).held == TOLD.originals[1:]


def test_questions_are_listed_by_kind_and_by_what_they_are_about(store):
    kind = QuestionKind.DIRECTION_UNKNOWN
    assert lineages.questions_page(store, None, 0, 20).held == TOLD.questions
    assert lineages.questions_page(store, kind, 0, 20).held == TOLD.questions[1:]
    assert lineages.questions_page(store, kind, 0, 20).total == 1
    assert lineages.questions_about(store, ["s-c"]) == TOLD.questions[:1]


def test_what_is_known_of_one_exhibit_is_found_without_the_rest(store):
    assert lineages.families_of(store, "x-2") == TOLD.families
    assert lineages.families_of(store, "x-1") == TOLD.families[:1]
    assert lineages.edges_page(store, "x-2", 0, 20).held == TOLD.edges[:1]
    assert lineages.copies_between(store, "x-1", "x-2") == TOLD.copies[:1]
    assert lineages.copies_page(store, "x-2", 0, 1).total == 2


def test_what_is_known_of_one_statement_is_found_without_the_rest(store):
    assert lineages.edges_carrying(store, "s-b") == TOLD.edges[:2]
    assert lineages.edges_carrying(store, "s-a") == TOLD.edges[1:2]
    assert lineages.originals_cited_by(store, "s-c") == TOLD.originals[1:]


def test_edges_and_nodes_are_found_by_their_keys(store):
    assert lineages.edge(store, "edge-2") == TOLD.edges[1]
    assert lineages.edge(store, "edge-none") is None
    assert lineages.nodes(store, ["voice:1", "voice:none"]) == {"voice:1": SOURCES[0]}


def test_the_sizes_of_a_trace_are_told_without_reading_it(store):
    told = traces.sizes(store)
    assert (told.nodes, told.edges, told.copies) == (len(TOLD.nodes), 3, 2)
    assert (told.families, told.questions, told.originals) == (2, 2, 2)


def test_one_statement_or_all_the_part_takes_as_many_queries(store):
    with queries(store) as one:
        groupings.trace_of(store, ["s-a"])
    with queries(store) as many:
        groupings.trace_of(store, [f"s-{number}" for number in range(50_000)] + ["s-a", "s-b"])
    assert len(one) == len(many) <= 4


def test_another_trace_takes_the_place_of_the_last_in_every_list(store):
    empty = Trace((), (), (), (), (), ())
    groupings.keep_trace(store, empty, NOON)
    assert groupings.trace(store) == empty
    assert traces.sizes(store) == traces.Sizes()
    assert lineages.families_of(store, "x-2") == ()
    assert groupings.trace_of(store, ["s-a"]).homes == ()
    assert len(history.history(store, SubjectKind.TRACE, "trace")) == 2


def test_the_same_trace_again_writes_nothing(store):
    with queries(store) as sent:
        groupings.keep_trace(store, TOLD, NOON)
    assert not [one for one in sent if one["sql"].startswith(("INSERT", "DELETE", "UPDATE"))]
