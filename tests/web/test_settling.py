"""What the served desk does before anybody signs in."""

import gc
import threading
from datetime import timedelta

import pytest
from web.sitting import copy_of

from habeas.web import serving
from habeas.web.serving import SELDOM, Place, settle


def test_what_was_loaded_before_anybody_signed_in_is_never_looked_through_for_garbage():
    before = gc.get_threshold()
    try:
        settle()
        assert gc.get_freeze_count() > 10_000
        assert gc.get_threshold() == SELDOM
    finally:
        gc.unfreeze()
        gc.set_threshold(*before)


def test_a_desk_that_cannot_begin_ends_and_does_not_wait_for_ever(example, tmp_path, monkeypatch):
    def broken():
        raise RuntimeError

    monkeypatch.setattr(serving, "settle", broken)
    before = set(threading.enumerate())
    folder = copy_of(example, tmp_path / "velmara")
    with pytest.raises(RuntimeError), serving.serving(folder, Place(port=0), timedelta(1)):
        pass
    assert set(threading.enumerate()) <= before
