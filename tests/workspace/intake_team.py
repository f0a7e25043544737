"""A team with an intake: one desk of its own that Ane and Bron open, one outside, a signed year.

The cast is invented, and so is the Republic of Velmara.
"""

from __future__ import annotations

import os
import shutil
import sys
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

from intake.reporter import Reporter
from workspace.team import BRON

from habeas.evidence.passphrases import Cost
from habeas.evidence.sealing import HybridIdentity
from habeas.intake import deployment as deployments
from habeas.intake.weeks import Week
from habeas.words.bilingual import Bilingual
from habeas.words.progress import silent
from habeas.words.roles import Role
from habeas.workspace import (
    compartments,
    intake_beginning,
    intake_collecting,
    intake_desks,
    intake_keys,
    intake_signing,
    opening,
)
from habeas.workspace.intake_beginning import Begun

ROOT = "forty grey stones in the yard"
QUICK = Cost(1024, 1, 1)
DESK = "Documentation desk"
BEGUN = Begun(
    Bilingual("Weather notes", "Заметки о погоде"),
    ("http://door.onion",),
    "https://weather.example",
)
ABOUT = Bilingual("Two people of the team.", "Два человека из команды.")
OMBUDS = Bilingual("Ombuds office", "Бюро омбудсмена")


@dataclass
class Intake:
    """``outside`` opens what was sealed to the desk outside; ``root`` is the file of the key."""

    team: object
    desk: str
    bron: str
    outside: HybridIdentity
    root: Path
    file: Path

    def opened(self, *passphrase):
        return self.team.opened(*passphrase)

    def reporter(self, desks="ab", **further):
        """Somebody in front of the form as it is signed for this week."""
        found, weeks = deployments.read(self.file.read_bytes())
        this = Week.of(opening.now().date())
        block = next(one for one in weeks if one.week == this)
        readers = tuple(one.key for one in block.desks if one.place in desks)
        return Reporter(found.deployment, readers, this, **further)

    def collect(self, relay, *passphrase):
        with self.opened(*passphrase) as workspace:
            return list(intake_collecting.collect(workspace, silent, relay))


def begin(team, place: Path) -> Intake:
    """Make the intake in a team that has nobody but Ane."""
    bron = team.add(roles=(Role.CASEWORKER,))
    root, outside = place / "root-key", HybridIdentity.generate(os.urandom)
    (place / "ombuds.txt").write_text(outside.recipient + "\n")
    with team.opened() as workspace:
        intake_beginning.begin(workspace, BEGUN, root, ROOT, QUICK)
        desk = intake_desks.add(workspace, Bilingual(DESK, "Стол документирования"), ABOUT)
        intake_desks.add_outside(workspace, place / "ombuds.txt", OMBUDS, ABOUT)
    with team.opened() as workspace:
        compartments.share(workspace, (desk, bron))
        intake_keys.make(workspace, desk)
        intake_signing.sign(workspace, root, ROOT, place / "intake.json")
    return Intake(team, desk, bron, outside, root, place / "intake.json")


def copied(made: Intake, place: Path) -> Intake:
    """A copy with its key folder, the root key and the deployment file."""
    for folder in (made.team.folder, keys_beside(made.team.folder)):
        shutil.copytree(folder, place / folder.name)
    for file in (made.root, made.file):
        shutil.copy(file, place / file.name)
    team = replace(made.team, folder=place / made.team.folder.name)
    return replace(made, team=team, root=place / made.root.name, file=place / made.file.name)


def keys_beside(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-intake-keys")


def later(monkeypatch, **time) -> None:
    """Move the clock of the product."""
    moved = opening.now() + timedelta(**time)
    for module in _clocks():
        monkeypatch.setattr(module, "now", lambda: moved)


def agreed(intake, *passphrase) -> None:
    """A member says that the clock of the machine is right, as after a long absence."""
    with intake.opened(*passphrase) as workspace:
        intake_keys.believe_clock(workspace, intake.desk, opening.now().date())


def _clocks():
    named = (m for name, m in list(sys.modules.items()) if name.startswith("habeas.workspace."))
    return [module for module in named if hasattr(module, "now")]


__all__ = ["BRON", "Intake", "agreed", "begin", "copied", "keys_beside", "later"]
