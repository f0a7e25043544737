"""Estimates over linkages drawn in a dossier: no list named, no few people pointed at."""

import re
from dataclasses import replace

from dossiers.story import MADE, NOON, account
from hypothesis import given
from hypothesis import strategies as st
from web.furnished_counts import FOUR_LISTS, estimate
from web.furnished_pooled import pooled

from habeas.dossiers.counted import ToldCount, ToldPooled
from habeas.dossiers.page import as_page
from habeas.numbers.small_cells import SMALLEST, coarse, too_small
from habeas.words.reasons import Reason


def words(page):
    section = re.search(r'<section id="counts".*?</section>', page, re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", section).split())


def told(made=None, language="en"):
    one = ToldPooled("u-000000000003", FOUR_LISTS.lists, made or pooled(), NOON, 1)
    return words(as_page(account(made=replace(MADE, pooled=(one,))), language))


def test_all_people_come_first_and_then_each_stratum():
    page = told()
    assert page.index("At least 1,401 people") < page.index("Arvel") < page.index("Kordan")
    assert "In 1 of 2 strata no answer may be told" in page
    assert "between 1,690 and 1,930" in page
    assert "Earlier estimates that divide people alike 1" in page


def test_it_is_there_in_russian():
    page = told(language="ru")
    assert "По заново взятым сопоставлениям" in page
    assert "По 1 из 2 страт ответ дать нельзя" in page


def with_verdicts(made, *changes):
    strata = (
        replace(one, verdict=replace(one.verdict, **change))
        for one, change in zip(made.strata, changes, strict=True)
    )
    return replace(made, strata=tuple(strata))


def test_no_list_is_named_however_deep_its_name_stands():
    inside = Reason.of("numbers.forbids_left_out", names=", ".join(FOUR_LISTS.lists[1:3]))
    drawn = Reason.of("numbers.forbids_in_draws", inside, n=3, of=20)
    unused = Reason.of("numbers.warns_unused", name="press")
    page = told(with_verdicts(pooled(), {"forbidding": (drawn,)}, {"warning": (unused,)}))
    assert not any(name in page for name in FOUR_LISTS.lists)
    assert "№ 2, № 3" in page
    assert "The list № 2 holds nobody here" in page


def test_of_few_people_in_a_stratum_not_even_the_number_is_told():
    few = Reason.of("numbers.documented", people=3)
    page = told(with_verdicts(pooled(), {}, {"recorded": 3, "sentence": few}))
    assert "At least 3 people" not in page
    assert "At least 1,200 people" not in page  # with the sum it would tell the other
    assert page.count("Too few people are documented here") == 2


@given(st.lists(st.integers(0, 40), min_size=2, max_size=8))
def test_no_small_number_and_never_one_alone_is_hidden(counts):
    hidden = too_small(counts)
    assert all(count >= SMALLEST for place, count in enumerate(counts) if place not in hidden)
    assert len(hidden) != 1


def test_the_figure_without_each_list_stands_under_its_number():
    one = ToldCount("u-1", "Velm", FOUR_LISTS.lists, estimate("n-1"), NOON,
                    coarse(FOUR_LISTS))  # fmt: skip
    page = words(as_page(account(made=replace(MADE, counts=(one,)))))
    assert "Without list People 95 % between № 1 1,700 1,600–2,100" in page
    assert not any(name in page for name in FOUR_LISTS.lists)
