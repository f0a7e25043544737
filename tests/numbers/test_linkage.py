"""Linking: lines about one person found, nobody twice on a list, people's word above scores."""

from collections import Counter
from itertools import combinations

import pytest
from tables.made_up_lines import LISTS, made_up

from habeas.numbers.linkage_joining import joined
from habeas.numbers.linkage_kept import KeptRuling, is_open_to, settled
from habeas.numbers.linkage_lines import Line
from habeas.numbers.linkage_rulings import Decided, Drawn, Ruling, contradictory, lost

for needed in ("splink", "duckdb", "pyarrow", "numpy"):
    pytest.importorskip(needed)

import numpy as np  # noqa: E402

from habeas.numbers import linkage  # noqa: E402 - nothing of it without the extra
from habeas.numbers.linkage_engine import compare  # noqa: E402
from habeas.numbers.linkage_faults import NothingToLink, TooManyPairs  # noqa: E402
from habeas.numbers.linkage_pairs import Pairs  # noqa: E402
from habeas.numbers.linkage_queue import questions  # noqa: E402


@pytest.fixture(scope="module")
def world():
    lines, truth = made_up(300)
    return linkage.link(lines, seed=1), truth


def rightly(found, groups, truth):
    """The harmonic mean of how many links are right and how many were found."""
    people = [truth[line.key] for line in found.lines]
    both = pairs_in(zip(groups, people, strict=True))
    return 2 * both / (pairs_in(groups) + pairs_in(people))


def pairs_in(named):
    return sum(n * (n - 1) // 2 for n in Counter(named).values())


def ruled_rightly(question, truth):
    same = truth[question.one] == truth[question.other]
    ruling = Ruling.SAME if same else Ruling.APART
    return Decided(question.one, question.other, ruling, question.drawn, question.expected)


def test_lines_about_one_person_are_brought_together_without_a_known_answer(world):
    found, truth = world
    groups = linkage.linked(found)
    assert rightly(found, groups, truth) >= 0.95
    assert len(set(groups)) == pytest.approx(len(set(truth.values())), rel=0.04)


def test_nobody_is_joined_with_somebody_of_the_same_list(world):
    found, _truth = world
    for groups in (linkage.linked(found), *linkage.drawn(found, 3, seed=5)):
        held = [(group, line.list) for group, line in zip(groups, found.lines, strict=True)]
        assert len(held) == len(set(held))


def test_what_people_decide_stands_above_every_score(world):
    found, truth = world
    asked = questions(found, uncertain=40, low=20, seed=1)
    decided = [ruled_rightly(one, truth) for one in asked]
    groups = linkage.linked(linkage.reweighed(found, decided))
    place = {line.key: at for at, line in enumerate(found.lines)}
    for one in decided:
        together = groups[place[one.one]] == groups[place[one.other]]
        assert together == (one.ruling is Ruling.SAME)
    assert rightly(found, groups, truth) >= rightly(found, linkage.linked(found), truth)


def test_questions_come_in_an_order_that_tells_nothing_of_the_scores(world):
    found, _truth = world
    asked = questions(found, uncertain=40, low=20, seed=1)
    assert {one.drawn for one in asked} == set(Drawn)
    assert [one.drawn for one in asked] != sorted(one.drawn for one in asked)
    assert len({frozenset((one.one, one.other)) for one in asked}) == len(asked)
    again = linkage.reweighed(
        found, [Decided(o.one, o.other, Ruling.APART, o.drawn, 0.5) for o in asked]
    )
    met = {frozenset((one.one, one.other)) for one in asked}
    for one in questions(again, uncertain=40, low=20, seed=1):
        assert frozenset((one.one, one.other)) not in met


def test_drawn_linkages_differ_and_the_same_seed_draws_the_same(world):
    found, _truth = world
    first, second = list(linkage.drawn(found, 2, seed=3)), list(linkage.drawn(found, 2, seed=3))
    assert first == second
    assert first[0] != first[1]


def test_lists_that_copy_each_other_count_as_one(world):
    found, _truth = world
    groups = linkage.linked(found)
    apart = linkage.patterns(found, groups, {name: name for name in LISTS})
    merged = linkage.patterns(found, groups, dict(zip(LISTS, ("one", "one", "other"), strict=True)))
    assert (apart.width, merged.width) == (3, 2)
    assert apart.recorded == merged.recorded == len(set(groups))


def test_the_order_of_the_lines_changes_nothing(world):
    found, _truth = world
    turned = linkage.link(found.lines[::-1], seed=1)
    assert linkage.linked(turned) == linkage.linked(found)


def test_one_list_alone_is_refused():
    with pytest.raises(NothingToLink):
        linkage.link([Line("y-1", "g-1"), Line("y-2", "g-1")], seed=1)


def test_lines_that_fit_no_memory_are_refused_and_nothing_is_written_anywhere(
    tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(TooManyPairs):
        compare([Line(f"y-{n}", f"g-{n % 2}", "adam", "", "isaev") for n in range(6000)], 1, "40MB")
    assert list(tmp_path.iterdir()) == []


def test_what_the_lists_say_is_in_no_log(capfd, caplog):
    lines = [Line(f"y-{n}", f"g-{n % 2}", "canary", "", "kenareyka", "kn") for n in range(12)]
    linkage.link(lines, seed=1)
    told = "".join((*capfd.readouterr(), caplog.text))
    assert "canary" not in told
    assert "kenareyka" not in told


def test_joining_stops_at_as_many_links_as_are_expected():
    links = [(0, 1, 3.0), (2, 3, 2.0), (4, 5, 1.0)]
    groups = joined(["a", "b"] * 3, links, wanted=2)
    assert groups == (0, 0, 2, 2, 4, 5)


def test_lines_forbidden_to_be_one_are_not_joined_by_way_of_a_third():
    links = [(0, 1, 5.0), (1, 2, 4.0), (0, 2, -float("inf"))]
    groups = joined(["a", "b", "c"], links, wanted=3)
    assert groups[0] != groups[2]


def test_a_pair_is_decided_when_two_rule_alike_and_a_third_is_asked_when_they_differ():
    same, apart = (
        KeptRuling("h-1", m, r) for m, r in (("m-1", Ruling.SAME), ("m-2", Ruling.APART))
    )
    assert settled([same]) is None
    assert is_open_to("m-2", [same])
    assert not is_open_to("m-1", [same])
    assert settled([same, apart]) is None
    assert is_open_to("m-3", [same, apart])
    third = KeptRuling("h-1", "m-3", Ruling.SAME)
    assert settled([same, apart, third]) is Ruling.SAME
    taken_back = KeptRuling("h-1", "m-3", None)
    assert settled([same, apart, taken_back]) is None


def test_decisions_that_cannot_all_be_right_are_found():
    def told(one, other, ruling):
        return Decided(one, other, ruling, Drawn.UNCERTAIN, 0.5)

    chain = [told("a", "b", Ruling.SAME), told("b", "c", Ruling.SAME)]
    lists = {"a": "g-1", "b": "g-2", "c": "g-3"}
    assert contradictory(chain, lists) == ()
    assert contradictory(chain, lists | {"c": "g-1"}) == tuple(chain)
    wrong, right = told("a", "c", Ruling.APART), told("d", "e", Ruling.SAME)
    assert contradictory([*chain, right, wrong], lists) == (*chain, wrong)


def test_a_sample_with_more_links_than_expected_raises_the_low_scores():
    sample = [
        Decided("a", str(n), Ruling.SAME if n < 6 else Ruling.APART, Drawn.LOW, 0.02)
        for n in range(100)
    ]
    assert lost(sample).factor == pytest.approx((6 + 2) / (2 + 2))
    assert lost(()).factor == 1


def test_pairs_of_one_person_are_never_of_one_list():
    lines, truth = made_up(40)
    for one, other in combinations(lines, 2):
        assert truth[one.key] != truth[other.key] or one.list != other.list


def half_low():
    """A hundred pairs of two lists of 400: sixty speak clearly for one person, forty hardly do."""
    lines = tuple(Line(f"y-{n:03}", f"g-{n // 400}") for n in range(800))
    ends = np.array([(n, n + 400) for n in range(100)])
    pairs = Pairs.of(ends, np.array([20.0] * 60 + [5.0] * 40), looked_at=160_000)
    return linkage.reweighed(linkage.Linkage(lines, pairs, np.zeros(0), (), lost(())), ())


def test_links_that_a_sample_says_are_lost_are_in_the_linkages_drawn_from_it():
    found = half_low()
    expected = float(found.probability[60])
    assert expected < linkage.LOW
    sample = [
        Decided(f"y-{n:03}", f"y-{n + 400:03}", Ruling.SAME, Drawn.LOW, expected)
        for n in range(60, 75)
    ]
    told = linkage.reweighed(found, sample)
    undecided = slice(75, 100)
    assert told.probability[undecided].min() > 3 * expected
    few, many = (
        np.mean([len(set(groups)) for groups in linkage.drawn(one, 10, seed=1)])
        for one in (told, found)
    )
    assert few < many - 15 - 3  # more than the fifteen that people settled
