"""What linkage sees of an entry, and as what lists that copy each other count."""

from habeas.numbers.entries import Entry, NamedList
from habeas.numbers.linkage_copies import counted_as
from habeas.numbers.linkage_entries import fingerprint, lines


def line(**told):
    (found,) = lines([Entry("y-1", "g-1", told.pop("names", ("Isaev Adam",)), **told)])
    return found


def test_two_spellings_of_a_name_and_a_place_are_one_line():
    latin = line(names=("Magomed Khasanovich Isaev",), places=("Arvel",))
    cyrillic = line(names=("Исаев Магомед Хасанович",), places=("Арвель",))
    assert latin == cyrillic


def test_a_date_is_never_taken_for_more_exact_than_it_was_told():
    assert line(born="1977-06-19").born == "1977-06-19"
    assert line(born="1977-06").born == "1977"
    assert line(born="1977~").born == "1977"
    assert line(born="1970/1979").born == ""
    assert line(when="2019").day is None
    assert line(when="2019-09-13").day == line(when="2019-09-12/2019-09-14").day


def test_an_entry_without_a_name_is_not_linked():
    assert lines([Entry("y-1", "g-1", ())]) == ()


def test_what_a_linkage_was_made_from_has_one_hash_whatever_the_order():
    held = [Entry(f"y-{n}", "g-1", (name,)) for n, name in enumerate(("Adam", "Islam"))]
    assert fingerprint(lines(held)) == fingerprint(lines(held[::-1]))
    assert fingerprint(lines(held)) != fingerprint(lines(held[:1]))


def test_lists_that_copy_each_other_count_as_one_also_by_way_of_a_third():
    held = [
        NamedList("g-1", "clinic", "who was beaten", "torture", copies=("g-2",)),
        NamedList("g-2", "press", "who was beaten", "torture"),
        NamedList("g-3", "archive", "who was beaten", "torture", copies=("g-2",)),
        NamedList("g-4", "lawyers", "who was beaten", "torture", copies=("g-9",)),
    ]
    told = counted_as(held)
    assert told["g-1"] == told["g-2"] == told["g-3"] == "archive + clinic + press"
    assert told["g-4"] == "lawyers"


def test_two_lists_of_one_name_are_told_apart():
    held = [NamedList(f"g-{n}", "clinic", "who was beaten", "torture") for n in (1, 2)]
    assert len(set(counted_as(held).values())) == 2
