"""Files handed in at the desk, and what became of them."""

import io
import threading

from PIL import Image

from habeas.archive import exhibits
from habeas.workspace.opening import GENERAL

CANARY = "Kestrelwharf"
LETTER = f"Three men were taken from the market in {CANARY}, a shopkeeper said.\n"


def held(person):
    store = person.workspace.store(GENERAL)
    return {one.name: one for one in exhibits.exhibits(store)}


def file(content, name):
    made = io.BytesIO(content if isinstance(content, bytes) else content.encode())
    made.name = name
    return made


def hand_in(person, here, *files, **fields):
    return person.client.post(f"{here}/add", {"file": list(files), **fields})


def finished(person):
    """Wait for every job of the sitting, and give the lines they told."""
    lines = []
    for job in person.session.jobs.all():
        ended = threading.Event()
        person.session.jobs._runner.submit(ended.set)
        assert ended.wait(60)
        lines += [str(job.problem or job.fault)] if job.problem or job.fault else job.lines
    return lines


def picture():
    written = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(written, "JPEG")
    return written.getvalue()
