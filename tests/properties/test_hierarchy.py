"""What holds of the ways between actors, whatever the ties."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.bodies.graph import BodyGraph, TieKind
from habeas.bodies.paths import Hierarchy
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
