"""The preloaded process: it forks one confined child per file and passes the answer on.

It reads no file itself. It loads and warms every library once, so that a child, which may open
nothing any more, finds all it needs in memory. A child gets one pipe to answer through and
holds neither pipe of its parent, so that it cannot answer for another file.

Started by :mod:`habeas.evidence.openers.process` with ``python -I -m``.
"""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from typing import BinaryIO, NoReturn

from habeas.evidence.openers import answering, warming
from habeas.evidence.openers.confinement import Confinement
from habeas.evidence.openers.frames import BrokenFrame, Header, receive, send
from habeas.evidence.openers.limits import Limits
from habeas.evidence.openers.refusals import Refusal, TooDeep, UsedTooMuchMemory
from habeas.evidence.openers.replies import packed_refusal

ANSWERED, BROKE, TOO_LONG, TOO_MUCH = "answered", "broke", "too long", "too much"

CAN_FORK = hasattr(os, "fork")

_SIGXCPU, _SIGKILL = 24, 9
_CHUNK = 1024 * 1024


def serve(limits: Limits) -> None:
    """Answer one request after the other until nobody asks any more."""
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    os.environ.clear()
    warming.warm()
    confinement = Confinement.prepare(limits)
    gc.freeze()
    _, held = in_child(lambda: _layers(confinement), limits)
    send(answers, {"ended": ANSWERED}, held)
    with suppress(BrokenFrame):
        while True:
            _answer_one(requests, answers, confinement)


def _answer_one(requests: BinaryIO, answers: BinaryIO, confinement: Confinement) -> None:
    """One request. Nothing of it is held in memory when the next one comes."""
    header, data = receive(requests, confinement.limits.file)
    ended, answer = in_child(lambda: answer_for(header, data, confinement), confinement.limits)
    send(answers, {"ended": ended}, answer)


def answer_for(header: Header, data: bytes, confinement: Confinement) -> bytes:
    """Give up all rights, then do with the bytes what is asked."""
    confinement.enter()
    try:
        return answering.answer(header, data, confinement.limits)
    except Refusal as refusal:
        return packed_refusal(refusal)
    except RecursionError:
        return packed_refusal(TooDeep())
    except MemoryError:
        return packed_refusal(UsedTooMuchMemory(limit=confinement.limits.memory // _CHUNK))


def _layers(confinement: Confinement) -> bytes:
    return json.dumps(asdict(confinement.enter())).encode()


def in_child(work: Callable[[], bytes], limits: Limits) -> tuple[str, bytes]:
    """Do the work in a forked process: how that ended, and what it answered.

    Where a process cannot fork (Windows) the work is done right here.
    """
    if not CAN_FORK:
        return ANSWERED, work()
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _answer_and_end(work, writing)
    os.close(writing)
    answer = _collected(reading, _longest(limits))
    os.close(reading)
    if answer is None:
        os.kill(child, _SIGKILL)
    _, status = os.waitpid(child, 0)
    return _ending(status, answer)


def _answer_and_end(work: Callable[[], bytes], writing: int) -> NoReturn:
    """Whatever happens in here, the process ends in here: nothing of the parent is run."""
    code = 1
    try:
        for inherited in (0, 1, 2):
            os.close(inherited)
        rest = memoryview(work())
        while rest:
            rest = rest[os.write(writing, rest) :]
        code = 0
    finally:
        os._exit(code)


def _longest(limits: Limits) -> int:
    """How long an answer may be: the text, its marks, and attachments as large as the file."""
    return 2 * limits.text + limits.file


def _collected(reading: int, longest: int) -> bytes | None:
    """All that comes through a pipe; None when it is more than allowed."""
    parts: list[bytes] = []
    size = 0
    while part := os.read(reading, _CHUNK):
        size += len(part)
        if size > longest:
            return None
        parts.append(part)
    return b"".join(parts)


def _ending(status: int, answer: bytes | None) -> tuple[str, bytes]:
    code = os.waitstatus_to_exitcode(status)
    if answer is None:
        return TOO_MUCH, b""
    if code == 0:
        return ANSWERED, answer
    return {-_SIGXCPU: TOO_LONG, -_SIGKILL: TOO_MUCH}.get(code, BROKE), b""


if __name__ == "__main__":
    serve(Limits(*(int(number) for number in sys.argv[1:])))
