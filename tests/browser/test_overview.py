"""The first page in Chromium."""

from browser.sitting_down import Visitor


def test_the_first_page_fits_a_page_four_times_as_large(chromium, address):
    somebody = Visitor(chromium, address, 320).sign_in()
    assert not somebody.scrolls_sideways()
    assert somebody.violations() == []
    somebody.context.close()


def test_what_waits_is_one_step_away_by_keyboard_alone(visitor):
    page = visitor.go("/")
    link = page.get_by_role("link", name="drafts to read")
    for _ in range(60):
        page.keyboard.press("Tab")
        if link.evaluate("one => one === document.activeElement"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/reading")
