"""Exhibits in Chromium: handed in by keyboard, with scripts and without; looked at; on a phone."""

import pytest
from browser.sitting_down import Visitor
from playwright.sync_api import expect

LETTER = b"Three men were taken from the market, a shopkeeper said on Friday.\n"
FILES = [
    {"name": 'a "quoted" & named.txt', "mimeType": "text/plain", "buffer": LETTER},
    {"name": "empty.txt", "mimeType": "text/plain", "buffer": b""},
    {"name": "large.bin", "mimeType": "application/octet-stream", "buffer": bytes(9 * 1024**2)},
]


@pytest.fixture
def without_scripts(chromium, own_address):
    somebody = Visitor(chromium, own_address, java_script_enabled=False).sign_in()
    yield somebody
    somebody.context.close()


def handed_in(somebody):
    somebody.page.wait_for_url("**/exhibits/added/1")
    page = somebody.page
    for _ in range(60):
        if page.locator("#job[data-over='1']").count():
            break
        page.wait_for_timeout(500)
        page.reload()
    return page.inner_text("main")


def test_files_are_handed_in_with_progress_and_each_is_named(mara):
    page = mara.go(f"{mara.here}/exhibits/add")
    page.set_input_files("#id_file", FILES)
    expect(page.locator("#chosen li")).to_have_count(3)
    expect(page.locator("#drop")).to_be_visible()
    page.locator("#id_why").focus()
    page.keyboard.type("sent by a relative")
    page.get_by_role("button", name="Hand in").focus()
    page.keyboard.press("Enter")
    told = handed_in(mara)
    assert "3 files are new here." in told
    assert 'a "quoted" & named.txt: kept' in told
    assert "Could not be opened: empty file." in told
    assert mara.violations() == []


def test_files_dropped_on_the_page_are_taken(mara):
    page = mara.go(f"{mara.here}/exhibits/add")
    page.evaluate(DROP)
    page.wait_for_selector("#chosen li")
    assert page.inner_text("#chosen") == "dropped.txt: waiting"
    page.get_by_role("button", name="Hand in").click()
    assert "dropped.txt: kept" in handed_in(mara)


DROP = """() => {
  const dropped = new DataTransfer();
  dropped.items.add(new File(['Ten men were held.'], 'dropped.txt', { type: 'text/plain' }));
  const to = document.getElementById('drop');
  const asked = { dataTransfer: dropped, bubbles: true, cancelable: true };
  to.dispatchEvent(new DragEvent('drop', asked));
}"""


def test_a_connection_that_breaks_is_told_and_what_is_left_can_be_sent_again(mara):
    page = mara.go(f"{mara.here}/exhibits/add")
    page.set_input_files("#id_file", FILES[:1])
    page.route("**/exhibits/add", lambda route: route.abort())
    page.get_by_role("button", name="Hand in").click()
    page.wait_for_selector("#halted:not([hidden])")
    assert "The connection broke." in page.inner_text("#halted")
    page.unroute("**/exhibits/add")
    page.get_by_role("button", name="Hand in").click()
    assert "1 file is new here." in handed_in(mara)


def test_files_are_handed_in_without_scripts(without_scripts):
    page = without_scripts.go(f"{without_scripts.here}/exhibits/add")
    page.set_input_files("#id_file", FILES[:2])
    page.fill("#id_why", "sent by a relative")
    page.get_by_role("button", name="Hand in").click()
    told = handed_in(without_scripts)
    assert "2 files are new here." in told
    assert "Could not be opened: empty file." in told


def test_an_exhibit_is_found_and_followed_to_a_statement_by_keyboard(visitor):
    page = visitor.go(f"{visitor.here}/exhibits")
    page.locator("#words").focus()
    page.keyboard.type("tarsin")
    page.keyboard.press("Enter")
    page.wait_for_url("**words=tarsin**")
    page.locator("a.name").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("iframe.original")
    assert visitor.violations() == []
    page.locator("a.marked").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/reading/statements/s-*")


def test_a_link_to_a_place_shows_that_place(visitor):
    visitor.go(f"{visitor.here}/exhibits?words=13-legal")
    link = visitor.page.locator("a.name").get_attribute("href")
    page = visitor.go(f"{link}?at=900-950#at")
    expect(page.locator("#at")).to_be_visible()
    top = page.locator("#at").bounding_box()["y"]
    assert 0 <= top < page.viewport_size["height"]


def test_the_pages_fit_a_page_four_times_as_large(chromium, address):
    somebody = Visitor(chromium, address, width=320).sign_in()
    page = somebody.go(f"{somebody.here}/exhibits")
    paths = [f"{somebody.here}/exhibits", f"{somebody.here}/exhibits/add"]
    paths += [page.locator("a.name").nth(place).get_attribute("href") for place in (0, 7)]
    for path in paths:
        somebody.go(path)
        assert not somebody.scrolls_sideways(), path
        assert somebody.violations() == [], path
    assert somebody.complaints == []
    somebody.context.close()
