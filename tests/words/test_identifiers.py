from hypothesis import given
from hypothesis import strategies as st

from habeas.words.identifiers import Kind, new_identifier


@given(st.binary(min_size=8, max_size=8), st.sampled_from(Kind))
def test_an_identifier_says_its_kind_and_nothing_else(random_bytes, kind):
    identifier = new_identifier(kind, lambda count: random_bytes[:count])
    assert identifier.startswith(f"{kind.value}-")
    assert len(identifier) == 14


def test_two_random_draws_give_two_identifiers():
    draws = iter([b"\x00" * 8, b"\x01" * 8])
    made = {new_identifier(Kind.EXHIBIT, lambda _: next(draws)) for _ in range(2)}
    assert len(made) == 2
