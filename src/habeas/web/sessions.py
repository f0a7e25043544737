"""Who is signed in, kept in the memory of this process and nowhere else.

A browser holds a random token; the process holds its hash, the member's keys and when they
were last seen. Whoever is idle for too long is signed out, and their keys are forgotten.
"""

from __future__ import annotations

import hashlib
import secrets
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from habeas.web.jobs.running import Jobs
from habeas.words.identifiers import Kind, new_identifier
from habeas.words.roles import Right
from habeas.workspace.desk import Desk, SignedIn
from habeas.workspace.opening import Workspace

LAST = timedelta(hours=12)
"""Nobody stays signed in for longer than this, however busy."""

HALF_WAY = timedelta(minutes=5)
"""How long the second factor is waited for: keys are open already."""

_REMEMBERED = 1000
"""Of how many sessions that ended it is known whose they were, by the hash of their token."""


@dataclass(frozen=True, slots=True)
class Notice:
    """One line told at the top of the next page. ``is_warning`` for what went wrong."""

    text: str
    is_warning: bool = False


@dataclass(eq=False)
class Session:
    """A member signed in with one browser."""

    identifier: str
    signed_in: SignedIn
    started: datetime
    seen: datetime
    browser: str
    jobs: Jobs
    language: str = ""
    compartment: str = ""
    """The compartment looked at last, for the links at the top."""
    is_complete: bool = True
    """False while a second factor is still asked for: nothing is shown until then."""
    notices: list[Notice] = field(default_factory=list)
    answered: dict[str, str] = field(default_factory=dict)
    """Forms handled already, by their token: where each one led."""
    lock: threading.Lock = field(default_factory=threading.Lock)
    blanks: dict[str, object] = field(default_factory=dict)
    """What a page needs to remember for this sitting only, by its noun."""

    @property
    def workspace(self) -> Workspace:
        """What this member has open."""
        return self.signed_in.workspace

    @property
    def member(self) -> str:
        """The member's identifier."""
        return self.signed_in.member

    @property
    def rights(self) -> frozenset[Right]:
        """What this member's roles allow."""
        return self.signed_in.rights

    def tell(self, text: str, is_warning: bool = False) -> None:
        """Say this at the top of the next page."""
        self.notices.append(Notice(str(text), is_warning))

    def told(self) -> list[Notice]:
        """The notices, which are then told."""
        held, self.notices = self.notices, []
        return held


class Sessions:
    """Everybody signed in to one desk. ``idle`` is how long nothing may happen."""

    def __init__(self, desk: Desk, idle: timedelta) -> None:
        self.desk = desk
        self.idle = idle
        self._held: dict[str, Session] = {}
        self._before: dict[str, str] = {}
        self._shut_out: list[Session] = []
        self._lock = threading.Lock()

    def begin(
        self, signed_in: SignedIn, at: datetime, browser: str, is_complete: bool = True
    ) -> tuple[str, Session]:
        """A new session; the token for the browser, which is kept here only as a hash."""
        token = secrets.token_urlsafe(32)
        session = Session(
            identifier=new_identifier(Kind.EVENT, secrets.token_bytes),
            signed_in=signed_in,
            started=at,
            seen=at,
            browser=browser,
            jobs=Jobs(self.desk),
            is_complete=is_complete,
        )
        with self._lock:
            self._held[_digest(token)] = session
        return token, session

    def find(self, token: str, at: datetime) -> Session | None:
        """The session behind a token, which counts as seen now; None when there is none."""
        session = self._held.get(_digest(token))
        if session is None:
            return None
        if self._is_over(session, at):
            self.end(session)
            return None
        session.seen = at
        return session

    def is_held(self, session: Session) -> bool:
        """Whether it has not ended; asked with a turn at the desk, for until then it may have."""
        return session in self.all()

    def whose(self, token: str) -> str:
        """The member who held this token here, also when its session has ended; else empty."""
        digest = _digest(token)
        session = self._held.get(digest)
        return self._before.get(digest, "") if session is None else session.member

    def end(self, session: Session) -> None:
        """Sign out: running work is stopped after its present step, keys are forgotten."""
        self._let_go(session)
        session.jobs.stop_all()
        self.desk.sign_out(session.signed_in)

    def shut_out(self, *sessions: Session) -> None:
        """Let nobody in with these from this moment; for a page that cannot wait for their work.

        They end, and their keys are forgotten, with :meth:`end_shut_out`.
        """
        self._let_go(*sessions)
        with self._lock:
            self._shut_out += sessions

    def end_shut_out(self) -> None:
        """End those that were shut out. Not while holding a turn: their work may need one."""
        with self._lock:
            ending, self._shut_out = self._shut_out, []
        for session in ending:
            self.end(session)

    def end_idle(self, at: datetime) -> int:
        """Sign out everybody whose time is over; how many."""
        over = [session for session in self.all() if self._is_over(session, at)]
        for session in over:
            self.end(session)
        return len(over)

    def all(self) -> list[Session]:
        """Every session, oldest first."""
        with self._lock:
            return sorted(self._held.values(), key=lambda one: one.started)

    def of(self, member: str) -> list[Session]:
        """The sessions of one member, oldest first."""
        return [session for session in self.all() if session.member == member]

    def _let_go(self, *leaving: Session) -> None:
        """From now on their tokens open nothing; only whose they were is known for a while."""
        with self._lock:
            gone = {key: held.member for key, held in self._held.items() if held in leaving}
            self._held = {key: held for key, held in self._held.items() if key not in gone}
            self._before |= gone
            while len(self._before) > _REMEMBERED:
                del self._before[next(iter(self._before))]

    def _is_over(self, session: Session, at: datetime) -> bool:
        if at - session.started > (LAST if session.is_complete else HALF_WAY):
            return True
        return at - session.seen > self.idle and not session.jobs.is_busy


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
