"""Testimony in a real browser: by the keyboard alone, and with scripts off."""

import pytest
from browser.sitting_down import PHONE, Visitor


def make_place(somebody):
    """A compartment for testimony; the address of its page."""
    page = somebody.go(f"{somebody.here}/testimony/make")
    page.fill("#id_name", "voices")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="voices").last.click()
    return page.url.removeprefix(somebody.address)


def finish(page):
    """All four steps, each with what is needed."""
    page.fill("#id_person", "P-204")
    page.fill("#id_date", "2031-05-06")
    page.select_option("#id_language", "en")
    page.get_by_role("button", name="Save and go on").click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.fill("#id_in_own_words", "I can take it back.")
    page.get_by_role("button", name="Save and go on").click()
    for yes in page.get_by_role("radio", name="yes", exact=True).all():
        yes.check()
    page.get_by_role("radio", name="spoken").check()
    page.select_option("#id_language", "en")
    page.get_by_role("button", name="Save and go on").click()
    page.fill("#id_text", "They came at night.\nI counted four cars.")
    page.select_option("#id_language", "en")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("button", name="Finish the interview").click()


@pytest.fixture
def without_scripts(chromium, own_address):
    somebody = Visitor(chromium, own_address, PHONE, java_script_enabled=False).sign_in()
    yield somebody
    somebody.context.close()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_testimony_is_taken_and_taken_back_with_scripts_off(without_scripts):
    place = make_place(without_scripts)
    page = without_scripts.go(f"{place}/new")
    page.get_by_role("button", name="Begin").click()
    finish(page)
    assert "I counted four cars." in page.inner_text("main")
    page.get_by_role("link", name="The person withdraws").click()
    for box in page.get_by_role("checkbox").all():
        box.check()
    page.get_by_role("button", name="Withdraw").click()
    assert "four cars" not in page.inner_text("main")
    assert "They were not deleted" in page.inner_text("main")


def test_a_step_is_filled_in_and_saved_by_the_keyboard_alone(mara):
    place = make_place(mara)
    page = mara.go(f"{place}/new")
    page.get_by_role("button", name="Begin").focus()
    press(page, "Enter")
    page.wait_for_url("**/step/about")
    page.locator("#id_person").focus()
    page.keyboard.type("P-204")
    press(page, "Tab")
    page.keyboard.type("2031-05-06")
    press(page, "Tab", "Tab")
    page.keyboard.type("Russian")
    for _ in range(4):
        press(page, "Tab")
    page.keyboard.type("the person could speak freely")
    press(page, "Tab", "Enter")
    page.wait_for_url("**/step/explained")
    mara.go(page.url.removeprefix(mara.address).replace("explained", "about"))
    assert page.input_value("#id_person") == "P-204"
    assert page.input_value("#id_language") == "ru"
    assert page.input_value("#id_circumstances") == "the person could speak freely"
