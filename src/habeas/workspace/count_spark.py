"""Lists compared on Spark instead of in this machine's memory: where, with whose leave, and how.

On a cluster all that lists say of people leaves this machine. A person has to say so, and the
custody log of the compartment notes each list before its first line goes.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from habeas.archive import custody
from habeas.archive.access_log import Action
from habeas.evidence.custody import CustodyEvent, EventKind
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace import spark_session
from habeas.workspace.opening import Workspace, now
from habeas.workspace.spark_faults import (
    NamesWouldLeave,
    NoClusterSecret,
    NotAMaster,
    SparkRanOutOfMemory,
    SparkStopped,
)

if TYPE_CHECKING:  # they come with an extra
    from habeas.numbers.linkage_lines import Line
    from habeas.numbers.linkage_pairs import Pairs

_HERE = re.compile(r"local\[([1-9][0-9]?|\*)\]")
_CLUSTER = re.compile(r"spark://[A-Za-z0-9][A-Za-z0-9.-]{0,80}:[0-9]{1,5}")
_OUT_OF_MEMORY = re.compile("OutOfMemory|OUT_OF_MEMORY|ExecutorLostFailure|NOT_ENOUGH_MEMORY")
"""What is said when memory ran out; on a cluster a process that has none left is lost, no more."""


@dataclass(frozen=True, slots=True)
class Spark:
    """Where lists are compared: ``local[2]``, or a cluster at ``spark://HOST:PORT``.

    ``memory`` is for Java here and on each of its machines. ``leaving`` is done before lines go.
    """

    master: str
    memory: str
    secret: str = field(default="", repr=False)
    names_may_leave: bool = False
    leaving: Callable[[], None] | None = field(default=None, repr=False)

    @property
    def is_a_cluster(self) -> bool:
        """Whether what is compared goes to other machines."""
        return _HERE.fullmatch(self.master) is None

    def check(self) -> None:
        """Raise NotAMaster, NamesWouldLeave or NoClusterSecret unless lines may go there."""
        if not self.is_a_cluster:
            return
        if _CLUSTER.fullmatch(self.master) is None:
            raise NotAMaster(master=self.master)
        if not self.names_may_leave:
            raise NamesWouldLeave(master=self.master)
        if not self.secret:
            raise NoClusterSecret(master=self.master)

    def compare(self, lines: Sequence[Line], seed: int) -> Pairs:
        """As :func:`habeas.numbers.linkage_engine.compare`.

        Raises what :meth:`check` and :func:`habeas.workspace.spark_session.session` do,
        SparkRanOutOfMemory, SparkStopped and TooManyAlike.
        """
        self.check()
        secret = self.secret if self.is_a_cluster else ""
        with spark_session.session(self.master, self.memory, secret) as session:
            from habeas.numbers.linkage_spark import compare_on  # noqa: PLC0415 - the extra

            with _naming_ends(len(lines), self.memory):
                return compare_on(session, lines, seed, self.memory, self.leaving)


def noting(spark: Spark, workspace: Workspace, compartment: str, lists: Sequence[str]) -> Spark:
    """The same; when lists leave for a cluster, the custody log says which, and who let them."""
    workspace.require(Right.ADD)
    if not spark.is_a_cluster:
        return spark
    store, details = workspace.store(compartment), (("what", "names"), ("to", spark.master))

    def leaving() -> None:
        by, at = workspace.member.identifier, now()
        named = ((new_identifier(Kind.EVENT, os.urandom), one) for one in lists)
        events = (
            CustodyEvent(event, EventKind.EXPORTED, one, at, by, custody.TOOL, details=details)
            for event, one in named
        )
        custody.record(store, *events)
        workspace.note_access(store, Action.EXPORTED, *lists)

    return replace(spark, leaving=leaving)


@contextmanager
def _naming_ends(n: int, memory: str) -> Iterator[None]:
    """Say what an end in the middle means; its own words may quote what lines say."""
    from py4j.protocol import Py4JError  # noqa: PLC0415 - an extra
    from pyspark.errors import PySparkException  # noqa: PLC0415
    from splink.internals.exceptions import SplinkException  # noqa: PLC0415

    try:
        yield
    except (Py4JError, PySparkException, SplinkException, OSError, EOFError) as error:
        if _OUT_OF_MEMORY.search(" ".join(_told(error))):
            raise SparkRanOutOfMemory(n=n, memory=memory) from None
        raise SparkStopped(n=n) from None


def _told(error: BaseException | None) -> Iterator[str]:
    """What an error says, and what is behind it; Splink puts its own around."""
    while error is not None:
        yield str(error)
        error = error.__cause__ or error.__context__
