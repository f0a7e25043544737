"""A small team: Ane made the workspace, the sheet lies in a drawer."""

import re
import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from habeas.workspace import compartments, members
from habeas.workspace.opening import create, open_workspace

ANE = "a quiet lamp behind the stove"
BRON = "seven lanterns on the ferry"
CEL = "the baker closes at noon today"


@dataclass
class Team:
    folder: Path
    ane: str
    code: str

    @contextmanager
    def opened(self, passphrase=ANE):
        with open_workspace(self.folder, passphrase) as workspace:
            yield workspace

    def add(self, name="Bron", passphrase=BRON, **further):
        with self.opened() as workspace:
            lines = members.add(workspace, (name,), passphrase, **further)
        return re.findall(r"m-[0-9a-z]{12}", lines[0])[0]

    def share(self, name, *who):
        with self.opened() as workspace:
            compartments.new(workspace, (name,))
        with self.opened() as workspace:
            if who:
                compartments.share(workspace, (name, *who))

    def named(self, passphrase=ANE):
        with self.opened(passphrase) as workspace:
            return {member.identifier: member for member in members.members(workspace)}


def new_team(folder):
    made = create(folder, ANE, "Ane")
    return Team(folder, made.member, re.findall(r"HABEAS1[-0-9A-Z]+", made.sheet)[0])


def copied(team, folder):
    shutil.copytree(team.folder, folder)
    return Team(folder, team.ane, team.code)
