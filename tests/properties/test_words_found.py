"""Whatever stands in a text is found there, at its place, and nothing typed is an error."""

import pytest
from archive.compartment import Cast
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from habeas.archive import stores
from habeas.archive.names import skeletons
from habeas.archive.search import search
from habeas.archive.stems import stem, word_spans, words

# Words in two scripts, figures, marks, and single characters that fold into several.
LETTERS = "aeéstSTAčЁёйхХсэтиь'’ʼ\u0301 \t.,-_\"«»0½ﷺßİıςΣ🕊你"
texts = st.text(st.one_of(st.sampled_from(LETTERS), st.characters()), max_size=60)


@pytest.fixture(scope="module")
def cast(tmp_path_factory):
    yield Cast(tmp_path_factory.mktemp("found"))
    stores.close_stores()


def storable(text):
    return text.encode("utf-8", "replace").decode()


@settings(max_examples=75, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts.map(storable), st.data())
def test_every_word_of_a_text_finds_it_at_a_place_it_stands_at(cast, text, data):
    kept = cast.render(text)
    found = words(text)
    assert len(found) == len(word_spans(text))
    if not found:
        return
    word = data.draw(st.sampled_from(found))
    hits = {hit.rendition: hit for hit in search([cast.store], word, limit=10_000)}
    if kept.identifier in hits:
        hits[kept.identifier].anchor.check(text)
    if word.isascii():
        assert kept.identifier in hits


@settings(max_examples=75, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_nothing_that_can_be_typed_is_an_error(cast, query):
    for hit in search([cast.store], query):
        assert hit.anchor.quote in hit.snippet


@given(texts)
def test_the_index_sees_letters_and_figures_alone(text):
    for word in words(text):
        assert stem(word)
        assert not set(stem(word)) & set(" \t\"'")
        assert not any(set(name) & set(' \t"') for name in skeletons(word))


@given(st.text("абвгдежзийклмнопрстуфхцчшщъыьэюя", min_size=1, max_size=12))
def test_a_name_is_one_whether_it_begins_with_a_capital_or_is_all_capitals(name):
    assert skeletons(name) == skeletons(name.upper()) == skeletons(name.capitalize())
