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
from habeas.workspace import (
    intake_attachments,
    intake_collecting,
    intake_replying,
    intake_reports,
)

HAPPENED = "Утром у мельницы остановились две машины. «Молчи», сказали они."
FILE = b"Two cars, one with a white door.\n" * 20_000
ASKED = intake_replying.template("need", "en")
SAID = wording("en")

pytestmark = pytest.mark.xdist_group("form")


@pytest.fixture(scope="module")
def intake(tmp_path_factory):
    place = tmp_path_factory.mktemp("intake")
    intake = intake_team.begin(new_team(place / "cases"), place)
    build(intake.file, place / "form")
    yield intake
    stores.close_stores()


@pytest.fixture
def listening(intake, tmp_path):
    form = intake.file.with_name("form")
    relay = Relay(form, tmp_path / "relay.store", 0, 0, room=10**8, daily=10**8)
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
        (line,) = (
            one
            for one in intake_reports.listed(workspace, intake.desk)
            if one.report.happened == HAPPENED
        )
        intake_reports.read(workspace, intake.desk, line.identifier)
        intake_replying.write(workspace, intake.desk, line.identifier, ASKED)
        intake_attachments.put_together(
            workspace, intake.desk, line.identifier, line.identifier, 1, silent
        )
    intake.collect(way)
    answers(visitor, code)
    page.get_by_role("button", name=SAID["more.write"]).click()
    page.fill("#more", "No. My brother was.")
    page.get_by_role("checkbox").first.check()
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


def test_what_the_kit_sealed_without_a_network_is_brought_to_the_desk_by_hand(visitor, intake):
    page = visitor.page
    visitor.context.set_offline(True)
    page.goto((intake.file.with_name("form") / "kit.html").as_uri())
    begin(visitor, "Русский", "Написать")
    page.fill("#happened", "Написано без сети.")
    send(page, wording("ru")["seal.keep"])
    code_on(page)
    with intake.opened() as workspace:
        (step,) = intake_collecting.bring(workspace, page.input_value("#carried").encode())
        assert (step.what.what, step.what.marks) == ("report", ())
        told = intake_reports.thread(workspace, intake.desk, step.what.identifier)
    assert told.report.happened == "Написано без сети."
    assert told.report.is_answerable
