"""An invented deployment with really signed weeks, as the receiving side hands it out."""

import json
from base64 import urlsafe_b64encode
from datetime import UTC, datetime, timedelta
from functools import cache

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from habeas.door.building import form_of
from habeas.evidence.sealing import HybridIdentity

NAME = "00112233aabbccdd"
ROOT = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
DESKS = [HybridIdentity.from_seed(bytes([number]) * 32) for number in (1, 2, 3, 4)]
KEYS = tuple(desk.recipient for desk in DESKS)


def text64(content):
    return urlsafe_b64encode(content).rstrip(b"=").decode()


def week_of(day):
    return "{}-W{:02}".format(*day.isocalendar()[:2])


def desk(number, outside, key):
    about = {
        "en": "Writes down what happened in Velmara.",
        "ru": "Записывает, что было в Вельмаре.",
    }
    name = {"en": f"Desk {number}", "ru": f"Стол {number}"}
    return {"id": "abcd"[number - 1], "name": name, "about": about, "outside": outside, "key": key}


def block(day, desks=2, recovery=False, keys=KEYS, root=ROOT, number=1):
    """One signed week; the last desk stands outside the team."""
    spare = {"name": {"en": "A spare key abroad", "ru": "Запасной ключ"}, "key": keys[3]}
    said = {
        "v": 1,
        "deployment": NAME,
        "week": week_of(day),
        "number": number,
        "desks": [desk(n, n == desks, keys[n - 1]) for n in range(1, desks + 1)],
        "recovery": spare if recovery else None,
        "channels": [{"en": "The number on the poster", "ru": "Номер на плакате"}],
    }
    content = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    signature = root.sign(b"habeas intake week v1\n" + content.encode())
    return {"block": content, "signature": text64(signature)}


def deployment(blocks=None):
    return {
        "v": 1,
        "deployment": NAME,
        "root": text64(ROOT.public_key().public_bytes_raw()),
        "title": {"en": "Notes", "ru": "Заметки"},
        "addresses": ["http://notes.example/"],
        "exit": "https://weather.example/",
        "weeks": blocks or weeks(datetime.now(UTC)),
    }


def weeks(first, number=12, **said):
    return [block(first + timedelta(weeks=ahead), **said) for ahead in range(number)]


@cache
def form():
    """The form of the deployment, built once in a process."""
    return form_of(deployment())
