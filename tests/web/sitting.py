"""A desk in this process, and people who sit down at it.

The cast: Mara began the workspace and holds every role; others are added by a test.
"""

from __future__ import annotations

import os
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.test import Client

from habeas.evidence.members import change_passphrase, unlock
from habeas.evidence.passphrases import Cost
from habeas.web import application, serving_now
from habeas.web.sessions import Sessions
from habeas.words.progress import silent
from habeas.workspace.adding import add
from habeas.workspace.desk import Desk
from habeas.workspace.opening import GENERAL, create, open_workspace
from habeas.workspace.reading import read
from habeas.workspace.weighing import weigh

assert application  # imported for setting Django up

PASSPHRASE = "seven quiet herons on a wire"
BEGIN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
IDLE = timedelta(minutes=15)


class Watch:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.time = BEGIN

    def __call__(self) -> datetime:
        return self.time

    def pass_by(self, **time: int) -> None:
        self.time += timedelta(**time)


class Person:
    """Somebody with a browser."""

    def __init__(self, desk: Desk, passphrase: str = PASSPHRASE) -> None:
        self.desk = desk
        self.passphrase = passphrase
        self.client = Client(SERVER_NAME="localhost")

    def sign_in(self):
        return self.client.post("/sign-in", {"passphrase": self.passphrase})

    def get(self, path: str, **query: str):
        return self.client.get(path, query)

    def post(self, path: str, **fields: object):
        return self.client.post(path, fields)

    def sees(self, path: str, **query: str) -> str:
        """The words of a page that is there, tags left out."""
        answer = self.get(path, **query)
        assert answer.status_code == 200, (path, answer.status_code)
        return words_of(answer)

    @property
    def session(self):
        return serving_now.sessions().find(self.client.cookies["habeas_desk"].value, BEGIN)

    @property
    def workspace(self):
        return self.session.workspace

    @property
    def general(self) -> str:
        """The identifier of the compartment everybody opens, for addresses."""
        return self.workspace.store(GENERAL).identifier


def words_of(answer) -> str:
    text = re.sub(r"<(script|style)\b.*?</\1>", " ", answer.content.decode(), flags=re.DOTALL)
    import html

    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)).split())


def example_workspace(folder: Path) -> Path:
    """A workspace with the bundled reports added, read, traced and weighed."""
    from importlib.resources import as_file, files

    create(folder, PASSPHRASE, "Mara")
    with (
        as_file(files("habeas.example") / "reports") as reports,
        open_workspace(folder, PASSPHRASE) as workspace,
    ):
        list(add(workspace, (reports,), GENERAL, "", silent))
        list(read(workspace, (), False, silent))
        weigh(workspace, GENERAL, silent)
    quick_to_open(folder)
    return folder


def quick_to_open(folder: Path, *passphrases: str) -> None:
    """Seal the keys behind these passphrases so that opening them takes no time."""
    for passphrase in passphrases or (PASSPHRASE,):
        member = unlock(folder, passphrase)
        change_passphrase(folder, member, passphrase, os.urandom, Cost(1024, 1, 1))


def copy_of(folder: Path, to: Path) -> Path:
    shutil.copytree(folder, to)
    return to


def begin(folder: Path, watch: Watch) -> Sessions:
    """Serve a workspace in this process; its lock is not taken."""
    desk = Desk(folder)
    sessions = Sessions(desk, IDLE)
    serving_now.serve(sessions, watch)
    return sessions
