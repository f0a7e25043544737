"""No copy of this process's memory on a disk or in another program of the same user.

While a workspace is open the memory holds its keys. A crash must not write them into a core
file, and no other program of this user may read them. Who is root can do both all the same.
"""

from __future__ import annotations

import ctypes
import sys

try:
    import resource
except ImportError:  # Windows
    HAS_LIMITS = False
else:
    HAS_LIMITS = True

_SET_DUMPABLE = 4
"""PR_SET_DUMPABLE of prctl(2), from <linux/prctl.h>."""


def forbid() -> None:
    """Switch off core files, and on Linux reading by others; what a system lacks is left out."""
    if HAS_LIMITS:
        hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
        resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_SET_DUMPABLE, 0, 0, 0, 0)
