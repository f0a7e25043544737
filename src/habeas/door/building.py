"""From the parts in ``form/`` to one self-contained file, the same bytes on every machine.

``build`` writes ``form.html`` (its weeks left empty: the relay fills in the current one),
``kit.html`` (the same file with every signed week), ``hash.txt`` (the published SHA-256),
``csp.txt`` (the policy for the relay's header) and ``licences.txt`` (of the bundled library).
Nothing here holds a secret.

What is written by hand lies in ``form/scripts`` and ``form/style.css``; what is served of it, in
``form/served``, is made by ``scripts/form_bundle`` and names its sources by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from habeas.door.roots import Root
from habeas.door.weeks import Block, filled
from habeas.words.errors import HabeasError

PARTS = Path(__file__).parent / "form"
LANGUAGES = ("en", "ru", "ce")
WORD_LANGUAGES = ("en", "ru")
MOST_WEEKS = 12
_PUBLIC = ("deployment", "root", "title", "addresses", "exit")
POLICY = (
    "default-src 'none'",
    "img-src data:",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
)
HEADER_ONLY = ("frame-ancestors 'none'",)
"""Browsers heed these in a header and complain of them in a page."""


class DeploymentUnusable(HabeasError):
    """Raised when a deployment file lacks what the form needs, or says it wrongly."""

    message = "{file} cannot be made into a form: {problem}."
    hint = "Make it anew on the receiving side: habeas intake WORKSPACE sign"


class FormNotWritten(HabeasError):
    """Raised when the folder for the form cannot be written."""

    message = "The form could not be written to {folder}: {reason}."
    hint = "Name a folder that you may write to: habeas door build FILE --out FOLDER"


@dataclass(frozen=True, slots=True)
class Form:
    """The built pages. ``page`` has empty weeks; ``kit`` is the same with the signed ones."""

    page: bytes
    kit: bytes
    policy: str

    @property
    def fingerprint(self) -> str:
        """SHA-256 of the page without weeks: the hash that is published."""
        return hashlib.sha256(self.page).hexdigest()


def build(deployment: Mapping[str, object] | Path, out: Path) -> Form:
    """Write the form of a deployment (its file or its content) into a folder.

    Raises ``DeploymentUnusable`` or ``FormNotWritten``; each file is replaced whole or not at all.
    """
    form = form_of(read_deployment(deployment) if isinstance(deployment, Path) else deployment)
    files = {
        "form.html": form.page,
        "kit.html": form.kit,
        "hash.txt": f"{form.fingerprint}  form.html\n".encode(),
        "csp.txt": f"{form.policy}\n".encode(),
        "licences.txt": _part("vendor/LICENCES.txt").encode(),
    }
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            _replace(out / name, content)
    except OSError as error:
        raise FormNotWritten(folder=out, reason=error.strerror or "no reason given") from error
    return form


def form_of(deployment: Mapping[str, object]) -> Form:
    """The pages of a deployment; the same bytes for the same deployment. Does no writing."""
    check(deployment)
    style, script = _part("served/style.css"), _part("served/script.js")
    sealing = _part("vendor/sealing.js")
    sources = (*_source("script-src", sealing, script), *_source("style-src", style))
    policy = "; ".join((*POLICY, *sources))
    contents = {
        "policy": html.escape(policy, quote=False),
        "title": html.escape(_title(deployment), quote=False),
        "style": style,
        "noscript": _noscript(),
        "deployment": _data(_public(deployment)),
        "texts": _data(texts()),
        "words": _data({language: packed(words(language)) for language in WORD_LANGUAGES}),
        "pictograms": _data(pictograms()),
        "sealing": sealing,
        "script": script,
    }
    page = re.sub(r"\{\{(\w+)\}\}", lambda place: contents[place[1]], _part("page.html"))
    kit = filled(page.encode(), list(_weeks(deployment))[:MOST_WEEKS])
    return Form(page.encode(), kit, "; ".join((*POLICY, *sources, *HEADER_ONLY)))


def read_deployment(file: Path) -> Mapping[str, object]:
    """What a deployment file says; ``DeploymentUnusable`` where it cannot be read."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DeploymentUnusable(file=file, problem="it cannot be read as JSON") from error
    if not isinstance(content, dict):
        raise DeploymentUnusable(file=file, problem="it is not a deployment file")
    return content


def check(deployment: Mapping[str, object]) -> None:
    """Refuse what could never work on the page: ``DeploymentUnusable`` says which part."""
    for problem, holds in _requirements(deployment):
        if not holds:
            raise DeploymentUnusable(file="intake.json", problem=problem)


def _requirements(deployment: Mapping[str, object]) -> Iterable[tuple[str, bool]]:
    title, weeks = deployment.get("title"), deployment.get("weeks")
    yield "its version is not 1", deployment.get("v") == 1
    yield "the name of the deployment is missing", bool(_text(deployment, "deployment"))
    yield "the root key is not 32 bytes", _is_key(_text(deployment, "root"))
    yield "the exit is no https address", _text(deployment, "exit").startswith("https://")
    yield "there is no title", isinstance(title, dict) and bool(title.get("en"))
    yield "the addresses are no list", isinstance(deployment.get("addresses"), list)
    yield "there is no signed week", isinstance(weeks, list) and bool(weeks)
    yield "a signed week is damaged", all(_is_block(block) for block in _weeks(deployment))
    yield "the signature of a week does not hold", _is_signed(deployment)
    least = deployment.get("least", 0)
    yield "the least accepted number is none", type(least) is int and least >= 0
    yield "a signed week has a number that was withdrawn", _all_from(_weeks(deployment), least)


def _text(deployment: Mapping[str, object], name: str) -> str:
    value = deployment.get(name)
    return value if isinstance(value, str) else ""


def _is_key(text: str) -> bool:
    return re.fullmatch(r"[A-Za-z0-9_-]{43}", text) is not None


def _is_block(block: object) -> bool:
    if not isinstance(block, dict):
        return False
    is_signed = re.fullmatch(r"[A-Za-z0-9_-]+", _text(block, "signature")) is not None
    return is_signed and bool(_content(_text(block, "block")))


def _is_signed(deployment: Mapping[str, object]) -> bool:
    """Whether the root key signed every week, for this deployment."""
    try:
        root = Root.told(deployment)
        return all(root.opened(block) for block in _weeks(deployment))
    except ValueError:
        return False


def _all_from(blocks: Sequence[Block], least: object) -> bool:
    """Whether no block is older than the least number; where there is none, none need be read."""
    return not least or all(_number_of(block) >= least for block in blocks)  # type: ignore[operator]


def _number_of(block: Block) -> int:
    """The number a block was signed under; -1 where it tells none."""
    number = _content(block["block"]).get("number")
    return number if type(number) is int else -1


def _content(text: str) -> Mapping[str, object]:
    """What the text of a block says; empty where it is no object of JSON."""
    try:
        content = json.loads(text)
    except ValueError:
        return {}
    return content if isinstance(content, dict) else {}


def _weeks(deployment: Mapping[str, object]) -> Sequence[Block]:
    weeks = deployment.get("weeks")
    return weeks if isinstance(weeks, list) else ()


def _public(deployment: Mapping[str, object]) -> dict[str, object]:
    """What the page itself needs to know; part of the published hash.

    ``least`` is the least number of a signed week that the page accepts: raised when keys were made
    anew, or a relay could go on serving what was signed for the old ones.
    """
    said = {name: deployment[name] for name in _PUBLIC}
    return said | {"least": deployment.get("least", 0)}


def _title(deployment: Mapping[str, object]) -> str:
    title = deployment["title"]
    return str(title["en"]) if isinstance(title, dict) else ""


def texts() -> dict[str, list[str]]:
    """The names of all sentences and, by language, the sentences in that order.

    A language with nothing written yet is left out: the page shows Russian in its place.
    """
    said = {language: wording(language) for language in LANGUAGES}
    names = [name for name in said["en"] if not name.startswith("noscript.")]
    lines = {language: [texts[name] for name in names] for language, texts in said.items()}
    return {"names": names} | {language: found for language, found in lines.items() if any(found)}


def wording(language: str) -> dict[str, str]:
    """One language's file as it stands, empty lines included."""
    return tomllib.loads(_part(f"texts/{language}.toml"))


def words(language: str) -> list[str]:
    """The 2,048 words of a receipt code in one language, in the order of their numbers."""
    lines = _part(f"words/{language}.txt").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
ONE_BYTE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ@#$%&*"
"""What stands for a Cyrillic letter in a packed list: half the bytes, and no letter of English."""


def packed(listed: Sequence[str]) -> str:
    """Each word as how many letters it shares with the one before (up to 9), then the rest."""
    said, last = [], ""
    for word in listed:
        shared = _shared(last, word)
        said.append(f"{shared}{word[shared:]}")
        last = word
    return "".join(said).translate(str.maketrans(CYRILLIC, ONE_BYTE))


def _shared(one: str, other: str) -> int:
    pairs = enumerate(zip(one, other, strict=False))
    return min(next((at for at, (a, b) in pairs if a != b), min(len(one), len(other))), 9)


def pictograms() -> list[list[object]]:
    """Name in English and Russian, and path, of each of the 64 pictures."""
    drawn = tomllib.loads(_part("pictograms.toml"))["pictures"]
    return [[{"en": english, "ru": russian}, path] for english, russian, path in drawn]


def _noscript() -> str:
    return "".join(_noscript_in(language) for language in ("en", "ru"))


def _noscript_in(language: str) -> str:
    lines = wording(language)
    title, why, tor, kit = (
        html.escape(lines[f"noscript.{name}"]) for name in ("title", "why", "tor", "kit")
    )
    said = f'<h1>{title}</h1><p>{why}</p><p>{tor}</p><p><a href="/kit">{kit}</a></p>'
    return f'<section lang="{language}">{said}</section>'


def _data(value: object) -> str:
    """JSON that can stand inside a script element: no ``<`` in it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _source(directive: str, *contents: str) -> tuple[str]:
    hashes = (hashlib.sha256(content.encode()).digest() for content in contents)
    return (" ".join((directive, *(f"'sha256-{base64.b64encode(h).decode()}'" for h in hashes))),)


def _part(name: str) -> str:
    return (PARTS / name).read_text(encoding="utf-8")


def _replace(file: Path, content: bytes) -> None:
    beside = file.with_name(file.name + ".new")
    beside.write_bytes(content)
    beside.replace(file)
