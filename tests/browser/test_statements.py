"""The reading desk in real Chromium: by keys alone, with scripts off, and for everybody."""

import re

from browser.sitting_down import Visitor
from playwright.sync_api import expect

KILLED = "Three of them were killed"


def first_text(somebody):
    """The address of the text in which the first draft of the queue stands."""
    page = somebody.go(f"{somebody.here}/reading")
    return page.locator("[data-card] a").nth(1).get_attribute("href").partition("?")[0]


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def test_a_whole_round_of_reading_by_keys_alone(mara):
    page = mara.go(f"{mara.here}/reading")
    press(page, "n")
    page.wait_for_url("**/statements/s-*then=queue")
    first = page.url
    press(page, "a")
    page.wait_for_url(lambda url: "then=queue" in url and url != first)
    expect(page.locator(".notice", has_text="Accepted.")).to_be_visible()
    second = page.url
    press(page, "r")
    assert page.evaluate("document.activeElement.name") == "reason"
    # While typing no key does anything but type.
    page.keyboard.type("no, a caption")
    assert page.url == second
    press(page, "Enter")
    page.wait_for_url(lambda url: "then=queue" in url and url != second)
    expect(page.locator(".notice", has_text="Rejected.")).to_be_visible()
    third = page.url
    press(page, "c")
    assert page.evaluate("document.activeElement.name") == "content"
    page.focus("#id_correct_stance")
    page.keyboard.type("doubts")
    page.focus("#id_correct_reason")
    page.keyboard.type("said with a may")
    press(page, "Enter")
    page.wait_for_url(lambda url: "then=queue" in url and url != third)
    expect(page.locator(".notice", has_text="Corrected.")).to_be_visible()


def test_statement_to_statement_in_the_text_and_back_with_undo(mara):
    page = mara.go(first_text(mara))
    press(page, "j", "j", "k")
    card = page.locator("article.current")
    assert card.get_attribute("id") == page.locator("article.card").first.get_attribute("id")
    press(page, "a")
    page.wait_for_url("**/exhibits/*part=1#s-*")
    expect(page.locator(".notice", has_text="Accepted.")).to_be_visible()
    press(page, "k", "u")
    page.wait_for_url("**do=undo**")
    page.focus("#id_undo_reason")
    page.keyboard.type("pressed too soon")
    press(page, "Enter")
    page.wait_for_url("**/exhibits/**")
    expect(page.locator(".notice", has_text="Undone.")).to_be_visible()


def test_the_keys_are_shown_and_go_away_and_can_be_off(mara):
    page = mara.go(f"{mara.here}/reading")
    press(page, "?")
    expect(page.locator("#keys-help")).to_be_visible()
    assert mara.violations() == []
    press(page, "Escape")
    expect(page.locator("#keys-help")).to_be_hidden()
    press(page, "/")
    assert page.evaluate("document.activeElement.id") == "find"
    page.keyboard.type("?nj")
    assert page.input_value("#find") == "?nj"
    mara.go(f"{mara.here}/reading/keys")
    page.click("text=Switch them off")
    mara.go(f"{mara.here}/reading")
    press(page, "?", "n")
    expect(page.locator("#keys-help")).to_be_hidden()
    assert page.url.endswith("/reading")


def test_words_that_are_selected_are_taken_as_they_stand(mara):
    page = mara.go(first_text(mara))
    words = page.evaluate(
        """() => {
          const lines = [...document.querySelectorAll("[data-text] .line")];
          const line = lines.find((one) => one.querySelector("a.marked")
            && one.firstChild.nodeType === 3 && one.firstChild.data.length > 12);
          const mark = line.querySelector("mark").firstChild;
          const range = new Range();
          range.setStart(line.firstChild, 4);
          range.setEnd(mark, 3);
          getSelection().removeAllRanges();
          getSelection().addRange(range);
          return range.toString();
        }"""
    )
    expect(page.locator("[data-selected]")).to_have_attribute("href", re.compile("at="))
    press(page, "m")
    page.wait_for_url("**missed**at=**")
    taken = page.input_value("#id_correct_content").partition(": ")[2]
    assert " ".join(words.split()) in taken
    page.fill("#id_correct_reason", "the reader passed it over")
    page.click("text=Keep the statement")
    page.wait_for_url("**/statements/s-*")
    expect(page.locator(".tag", has_text="found by a person")).to_be_visible()


def test_reading_and_deciding_need_no_scripts(chromium, own_address):
    somebody = Visitor(chromium, own_address, java_script_enabled=False).sign_in()
    page = somebody.go(f"{somebody.here}/reading")
    page.click("text=Read the first one")
    page.click("summary:has-text('Correct it')")
    page.select_option("#id_correct_stance", "doubts")
    page.fill("#id_correct_reason", "said with a may")
    page.click("text=Keep the correction")
    expect(page.locator(".notice", has_text="Corrected.")).to_be_visible()
    page.fill("#reject textarea", "a caption")
    page.click("#reject button")
    expect(page.locator(".notice", has_text="Rejected.")).to_be_visible()
    page.go_back()
    somebody.go(first_text(somebody))
    page.click("text=A statement was missed here")
    spoken = page.locator("[data-text] .line").filter(has_text=re.compile(r"\w.{20}"))
    number = spoken.first.get_attribute("data-number")
    page.fill("#id_content", f"{number}:")
    page.click("text=Look at these words")
    page.fill("#id_correct_reason", "the reader passed it over")
    page.click("text=Keep the statement")
    expect(page.locator(".tag", has_text="found by a person")).to_be_visible()
    somebody.context.close()


def test_the_pages_of_a_sample_are_for_everybody(mara):
    page = mara.go(f"{mara.here}/reading/blind")
    page.fill("#id_size", "1")
    page.click("button:has-text('Draw')")
    assert mara.violations() == []
    page.click("text=Begin to read")
    assert mara.violations() == []
    for name in ("words", "speaker", "act"):
        page.check(f"input[name={name}][value=yes]")
    page.check("input[name=stance][value=asserts]")
    page.click("text=Keep and go on")
    page.click("text=Hand in my answers")
    expect(page.locator("text=Read once; not yet read by a second person")).to_be_visible()
    assert mara.violations() == []
