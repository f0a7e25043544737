"""Giving up every right before the first byte of a file is looked at."""

from __future__ import annotations

import ctypes
import os
import platform
import signal
import sys
from dataclasses import dataclass

if sys.platform != "win32":
    import resource

from habeas.evidence.openers import landlock, seccomp
from habeas.evidence.openers.containment import Containment
from habeas.evidence.openers.limits import Limits

_DIE_WITH_PARENT, _DUMPABLE, _SECCOMP, _NO_NEW_RIGHTS = 1, 4, 22, 38
_FILTER_MODE = 2
_CAN_FORK = hasattr(os, "fork")


@dataclass(frozen=True, slots=True)
class Confinement:
    """All that is needed to confine a process, made ready once, before any fork."""

    limits: Limits
    library: ctypes.CDLL | None
    filter: seccomp.Filter | None
    landlock: int

    @classmethod
    def prepare(cls, limits: Limits) -> Confinement:
        """Find out what this system offers."""
        if not sys.platform.startswith("linux"):
            return cls(limits, None, None, 0)
        library = _library()
        found = seccomp.filter_for(platform.machine())
        return cls(limits, library, found, landlock.version(library.syscall))

    def enter(self) -> Containment:
        """Give the rights of this process up for ever, and say which layers hold.

        The order matters: Landlock needs a descriptor, which the limits may not leave it; and
        the call filter would refuse the calls that install the others, so it comes last.
        """
        if self.library is None:
            return Containment(_CAN_FORK, limits=_bound(self.limits))
        sealed = self._seal(self.library)
        files = self.landlock > 0 and landlock.give_up_everything(
            self.library.syscall, self.landlock
        )
        return Containment(
            own_process=_CAN_FORK,
            limits=_bound(self.limits),
            no_new_rights=sealed,
            no_files=files,
            call_filter=self._filter(self.library),
        )

    def _seal(self, library: ctypes.CDLL) -> bool:
        library.prctl(_DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
        library.prctl(_DUMPABLE, 0, 0, 0, 0)
        return bool(library.prctl(_NO_NEW_RIGHTS, 1, 0, 0, 0) == 0)

    def _filter(self, library: ctypes.CDLL) -> bool:
        if self.filter is None:
            return False
        program = ctypes.addressof(self.filter.program)
        return bool(library.prctl(_SECCOMP, _FILTER_MODE, program, 0, 0) == 0)


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(None, use_errno=True)
    library.prctl.argtypes = (ctypes.c_int, *(ctypes.c_ulong,) * 4)
    library.syscall.argtypes = (ctypes.c_long, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_uint)
    library.syscall.restype = ctypes.c_long
    return library


def _bound(limits: Limits) -> bool:
    if sys.platform == "win32":
        return False
    bounds = {
        resource.RLIMIT_CPU: (limits.cpu, limits.cpu + 1),
        resource.RLIMIT_FSIZE: (0, 0),
        resource.RLIMIT_CORE: (0, 0),
        resource.RLIMIT_NOFILE: (4, 4),
        resource.RLIMIT_NPROC: (0, 0),
        resource.RLIMIT_AS: (limits.memory, limits.memory),
    }
    refused = 0
    for kind, pair in bounds.items():
        try:
            resource.setrlimit(kind, pair)
        except (OSError, ValueError):  # macOS refuses a bound on the address space
            refused += 1
    return refused == 0
