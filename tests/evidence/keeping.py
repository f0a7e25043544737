"""What the tests of keeping share: cheap keys, and a way to be killed at any step."""

import os
import sys
from collections.abc import Callable

from habeas.evidence.passphrases import Cost

CHEAP = Cost(memory=64, passes=1, lanes=1)
"""Enough for a test; the real cost is tested once."""

PASSPHRASE = "four vans at Keld market"
OTHER = "the river bends at Besk"


class Killed:
    """Ends the process without any clean-up at the n-th step that reaches the disk."""

    def __init__(self, step: int) -> None:
        self.left = step

    def counting(self, real: Callable) -> Callable:
        def counted(*args, **kwargs):
            self.left -= 1
            if self.left == 0:
                os._exit(9)
            return real(*args, **kwargs)

        return counted


STEPS = ("fsync", "replace", "open", "mkdir", "unlink", "rmdir", "ftruncate")


def killed_at(step: int, work: Callable[[], object]) -> bool:
    """Do this work in a process that dies at its n-th disk step; False when it got through."""
    child = os.fork()
    if child == 0:
        killed = Killed(step)
        for name in STEPS:
            setattr(os, name, killed.counting(getattr(os, name)))
        work()
        sys.stdout.flush()
        os._exit(0)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if status not in (0, 9):
        raise AssertionError(f"the work itself failed with {status}")
    return status == 9


def every_kill(work_at: Callable[[int], Callable[[], object]]) -> int:
    """Kill work at each of its steps in turn; how many there were. ``work_at`` sets it up."""
    step = 1
    while killed_at(step, work_at(step)):
        step += 1
    return step - 1
