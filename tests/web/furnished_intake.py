"""The sealed intake of the furnished workspace: reports read and not read, replies, a file.

Everything in it is invented, and so is the Republic of Velmara.
"""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from intake.reporter import Reporter
from intake.stand_in import StandIn

from habeas.evidence.passphrases import Cost
from habeas.evidence.sealing import HybridIdentity
from habeas.intake.weeks import Week
from habeas.words.bilingual import Bilingual
from habeas.words.progress import silent
from habeas.workspace import (
    compartments,
    intake_attachments,
    intake_beginning,
    intake_collecting,
    intake_desks,
    intake_keys,
    intake_replying,
    intake_reports,
    intake_signing,
)
from habeas.workspace.intake_beginning import Begun
from habeas.workspace.opening import Workspace, now

ROOT, QUICK = "forty grey stones in the yard", Cost(1024, 1, 1)
DESK = "Documentation desk"
TOLD = "On the second of March they came to the mill. I stood behind the wall and saw two cars."
FURTHER = "One of the cars had a white door."


def prepare_intake(workspace: Workspace) -> None:
    """Begin an intake, with a desk of the team and one outside."""
    title = Bilingual("Weather notes", "Заметки о погоде")
    about = Bilingual("Two people of the team.", "Два человека из команды.")
    with TemporaryDirectory() as place:
        root, outside = Path(place) / "root-key", Path(place) / "ombuds.txt"
        begun = Begun(title, ("http://weather.onion",), "https://weather.example")
        intake_beginning.begin(workspace, begun, root, ROOT, QUICK)
        intake_desks.add(workspace, Bilingual(DESK, "Стол документирования"), about)
        outside.write_text(HybridIdentity.generate(os.urandom).recipient)
        ombuds = Bilingual("Ombuds office", "Бюро омбудсмена")
        intake_desks.add_outside(workspace, outside, ombuds, about)
        _KEPT[workspace.folder] = root.read_bytes()


_KEPT: dict[Path, bytes] = {}
"""The root key, until it has signed."""


def furnish_intake(workspace: Workspace, sela: str) -> dict[str, str]:
    """What came to the desk, and what was answered."""
    desk = workspace.store(DESK).identifier
    compartments.share(workspace, (DESK, sela))
    intake_keys.make(workspace, desk)
    _sign(workspace)
    relay = StandIn()
    for code in ((3,) * 8, (4,) * 8, None):
        _send(workspace, relay, code)
    list(intake_collecting.collect(workspace, silent, relay))
    intake_beginning.collect_from(workspace, "http://127.0.0.1:9")
    first, second, third = (one.identifier for one in _as_sent(workspace, desk))
    intake_reports.read(workspace, desk, first)
    intake_replying.write(workspace, desk, first, intake_replying.template("need", "en"))
    file = intake_attachments.put_together(workspace, desk, first, first, 1, silent)
    here = f"/in/{desk}/intake"
    return {
        "intake": "/intake",
        "intake reports": here,
        "intake keys": f"{here}/keys",
        "answered report": f"{here}/{first}",
        "reply to a report": f"{here}/{first}/reply",
        "release of a report": f"{here}/{first}/release",
        "text of a sent file": f"{here}/{first}/text/{file}",
        "marked report": f"{here}/{second}",
        "report without a code": f"{here}/{third}",
    }


def answer_as_another(workspace: Workspace, shown: dict[str, str]) -> None:
    """A reply that needs a second person, by another member of the desk."""
    desk, report = workspace.store(DESK).identifier, shown["answered report"].rsplit("/", 1)[1]
    intake_replying.write(workspace, desk, report, "Come to the station on Monday.")


def _sign(workspace: Workspace) -> None:
    with TemporaryDirectory() as place:
        root = Path(place) / "root-key"
        root.write_bytes(_KEPT.pop(workspace.folder))
        intake_signing.sign(workspace, root, ROOT, Path(place) / "intake.json")


def _as_sent(workspace: Workspace, desk: str) -> list[intake_reports.Line]:
    """The answered one, the marked one, the one without a code."""
    lines = intake_reports.listed(workspace, desk)
    return sorted(lines, key=lambda one: (one.report.reply is None, bool(one.report.marks)))


def reporter_at(workspace: Workspace, code: tuple[int, ...] | None) -> Reporter:
    """Somebody in front of the form, who ticked the team's desk alone."""
    week = Week.of(now().date())
    desk = workspace.store(DESK).identifier
    key = intake_keys.public_keys(workspace, desk)[str(week)]
    return Reporter(intake_beginning.deployment(workspace).deployment, (key,), week, code)


def _send(workspace: Workspace, relay: StandIn, code: tuple[int, ...] | None) -> None:
    reporter = reporter_at(workspace, code)
    content = b"Two cars, one with a white door.\n"
    sent = reporter.attach(content, "what-i-saw.txt")
    if code == (3,) * 8:
        other = reporter.attach(content * 2, "and-heard.txt", number=2)
        told = reporter.report(TOLD, files=(sent, other))
        reporter.parts(told.report, sent, content)
        reporter.parts(told.report, other, content * 2)
        reporter.followup(FURTHER)
    elif code is not None:
        reporter.report("They will ask for me.", week=reporter.week.later(3), files=(sent,))
        stranger = reporter_at(workspace, (5,) * 8)
        stranger.followup("Nobody knows my first report here.")
        relay.take(stranger)
    else:
        reporter.report("I found a list of names at the school.")
    relay.take(reporter)
