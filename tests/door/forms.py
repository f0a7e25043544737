"""A built form of an invented deployment, as small as the relay takes it, and a visitor."""

import hashlib
import json
from datetime import UTC, date, datetime, timedelta
from functools import cache
from io import BytesIO

from door.signed import block, deployment

from habeas.door.asking import answering
from habeas.door.weeks import filled
from habeas.evidence.sealing import ENVELOPE_SIZES, HybridIdentity, room_in, sealed_to

NOON = datetime(2026, 11, 27, 12, 0, tzinfo=UTC)
TEXT, PART, LARGE = ENVELOPE_SIZES
PUBLIC = {name: deployment([{}])[name] for name in ("deployment", "root")}
PAGE = (
    b'<!doctype html><html lang="en"><meta charset="utf-8"><title>Notes</title>'
    b'<script type="application/json" id="deployment">' + json.dumps(PUBLIC).encode() + b"</script>"
    b'<script type="application/json" id="weeks"></script><p>The Republic of Velmara is invented.'
)
A_HASH = f"'sha256-{'A' * 43}='"
POLICY = (
    "default-src 'none'; img-src data:; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    f"require-trusted-types-for 'script'; trusted-types 'none'; script-src {A_HASH} {A_HASH}; "
    f"style-src {A_HASH}; frame-ancestors 'none'"
)
DESK = HybridIdentity.from_seed(b"a desk of Velmara, invented ....")


def built(folder, first=date(2026, 11, 23), weeks=12):
    folder.mkdir(exist_ok=True)
    blocks = [block(first + timedelta(weeks=number)) for number in range(weeks)]
    (folder / "form.html").write_bytes(PAGE)
    (folder / "kit.html").write_bytes(filled(PAGE, blocks))
    (folder / "hash.txt").write_text(f"{hashlib.sha256(PAGE).hexdigest()}  form.html\n")
    (folder / "csp.txt").write_text(POLICY + "\n")
    return folder


@cache
def envelope(number=0, size=TEXT):
    """An envelope; the same number gives the same one."""
    content = f"invented account {number}".encode().ljust(room_in(size), b"\0")
    return sealed_to(content, [DESK.recipient] * 4, size=size)


def slot(number):
    return hashlib.sha256(f"slot {number}".encode()).hexdigest()[:32]


class Visitor:
    """Asks a side of the relay without a network, and keeps the last answer's headers."""

    def __init__(self, side, now=lambda: NOON):
        self._application = answering(side, now)
        self.headers = {}

    def ask(self, method, path, body=b"", **headers):
        environ = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "CONTENT_LENGTH": str(len(body)) if body or method in ("PUT", "POST") else "",
            "wsgi.input": BytesIO(body),
            **{f"HTTP_{name.upper()}": value for name, value in headers.items()},
        }
        return self.answer(environ)

    def answer(self, environ):
        status = []

        def start(line, headers):
            status.append(int(line.split()[0]))
            self.headers = dict(headers)

        body = b"".join(self._application(environ, start))
        return status[0], body

    def told(self, *asked, **headers):
        status, body = self.ask(*asked, **headers)
        return status, json.loads(body)

    def send(self, number, body=None, **headers):
        return self.told("PUT", f"/in/{slot(number)}", body or envelope(number), **headers)
