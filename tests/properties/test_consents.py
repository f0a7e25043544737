"""Whatever was agreed to before, a withdrawal ends it."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from habeas.words.consents import Answer, Consent, Use, allows, in_force, is_withdrawn

DAYS = st.dates(date(2031, 1, 1), date(2031, 12, 31))
CONSENTS = st.builds(
    Consent,
    use=st.sampled_from(Use),
    answer=st.sampled_from(Answer),
    until=st.none() | DAYS,
)
SAID = st.lists(CONSENTS, max_size=30)


@given(SAID, DAYS)
def test_after_a_withdrawal_of_all_no_use_is_allowed(said, on):
    after = [*said, *(Consent(use, Answer.WITHDRAWN) for use in Use)]
    assert not any(allows(after, use, on) for use in Use)
    assert is_withdrawn(in_force(after))


@given(SAID, st.sampled_from(Use), DAYS)
def test_a_withdrawal_of_one_use_leaves_the_others_as_they_were(said, use, on):
    after = [*said, Consent(use, Answer.WITHDRAWN)]
    assert not allows(after, use, on)
    assert all(allows(after, u, on) == allows(said, u, on) for u in Use if u is not use)


@given(SAID, st.sampled_from(Use), DAYS)
def test_what_nobody_said_yes_to_is_never_allowed(said, use, on):
    refused = [c for c in said if c.answer is not Answer.YES]
    assert not allows(refused, use, on)


@given(SAID, st.sampled_from(Use), DAYS, DAYS)
def test_time_alone_never_allows_what_was_not(said, use, one, other):
    early, late = sorted((one, other))
    assert allows(said, use, early) or not allows(said, use, late)
