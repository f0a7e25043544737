import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from habeas.reading.reader import read
from habeas.reading.validation import check
from habeas.words.reports import Rendition

SAID = (
    "Méridian Agéncy said that at least 40 men were réléased in Kéld. “We dény it,” Imré Sólt said."
)


def rendition(text):
    return Rendition(text, "text", "test", "1", "en")


def words(text):
    return [
        (said.stance, said.speaker.surface, said.words(text), [h.name for h in said.chain])
        for said in read(rendition(text))
    ]


def test_a_letter_written_as_base_and_mark_is_read_as_the_one_letter_it_is():
    decomposed = unicodedata.normalize("NFD", SAID)
    assert decomposed != SAID
    composed = [
        (stance, *(unicodedata.normalize("NFC", w) for w in (who, what)), names)
        for stance, who, what, names in words(decomposed)
    ]
    told = words(SAID)
    assert told
    assert [one[:3] for one in composed] == [one[:3] for one in told]


def test_the_words_of_a_decomposed_text_are_those_at_its_own_places():
    text = unicodedata.normalize("NFD", SAID)
    for said in read(rendition(text)):
        if said.speaker.span is not None:
            assert said.speaker.span.of(text) == said.speaker.surface
        for span in said.content:
            assert not unicodedata.combining(text[span.start])
            assert span.end == len(text) or not unicodedata.combining(text[span.end])


@given(st.text(st.sampled_from('Sae\u0301\u0302 .,"“”nmidIt\n'), max_size=80))
def test_every_statement_holds_whatever_marks_a_text_has(noise):
    text = f"{SAID} {noise} Imré said that men were beaten."
    for form in ("NFD", "NFC"):
        written = unicodedata.normalize(form, text)
        check(written, read(rendition(written)))
