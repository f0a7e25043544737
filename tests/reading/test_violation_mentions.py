import pytest
from reading.field_sentences import Sentence, sentences

from habeas.reading.view import fold
from habeas.reading.violations import find_violations
from habeas.words.violations import violations

SENTENCES = sentences("violations")


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda s: s.text)
def test_each_sentence_yields_its_acts_and_no_other(sentence: Sentence):
    found = [
        (m.span.of(sentence.text), m.code, m.modality.value)
        for m in find_violations(fold(sentence.text))
    ]
    expected = [(f["words"], f["code"], f.get("modality", "alleged")) for f in sentence.found]
    assert found == expected


def test_the_set_is_large_enough_to_score():
    assert len(SENTENCES) >= 40


def test_every_code_that_is_found_stands_in_the_vocabulary():
    codes = {m.code for s in SENTENCES for m in find_violations(fold(s.text))}
    assert codes <= set(violations())
