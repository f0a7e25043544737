import pytest
from reading.field_sentences import Sentence, sentences

from habeas.reading.perpetrators import find_perpetrators
from habeas.reading.view import fold


@pytest.mark.parametrize("sentence", sentences("perpetrators"), ids=lambda s: s.text)
def test_each_sentence_holds_to_account_whom_it_names_and_nobody_else(sentence: Sentence):
    found = [(m.surface, m.capacity, m.role) for m in find_perpetrators(fold(sentence.text))]
    assert found == [(f["words"], f["capacity"], f["role"]) for f in sentence.found]


def test_a_lone_surname_has_the_capacity_that_its_title_gave_elsewhere():
    text = "President Davor Hasimel spoke. Hasimel is accused of torture."
    (mention,) = find_perpetrators(text)
    assert (mention.surface, mention.capacity) == ("Hasimel", "state")


def test_the_surface_is_what_stands_at_the_span():
    text = "They were killed by their\nown police."
    (mention,) = find_perpetrators(text)
    assert " ".join(mention.span.of(text).split()) == mention.surface
