"""By what people may be divided, and by what never."""

import pytest

from habeas.numbers.entries import Entry
from habeas.numbers.strata import offered, told
from habeas.numbers.strata_faults import NoSuchStratum, StratumIsAnIdentity


def entry(number, **told_of):
    return Entry(f"y-{number}", "g-1", ("Адам Исаев",), **told_of)


def test_spellings_of_one_place_are_one_and_shown_as_most_write_it():
    spelt = ("Grozny", "Groznyj", "Грозный", "Grozny", "Shali")
    held = [entry(n, places=(place,)) for n, place in enumerate(spelt)]
    assert list(told(held, "place").values()) == ["Grozny"] * 4 + ["Shali"]


def test_a_year_is_told_where_the_whole_of_the_date_lies_in_it():
    held = [entry(n, when=when) for n, when in enumerate(("2019-04-12", "2019", "2019/2020", ""))]
    assert told(held, "year") == {"y-0": "2019", "y-1": "2019"}


def test_a_declared_column_can_divide_and_one_that_nobody_tells_is_refused():
    held = [
        entry(1, strata=(("kind", "Beaten"),)),
        entry(2, strata=(("kind", "beaten"),)),
        entry(3),
    ]
    assert told(held, "kind") == {"y-1": "Beaten", "y-2": "Beaten"}
    with pytest.raises(NoSuchStratum):
        told(held, "district")


@pytest.mark.parametrize("name", ["religion", "Sexual orientation", "национальность"])
def test_nobody_is_divided_by_what_they_are(name):
    with pytest.raises(StratumIsAnIdentity):
        told([entry(1, strata=((name, "x"),))], name)


def test_a_harmless_name_does_not_hide_what_its_values_say():
    held = [entry(1, strata=(("group", "beaten"),)), entry(2, strata=(("group", "gay men"),))]
    with pytest.raises(StratumIsAnIdentity) as refused:
        told(held, "group")
    assert "gay" not in str(refused.value)


def test_only_what_some_entry_tells_is_offered():
    held = [entry(1, when="2019", strata=(("kind", "beaten"),)), entry(2)]
    assert offered(held) == ("year", "kind")
