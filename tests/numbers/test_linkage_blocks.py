"""Above some thousand lines: which pairs are looked at, never more than there is time for."""

import pytest

for needed in ("splink", "duckdb", "pyarrow", "numpy"):
    pytest.importorskip(needed)

from habeas.numbers import linkage, linkage_learning, linkage_model  # noqa: E402
from habeas.numbers.linkage_columns import columns, with_blocks  # noqa: E402
from habeas.numbers.linkage_engine import compare  # noqa: E402
from habeas.numbers.linkage_faults import TooManyAlike  # noqa: E402
from habeas.numbers.linkage_lines import Line  # noqa: E402
from habeas.numbers.linkage_pairs import Pairs  # noqa: E402
from habeas.numbers.linkage_rulings import Decided, Drawn, Ruling  # noqa: E402


def line(number, of, **told):
    names = {"given": "adam", "surname": "isaev", "skeleton": "asv"}
    return Line(f"y-{number:05}", f"g-{of}", **(names | told))


def pairs_in(table, place):
    blocks, lists = table[f"block_{place}"].to_pylist(), table["list"].to_pylist()
    held = [(one, name) for one, name in zip(blocks, lists, strict=True) if one is not None]
    return sum(a == b and x != y for i, (a, x) in enumerate(held) for b, y in held[i + 1 :])


def test_lines_that_share_what_a_rule_names_are_in_one_block():
    lines = [line(1, 1), line(2, 2), line(3, 2, given="zaur"), line(4, 1, given="zaur", surname="")]
    table, _left_out = with_blocks(columns(lines), 100)
    first = table["block_0"].to_pylist()
    assert first[0] == first[1] is not None
    assert first[2] == first[3] != first[0]
    assert table["block_1"].to_pylist()[3] is None


def test_many_of_one_name_never_make_more_pairs_than_may_be_looked_at():
    many = [line(n, n % 2) for n in range(60)]
    few = [line(100 + n, n % 2, given="zaur", surname="dudov", skeleton="ttv") for n in range(4)]
    table, left_out = with_blocks(columns(many + few), 50)
    assert left_out == 60
    assert all(pairs_in(table, place) <= 50 for place in range(len(linkage_model.blocks())))
    assert pairs_in(table, 0) == 4


def test_what_a_block_too_large_leaves_a_narrower_one_finds():
    lines = [line(n, n % 2, born=f"{1950 + n // 2}") for n in range(60)]
    table, left_out = with_blocks(columns(lines), 50)
    assert pairs_in(table, 0) == 0
    assert left_out == 0
    narrower = linkage_model.blocks().index(("skeleton", "given_first", "year"))
    assert pairs_in(table, narrower) == 30


def test_blocked_pairs_are_those_of_all_pairs_that_a_rule_finds(monkeypatch):
    lines = [
        line(2 * n + of, of, surname=f"{a}{b}aev", skeleton=f"{a}{b}v", born=f"{1950 + n}")
        for n, (a, b) in enumerate((a, b) for a in "bdgklm" for b in "nprst")
        for of in (0, 1)
    ]
    plain, learnt_from = compare(lines, 1), linkage_model.learnt_from
    monkeypatch.setattr(linkage_model, "learnt_from", lambda blocked: learnt_from(False))
    monkeypatch.setattr(linkage_model, "is_blocked", lambda number: True)
    blocked = compare(lines, 1)
    found = dict(zip(zip(plain.one, plain.other, strict=True), plain.evidence, strict=True))
    assert len(blocked.one) >= 30
    for one, other, evidence in zip(blocked.one, blocked.other, blocked.evidence, strict=True):
        assert found[one, other] == pytest.approx(evidence)


def test_a_pair_that_people_decided_stands_also_where_no_rule_finds_it():
    lines = [
        line(n, n, given=f"{name}", surname=f"{name}ov", skeleton=name)
        for n, name in enumerate(("ruslan", "beslan", "timur"))
    ]
    found = linkage.link(lines, 1)
    assert len(set(linkage.linked(found))) == 3
    same = Decided("y-00000", "y-00002", Ruling.SAME, Drawn.UNCERTAIN, 0.0)
    told = linkage.reweighed(found, [same])
    groups = linkage.linked(told)
    assert groups[0] == groups[2] != groups[1]
    assert len(set(linkage.linked(linkage.reweighed(told, [])))) == 3


def test_pairs_are_in_order_whatever_order_they_come_in():
    np = pytest.importorskip("numpy")
    ends = np.array([[5, 2], [0, 3], [1, 0]])
    pairs = Pairs.of(ends, np.array([1.0, 2.0, 3.0]), 10)
    assert list(zip(pairs.one, pairs.other, pairs.evidence, strict=True)) == [
        (0, 1, 3.0),
        (0, 3, 2.0),
        (2, 5, 1.0),
    ]
    assert pairs.places_of(np.array([[2, 5], [0, 1]])).tolist() == [2, 0]


def test_learning_that_fails_leaves_every_comparison_in_the_model(monkeypatch):
    tried, learnt = [], []
    plain = linkage_learning._turned

    def failing(lines, model, rules):
        tried.append(model["max_iterations"])
        if model["max_iterations"] > 10:
            plain(lines, model, rules)
            raise ValueError
        learnt.append(plain(lines, model, rules))
        return learnt[0]

    monkeypatch.setattr(linkage_learning, "_turned", failing)
    lines = [
        line(n, n % 2, given=f"{chr(97 + n % 7)}dam", born=f"{1950 + n % 9}") for n in range(80)
    ]
    compare(lines, 1)
    assert tried == [40, 20, 10]
    compared = [one["output_column_name"] for one in learnt[0]["comparisons"]]
    assert compared == [one["name"] for one in linkage_model.told()["comparison"]]


def test_a_line_that_shares_nothing_with_another_list_is_not_called_one_of_too_many():
    lines = [
        line(n, n % 2, given=f"{chr(97 + n)}x", surname=f"{chr(97 + n)}v", skeleton=chr(97 + n))
        for n in range(9)
    ]
    assert with_blocks(columns(lines), 100)[1] == 0


def test_lists_of_one_name_are_refused_and_not_compared_for_ever(monkeypatch):
    monkeypatch.setattr(linkage_model, "is_blocked", lambda number: True)
    monkeypatch.setattr(linkage_model, "most_pairs_of_a_rule", lambda: 50)
    with pytest.raises(TooManyAlike):
        compare([line(n, n % 2) for n in range(60)], 1)


def test_pairs_that_are_weighed_in_several_times_are_those_of_one(monkeypatch):
    lines = [line(n, n % 2, born=f"{1950 + n % 9}", given=f"{'abc'[n % 3]}dam") for n in range(60)]
    at_once = compare(lines, 1)
    monkeypatch.setattr(linkage_learning, "_MOST_AT_ONCE", 500)
    by_and_by = compare(lines, 1)
    assert len(at_once.one) > 50
    assert by_and_by.one.tolist() == at_once.one.tolist()
    assert by_and_by.other.tolist() == at_once.other.tolist()
    assert by_and_by.parts == pytest.approx(at_once.parts)


def test_more_pairs_than_can_be_kept_are_refused(monkeypatch):
    monkeypatch.setattr(linkage_learning, "_MOST_KEPT", 50)
    with pytest.raises(TooManyAlike):
        compare([line(n, n % 2) for n in range(60)], 1)
