"""The form in Firefox as Tor Browser sets it: behind an onion service's name, plain HTTP."""

import pytest
from browser.firefox import FIREFOX, Window, opened
from browser.onion import NAME, onion_service
from browser.posting import code_of, read
from browser.test_firefox import SAFER, TOR_BROWSER
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
