"""What holds of the ways between actors, whatever the ties."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.bodies.graph import BodyGraph, TieKind
from habeas.bodies.paths import DOWNWARD, UPWARD, Hierarchy
from habeas.bodies.ties import tie_between

ACTORS = "abcdef"
TIES = st.builds(
    lambda kind, child, parent, inferred: tie_between(kind, child, parent, inferred=inferred),
    st.sampled_from(TieKind),
    st.sampled_from(ACTORS),
    st.sampled_from(ACTORS),
    st.booleans(),
)
TIE_LISTS = st.lists(TIES, max_size=12, unique_by=lambda tie: tie.key)


def walked(start, ties):
    here = start
    for tie in ties:
        assert here in (tie.child, tie.parent)
        here = tie.parent if here == tie.child else tie.child
    return here


@given(TIE_LISTS, st.sampled_from(ACTORS), st.sets(st.sampled_from(ACTORS)))
def test_a_way_leads_from_its_start_to_one_of_its_ends(ties, start, ends):
    hierarchy = Hierarchy(BodyGraph((), tuple(ties)))
    for way in (hierarchy.path(start, ends), hierarchy.common_superior(start, ends)):
        if way:
            assert walked(start, way) in ends


@given(TIE_LISTS, st.sampled_from(ACTORS), st.sets(st.sampled_from(ACTORS)), st.randoms())
def test_the_order_of_ties_changes_no_way(ties, start, ends, random):
    shuffled = list(ties)
    random.shuffle(shuffled)
    one, other = (Hierarchy(BodyGraph((), tuple(held))) for held in (ties, shuffled))
    assert one.path(start, ends) == other.path(start, ends)
    assert one.common_superior(start, ends) == other.common_superior(start, ends)


@given(TIE_LISTS, st.sampled_from(ACTORS), st.sets(st.sampled_from(ACTORS)))
def test_a_common_superior_is_never_further_than_a_way_straight_up(ties, start, ends):
    hierarchy = Hierarchy(BodyGraph((), tuple(ties)))
    straight = hierarchy.path(start, ends)
    if straight:
        assert 0 < len(hierarchy.common_superior(start, ends)) <= len(straight)


def all_ways(ties, start, seen=()):
    """Every way up from an actor that meets nobody twice, by walking all of them."""
    yield start, ()
    for tie in ties:
        ends = []
        if tie.kind in UPWARD or tie.kind is TieKind.SAME_AS:
            ends.append((tie.child, tie.parent))
        if tie.kind in DOWNWARD or tie.kind is TieKind.SAME_AS:
            ends.append((tie.parent, tie.child))
        for lower, upper in ends:
            if lower == start and upper not in (*seen, start):
                for end, way in all_ways(ties, upper, (*seen, start)):
                    yield end, (tie, *way)


def length(way):
    return len(way), sum(tie.inferred for tie in way), [tie.key for tie in way]


SOME = st.sets(st.sampled_from(ACTORS), min_size=1)


@given(TIE_LISTS, st.sampled_from(ACTORS), SOME)
def test_the_best_way_up_is_the_one_that_walking_all_ways_finds(ties, start, ends):
    ways = [way for end, way in all_ways(ties, start) if end in ends]
    under = Hierarchy(BodyGraph((), tuple(ties))).under(ends)
    assert (start in under) == bool(ways)
    assert under.way(start) == min(ways, key=length, default=())


@given(TIE_LISTS, SOME, st.sampled_from(ACTORS))
def test_the_best_way_over_some_is_the_one_that_walking_all_ways_finds(ties, starts, end):
    ways = [way for start in starts for top, way in all_ways(ties, start) if top == end]
    over = Hierarchy(BodyGraph((), tuple(ties))).over(starts)
    assert (end in over) == bool(ways)
    found = over.way(end)
    assert length(found)[:2] == (length(min(ways, key=length))[:2] if ways else (0, 0))


@given(TIE_LISTS, st.sampled_from(ACTORS), SOME)
def test_looking_from_either_end_finds_the_same_way(ties, start, ends):
    hierarchy = Hierarchy(BodyGraph((), tuple(ties)))
    if start not in ends:
        assert hierarchy.under(ends).way(start) == hierarchy.path(start, ends)


def test_a_chain_of_five_thousand_commands_is_walked():
    ties = [tie_between(TieKind.COMMANDS, str(n), str(n + 1)) for n in range(5_000)]
    hierarchy = Hierarchy(BodyGraph((), tuple(ties)))
    assert len(hierarchy.under(["0"]).way("5000")) == 5_000
    assert len(hierarchy.over(["5000"]).way("0")) == 5_000
