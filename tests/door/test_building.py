import gzip
import hashlib
import json
import re
import shutil
import subprocess
from base64 import b64encode
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner
from door.signed import block, deployment, form, week_of, weeks
from house.source import ROOT

from habeas.cli import door_build
from habeas.door import building, form_folder
from habeas.door.building import (
    LANGUAGES,
    PARTS,
    WORD_LANGUAGES,
    DeploymentUnusable,
    FormNotWritten,
    build,
    form_of,
    wording,
    words,
)
from habeas.door.weeks import emptied, filled

LARGEST = 60 * 1024
"""Bytes of the served page as it is packed, with this week's keys of two desks."""

SCRIPTS = (PARTS / "scripts/order.txt").read_text().split()
SCRIPT = "\n".join((PARTS / "scripts" / f"{name}.js").read_text() for name in SCRIPTS)
PLACES = re.compile(r"\{\w+\}")
HOSTILE = {
    "en": "kill|murder|gun|bomb|rape|gay|lesb|queer|trans[gv]|sex|nude|porn|police|arrest|prison|"
    "jail|church|mosque|islam|christ|jew|pray|bible|allah|torture|dead|death|blood|weapon",
    "ru": "уби[йв]|смерт|кровь|кровав|бомб|оруж|насил|секс|гей|лесби|поли[цт]ц|тюрьм|арест|церк|"
    "мечет|ислам|христ|аллах|библ|молит|пытк|труп|мёртв|мертв|гомо",
}


def test_the_same_deployment_makes_the_same_bytes(tmp_path):
    (tmp_path / "intake.json").write_text(json.dumps(deployment()))
    made = build(tmp_path / "intake.json", tmp_path / "one")
    build(deployment(), tmp_path / "two")
    for name in ("form.html", "kit.html", "hash.txt", "csp.txt"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()
    published = (tmp_path / "one" / "hash.txt").read_text().split()[0]
    assert published == made.fingerprint == hashlib.sha256(made.page).hexdigest()
    names = {file.name for file in (tmp_path / "one").iterdir()}
    assert names == {"csp.txt", "form.html", "hash.txt", "kit.html", "licences.txt"}


def test_the_relay_takes_the_built_folder_and_the_kit_is_the_form_with_weeks(tmp_path):
    made = build(deployment(), tmp_path / "form")
    assert len(form_folder.read(tmp_path / "form").weeks) == 12
    assert emptied(made.kit) == made.page


def test_the_policy_names_every_inline_part_by_its_hash_and_allows_nothing_else():
    page, policy = form().page.decode(), form().policy
    inline = re.findall(r"<(script|style)>(.*?)</\1>", page, re.DOTALL)
    hashes = [b64encode(hashlib.sha256(text.encode()).digest()).decode() for _, text in inline]
    assert len(inline) == 3
    assert re.findall(r"'sha256-([^']+)'", policy) == [*hashes[1:], hashes[0]]
    assert policy.startswith("default-src 'none'; ")
    assert not re.search(r"unsafe|https?:|\*|eval|wasm", policy)
    assert "trusted-types 'none'" in policy
    assert policy.removesuffix("; frame-ancestors 'none'") in page


def test_the_page_stores_asks_and_prints_nothing_by_itself():
    forbidden = r"localStorage|sessionStorage|indexedDB|document\.cookie|serviceWorker|caches\b|"
    forbidden += r"clipboard|execCommand|window\.print|print\(|innerHTML|outerHTML =|eval\(|"
    forbidden += r"WebAssembly|new Function|sendBeacon|XMLHttpRequest|\.download\b"
    assert re.findall(forbidden, SCRIPT) == []
    assert SCRIPT.count("fetch(") == 1, "one function asks the relay"
    assert "https://" not in SCRIPT


def test_the_page_is_small_enough_for_a_slow_network():
    made = form()
    now = datetime.now(UTC).date()
    relayed = form_folder.Form(made.page, made.kit, made.policy, {week_of(now): block_of_now()})
    served = relayed.of_week(now, may_zip=True).body
    assert gzip.decompress(served) == filled(made.page, [block_of_now()])
    assert len(served) <= LARGEST


def block_of_now():
    return deployment()["weeks"][0]


def test_english_and_russian_say_the_same_sentences_with_the_same_places():
    english, russian = wording("en"), wording("ru")
    assert english.keys() == russian.keys()
    assert all(english.values())
    assert all(russian.values())
    for name, text in english.items():
        assert set(PLACES.findall(text)) == set(PLACES.findall(russian[name])), name


def test_chechen_is_laid_out_line_by_line_and_shows_russian_until_it_is_written():
    chechen = wording("ce")
    assert list(chechen) == list(wording("en"))
    lines = (PARTS / "texts/ce.toml").read_text().splitlines()
    empty = [line for line in lines if '= ""' in line]
    assert all(line.endswith("# awaiting a native reader") for line in empty)
    assert LANGUAGES == ("en", "ru", "ce")


ASKS = re.compile(r'\b(?:say|paragraph|button|act|show|folded_away)\((?:kit \? )?"([a-z.0-9]+)"')
TROUBLES = re.compile(r'Trouble\("(\w+)"|\b[45]\d\d: "(\w+)"')
BY_KIND = re.compile(r"(?:says|told|part|problem|remedy|noscript|happened|where|need|more)\.")
"""Names that the script puts together from two halves."""


def test_every_sentence_the_page_asks_for_is_there_and_none_is_left_over():
    there = set(wording("en"))
    assert set(ASKS.findall(SCRIPT)) - there == set()
    quoted = set(re.findall(r'"([a-z.0-9]+)"', SCRIPT))
    assert {name for name in there - quoted if not BY_KIND.match(name)} == set()
    troubles = {one or other for one, other in TROUBLES.findall(SCRIPT)} | {"unknown", "bug"}
    assert {f"{half}.{name}" for half in ("problem", "remedy") for name in troubles} <= there
    assert {name.split(".")[1] for name in there if name.startswith("problem.")} == troubles


@pytest.mark.parametrize("language", WORD_LANGUAGES)
def test_a_word_list_can_be_told_apart_by_four_letters_and_survives_a_slip(language):
    listed = words(language)
    assert len(listed) == 2048
    assert listed == sorted(set(listed))
    assert len({word[:4] for word in listed}) == 2048
    assert all(4 <= len(word) <= 9 for word in listed)
    alphabet = {"en": "[a-z]+", "ru": "[а-яё]+"}[language]
    assert all(re.fullmatch(alphabet, word) and "ё" not in word for word in listed)
    assert list(near_pairs(listed)) == []


ORDER = {"en": "37615ea7251b3b64", "ru": "017f24fde8675df4"}
"""The beginning of the SHA-256 of each list. A code is numbers: once a form was used, another
order would lead its owner to another mailbox. Change this only before any list was used."""


@pytest.mark.parametrize("language", WORD_LANGUAGES)
def test_no_word_moves_to_another_number_by_accident(language):
    content = (PARTS / f"words/{language}.txt").read_bytes()
    assert hashlib.sha256(content).hexdigest().startswith(ORDER[language])


def near_pairs(listed):
    """Pairs one slip apart: another letter in one place, or a letter more."""
    whole, seen = set(listed), {}
    for word in listed:
        for at in range(len(word)):
            shorter, shape = word[:at] + word[at + 1 :], word[:at] + "?" + word[at + 1 :]
            if shorter in whole:
                yield word, shorter
            if seen.setdefault(shape, word) != word:
                yield word, seen[shape]


@pytest.mark.parametrize("language", WORD_LANGUAGES)
def test_no_word_of_a_code_speaks_of_violence_faith_love_or_police(language):
    assert [word for word in words(language) if re.match(HOSTILE[language], word)] == []


def test_a_packed_list_keeps_what_words_share_and_one_byte_for_a_letter():
    assert building.packed(["bank", "banker", "bean"]) == "0bank4er1ean"
    assert building.packed(["абв", "абя"]) == "0ABC2*"


def test_the_pictures_can_be_told_apart_by_name_and_line():
    pictures = building.pictograms()
    assert len(pictures) == 64
    for language in ("en", "ru"):
        assert len({names[language] for names, _ in pictures}) == 64
    assert len({path for _, path in pictures}) == 64
    assert all(re.fullmatch(r"[MLHVCSAZmlhvcsaz0-9 .,-]+", path) for _, path in pictures)


def swapped():
    """This week's block with a desk of another name put in after it was signed."""
    signed = block(datetime.now(UTC))
    return signed | {"block": signed["block"].replace("Desk 1", "Desk 2", 1)}


@pytest.mark.parametrize(
    ("part", "value", "said"),
    [
        ("v", 2, "version"),
        ("deployment", "", "name"),
        ("root", "short", "root key"),
        ("exit", "http://weather.example/", "https"),
        ("title", {}, "title"),
        ("addresses", "one", "addresses"),
        ("weeks", [], "signed week"),
        ("weeks", [{"block": "<script>", "signature": "x"}], "damaged"),
        ("weeks", [swapped()], "signature"),
        ("least", True, "least accepted"),
        ("least", 2, "withdrawn"),
    ],
)
def test_a_deployment_that_could_never_work_is_refused_with_its_reason(part, value, said):
    with pytest.raises(DeploymentUnusable) as refused:
        form_of(deployment() | {part: value})
    assert said in refused.value.what_happened


def test_the_least_accepted_number_of_a_week_is_part_of_the_published_hash():
    signed = deployment([*weeks(datetime.now(UTC), 1), block(datetime.now(UTC), number=3)])
    raised = deployment([block(datetime.now(UTC), number=3)])
    assert b'"least":0}' in form_of(signed).page
    assert b'"least":3}' in form_of(raised | {"least": 3}).page


def test_a_file_that_is_none_and_a_folder_that_cannot_be_written_are_told(tmp_path):
    (tmp_path / "intake.json").write_text("[")
    with pytest.raises(DeploymentUnusable):
        build(tmp_path / "intake.json", tmp_path / "out")
    with pytest.raises(FormNotWritten):
        build(deployment(), tmp_path / "intake.json" / "out")


def test_the_command_builds_and_says_the_hash_to_publish(tmp_path):
    (tmp_path / "intake.json").write_text(json.dumps(deployment()))
    asked = [str(tmp_path / "intake.json"), "--out", str(tmp_path / "form")]
    said = CliRunner().invoke(door_build.command, asked)
    assert said.exit_code == 0
    assert (tmp_path / "form/hash.txt").read_text().split()[0] in said.output


def test_a_title_cannot_break_out_of_the_page():
    title = {"en": "</title><script>alert(1)</script>", "ru": "</script><b>"}
    page = form_of(deployment([block_of_now()]) | {"title": title}).page.decode()
    assert page.count("<script>") == 2
    assert "<b>" not in page


def test_the_bundled_library_is_the_one_whose_hash_stands_beside_it():
    vendor = PARTS / "vendor"
    said = (vendor / "sealing.js.sha256").read_text().split()[0]
    assert hashlib.sha256((vendor / "sealing.js").read_bytes()).hexdigest() == said
    licences = (vendor / "LICENCES.txt").read_text()
    assert b"BSD-3-Clause" in form().page, "their notices travel with the page"
    assert all(name in licences for name in ("age-encryption 0.3.1", "@noble/post-quantum"))


BUNDLED = ("vendor/sealing.js", "served/script.js", "served/style.css", "served/sums.txt")


def test_what_is_served_was_made_of_the_sources_that_lie_beside_it():
    lines = (PARTS / "served/sums.txt").read_text().splitlines()
    listed = {name: digest for digest, name in (line.split("  ") for line in lines)}
    sources = ["scripts/order.txt", "style.css", *(f"scripts/{name}.js" for name in SCRIPTS)]
    assert listed.keys() == {"script.js", "style.css", *(f"../{name}" for name in sources)}
    assert {file.stem for file in (PARTS / "scripts").glob("*.js")} == set(SCRIPTS)
    for name, digest in listed.items():
        content = (PARTS / "served" / name).read_bytes()
        assert hashlib.sha256(content).hexdigest() == digest, f"{name}: node build.mjs"


def test_no_lock_file_of_the_bundle_names_a_registry():
    lock = json.loads((ROOT / "scripts/form_bundle/package-lock.json").read_text())
    packages = [told for name, told in lock["packages"].items() if name]
    assert all("resolved" not in told and "integrity" in told for told in packages)


def test_what_is_bundled_is_rebuilt_byte_for_byte(tmp_path):
    if not (shutil.which("npm") and shutil.which("node")):
        pytest.skip("node and npm are not here: the bundle is checked by its hash alone")
    bundle, parts = tmp_path / "scripts/form_bundle", tmp_path / "src/habeas/door/form"
    unmade = shutil.ignore_patterns("node_modules")
    shutil.copytree(ROOT / "scripts/form_bundle", bundle, ignore=unmade)
    shutil.copytree(PARTS, parts, ignore=shutil.ignore_patterns("vendor", "served"))
    fetched = subprocess.run(
        ["npm", "ci", "--prefer-offline"], cwd=bundle, capture_output=True, check=False
    )
    if fetched.returncode:
        pytest.skip("npm could not fetch the pinned packages here")
    subprocess.run(["node", "build.mjs"], cwd=bundle, capture_output=True, check=True)
    for made in BUNDLED:
        assert (parts / made).read_bytes() == (PARTS / made).read_bytes(), made
