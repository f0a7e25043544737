import pytest
from reading.field_sentences import Sentence, sentences

from habeas.reading.quantities import find_quantities
from habeas.reading.view import fold
from habeas.words.quantities import Unit

SENTENCES = sentences("quantities")


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.text)
def test_each_sentence_yields_its_quantities_and_no_other(sentence: Sentence):
    expected = [
        (f["words"], f.get("lower"), f.get("upper"), f["unit"], f["counted"])
        for f in sentence.found
    ]
    found = [
        (
            m.span.of(sentence.text),
            m.quantity.lower,
            m.quantity.upper,
            m.quantity.unit.value,
            m.counted,
        )
        for m in find_quantities(fold(sentence.text))
    ]
    assert found == expected


def test_the_set_is_large_enough_to_score():
    assert len(SENTENCES) >= 60


def test_the_qualifier_is_kept_in_small_letters_with_single_spaces():
    (mention,) = find_quantities("As many\u0020as 100 men".replace(" as 1", "\nas 1"))
    assert mention.quantity.qualifier == "as many as"


def test_an_approximate_figure_is_kept_and_contradicts_nothing():
    about, exact = find_quantities("About 100 men were held, and 30 men were freed.")
    assert about.quantity.is_approximate
    assert not about.quantity.contradicts(exact.quantity)


def test_a_storey_is_never_a_person():
    (mention,) = find_quantities("pushing men off 10 story buildings")
    assert mention.quantity.unit is Unit.STOREYS


def test_a_number_does_not_reach_a_noun_across_a_sentence():
    assert find_quantities("He counted to three. Men were waiting.") == ()
