from dataclasses import replace
from itertools import chain, combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from origins.printing import Said, attributed, authorial, printed, quoted, relayed, told

from habeas.origins.flow import disjoint_paths
from habeas.origins.independence import independence
from habeas.origins.judgements import EdgeOverride
from habeas.origins.lineage import EdgeKind
from habeas.origins.tracing import trace
from habeas.origins.wording import wording_of
from habeas.words.reports import KeptStatement, Rendition
from habeas.words.statements import SpeakerKind, Stance

VERTICES = "abcdef"
CONTENTS = (
    "officers of the Second Patrol Regiment took forty men from the market in Keld that night",
    "nobody in Orlo has seen the grey cars without plates since the end of last winter",
    "families in Besk were made to pay money for every son who came home alive again",
)
DENIALS = (
    "you cannot arrest people who do not exist in our republic",
    "it is impossible to persecute those who are not in the republic",
)
NAMES = ("Mira Tolen", "Pavel Orn", "Imre Solt")
OUTLETS = ("Meridian Agency", "Tarsin Courier")

graphs = st.sets(st.tuples(st.sampled_from(VERTICES), st.sampled_from(VERTICES)), max_size=14)
some = st.sets(st.sampled_from(VERTICES), max_size=4)


def reachable(arcs, origins, goals, without):
    seen = set(origins) - set(without)
    waiting = list(seen)
    while waiting:
        tail = waiting.pop()
        for one, other in arcs:
            if one == tail and other not in seen and other not in without:
                seen.add(other)
                waiting.append(other)
    return bool(seen & set(goals))


def smallest_cut(arcs, origins, goals):
    every = chain.from_iterable(combinations(VERTICES, n) for n in range(len(VERTICES) + 1))
    return next(len(cut) for cut in every if not reachable(arcs, origins, goals, cut))


@given(graphs, some, some)
def test_the_number_of_disjoint_paths_is_the_size_of_the_smallest_cut(arcs, origins, goals):
    paths = disjoint_paths(arcs, origins, goals)
    assert len(paths.chains) == len(paths.cut) == smallest_cut(arcs, origins, goals)


@given(graphs, some, some)
def test_both_witnesses_can_be_checked_by_reading(arcs, origins, goals):
    paths = disjoint_paths(arcs, origins, goals)
    assert not reachable(arcs, origins, goals, paths.cut)
    vertices = [vertex for path in paths.chains for vertex in path]
    assert len(vertices) == len(set(vertices))
    for path in paths.chains:
        assert path[0] in origins
        assert path[-1] in goals
        assert set(pairwise(path)) <= arcs


@given(graphs, some, some, st.sampled_from(VERTICES))
def test_taking_a_source_away_lowers_the_number_by_one_at_most(arcs, origins, goals, gone):
    before = disjoint_paths(arcs, origins, goals)
    left = {arc for arc in arcs if gone not in arc}
    after = disjoint_paths(left, origins - {gone}, goals - {gone})
    assert len(before.chains) - 1 <= len(after.chains) <= len(before.chains)


@st.composite
def statements(draw):
    """What one report says, in words that stand in its text."""
    basis = draw(st.sampled_from(("", "witness")))
    sure = draw(st.booleans())
    relays = draw(st.lists(st.sampled_from(OUTLETS), max_size=2, unique=True))
    hands = tuple(draw(st.sampled_from((told, relayed)))(name, sure) for name in relays)
    name = draw(st.sampled_from(NAMES))
    kind = draw(st.sampled_from(("own", "said", "unnamed", "denied", "outlet")))
    content = draw(st.sampled_from(DENIALS if kind == "denied" else CONTENTS))
    match kind:
        case "own":
            return authorial(content, basis=basis)
        case "unnamed":
            return attributed(content, "a neighbour", named=False, relays=hands, basis=basis)
        case "outlet":
            return attributed(content, draw(st.sampled_from(OUTLETS)), kind=SpeakerKind.OUTLET)
        case "denied":
            return quoted(content, name, stance=Stance.DENIES, relays=hands, basis=basis)
        case _:
            return attributed(content, name, relays=hands, basis=basis)


def written(number: int, said: Said, **byline):
    relays = ", ".join(name for _, name, _ in said.relays)
    text = f"Page {number}: {said.words}, {said.speaker} ({relays}) in copy {number}."
    return printed(f"x-{number}", text, said, **byline)


@st.composite
def worlds(draw, papers=OUTLETS):
    """Reports, some of them by papers that others cite.

    Without ``papers`` no cited report is held: with them, taking a report or an edge away can
    also settle which report somebody cited, and so shift more than one chain.
    """
    reports = []
    for number, said in enumerate(draw(st.lists(statements(), min_size=1, max_size=5))):
        outlet = draw(st.sampled_from(("", "", *papers)))
        published = draw(st.sampled_from(("", "2031-03-01", "2031-03-02")))
        reports.append(written(number, said, outlet=outlet, published=published))
    return reports


def counted(reports, overrides=()):
    identifiers = [kept.identifier for report in reports for kept in report.statements]
    return independence(trace(reports, overrides), identifiers)


def numbers(reports, overrides=()):
    found = counted(reports, overrides)
    return found.at_least.number, found.at_most.number


def copied(report, exhibit):
    kept = tuple(
        KeptStatement(f"{exhibit}/{n}", exhibit, k.statement)
        for n, k in enumerate(report.statements)
    )
    return replace(report, exhibit=exhibit, statements=kept)


@settings(deadline=None, max_examples=50)
@given(worlds())
def test_at_least_is_never_more_than_at_most_and_both_have_witnesses(reports):
    found = counted(reports)
    assert found.at_least.number <= found.at_most.number <= len(reports)
    for bound in (found.at_least, found.at_most):
        assert bound.number == len(bound.chains) == len(bound.cut)


@settings(deadline=None, max_examples=50)
@given(worlds(), st.randoms())
def test_the_order_of_reports_changes_nothing(reports, chance):
    shuffled = chance.sample(reports, len(reports))
    assert trace(shuffled) == trace(reports)


@settings(deadline=None, max_examples=50)
@given(worlds(), st.data())
def test_a_copy_never_raises_a_number(reports, data):
    report = data.draw(st.sampled_from(reports))
    before = numbers(reports)
    after = numbers([*reports, copied(report, "x-9")])
    assert after[0] <= before[0]
    assert after[1] <= before[1]


@settings(deadline=None, max_examples=50)
@given(worlds(papers=()), st.data())
def test_taking_a_report_away_lowers_the_number_at_most_by_one_at_most(reports, data):
    gone = data.draw(st.sampled_from(reports))
    before = numbers(reports)
    after = numbers([report for report in reports if report is not gone])
    assert before[1] - 1 <= after[1]


@settings(deadline=None, max_examples=50)
@given(worlds(), st.data())
def test_a_judgement_moves_the_numbers_the_right_way(reports, data):
    found = trace(reports)
    alike = [
        edge for edge in found.edges if edge.kind in {EdgeKind.SAME_UTTERANCE, EdgeKind.SAME_HAND}
    ]
    if not alike:
        return
    edge = data.draw(st.sampled_from(alike))
    before = numbers(reports)
    accepted = numbers(reports, [EdgeOverride(edge.key, True, "as seen on the tape")])
    rejected = numbers(reports, [EdgeOverride(edge.key, False, "two occasions")])
    assert accepted[1] <= before[1]
    assert rejected[0] >= before[0]


@settings(deadline=None, max_examples=50)
@given(worlds(papers=()), st.data())
def test_rejecting_a_copy_never_lowers_the_number_at_most(reports, data):
    copies = [edge for edge in trace(reports).edges if edge.kind is EdgeKind.COPY]
    if not copies:
        return
    edge = data.draw(st.sampled_from(copies))
    rejected = numbers(reports, [EdgeOverride(edge.key, False, "two stringers")])
    assert rejected[1] >= numbers(reports)[1]


@given(st.text(max_size=200))
def test_every_word_is_sliced_from_where_it_stands(text):
    wording = wording_of(Rendition(text, "text", "test", "1", "en"))
    places = list(zip(wording.starts, wording.ends, strict=True))
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(one[1] <= other[0] for one, other in pairwise(places))
