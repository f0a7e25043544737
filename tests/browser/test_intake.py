"""The whole way in a real browser: the form a team built, its relay, its desk, and back."""

import pytest
from browser.posting import begin, code_on, send
from browser.sitting_down import WIDE, Visitor
from workspace import intake_team
from workspace.team import new_team

from habeas.archive import stores
from habeas.door.building import build, wording
from habeas.door.serving import Relay, serving
from habeas.intake.transport import Relay as Way
from habeas.words.progress import silent
from habeas.workspace import intake_attachments, intake_replying, intake_reports

HAPPENED = "Утром у мельницы остановились две машины. «Молчи», сказали они."
FILE = b"Two cars, one with a white door.\n" * 20_000
ASKED = "Were you hurt yourself?"
SAID = wording("en")

pytestmark = pytest.mark.xdist_group("form")


@pytest.fixture
def intake(tmp_path):
    yield intake_team.begin(new_team(tmp_path / "cases"), tmp_path)
    stores.close_stores()


@pytest.fixture
def listening(intake, tmp_path):
    build(intake.file, tmp_path / "form")
    relay = Relay(tmp_path / "form", tmp_path / "relay.store", 0, 0, room=10**8, daily=10**8)
    with serving(relay) as listening:
        yield listening


@pytest.fixture
def visitor(chromium, listening):
    visitor = Visitor(chromium, listening.address.rstrip("/"), WIDE)
    visitor.go("/")
    yield visitor
    visitor.context.close()
    assert visitor.complaints == []


def test_what_is_written_in_the_browser_is_read_at_the_desk_and_answered_into_it(
    visitor, intake, listening
):
    way = Way(listening.collecting.rstrip("/"))
    page = begin(visitor)
    page.fill("#happened", HAPPENED)
    page.set_input_files(
        "input[type=file]", {"name": "seen.txt", "mimeType": "text/plain", "buffer": FILE}
    )
    send(page)
    code = code_on(page)
    steps = intake.collect(way)
    assert sorted(step.what.what for step in steps) == ["part", "part", "report"]
    assert all(step.what.marks == () for step in steps)
    with intake.opened() as workspace:
        (line,) = intake_reports.listed(workspace, intake.desk)
        assert line.report.happened == HAPPENED
        intake_reports.read(workspace, intake.desk, line.identifier)
        intake_replying.write(workspace, intake.desk, line.identifier, ASKED)
        intake_attachments.put_together(
            workspace, intake.desk, line.identifier, line.identifier, 1, silent
        )
    intake.collect(way)
    answers(visitor, code)
    page.get_by_role("button", name=SAID["more.write"]).click()
    page.fill("#more", "No. My brother was.")
    send(page, SAID["send"])
    page.get_by_role("heading", name=SAID["sent.title"]).wait_for()
    (step,) = [one for one in intake.collect(way) if one.what]
    assert (step.what.what, step.what.marks) == ("followup", ())
    with intake.opened() as workspace:
        found = intake_reports.thread(workspace, intake.desk, line.identifier)
    assert [one.value.text for one in found.followups] == ["No. My brother was."]


def answers(visitor, code):
    """The code, typed on a page opened anew, brings both answers."""
    visitor.go("/")
    page = begin(visitor, "English", "Read an answer")
    page.fill("#words", " ".join(code))
    send(page, "Open")
    page.get_by_text("We have read what you wrote.").wait_for()
    page.get_by_text(ASKED).wait_for()
