"""The first page in Chromium."""

from browser.sitting_down import PHONE, Visitor


def test_the_first_page_breaks_no_rule_for_access(visitor):
    visitor.go("/")
    assert visitor.violations() == []


def test_the_first_page_fits_a_phone_and_a_page_four_times_as_large(chromium, address):
    for width in (PHONE, 320):
        somebody = Visitor(chromium, address, width).sign_in()
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
