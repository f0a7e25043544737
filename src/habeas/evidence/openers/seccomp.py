"""The list of system calls a parser may make, as a seccomp filter.

A filter in the classic BPF of the kernel (Linux, Documentation/userspace-api/seccomp_filter)
is a small program run at each system call. This one is a list of what is allowed; everything
else answers EPERM, so that a library asking for a font file sees "not permitted" and goes on.
Memory may be mapped, never made executable. The numbers are those of the kernel's tables
``arch/x86/entry/syscalls/syscall_64.tbl`` and ``include/uapi/asm-generic/unistd.h``.
"""

from __future__ import annotations

import ctypes
import struct
from dataclasses import dataclass

_LOAD_WORD = 0x20
_JUMP_EQUAL = 0x15
_JUMP_AT_LEAST = 0x35
_JUMP_ANY_BIT = 0x45
_RETURN = 0x06

_ALLOW = 0x7FFF0000
_REFUSE = 0x00050000 | 1  # with EPERM
_KILL = 0x80000000

_CALL, _ARCHITECTURE, _THIRD_ARGUMENT = 0, 4, 32
_PROTECTION_EXECUTE = 4
_X32_CALLS = 0x40000000


@dataclass(frozen=True, slots=True)
class Platform:
    """A processor: the kernel's name for it, and the calls a parser needs there."""

    audit: int
    allowed: tuple[int, ...]
    without_execution: tuple[int, ...]
    """mmap and mprotect: allowed as long as nothing becomes executable."""


PLATFORMS = {
    # read write close fstat lseek munmap brk rt_sigaction rt_sigprocmask rt_sigreturn writev
    # sched_yield mremap madvise nanosleep getpid exit uname gettimeofday getrusage times
    # sigaltstack gettid futex restart_syscall clock_gettime clock_getres clock_nanosleep
    # exit_group set_robust_list getrandom rseq
    "x86_64": Platform(
        0xC000003E,
        (
            *(0, 1, 3, 5, 8, 11, 12, 13, 14, 15, 20, 24, 25, 28, 35, 39, 60, 63, 96, 98, 100),
            *(131, 186, 202, 219, 228, 229, 230, 231, 273, 318, 334),
        ),
        (9, 10),
    ),
    "aarch64": Platform(
        0xC00000B7,
        (
            *(63, 64, 57, 80, 62, 215, 214, 134, 135, 139, 66, 124, 216, 233, 101, 172, 93, 160),
            *(169, 165, 153, 132, 178, 98, 128, 113, 114, 115, 94, 99, 278, 293),
        ),
        (222, 226),
    ),
}


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_void_p))


@dataclass(frozen=True, slots=True)
class Filter:
    """A filter ready to be installed; the instructions must stay in memory until then."""

    instructions: ctypes.Array[ctypes.c_char]
    program: _Program


def filter_for(machine: str) -> Filter | None:
    """The filter for a processor as ``platform.machine`` names it; None when we have no list."""
    platform = PLATFORMS.get(machine)
    if platform is None:
        return None
    code = b"".join(_program(platform))
    held = ctypes.create_string_buffer(code, len(code))
    return Filter(held, _Program(len(code) // 8, ctypes.addressof(held)))


def _program(platform: Platform) -> list[bytes]:
    steps = [
        _step(_LOAD_WORD, _ARCHITECTURE),
        _step(_JUMP_EQUAL, platform.audit, 1, 0),
        _step(_RETURN, _KILL),
        _step(_LOAD_WORD, _CALL),
        _step(_JUMP_AT_LEAST, _X32_CALLS, 0, 1),
        _step(_RETURN, _KILL),
    ]
    for number in platform.allowed:
        steps += [_step(_JUMP_EQUAL, number, 0, 1), _step(_RETURN, _ALLOW)]
    for number in platform.without_execution:
        steps += [
            _step(_JUMP_EQUAL, number, 0, 4),
            _step(_LOAD_WORD, _THIRD_ARGUMENT),
            _step(_JUMP_ANY_BIT, _PROTECTION_EXECUTE, 1, 0),
            _step(_RETURN, _ALLOW),
            _step(_RETURN, _REFUSE),
        ]
    return [*steps, _step(_RETURN, _REFUSE)]


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
