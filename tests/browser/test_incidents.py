"""Incidents in real Chromium: by keyboard, without scripts, on a phone."""

from browser.sitting_down import Visitor
from playwright.sync_api import expect
from web.sitting import PASSPHRASE


def largest(somebody):
    somebody.go(f"{somebody.here}/incidents")
    return somebody.page.locator("ul.rows a").first.get_attribute("href")


def test_a_body_and_its_picture_break_no_rule_on_a_phone(visitor):
    visitor.page.set_viewport_size({"width": 390, "height": 800})
    visitor.go(f"{visitor.here}/bodies/second%20patrol%20regiment")
    expect(visitor.page.locator("svg.relations")).to_have_count(1)
    assert visitor.violations() == []
    assert not visitor.scrolls_sideways()


def press_until(page, selector, key="Tab", most=400):
    """Go on with the keyboard until something has the focus."""
    for _ in range(most):
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{selector} cannot be reached")


def take_apart(page, address, incident):
    """By keyboard alone: choose two statements, look, say why, decide."""
    page.goto(address + incident + "/split")
    for _ in range(2):
        press_until(page, "input[name=chosen]:not(:checked)")
        page.keyboard.press("Space")
    press_until(page, "button[name=step]")
    page.keyboard.press("Enter")
    page.wait_for_url("**step=preview**")
    expect(page.get_by_text("Nothing is kept yet.")).to_have_count(1)
    press_until(page, "textarea[name=reason]")
    page.keyboard.type("another week")
    press_until(page, "form[method=post] .actions button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/jobs/**")


def test_an_incident_is_taken_apart_by_keyboard_alone(mara):
    incident = largest(mara)
    take_apart(mara.page, mara.address, incident)
    mara.page.get_by_role("link", name="Go on").wait_for(timeout=60_000)
    mara.go(f"{mara.here}/incidents/decisions")
    expect(mara.page.get_by_text("another week")).to_have_count(1)


def test_an_incident_is_taken_apart_with_scripts_off(chromium, own_address):
    somebody = Visitor(chromium, own_address, java_script_enabled=False)
    try:
        somebody.go("/sign-in")
        somebody.page.fill("#id_passphrase", PASSPHRASE)
        somebody.page.keyboard.press("Enter")
        somebody.page.wait_for_url(own_address + "/")
        page = somebody.page
        incident = largest(somebody)
        page.goto(own_address + incident + "/split")
        page.locator("input[name=chosen]").first.check()
        page.locator("button[name=step]").click()
        page.fill("textarea[name=reason]", "another week")
        page.locator("form[method=post] .actions button").click()
        assert "/jobs/" in page.url
        assert somebody.complaints == []
    finally:
        somebody.context.close()
