"""What holds of incidents, whatever is read."""

from bodies.velmara import AUTHOR, person, report, said, unnamed
from hypothesis import given, settings
from hypothesis import strategies as st
from incidents.story import NO_TRACE

from habeas.bodies.naming import find_bodies
from habeas.incidents.grouping import Grouping, GroupingKind
from habeas.incidents.incident import QuestionAbout
from habeas.incidents.weighing import remainder, statements_of, weigh
from habeas.words.statements import Stance

TEXT = (
    "In Keld in 2031 police detained and killed 40 men, three men and one woman, gay men and "
    "smugglers, and relatives of the men denied the allegations in Orlo."
)
ACTS = ["detained", "killed"]
CODES = {"detained": "detention", "killed": "killing"}
PLACES = {"Keld": "keld", "Orlo": "orlo"}
GROUPS = {"gay men": "gay_men", "smugglers": "smugglers"}
ACCUSED = {"police": "state", "relatives": "non_state"}
FIGURES = [("40", 40, 40, "", "men"), ("three", 3, 3, "", "men"), ("one", 1, 1, "", "woman")]
CONTENTS = [
    "police detained and killed 40 men",
    "three men and one woman",
    "relatives of the men denied the allegations in Orlo",
    TEXT,
]


def some(words):
    return st.lists(st.sampled_from(sorted(words)), max_size=1, unique=True)


@st.composite
def statements(draw):
    stance = draw(st.sampled_from([Stance.ASSERTS] * 4 + list(Stance)))
    speaker = draw(st.sampled_from([AUTHOR, person("Imre Solt"), unnamed("witnesses")]))
    return said(
        TEXT,
        draw(st.sampled_from(CONTENTS)),
        speaker,
        stance,
        acts=[(CODES[w], w) for w in draw(some(ACTS))],
        places=[(PLACES[w], w) for w in draw(some(PLACES))],
        groups=[(GROUPS[w], w) for w in draw(some(GROUPS))],
        accused=[(w, ACCUSED[w], "direct") for w in draw(some(ACCUSED))],
        persons=draw(st.sampled_from([None, None, *FIGURES])),
        times=[("2031", "2031")] if draw(st.booleans()) else [],
    )


def folders(least=1):
    told = st.lists(st.lists(statements(), min_size=1, max_size=4), min_size=least, max_size=3)
    return told.map(lambda held: [report(f"x-{n}", TEXT, *r) for n, r in enumerate(held, 1)])


def weighed(reports, judgements=()):
    return weigh(reports, NO_TRACE, find_bodies(reports), judgements)


@given(folders(2), st.randoms())
@settings(max_examples=40, deadline=None)
def test_the_order_of_reports_changes_nothing(reports, random):
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert weighed(shuffled) == weighed(reports)
    assert find_bodies(shuffled) == find_bodies(reports)


@given(folders())
@settings(max_examples=40, deadline=None)
def test_every_statement_stands_somewhere_and_an_allegation_only_once(reports):
    incidents = weighed(reports)
    held = [i for incident in incidents for i in statements_of(incident)]
    left = [remaining.statement for remaining in remainder(reports, incidents)]
    everything = {k.identifier for r in reports for k in r.statements}
    assert set(held) | set(left) == everything
    assert not set(held) & set(left)
    alleged = [i for incident in incidents for i in incident.allegations]
    assert len(alleged) == len(set(alleged))


@given(folders())
@settings(max_examples=40, deadline=None)
def test_every_figure_is_one_that_somebody_said(reports):
    spoken = {q.quantity for r in reports for k in r.statements for q in k.statement.quantities}
    for incident in weighed(reports):
        for value in incident.values:
            if value.question is QuestionAbout.HOW_MANY:
                assert value.quantity in spoken
            assert value.support


@given(folders())
@settings(max_examples=40, deadline=None)
def test_two_declared_groups_never_meet_in_an_incident(reports):
    known = {k.identifier: k.statement for r in reports for k in r.statements}
    for incident in weighed(reports):
        assert len({g.key for i in incident.allegations for g in known[i].groups}) <= 1


@given(folders(2), st.data())
@settings(max_examples=40, deadline=None)
def test_joining_two_incidents_and_splitting_one_out_restores_both(reports, data):
    before = weighed(reports)
    if len(before) < 2:
        return
    one, other = data.draw(st.permutations(before))[:2]
    judgements = [
        Grouping(GroupingKind.JOIN, (one.allegations[0], other.allegations[0])),
        Grouping(GroupingKind.SPLIT, other.allegations),
    ]
    assert {i.key for i in weighed(reports, judgements)} == {i.key for i in before}


@given(folders())
@settings(max_examples=40, deadline=None)
def test_a_copy_of_a_report_brings_no_new_value(reports):
    def answers(incidents):
        return {(v.question, v.subject, v.key.split("@")[0]) for i in incidents for v in i.values}

    first = reports[0]
    copy = report("x-9", TEXT, *(kept.statement for kept in first.statements))
    assert answers(weighed([*reports, copy])) == answers(weighed(reports))
