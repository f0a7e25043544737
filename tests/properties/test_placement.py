"""What holds of every shortlist, whatever the households and places."""

from hypothesis import given, settings
from hypothesis import strategies as st
from invented import placement


@settings(max_examples=25, deadline=None)
@given(st.randoms(use_true_random=False))
def test_every_shortlist_keeps_what_has_to_hold(chance):
    made = placement.world(chance)
    broken = {
        name: wrong
        for name, check in placement.PROPERTIES.items()
        if (wrong := check(made, chance))
    }
    assert broken == {}
