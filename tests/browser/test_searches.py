"""Searching in Chromium."""

from browser.sitting_down import Visitor
from playwright.sync_api import expect


def test_a_word_is_searched_and_opened_at_its_place_by_keyboard_alone(visitor):
    page = visitor.go("/search")
    assert visitor.violations() == []
    page.focus("#id_q")
    page.keyboard.type("detained")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits")
    assert visitor.violations() == []
    page.locator(".hits a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/exhibits/**?at=*#at")
    expect(page.locator("#at")).not_to_have_text("")


def test_searching_works_without_scripts(chromium, address):
    somebody = Visitor(chromium, address, java_script_enabled=False).sign_in()
    page = somebody.go("/")
    page.fill("#find", "Keld")
    page.keyboard.press("Enter")
    page.wait_for_selector(".hits mark")
    page.locator("details summary", has_text="Narrow it down").click()
    page.select_option("#id_stance", "denies")
    page.get_by_role("search").get_by_role("button", name="Search").last.click()
    page.wait_for_selector(".hits, .empty")
    assert "stance=denies" in page.url
    somebody.context.close()


def test_a_search_is_saved_and_deleted(mara):
    page = mara.go("/search?q=detained")
    page.fill("#id_name", "Detentions")
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_selector("text=Only you see it")
    expect(page.get_by_role("link", name="Detentions")).to_be_visible()
    assert mara.violations() == []
    page.get_by_role("button", name="Delete").click()
    page.wait_for_selector("text=The saved search was deleted")
    expect(page.get_by_role("link", name="Detentions")).to_have_count(0)
