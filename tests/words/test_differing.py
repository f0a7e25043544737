from hypothesis import given
from hypothesis import strategies as st

from habeas.words.differing import Fate, Piece, changes

TEXTS = st.text(alphabet="ab ё\n.,", max_size=60)


def test_one_word_that_was_corrected_is_shown_beside_the_other():
    assert changes("I saw four cars.", "I saw five cars.") == (
        Piece(Fate.SAME, "I saw "),
        Piece(Fate.REMOVED, "four"),
        Piece(Fate.ADDED, "five"),
        Piece(Fate.SAME, " cars."),
    )


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_back_in_full(before, after):
    pieces = changes(before, after)
    assert "".join(p.text for p in pieces if p.fate is not Fate.ADDED) == before
    assert "".join(p.text for p in pieces if p.fate is not Fate.REMOVED) == after
