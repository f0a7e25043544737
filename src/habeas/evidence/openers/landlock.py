"""Giving up all files, TCP ports and other processes through the kernel's Landlock.

Landlock (Linux, Documentation/userspace-api/landlock) lets a process give up rights for ever.
Our ruleset names every right the running kernel knows and grants none. What is already open
stays open: the two pipes.
"""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable

_CREATE, _RESTRICT = 444, 446  # the same numbers on every processor
_ASK_VERSION = 1
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}
_NEWEST_FILE_RIGHTS = 16
_TCP_RIGHTS = 3
_SCOPES = 3
_WITH_TCP, _WITH_SCOPES = 4, 6

Call = Callable[..., int]


def version(call: Call) -> int:
    """The Landlock version the kernel offers; 0 when there is none."""
    return max(0, call(_CREATE, None, 0, _ASK_VERSION))


def give_up_everything(call: Call, abi: int) -> bool:
    """Install the ruleset for this version. Whether the kernel took it."""
    attributes = _ruleset(abi)
    ruleset = call(_CREATE, attributes, ctypes.sizeof(attributes), 0)
    if ruleset < 0:
        return False
    taken = call(_RESTRICT, ruleset, 0, 0) == 0
    os.close(ruleset)
    return taken


def _ruleset(abi: int) -> ctypes.Array[ctypes.c_uint64]:
    fields = [(1 << _FILE_RIGHTS.get(abi, _NEWEST_FILE_RIGHTS)) - 1]
    if abi >= _WITH_TCP:
        fields.append(_TCP_RIGHTS)
    if abi >= _WITH_SCOPES:
        fields.append(_SCOPES)
    return (ctypes.c_uint64 * len(fields))(*fields)
