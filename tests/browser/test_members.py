"""The team in a real browser: by the keyboard alone, with scripts off, at any width."""

import base64
import re
from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from browser.sitting_down import PHONE, Visitor
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from web.sitting import PASSPHRASE

THEIRS = "a second quiet phrase"


@pytest.fixture
def without_scripts(chromium, own_address):
    somebody = Visitor(chromium, own_address, PHONE, java_script_enabled=False).sign_in()
    yield somebody
    somebody.context.close()


def press_to(page, name):
    """Press Tab until the thing of this name has the focus, then Enter."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.innerText").strip() == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"no way to “{name}” by the keyboard")


def code_of(page):
    """The code an app would show now, from the address on the page."""
    uri = page.locator('a[href^="otpauth:"]').get_attribute("href")
    secret = base64.b32decode(parse_qs(urlsplit(uri).query)["secret"][0])
    now = int(datetime.now(UTC).timestamp())
    return TOTP(secret, 6, SHA1(), 30).generate(now).decode()  # noqa: S303  # what apps speak


def test_a_second_factor_is_set_up_and_signed_in_with_by_the_keyboard_alone(mara):
    page = mara.go("/members/you")
    press_to(page, "Set up a second factor")
    page.wait_for_url("**/second-factor")
    press_to(page, "Begin")
    page.wait_for_url("**/confirm")
    assert page.locator("img.scan").evaluate("image => image.naturalWidth") > 100
    assert mara.violations() == []
    while page.evaluate("document.activeElement.id") != "id_code":
        page.keyboard.press("Tab")
    page.keyboard.type(code_of(page))
    page.keyboard.press("Enter")
    page.wait_for_url("**/codes")
    codes = page.locator(".codes code").all_inner_texts()
    assert mara.violations() == []
    press_to(page, "They are on paper: forget them here")
    page.wait_for_url("**/members/you")

    mara.context.clear_cookies()
    page = mara.go("/members")
    page.wait_for_selector("#id_passphrase:focus")
    page.keyboard.type(PASSPHRASE)
    page.keyboard.press("Enter")
    page.wait_for_selector("#id_code:focus")
    assert mara.violations() == []
    page.keyboard.type(codes[0])
    page.keyboard.press("Enter")
    page.wait_for_url("**/members")
    assert page.inner_text("h1") == "Team"


def test_a_team_is_made_and_looked_after_with_scripts_off(without_scripts):
    page = without_scripts.go("/members/add")
    page.fill("#id_name", "Bron")
    page.fill("#id_passphrase", THEIRS)
    page.fill("#id_again", THEIRS)
    page.get_by_role("button", name="Add them").click()
    assert re.search(r"\d{5} \d{5}", page.inner_text(".digits"))
    page.get_by_role("button", name="We compared").click()
    assert "by voice on" in page.inner_text("main")
    page = without_scripts.go("/compartments/new")
    page.fill("#id_name", "voices")
    page.get_by_role("radio", name="testimony").check()
    page.get_by_role("button", name="Make it").click()
    page.get_by_role("link", name="Share voices").click()
    page.get_by_role("checkbox", name="Bron").check()
    page.get_by_role("button", name="Share it").click()
    page.get_by_role("link", name="Withdraw voices from Bron").click()
    page.fill("#id_reason", "works on other things now")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Withdraw it").click()
    assert "Withdraw voices from Bron" not in page.inner_text("main")
    page = without_scripts.go("/members/sheet")
    page.get_by_role("checkbox").check()
    page.get_by_role("button", name="Make a new sheet").click()
    assert page.inner_text(".digits").startswith("HABEAS1")
