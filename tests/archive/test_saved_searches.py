from datetime import date

import pytest
from archive.compartment import NOON

from habeas.archive import history, saved_searches
from habeas.archive.exhibit_kinds import ExhibitKind
from habeas.archive.history import SubjectKind
from habeas.archive.saved_searches import NoSuchSearch, SearchWithoutName, Sought
from habeas.archive.search_filter import SearchFilter
from habeas.words.statements import Stance

ANA, IMRE = ("m-ana", NOON), ("m-imre", NOON)
WANTED = SearchFilter("ru", ExhibitKind.PAGE, date(2031, 1, 1), published_to=date(2031, 2, 1))


def save(cast, name="Denials", words="denied", by=ANA):
    return saved_searches.save(cast.store, name, Sought(words, WANTED, True), by, cast.chance)


def test_a_search_comes_back_as_it_was_saved(cast):
    kept = save(cast)
    assert saved_searches.saved(cast.store, "m-ana") == (kept,)
    assert kept.sought == Sought("denied", WANTED, is_limited=True)
    assert kept.compartment == cast.store.identifier


def test_nobody_sees_what_another_saved(cast):
    save(cast)
    assert saved_searches.saved(cast.store, "m-imre") == ()


def test_nobody_deletes_what_another_saved(cast):
    kept = save(cast)
    with pytest.raises(NoSuchSearch):
        saved_searches.forget(cast.store, kept.identifier, IMRE)
    assert saved_searches.saved(cast.store, "m-ana") == (kept,)


def test_saving_and_deleting_stand_in_the_history(cast):
    kept = save(cast)
    saved_searches.forget(cast.store, kept.identifier, ANA)
    told = history.history(cast.store, SubjectKind.SEARCH, kept.identifier)
    assert [(change.old, change.new) for change in told] == [("", "Denials"), ("Denials", "")]
    assert saved_searches.saved(cast.store, "m-ana") == ()


@pytest.mark.parametrize(("name", "words"), [(" ", "denied"), ("Denials", " ")])
def test_a_search_needs_a_name_and_words(cast, name, words):
    with pytest.raises(SearchWithoutName):
        save(cast, name, words)


def test_a_search_asks_for_no_attribute_of_a_person():
    asked = set(SearchFilter.__dataclass_fields__)
    days = {f"{of}_{end}" for of in ("arrived", "published") for end in ("from", "to")}
    assert asked == {"language", "kind", "stance"} | days
    assert {one.value for one in Stance} == {"asserts", "denies", "doubts", "recommends", "demands"}
