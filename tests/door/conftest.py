"""One relay without a network for the tests of its sides."""

import os
from dataclasses import dataclass
from datetime import timedelta

import pytest
from door.forms import NOON, Visitor, built

from habeas.door.collecting import Collecting
from habeas.door.flood import Flood
from habeas.door.form_folder import read
from habeas.door.public import Public
from habeas.door.store import Store
from habeas.door.sweeping import Sweeper

ROOM = 1 << 30


@dataclass
class Moment:
    """A clock that stands until a test moves it."""

    now: object = NOON
    seconds: float = 0.0

    def days(self, count):
        self.now += timedelta(days=count)
        self.seconds += 86_400 * count


class Relay:
    """Both sides, the store and the clock of one relay."""

    def __init__(self, folder, room=ROOM, daily=ROOM, random=None, only_desk=False):
        self.moment = Moment()
        self.file = folder / "relay.store"
        self.store = Store(self.file, room)
        chance = random or os.urandom
        self.flood = Flood(lambda: self.moment.seconds, chance, daily)
        form = read(built(folder / "form"))
        now = lambda: self.moment.now  # noqa: E731
        self.public = Public(form, self.store, self.flood, now, chance)
        self.visitor = Visitor(self.public, now)
        self.desk = Visitor(Collecting(form, self.store, now, chance, only_desk), now)
        self.sweeper = Sweeper(self.store, self.flood, now, lambda: self.moment.seconds)


@pytest.fixture
def relay(tmp_path):
    made = Relay(tmp_path)
    yield made
    made.store.close()


@pytest.fixture
def relay_with(tmp_path):
    made = []

    def make(**given):
        made.append(Relay(tmp_path, **given))
        return made[-1]

    yield make
    for each in made:
        each.store.close()
