"""Findings in a real browser: by keyboard alone, without scripts, and nothing typed is lost."""

import pytest
from browser.sitting_down import PASSPHRASE, PHONE, Visitor
from playwright.sync_api import expect

QUESTION = "Were men held in Keld?"


def begin(person):
    """The page on which a finding about the first incident as a whole is written."""
    page = person.go(f"{person.here}/findings/new")
    page.locator("main .rows a").first.click()
    page.locator("main .questions a").first.click()
    page.wait_for_selector("#id_question")
    return page


def fill(page):
    page.fill("#id_question", QUESTION)
    card = page.locator("fieldset.weigh").first
    card.get_by_label("rely on").check()
    card.locator("textarea").fill("It names the place.\nTwice.")
    page.get_by_label("reasonable grounds to believe").check()
    page.get_by_label("established under this standard").first.check()
    page.fill("#id_result", "Men were held in Keld.")
    page.fill("#id_reasons", "Two accounts agree.\n\nThe denial gives no facts.")
    page.fill("#id_would_change", "The register.")
    page.fill("#dissent_by_1", "Ovid Marr")
    page.fill("#dissent_words_1", "I would wait.")


@pytest.mark.parametrize("width", [1280, PHONE, 320])
def test_pages_are_within_reach_of_everybody(chromium, address, width):
    person = Visitor(chromium, address, width).sign_in()
    page = begin(person)
    assert person.violations() == []
    assert not person.scrolls_sideways()
    page.goto(f"{address}{person.here}/findings")
    assert person.violations() == []
    assert not person.scrolls_sideways()
    assert person.complaints == []
    person.context.close()


def test_a_finding_is_written_by_keyboard_alone(mara):
    page = begin(mara)
    page.locator("#id_question").focus()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Tab")  # the exhibit of the first statement
    page.keyboard.press("Tab")  # what becomes of it
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    page.keyboard.type("It names the place.")
    expect(page.locator("fieldset.weigh input[value='relied on']:checked")).to_have_count(1)
    page.get_by_role("button", name="Save as draft").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/write")
    assert "The draft is saved" in page.inner_text("main")
    assert page.input_value("#id_question") == QUESTION


def test_without_scripts_a_finding_is_issued_and_a_mistake_loses_nothing(chromium, own_address):
    person = Visitor(chromium, own_address, java_script_enabled=False).sign_in()
    page = begin(person)
    fill(page)
    page.fill("#id_would_change", "")
    page.get_by_role("button", name="Issue for good").click()
    assert "Say what would change it." in page.inner_text("main")
    assert page.input_value("#id_reasons") == "Two accounts agree.\n\nThe denial gives no facts."
    page.fill("#id_would_change", "The register.")
    page.get_by_role("button", name="Issue for good").click()
    told = page.inner_text("main")
    for words in (QUESTION, "Not yet reviewed", "It names the place.", "Ovid Marr"):
        assert words.casefold() in told.casefold()
    person.context.close()


def test_a_session_that_ends_in_the_middle_loses_nothing(mara, chromium):
    page = begin(mara)
    fill(page)
    elsewhere = Visitor(chromium, mara.address).sign_in()
    elsewhere.go("/members/you").get_by_role("button", name="End all but this one").click()
    elsewhere.context.close()
    page.get_by_role("button", name="Issue for good").click()
    page.fill("#id_passphrase", PASSPHRASE)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Send what I typed").click()
    told = page.inner_text("main")
    for words in ("Two accounts agree.", "It names the place.", "Twice.", "I would wait."):
        assert words in told


def test_going_back_and_saving_again_keeps_both(mara):
    page = begin(mara)
    fill(page)
    page.get_by_role("button", name="Save as draft").click()
    page.wait_for_url("**/write")
    page.go_back()
    page.wait_for_selector("#id_question")
    page.fill("#id_question", "Who held them?")
    page.get_by_role("button", name="Save as draft").click()
    page.wait_for_url("**/write")
    page.goto(f"{mara.address}{mara.here}/findings?shelf=drafts")
    drafts = page.inner_text("main")
    assert QUESTION in drafts
    assert "Who held them?" in drafts


def test_a_double_click_issues_one_finding(mara):
    page = begin(mara)
    fill(page)
    page.get_by_role("button", name="Issue for good").dblclick()
    page.wait_for_url("**/findings/f-*")
    page.goto(f"{mara.address}{mara.here}/findings")
    expect(page.locator("main .rows > li")).to_have_count(1)


def test_an_issued_finding_prints_without_its_forms(mara):
    page = begin(mara)
    fill(page)
    page.get_by_role("button", name="Issue for good").click()
    page.wait_for_url("**/findings/f-*")
    assert mara.violations() == []
    page.emulate_media(media="print")
    expect(page.get_by_text("Two accounts agree.")).to_be_visible()
    expect(page.get_by_role("button", name="Write a new version")).to_be_hidden()
