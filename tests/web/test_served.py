"""The desk as it is really served: what it says besides pages, and how it is guarded on the way."""

from __future__ import annotations

import datetime
import http.client
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from ipaddress import ip_address
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import quote, urlencode, urlsplit

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from web.sitting import PASSPHRASE, copy_of

from habeas.web.serving import answer

CANARY = "zitterrochen"


@dataclass
class Served:
    """A desk in a process of its own, and everything it says."""

    address: str
    process: subprocess.Popen
    told: Path
    temporary: Path
    cookies: SimpleCookie = field(default_factory=SimpleCookie)

    def connection(self):
        parts = urlsplit(self.address)
        if parts.scheme == "http":
            return http.client.HTTPConnection(parts.hostname, parts.port, timeout=20)
        trusting = ssl.create_default_context()
        trusting.check_hostname, trusting.verify_mode = False, ssl.CERT_NONE
        return http.client.HTTPSConnection(parts.hostname, parts.port, timeout=20, context=trusting)

    def ask(self, method, path, body=None, **headers):
        """An answer and its words; cookies are kept as a browser keeps them."""
        told = "; ".join(f"{name}={one.value}" for name, one in self.cookies.items())
        connection = self.connection()
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, body, {"Cookie": told, **named})
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        for line in answer.headers.get_all("Set-Cookie") or ():
            self.cookies.load(line)
        connection.close()
        return answer, text

    def send(self, path, headers=None, **fields):
        """Send a form as its page would."""
        _, page = self.ask("GET", "/sign-in")
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
        body = urlencode({"csrfmiddlewaretoken": token, **fields})
        kind = {"Content_Type": "application/x-www-form-urlencoded", "Origin": self.address}
        return self.ask("POST", path, body, **{**kind, **(headers or {})})


@contextmanager
def served(folder: Path, place: Path, *options: str):
    temporary = place / "temporary"
    temporary.mkdir()
    command = (sys.executable, "-m", "habeas", "serve", str(folder), "--port", "0", *options)
    with (place / "told").open("wb") as told:
        process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=told,
            env={**os.environ, "TMPDIR": str(temporary)},
            text=True,
        )
        try:
            line = process.stdout.readline()
            assert line.startswith("The desk is at "), line
            address = line.removeprefix("The desk is at ").strip().rstrip("/")
            yield Served(address, process, place / "told", temporary)
        finally:
            process.send_signal(signal.SIGINT)
            rest = process.communicate(timeout=30)[0]
            (place / "told").open("a").write(rest)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("served")


@pytest.fixture(scope="module")
def desk(place, example):
    with served(copy_of(example, place / "velmara"), place) as one:
        one.send("/sign-in", passphrase=PASSPHRASE)
        yield one


def holding(folder: Path, words: bytes) -> list[Path]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if words in path.read_bytes().lower()]


def multipart(**parts):
    line = "a-line-nobody-writes"
    body = b"".join(
        f'--{line}\r\nContent-Disposition: form-data; name="{name}"{more}\r\n\r\n'.encode()
        + content
        + b"\r\n"
        for name, (more, content) in parts.items()
    )
    return body + f"--{line}--\r\n".encode(), f"multipart/form-data; boundary={line}"


def hand_in(desk, here, content, name):
    _, page = desk.ask("GET", f"{here}/exhibits/add")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    body, kind = multipart(
        csrfmiddlewaretoken=("", token.encode()), file=(f'; filename="{name}"', content)
    )
    return desk.ask("POST", f"{here}/exhibits/add", body, Content_Type=kind, Origin=desk.address)


def here_of(desk):
    _, page = desk.ask("GET", "/")
    return re.search(r'href="(/in/c-[0-9a-z]{12})/exhibits"', page)[1]


def test_whatever_is_asked_no_word_of_it_is_told_or_written_in_clear(desk, place):
    here = here_of(desk)
    answer, _ = hand_in(desk, here, f"{CANARY} was taken away.\n".encode() * 9999, f"{CANARY}.txt")
    assert answer.status == 302
    for path in (
        f"/search?q={CANARY}", f"/{CANARY}", f"{here}/exhibits/{CANARY}",
        f"{here}/exhibits?words={CANARY}",
        f"{here}/exhibits/{CANARY}/original/{'9' * 40}", f"{here}/records/checkpoints/{'9' * 40}",
        f"{here}/records/of/{CANARY}", f"/%00{CANARY}", f"/in/{quote('../' + CANARY)}/exhibits",
        f"/static/{CANARY}", f"/static/..%2f..%2f{CANARY}",
    ):  # fmt: skip
        desk.ask("GET", path)
    desk.send(f"/{CANARY}", note=CANARY)
    desk.send("/search/save", query=CANARY, name=CANARY * 50)
    desk.send("/sign-in", passphrase=CANARY)
    desk.ask(
        "POST", "/sign-out", f"note={CANARY}", Content_Type="application/x-www-form-urlencoded"
    )
    desk.ask("GET", "/", Host=f"{CANARY}.example")
    desk.ask(
        "POST", f"{here}/exhibits/add", b"x" * 99, Content_Type=f"multipart/form-data; {CANARY}"
    )
    desk.ask("GET", "/", X_Long=CANARY * 9999)
    break_off(desk, here)
    assert holding(place, CANARY.encode()) == []
    assert "Traceback" not in desk.told.read_text()


def break_off(desk, here):
    """A connection that ends in the middle of a file, and one that says no such thing."""
    parts = urlsplit(desk.address)
    cookies = "; ".join(f"{name}={one.value}" for name, one in desk.cookies.items())
    head = (
        f"POST {here}/exhibits/add HTTP/1.1\r\nHost: {parts.netloc}\r\nCookie: {cookies}\r\n"
        f"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 9999999\r\n\r\n"
        f'--b\r\nContent-Disposition: form-data; name="file"; filename="x.txt"\r\n\r\n{CANARY} '
    )
    for sent in (head, f"{CANARY}\r\n\r\n"):
        with socket.create_connection((parts.hostname, parts.port), 20) as line:
            line.sendall(sent.encode())


def test_the_program_has_no_secret_among_its_words_and_leaves_no_dump(desk):
    process = Path(f"/proc/{desk.process.pid}")
    if not process.exists():
        pytest.skip("asked of Linux, which shows it")
    assert PASSPHRASE.encode() not in (process / "cmdline").read_bytes()
    limits = (process / "limits").read_text()
    assert re.search(r"Max core file size\s+0\s", limits)


def test_a_page_elsewhere_can_neither_send_a_form_nor_read_an_answer(desk):
    _, page = desk.ask("GET", "/sign-in")
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1]
    form = urlencode({"csrfmiddlewaretoken": token, "language": "ru"})
    kind = "application/x-www-form-urlencoded"
    for origin in ("https://elsewhere.example", "null", "http://localhost:1", "http://127.0.0.1:1"):
        answer, _ = desk.ask("POST", "/language", form, Content_Type=kind, Origin=origin)
        assert answer.status == 403, origin
    answer, _ = desk.ask("GET", "/", Origin="https://elsewhere.example")
    assert answer.headers["Access-Control-Allow-Origin"] is None
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    answer, _ = desk.ask("OPTIONS", "/", Origin="https://elsewhere.example")
    assert answer.headers["Access-Control-Allow-Origin"] is None


def test_what_a_browser_says_before_its_form_has_an_end(desk):
    parts = urlsplit(desk.address)
    with socket.create_connection((parts.hostname, parts.port), 20) as line:
        line.sendall(f"GET / HTTP/1.1\r\nHost: {parts.netloc}\r\n".encode())
        try:
            for _ in range(64):
                line.sendall(b"X-Long: " + b"x" * 8000 + b"\r\n")
            line.sendall(b"\r\n")
            said = line.recv(64)
        except OSError:  # cut off, which is as good
            said = b" 413 "
    assert b" 413 " in said or said == b""


def test_static_files_are_guarded_and_none_of_ours_lies_among_them(desk):
    answer, _ = desk.ask("GET", "/static/desk.js")
    assert answer.status == 200
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Access-Control-Allow-Origin"] is None
    for path in (
        "/static/../gate.py",
        "/static/%2e%2e/gate.py",
        "/static/..%5cgate.py",
        "/static/",
    ):
        answer, text = desk.ask("GET", path)
        assert answer.status in (302, 400, 404), path
        assert "def needs" not in text


@pytest.fixture(scope="module")
def certificate(place):
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "desk.example")])
    begin = datetime.datetime(2020, 1, 1)
    names = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(begin)
        .not_valid_after(begin.replace(year=2099))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )
    (place / "certificate.pem").write_bytes(made.public_bytes(serialization.Encoding.PEM))
    told = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8)
    (place / "key.pem").write_bytes(key.private_bytes(*told, serialization.NoEncryption()))
    return place / "certificate.pem", place / "key.pem"


@pytest.fixture
def encrypted(example, tmp_path, certificate):
    chain, key = (str(path) for path in certificate)
    options = ("--certificate", chain, "--key", key, "--name", "desk.example")
    with served(copy_of(example, tmp_path / "velmara"), tmp_path, *options) as one:
        yield one


def test_over_tls_every_cookie_is_for_this_host_and_way_alone(encrypted):
    assert encrypted.address.startswith("https://")
    answer, _ = encrypted.send("/sign-in", passphrase=PASSPHRASE)
    assert answer.status == 302
    assert {"__Host-habeas_desk", "__Host-habeas_form"} <= encrypted.cookies.keys()
    for name, held in encrypted.cookies.items():
        assert (held["secure"], held["httponly"]) == (True, True), name
        assert held["domain"] == "", name
        assert held["samesite"] == "Strict", name
    assert encrypted.ask("GET", "/")[0].status == 200


def test_over_tls_a_form_from_elsewhere_is_refused_and_one_of_ours_is_not(encrypted):
    for origin in ("https://elsewhere.example", encrypted.address.replace("https", "http")):
        answer, _ = encrypted.send("/language", {"Origin": origin}, language="ru")
        assert answer.status == 403, origin
    assert encrypted.send("/language", language="ru")[0].status == 302
    named = {"Host": "desk.example", "Origin": "https://desk.example"}
    assert encrypted.send("/language", named, language="en")[0].status == 302


def test_what_is_interrupted_never_hands_over_a_connection():
    """Else a worker could wait for ever for a word that the interruption took the place of."""
    answered_in = []
    server = SimpleNamespace(serve=lambda: answered_in.append(threading.current_thread()))
    answer(server)
    assert answered_in != [threading.current_thread()]
    assert len(answered_in) == 1
