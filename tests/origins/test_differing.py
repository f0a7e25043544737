"""Two copies word by word."""

from hypothesis import given
from hypothesis import strategies as st

from habeas.origins.differing import LONGEST, Standing, compare

WORDS = st.lists(
    st.sampled_from(["the", "men", "were", "held", "in", "Keld", "three"]), max_size=30
)


def of(comparison, *standings):
    said = "".join(s.words for s in comparison.stretches if s.standing in standings)
    return said.split()


@given(WORDS, WORDS)
def test_each_text_can_be_read_out_of_the_comparison(one, other):
    held = compare(" ".join(one), " ".join(other))
    assert of(held, Standing.BOTH, Standing.FIRST) == one
    assert of(held, Standing.BOTH, Standing.SECOND) == other
    assert held.shared == len(of(held, Standing.BOTH))


def test_what_only_one_of_them_says_is_marked():
    held = compare("Three men were held in Keld.", "At least three men were held.")
    assert of(held, Standing.SECOND)[:2] == ["At", "least"]
    assert "Keld." in of(held, Standing.FIRST)


def test_capitals_are_overlooked_and_kept_as_the_first_writes_them():
    held = compare("KELD: men held", "Keld: men held")
    assert [s.standing for s in held.stretches] == [Standing.BOTH]
    assert held.stretches[0].words.strip() == "KELD: men held"


def test_a_long_text_is_compared_at_its_beginning_and_says_so():
    held = compare("word " * (LONGEST + 1), "word")
    assert held.is_cut
    assert not compare("word", "word").is_cut
