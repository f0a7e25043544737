"""From three questions to a desk and back, in a real browser, sealed by the page's own script."""

import hashlib
import json
import re
import time
from base64 import b64decode
from datetime import UTC, datetime, timedelta

import pytest
from browser.posting import at_the_form, begin, code_of, code_on, read, send, served, told
from browser.sitting_down import CHROMIUM, PHONE, QUIET
from door.signed import KEYS, block, deployment, form, text64

from habeas.door.building import form_of, wording, words
from habeas.door.weeks import filled
from habeas.evidence.sealing import HybridIdentity, SealedForOthers

pytestmark = pytest.mark.xdist_group("form")
HAPPENED = "Three men took my brother from the market in Orlinsk.\n«Молчи», they said. 🌿"


def test_a_report_reaches_every_chosen_desk_and_its_answer_comes_back_by_the_code(chromium):
    with at_the_form(chromium) as visitor:
        page, desk = begin(visitor), visitor.desk
        page.fill("#happened", HAPPENED)
        page.fill("#need", "A doctor \ud83c")
        send(page)
        shown, pictures = code_on(page), page.locator(".pictures span").all_inner_texts()
        report = desk.opened()[0]
        assert desk.opened(1)[0].body == report.body
        assert report.message.happened == HAPPENED
        assert report.message.form.hex() == form().fingerprint
        mailbox = code_of(shown, "en")
        assert report.is_by(mailbox.mac)
        assert report.message.reply.recipient == HybridIdentity.from_seed(mailbox.seed).recipient
        assert (report.message.reply.slots, report.message.reply.mailbox) == (
            mailbox.slots, mailbox.mailbox,
        )  # fmt: skip

        desk.reply(report, "We have read it.\nTake care.")
        desk.reply(report, "Come to the bridge tonight.", place=1, mac=bytes(32))
        russian = words("ru")
        typed = [russian[words("en").index(word)] for word in shown]
        mixed = [*shown[:4], *(word.upper() for word in typed[4:])]
        open_mailbox(visitor, mixed, "Русский", "Прочитать ответ", "Открыть")
        page.get_by_text("Take care.").wait_for()
        assert page.get_by_text("bridge").count() == 0
        assert page.get_by_text("не от тех людей").count() == 1
        assert len(page.locator(".pictures span").all_inner_texts()) == len(pictures) == 3

        desk.whole = False
        page.get_by_role("button", name="Написать ещё").click()
        page.fill("#more", "Был и пятый человек.")
        send(page, "Отправить")
        assert wording("ru")["problem.nodesk"] in told(page), "nobody is ticked at first"
        page.get_by_role("checkbox").first.check()
        file = {"name": "note.txt", "mimeType": "text/plain", "buffer": b"A note."}
        page.set_input_files("#files", file)
        page.locator(".files > li").wait_for()
        send(page, "Отправить")
        page.get_by_text("Дошло всё.").wait_for()
        followup, part = desk.opened()[1:]
        assert (part.message.report, part.content) == (followup.message.followup, b"A note.")
        assert followup.is_by(mailbox.mac)
        assert followup.message.text == "Был и пятый человек."
        open_mailbox(visitor, shown)
        page.get_by_text(wording("en")["mailbox.ask"]).wait_for()
        assert desk.asked[-1] == ("GET", "out", 0), "what tells the mailbox is not sent unasked"
        look(visitor)
        send(page, "Ask for mine alone")
        page.get_by_text("Take care.").wait_for()
        assert [size for method, where, size in desk.asked if method == "POST"] == [64] * 4


def test_whatever_eight_words_are_typed_open_a_mailbox_by_the_same_requests(chromium):
    with at_the_form(chromium) as visitor:
        page, desk = begin(visitor), visitor.desk
        page.fill("#happened", "Something.")
        desk.kept_until = "Telephone this number"
        send(page)
        shown = code_on(page)
        assert page.get_by_text("Telephone").count() == 0, "a relay has no words of its own here"
        desk.reply(desk.opened()[0], "For the right code alone.")
        other = [*shown[:7], next(w for w in words("en") if w not in shown)]
        invented = ["Молоко", "'tis", "xqzw", "my-thing", "Ӏуьйре", "äé", "你好"]
        requests, screens = [], []
        for code in (shown, other, invented):
            open_mailbox(visitor, code)
            page.get_by_role("heading", name="Your letters").wait_for()
            requests.append(desk.asked[-2:])
            screens.append(page.locator("main").inner_text())
        assert requests == [[("GET", "", 0), ("GET", "out", 0)]] * 3
        assert ["For the right code alone." in screen for screen in screens] == [True, False, False]
        blank = [re.sub(r"typed:(\n+[^\n]+){3}", "", screen) for screen in screens[1:]]
        assert blank[0] == blank[1], "but for the pictures, all empty mailboxes are alike"
        look(visitor)

        page.get_by_role("button", name="Leave this page", exact=True).click()
        page.wait_for_url("https://weather.example/")
        assert page.title() == "Weather"


def test_a_slip_shows_other_pictures_and_like_words_are_shown_for_every_word_alike(chromium):
    listed = words("en")
    with at_the_form(chromium) as visitor:
        page = begin(visitor, "English", "Read an answer")
        page.fill("#words", " ".join(listed[:7]))
        send(page, "Open")
        assert "A code has eight words; these are 7." in told(page)
        assert visitor.desk.asked[1:] == []
        page.fill("#words", " ".join([f"{listed[100]}q", "xqzw", *listed[3:9]]))
        send(page, "Open")
        send(page, "Look at my words again")
        assert page.input_value("#words").startswith(f"{listed[100]}q xqzw")
        page.get_by_text("Words that look like yours").click()
        like = [row.split(": ") for row in page.locator("details li").all_inner_texts()]
        assert [typed for typed, _ in like] == page.input_value("#words").split()
        assert [len(found.split(", ")) for _, found in like] == [3] * 8
        assert like[0][1].split(", ")[0] == listed[100]
        assert all(typed not in found.split(", ") for typed, found in like)
        look(visitor)


BAR_SEEN = """
  new MutationObserver(() => {
    const bar = document.querySelector("progress");
    if (bar) window.barSeen = [bar.max, bar.value];
  }).observe(document, { subtree: true, childList: true, attributes: true });
"""


def test_where_no_week_can_be_trusted_answers_are_read_and_writing_more_says_why(chromium):
    old = served([block(datetime.now(UTC) - timedelta(weeks=3))])
    with at_the_form(chromium, old) as visitor:
        visitor.page.add_init_script(BAR_SEEN)
        visitor.desk.outbox = {bytes(16): bytes(16383)}
        page = open_mailbox(visitor, words("en")[:8])
        assert wording("en")["problem.broken"] in told(page)
        visitor.desk.outbox = {bytes([n] * 16): bytes(16384) for n in range(256)}
        send(page, "Open")
        send(page, "Write more")
        assert page.evaluate("barSeen") == [256 * 16400] * 2, "a bar shows how much has come"
        assert wording("en")["problem.clock"].split("{")[0] in told(page)
        assert page.get_by_text("There is no answer here now.").count() == 1


def test_without_a_code_nothing_leads_back_and_the_unticked_desk_cannot_read(chromium):
    sizes = set()
    for desks in (1, 2, 3, 4):
        with at_the_form(chromium, served(desks=desks)) as visitor:
            page = begin(visitor)
            page.fill("#where", "Орлинск, прошлой зимой")
            if desks > 1:
                page.get_by_role("checkbox").first.uncheck()
            send(page, "Send without keeping a code")
            page.get_by_text("You kept no code").wait_for()
            assert page.locator(".code").count() == 0
            (envelope,) = visitor.desk.inbox.values()
            frame = read(envelope, desks - 1)
            assert (frame.has_mac, frame.message.reply) == (False, None)
            if desks > 1:
                with pytest.raises(SealedForOthers):
                    read(envelope, 0)
            sizes.add(
                (len(envelope), envelope.count(b"\n-> mlkem768x25519 "), envelope.index(b"\n--- "))
            )
    assert len(sizes) == 1


def test_the_room_is_counted_to_the_last_letter(chromium):
    with at_the_form(chromium) as visitor:
        page = begin(visitor)
        room = int(re.sub(r"\D", "", page.locator(".room").inner_text()))
        page.fill("#happened", "a" * (room + 1))
        assert "more than one letter can hold" in page.locator(".room").inner_text()
        send(page)
        assert "too long" in told(page)
        assert not visitor.desk.inbox
        page.fill("#happened", "a" * room)
        assert "about 0 letters" in page.locator(".room").inner_text()
        send(page)
        code_on(page)
        assert len(visitor.desk.opened()[0].message.happened) == room


def test_every_answer_of_the_relay_has_its_sentence_and_nothing_written_is_lost(chromium):
    said = wording("en")
    answers = {400: "refused", 409: "taken", 413: "size", 507: "full", 418: "unknown"}
    with at_the_form(chromium) as visitor:
        page, desk = begin(visitor), visitor.desk
        send(page)
        assert said["problem.nothing"] in told(page)
        page.fill("#happened", "Written once.")
        for box in page.get_by_role("checkbox").all():
            box.uncheck()
        send(page)
        assert said["problem.nodesk"] in told(page)
        page.get_by_role("checkbox").last.check()
        desk.answers.extend([next(iter(answers)), *["offline"] * 4, *[503] * 4])
        send(page)
        again = page.get_by_role("button", name="Try again")
        for name in ("refused", "offline", "closing"):
            page.get_by_text(said[f"problem.{name}"]).wait_for()
            again.click() if name != "closing" else None
        for status, name in list(answers.items())[1:]:
            desk.answers.append(status)
            again.click()
            page.get_by_text(said[f"problem.{name}"].replace("{status}", str(status))).wait_for()
        challenge = "ab" * 24
        desk.answers.extend(["offline", 503, {"bits": 9, "challenge": challenge}])
        again.click()
        code_on(page)
        told_challenge, nonce = desk.puzzles[-1].split()
        (envelope,) = desk.inbox.values()
        solved = bytes.fromhex(challenge) + hashlib.sha256(envelope).digest()
        digest = hashlib.sha256(solved + int(nonce).to_bytes(8, "big")).digest()
        assert told_challenge == challenge
        assert int.from_bytes(digest, "big") >> (256 - 9) == 0
        assert read(envelope, 1).message.happened == "Written once."


def test_a_page_whose_keys_cannot_be_trusted_offers_no_box_to_write_in(chromium):
    now, said = datetime.now(UTC), wording("en")
    other = block(now) | {"signature": block(now + timedelta(weeks=1))["signature"]}
    forged = unsigned({"week": "Telephone this number", "number": 1})
    withdrawn = form_of(deployment([block(now, number=7)]) | {"least": 7}).page
    pages = [
        ("signature", "/", served([other])),
        ("signature", "/", served([forged])),
        ("signature", "/", served([block(now), block(now + timedelta(weeks=1))])),
        ("signature", "/kit", served([forged, block(now + timedelta(weeks=2))])),
        ("signature", "/", filled(withdrawn, [block(now, number=6)])),
        ("noweek", "/", served([])),
        ("clock", "/", served([block(now + timedelta(weeks=3))])),
        ("nokey", "/", served([block(now, keys=("age1pq1short", *KEYS[1:]))])),
        ("early", "/kit", served([block(now + timedelta(weeks=n)) for n in (2, 3)])),
        ("expired", "/kit", served([block(now - timedelta(weeks=n)) for n in (3, 2)])),
    ]
    with at_the_form(chromium) as visitor:
        for name, where, visitor.desk.page in pages:
            visitor.go(where)
            visitor.page.get_by_role("button", name="English").click()
            assert said[f"problem.{name}"].split("{")[0] in told(visitor.page)
            assert visitor.page.locator("textarea").count() == 0
            assert visitor.page.get_by_text("Telephone").count() == 0
        for visitor.desk.page in (
            filled(withdrawn, [block(now, number=7)]),
            served([block(now - timedelta(weeks=1))]),
        ):
            visitor.go("/")
            begin(visitor).locator("#happened").wait_for()


def unsigned(said):
    return {"block": json.dumps(said), "signature": text64(bytes(64))}


def test_shift_three_times_blanks_the_page_and_nothing_was_ever_stored(chromium):
    with at_the_form(chromium) as visitor:
        assert visitor.page.locator("main").inner_text().split("\n")[-3:] == [
            "English", "Русский", "Нохчийн мотт",
        ]  # fmt: skip
        page = begin(visitor)
        page.fill("#happened", "Something dangerous.")
        stored = page.evaluate(
            "(async () => [document.cookie, localStorage.length, sessionStorage.length,"
            " (await indexedDB.databases()).length, (await caches.keys()).length,"
            " (await navigator.serviceWorker.getRegistrations()).length])()"
        )
        assert stored == ["", 0, 0, 0, 0, 0]
        depth = page.evaluate("history.length")
        for _ in range(3):
            page.keyboard.press("Shift")
        page.wait_for_url("https://weather.example/")
        assert page.evaluate("history.length") == depth
        page.go_back()
        assert page.locator("#happened").count() == 0


def test_the_kit_locks_a_letter_without_any_network(chromium, tmp_path):
    kit = tmp_path / "notes.html"
    kit.write_bytes(form().kit)
    with at_the_form(chromium) as visitor:
        visitor.context.unroute_all()
        visitor.context.set_offline(True)
        page = visitor.page
        page.goto(kit.as_uri())
        begin(visitor, "Русский", "Написать")
        assert page.locator("input[type=file]").count() == 0
        page.fill("#happened", "Написано без сети.")
        send(page, "Запереть и сохранить код")
        shown = code_on(page)
        look(visitor)
        armored = page.input_value("#carried")
        frame = read(b64decode("".join(armored.strip().split("\n")[1:-1])), 1)
        assert frame.message.happened == "Написано без сети."
        assert frame.is_by(code_of(shown, "ru").mac)

        page.goto(kit.as_uri())
        begin(visitor, "English", "Write more under my eight words")
        page.fill("#words", " ".join(shown))
        send(page, "Open")
        send(page, "Write more")
        page.locator("#more").wait_for()
        assert page.get_by_role("checkbox", checked=True).count() == 0
        page.get_by_role("checkbox").last.check()
        page.fill("#more", "And without a network again.")
        send(page, "Lock the letter")
        page.locator("#carried").wait_for()
        armored = page.input_value("#carried")
        frame = read(b64decode("".join(armored.strip().split("\n")[1:-1])), 1)
        assert frame.message.text == "And without a network again."
        assert frame.is_by(code_of(shown, "ru").mac)


def test_without_scripts_the_page_explains_and_holds_no_box(chromium):
    with at_the_form(chromium, java_script_enabled=False) as visitor:
        page = visitor.page
        assert page.locator("textarea, input, form").count() == 0
        assert "This page needs scripts" in page.inner_text("body")
        assert "Этой странице нужны скрипты" in page.inner_text("body")
        assert page.get_by_role("link").first.get_attribute("href") == "/kit"


def test_every_screen_is_readable_by_anyone_by_keyboard_alone_on_a_small_telephone(chromium):
    for language, write, keep in (
        ("English", "Write to us", "Send and keep a code"),
        ("Русский", "Написать нам", "Отправить и сохранить код"),
        ("Нохчийн мотт", "Написать нам", "Отправить и сохранить код"),
    ):
        with at_the_form(chromium, served(desks=2, recovery=True), 320) as visitor:
            page = visitor.page
            look(visitor)
            press(page, language)
            page.get_by_role("button", name=write, exact=True).wait_for()
            look(visitor)
            assert (page.get_by_text("Этой страницы пока нет на чеченском").count() == 1) == (
                language[0] == "Н"
            )
            press(page, write)
            reach(page, "#happened")
            page.keyboard.type("Written by keyboard.")
            look(visitor)
            press(page, keep)
            code_on(page)
            look(visitor)
            assert visitor.desk.opened()[0].message.happened == "Written by keyboard."


def open_mailbox(visitor, code, language="English", read="Read an answer", opens="Open"):
    visitor.go("/")
    page = begin(visitor, language, read)
    page.fill("#words", " ".join(code))
    send(page, opens)
    return page


def look(visitor):
    """No screen scrolls sideways, breaks a rule of WCAG 2.2 AA, or shows the name of a sentence."""
    assert not visitor.scrolls_sideways()
    assert visitor.violations() == []
    names = {name for name in wording("en") if "." in name}
    assert names.isdisjoint(visitor.page.inner_text("body").split())


def reach(page, selector):
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("s => document.activeElement.matches(s)", selector):
            return
    raise AssertionError(f"{selector} cannot be reached by keyboard")


def press(page, name):
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            page.keyboard.press("Enter")
            return
    raise AssertionError(f"{name} cannot be reached by keyboard")


def test_a_report_is_sealed_within_five_seconds_where_scripts_are_not_compiled(chromium):
    slow = chromium.browser_type.launch(
        executable_path=CHROMIUM, args=[*QUIET, "--js-flags=--jitless"]
    )
    try:
        with at_the_form(slow, width=PHONE) as visitor:
            page = begin(visitor)
            page.fill("#happened", HAPPENED)
            begun = time.monotonic()
            send(page)
            code_on(page)
            assert time.monotonic() - begun < 5
            assert len(visitor.desk.opened()) == 1
    finally:
        slow.close()
