"""Verify and history in Chromium."""

from browser.sitting_down import Visitor
from playwright.sync_api import expect


def test_everything_is_checked_and_said_to_be_as_it_was_kept(mara):
    page = mara.go(f"{mara.here}/records")
    assert mara.violations() == []
    page.get_by_role("button", name="Check everything now").focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Everything is as it was kept.")
    page.get_by_role("link", name="Go on").click()
    page.wait_for_selector("text=As it was kept: ")
    assert mara.violations() == []


def test_a_checkpoint_is_saved_and_held_against_the_log(mara, tmp_path):
    page = mara.go(f"{mara.here}/records")
    page.get_by_role("button", name="Make a checkpoint").click()
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as a file").click()
    saved.value.save_as(tmp_path / "checkpoint.txt")
    page.set_input_files("#id_file", tmp_path / "checkpoint.txt")
    page.get_by_role("button", name="Hold the log against it").click()
    page.wait_for_selector("text=The log still holds all")


def test_a_byte_is_flipped_in_a_copy_without_scripts(chromium, address):
    somebody = Visitor(chromium, address, java_script_enabled=False).sign_in()
    page = somebody.go(f"{somebody.here}/records/demonstration")
    page.get_by_role("button", name="Flip a byte in a copy").click()
    page.wait_for_selector("text=these bytes are not those that were kept")
    expect(page.get_by_text("Intact")).to_be_visible()
    page.get_by_role("button", name="Cut the end off a copy").click()
    page.wait_for_selector("text=entries are missing")
    somebody.context.close()


def test_one_thing_s_history_is_found_from_the_list(visitor):
    page = visitor.go(f"{visitor.here}/records/history?kind=exhibit")
    page.locator("table a.identifier").first.click()
    page.wait_for_selector("text=History of x-")
    assert visitor.violations() == []
