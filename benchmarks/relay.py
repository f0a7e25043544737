"""What one submission costs the relay, beside an ordinary Django view that stores the same.

Run: python benchmarks/relay.py [ENVELOPES] [CANARIES] [TRIALS]

1. A visitor gets the page and sends an envelope: processor time of the serving process for both,
   its own and the system's. The peer is a Django view with a template, a CSRF token, a row in
   SQLite and an access log, under the same server and sent the same bytes in the same run.
2. ENVELOPES (50,000) come in one after the other: what the last thousand cost beside the second.
3. CANARIES (1,000) sealed accounts: whether a word of any is in disk, log or memory of the relay.
4. TRIALS (1,000) of a right and of a wrong code: how often the slower answer was the right one's.

The machine may be busy with other things: trust the ratios.
"""

import http.client
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from door.conftest import Relay
from door.forms import DESK, TEXT, envelope, slot
from door.running import running

from habeas.door.public import slot_of
from habeas.evidence.sealing import HybridIdentity, room_in, sealed_to

ROUNDS, ITEMS = 3, 300
BATCH = 1_000
REPLIES = 200
CANARY = "Серебристая чайка Велмары"
TICKS = os.sysconf("SC_CLK_TCK")

PEER = """
import logging, sys
from pathlib import Path
import django
from django.conf import settings
folder = Path(sys.argv[1])
settings.configure(
    ALLOWED_HOSTS=["*"], SECRET_KEY="benchmark", ROOT_URLCONF="__main__", USE_TZ=True,
    DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": folder / "peer.db",
        "CONN_MAX_AGE": None,
        "OPTIONS": {"init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"}}},
    MIDDLEWARE=["django.middleware.security.SecurityMiddleware",
        "django.middleware.common.CommonMiddleware", "django.middleware.csrf.CsrfViewMiddleware"],
    TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {"loaders": [("django.template.loaders.locmem.Loader", {"page":
            "<!doctype html><title>Notes</title><form>{% csrf_token %}<textarea></textarea></form>"
        })], "context_processors": ["django.template.context_processors.request"]}}],
)
django.setup()
from django.core.wsgi import get_wsgi_application
from django.db import connection, models
from django.http import JsonResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

class Submission(models.Model):
    body = models.BinaryField()
    created = models.DateTimeField(auto_now_add=True)
    class Meta:
        app_label = "peer"

with connection.schema_editor() as editor:
    editor.create_model(Submission)
logging.basicConfig(filename=folder / "access.log", level=logging.INFO)

@csrf_exempt
def place(request):
    logging.info("%s %s %s", request.META["REMOTE_ADDR"], request.method, timezone.now())
    if request.method == "GET":
        return render(request, "page")
    return JsonResponse({"number": Submission.objects.create(body=request.body).pk})

urlpatterns = [path("", place)]
from cheroot.wsgi import Server
server = Server(("127.0.0.1", 0), get_wsgi_application(), numthreads=32)
server.prepare()
print(server.bind_addr[1], flush=True)
server.serve()
"""


def processor(pid: int) -> float:
    """Seconds of processor time of a process, its own and the system's for it."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def cost(pid: int, port: int, method: str, place: Callable[[], str]) -> float:
    """Milliseconds of processor time for one page and one envelope, on fresh connections."""
    body, before = envelope(), processor(pid)
    for _ in range(ITEMS):
        for way, where, sent in (("GET", "/", None), (method, place(), body)):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            connection.request(way, where, sent)
            answer = connection.getresponse()
            assert answer.status == 200, (answer.status, answer.read())
            answer.read()
            connection.close()
    return (processor(pid) - before) / ITEMS * 1000


def side_by_side(folder: Path) -> None:
    peer = subprocess.Popen(
        [sys.executable, "-c", PEER, str(folder)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    port, costs = int(peer.stdout.readline()), {"relay": [], "Django view": []}
    try:
        with running(folder) as relay:
            for _ in range(ROUNDS):
                pid, fresh = relay.process.pid, lambda: f"/in/{os.urandom(16).hex()}"
                costs["relay"].append(cost(pid, relay.port, "PUT", fresh))
                costs["Django view"].append(cost(peer.pid, port, "POST", lambda: "/"))
    finally:
        peer.terminate()
        peer.wait()
    print(f"page and envelope, ms of processor, best of {ROUNDS} rounds of {ITEMS}:")
    for name, found in costs.items():
        print(f"  {name:12} {min(found):5.2f}   all rounds: {[round(each, 2) for each in found]}")


def growing(folder: Path, envelopes: int) -> None:
    """Without a network: what grows is the store."""
    relay, body, batches = Relay(folder, room=1 << 40, daily=1 << 40), envelope(), []
    relay.flood.bits = lambda: 0
    for batch in range(envelopes // BATCH):
        begun, before = time.perf_counter(), time.process_time()
        for number in range(BATCH):
            assert relay.visitor.send(batch * BATCH + number, body)[0] == 200
        batches.append((time.process_time() - before, time.perf_counter() - begun))
        print(f"  {batch + 1},000", end="\r", file=sys.stderr)
    begun = time.perf_counter()
    relay.sweeper.tidy()
    took, size = time.perf_counter() - begun, relay.file.stat().st_size
    relay.store.close()
    for kind, name in ((0, "processor"), (1, "wall")):
        second, last = batches[1][kind], batches[-1][kind]
        middle = median(each[kind] for each in batches)
        print(
            f"{envelopes} envelopes, ms each, {name}: second thousand {second:.2f}, "
            f"median {middle:.2f}, last {last:.2f} ({last / second:.2f}x)"
        )
    print(f"tidying {size / 1e6:.0f} MB: {took:.1f} s")


def canaries(folder: Path, count: int) -> None:
    readers = [HybridIdentity.from_seed(bytes([n]) * 32).recipient for n in range(3)]
    with running(folder) as relay:
        for number in range(count):
            content = f"{CANARY} {number}".encode().ljust(room_in(TEXT), b"\0")
            file = sealed_to(content, [*readers, DESK.recipient], size=TEXT)
            assert relay.ask("PUT", f"/in/{slot(number)}", file)[0] == 200
        kept = [path.read_bytes() for path in folder.glob("*") if path.is_file()]
        memory = list(relay.memory())
    words = (CANARY.encode(), CANARY.encode("utf-16-le"), CANARY.encode("utf-32-le"))
    on_disk = sum(held.count(word) for held in kept for word in words)
    in_memory = sum(held.count(word) for held in memory for word in words)
    total = sum(map(len, memory)) / 1e6
    print(
        f"{count} sealed accounts: {on_disk} copies in files and log, {in_memory} in memory", end=""
    )
    print(f" ({total:.0f} MB looked through)")


def oracle(folder: Path, trials: int) -> None:
    relay = Relay(folder)
    tokens_of = {slot_of(token): token for token in (os.urandom(16) for _ in range(REPLIES))}
    for each in tokens_of:
        relay.desk.ask("PUT", f"/out/{each.hex()}", envelope())
    took: dict[bool, list[float]] = {True: [], False: []}
    for trial in random.Random(1).sample(range(2 * trials), 2 * trials):
        is_right = bool(trial % 2)
        # The same rows are read as often for either kind, or the caches would tell them apart.
        drawn = [os.urandom(16) for _ in range(4)]
        nearest = [relay.store.nearest_reply(slot_of(token))[0] for token in drawn]
        tokens = b"".join([tokens_of[each] for each in nearest] if is_right else drawn)
        begun = time.perf_counter()
        _, answer = relay.visitor.ask("POST", "/out", tokens)
        took[is_right].append(time.perf_counter() - begun)
        assert len(answer) == 4 * TEXT
    relay.store.close()
    share = share_slower(took[True], took[False])
    chance = ((2 * trials + 1) / (12 * trials**2)) ** 0.5
    print(
        f"{trials} right and {trials} wrong codes: the right one was slower in {share:.1%} of pairs"
        f" (no difference: 50 % ± {2 * chance:.1%}); medians {median(took[True]) * 1e3:.3f} and "
        f"{median(took[False]) * 1e3:.3f} ms"
    )


def share_slower(these: list[float], those: list[float]) -> float:
    """Of all pairs, how many times one of these is the larger (Mann and Whitney, 1947)."""
    ordered = sorted([(each, True) for each in these] + [(each, False) for each in those])
    below = larger = 0
    for _, is_one_of_these in ordered:
        larger += below if is_one_of_these else 0
        below += not is_one_of_these
    return larger / (len(these) * len(those))


def main() -> None:
    given = [int(argument) for argument in sys.argv[1:]]
    envelopes, count, trials = [*given, *(50_000, 1_000, 1_000)[len(given) :]]
    parts = (
        side_by_side,
        lambda folder: oracle(folder, trials),
        lambda folder: canaries(folder, count),
        lambda folder: growing(folder, envelopes),
    )
    for part in parts:
        with tempfile.TemporaryDirectory() as folder:
            part(Path(folder))


if __name__ == "__main__":
    main()
