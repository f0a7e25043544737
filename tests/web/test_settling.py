"""What the served desk does before anybody signs in."""

import gc

from habeas.web.serving import SELDOM, settle


def test_what_was_loaded_before_anybody_signed_in_is_never_looked_through_for_garbage():
    before = gc.get_threshold()
    try:
        settle()
        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold() == SELDOM
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)
