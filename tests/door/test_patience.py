"""Whoever asks a letter at a time is not waited for without end."""

import socket

from habeas.door.patience import LONGEST, Patience


def test_a_head_that_takes_too_long_is_cut_off_and_who_waits_goes_on():
    seconds = [0.0]
    patience = Patience(lambda: seconds[0])
    here, there = socket.socketpair()
    with patience.with_one(here):
        seconds[0] += LONGEST
        assert patience.look() == 0
        seconds[0] += 1
        assert patience.look() == 1
        assert here.recv(1) == b""
        assert patience.look() == 0
    here.close()
    there.close()


def test_a_head_that_came_in_time_is_forgotten():
    seconds = [0.0]
    patience = Patience(lambda: seconds[0])
    here, there = socket.socketpair()
    with patience.with_one(here):
        pass
    seconds[0] += 2 * LONGEST
    assert patience.look() == 0
    there.sendall(b"x")
    assert here.recv(1) == b"x"
    here.close()
    there.close()
