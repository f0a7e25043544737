"""The form as the real relay serves it: its headers, its size, its puzzles, its answers."""

import pytest
from browser.posting import begin, code_on, read, send
from browser.sitting_down import Visitor
from door.running import running
from door.signed import deployment, form

from habeas.door.building import build
from habeas.intake.messages import Report

pytestmark = pytest.mark.xdist_group("form")
LARGEST = 60 * 1024
"""Bytes that travel before somebody can write."""


def test_the_form_of_the_real_relay_is_one_small_request_and_solves_its_puzzles(chromium, tmp_path):
    build(deployment(), tmp_path / "made")
    with running(tmp_path, form=tmp_path / "made", daily=1) as relay:
        visitor = Visitor(chromium, f"http://127.0.0.1:{relay.port}")
        asked = []
        visitor.page.on("request", lambda request: asked.extend([request]))
        visitor.go("/")
        page = begin(visitor)
        assert [request.url.rsplit("/", 1)[1] for request in asked] == [""]
        assert asked[0].sizes()["responseBodySize"] <= LARGEST
        page.fill("#happened", "Through a real relay.")
        content = {"name": "long.bin", "mimeType": "", "buffer": bytes(2_400_000)}
        page.set_input_files("#files", content)
        page.locator(".files > li").wait_for()
        send(page)
        code_on(page)
        page.get_by_text("Everything has arrived.").wait_for()
        slots = relay.ask("GET", "/in", port=relay.desk_port)[1]
        kept = [relay.ask("GET", f"/in/{slots[n : n + 16].hex()}", port=relay.desk_port)[1]
                for n in range(0, len(slots), 16)]  # fmt: skip
        report = next(f.message for f in map(read, kept) if isinstance(f.message, Report))
        assert report.form.hex() == form().fingerprint
        assert len(kept) == 1 + report.files[0].parts == 6
        answers = [r.response().status for r in asked if r.method == "PUT"]
        assert answers.count(200) == 6
        assert 429 in answers, "past the bytes of a day every sender is given a puzzle"
        assert visitor.complaints == []
        visitor.context.close()
