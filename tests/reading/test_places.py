import pytest
from reading.field_sentences import Sentence, sentences

from habeas.reading.gazetteer import gazetteer
from habeas.reading.places import find_places
from habeas.reading.view import fold


@pytest.mark.parametrize("sentence", sentences("places"), ids=lambda s: s.text)
def test_each_sentence_yields_its_places_and_no_other(sentence: Sentence):
    found = [(m.span.of(sentence.text), m.key, m.role) for m in find_places(fold(sentence.text))]
    assert found == [(f["words"], f["key"], f["role"]) for f in sentence.found]


def test_nothing_is_inherited_by_the_finder():
    assert all(p.inherited_from is None for p in find_places("In Keld. A woman was stoned."))


def test_every_place_lies_in_a_place_of_the_gazetteer_and_never_in_itself():
    part_of = gazetteer().part_of
    known = set(part_of) | set(part_of.values())
    for place in part_of:
        around, met = place, set()
        while around in part_of:
            assert around not in met
            met.add(around)
            around = part_of[around]
            assert around in known


def test_a_russian_name_in_its_case_has_the_same_key():
    (mention,) = find_places("Их держали в Кельде.")
    assert mention.key == "keld"
