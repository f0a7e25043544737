"""The form in Firefox as Tor Browser sets it: behind an onion service's name, plain HTTP."""

import json
import time
from contextlib import suppress

import pytest
from browser.firefox import ALWAYS, FIREFOX, PATIENCE, Firefox, Window, opened, started, write
from browser.onion import NAME, onion_service
from browser.posting import code_of, read
from browser.test_firefox import SAFER, TOR_BROWSER
from browser.test_form_files import photo
from door.running import running
from door.signed import deployment, form

from habeas.door.building import build

pytestmark = [
    pytest.mark.skipif(FIREFOX is None, reason="no Firefox here: make browser"),
    pytest.mark.xdist_group("firefox"),
]
BUTTON = "n => [...document.querySelectorAll('button')].find(b => b.textContent === n)"


def press(window, name):
    window.until(f"n => ({BUTTON})(n) !== undefined && !({BUTTON})(n).disabled", name)
    window.ask(f"n => ({BUTTON})(n).setAttribute('data-next', '')", name)
    window.focus("[data-next]")
    window.press("Enter")


@pytest.fixture(scope="module")
def relay(tmp_path_factory):
    pytest.importorskip("websockets.sync.client")
    folder = tmp_path_factory.mktemp("relay")
    build(deployment(), folder / "made")
    with running(folder, form=folder / "made") as served:
        yield served


def test_at_safer_behind_an_onion_name_a_report_is_sealed_and_sent(relay):
    with onion_service(relay.port) as (port, asked):
        settings = {**TOR_BROWSER, **SAFER, "network.proxy.socks_port": port}
        with opened(settings) as firefox:
            window = Window(firefox, f"http://{NAME}")
            window.go("/")
            press(window, "Русский")
            press(window, "Написать нам")
            window.until("() => document.querySelector('#happened') !== null")
            window.fill("#happened", "Забрали брата.")
            press(window, "Отправить и сохранить код")
            window.until("() => document.querySelectorAll('.code li').length > 7")
            shown = window.ask(
                "() => [...document.querySelectorAll('.code ol li')].map(l => l.innerText)"
            )
            slot = relay.ask("GET", "/in", port=relay.desk_port)[1][:16]
            frame = read(relay.ask("GET", f"/in/{slot.hex()}", port=relay.desk_port)[1])
            assert frame.message.happened == "Забрали брата."
            assert frame.message.form.hex() == form().fingerprint
            assert frame.is_by(code_of(shown, "ru").mac)
            browsers_own = {name for name in asked if name.endswith(".mozilla.com")}
            assert asked - browsers_own == {NAME}, "the page asks for nothing but its relay"
            assert firefox.complaints == []


def test_at_safest_the_page_explains_and_offers_the_kit(relay):
    with onion_service(relay.port) as (port, _):
        settings = {**TOR_BROWSER, "javascript.enabled": False, "network.proxy.socks_port": port}
        with opened(settings) as firefox:
            window = Window(firefox, f"http://{NAME}")
            window.go("/")
            assert "Этой странице нужны скрипты" in window.words("body")
            assert window.count("textarea, input") == 0
            assert window.link("noscript a, a") == "/kit"


def test_nothing_typed_ticked_or_chosen_is_written_to_the_disk_for_restoring(relay, tmp_path):
    from websockets.sync.client import connect

    note = tmp_path / "secretfile.jpg"
    note.write_bytes(photo())
    profile = tmp_path / "profile"
    profile.mkdir()
    write(profile, ALWAYS | {"browser.sessionstore.interval": 300})
    with started(profile) as address, connect(address, max_size=None) as socket:
        firefox = Firefox(socket)
        window = Window(firefox, f"http://127.0.0.1:{relay.port}")
        window.go("/")
        press(window, "English")
        press(window, "Write to us")
        window.until("() => document.querySelector('#happened') !== null")
        window.fill("#happened", "secretword")
        window.ask("() => document.querySelector('.readers input').click()")
        window.choose("#files", note)
        window.until("() => document.querySelector('.files [type=radio]') !== null")
        window.ask("() => document.querySelectorAll('.files [type=radio]')[1].click()")
        control = "() => { const box = document.createElement('textarea'); box.id = 'control';"
        window.ask(control + " document.querySelector('main').append(box); }")
        window.fill("#control", "controlword")
        kept = kept_when(profile, b"controlword")
        firefox.command("browser.close")
    assert b"secret" not in kept
    tabs = [tab for one in json.loads(kept)["windows"] for tab in one["tabs"]]
    (told,) = [tab["formdata"] for tab in tabs if "formdata" in tab]
    assert told.keys() == {"url", "id"}
    assert told["id"] == {"control": "controlword"}


def kept_when(profile, word):
    """What Firefox keeps to restore a session, as soon as this word is in it."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with suppress(FileNotFoundError):  # it is being replaced by a newer one
            packed = (profile / "sessionstore-backups/recovery.jsonlz4").read_bytes()
            if word in (kept := unpacked(packed[12:])):
                return kept
    raise AssertionError("the word that should be kept never was")


def unpacked(packed):
    """One LZ4 block (github.com/lz4/lz4, doc/lz4_Block_format.md)."""
    said, at = bytearray(), 0

    def length(short):
        nonlocal at
        long, more = short, short == 15
        while more:
            long, more, at = long + packed[at], packed[at] == 255, at + 1
        return long

    while at < len(packed):
        token, at = packed[at], at + 1
        literals = length(token >> 4)
        said += packed[at : at + literals]
        at += literals
        if at < len(packed):
            back, at = packed[at] | packed[at + 1] << 8, at + 2
            for _ in range(length(token & 15) + 4):
                said.append(said[-back])
    return bytes(said)
