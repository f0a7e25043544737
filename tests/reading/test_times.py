import pytest
from reading.field_sentences import Sentence, sentences

from habeas.reading.times import find_times
from habeas.reading.view import fold
from habeas.words.dates import Edtf

SENTENCES = sentences("times")


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: f"{s.text} {s.published}")
def test_each_sentence_yields_its_times_and_no_other(sentence: Sentence):
    published = Edtf.parse(sentence.published) if sentence.published else None
    found = [
        (m.span.of(sentence.text), m.when.text if m.when else None)
        for m in find_times(fold(sentence.text), published)
    ]
    assert found == [(f["words"], f.get("edtf")) for f in sentence.found]


def test_the_set_is_large_enough_to_score():
    assert len(SENTENCES) >= 30


def test_a_day_counted_from_publication_stays_uncertain():
    (mention,) = find_times("He was freed yesterday.", Edtf.parse("2031-03-04"))
    assert mention.when is not None
    assert not mention.when.is_exact_day


def test_a_month_without_its_year_is_not_given_the_year_of_publication():
    (mention,) = find_times("He was freed on 14 February.", Edtf.parse("2031-03-04"))
    assert mention.when is None
