"""Exhibits at the desk: listed, read again, looked at, saved."""

import re

import pytest
from archive.counting import queries
from evidence.openers.openers_filing import pdf
from web.handing_in import LETTER, file, finished, hand_in, held, picture
from web.sitting import Person, words_of

from habeas.archive import custody, history, statements
from habeas.archive.history import SubjectKind
from habeas.evidence.custody import EventKind
from habeas.web import shown_originals
from habeas.workspace.opening import GENERAL


@pytest.fixture(autouse=True)
def rested():
    yield
    shown_originals.rest()


@pytest.fixture
def here(mara):
    return f"/in/{mara.general}/exhibits"


def test_an_empty_compartment_says_what_to_do(empty_desk):
    mara = Person(empty_desk.desk)
    mara.sign_in()
    page = mara.get(f"/in/{mara.general}/exhibits")
    assert "Nothing has been added" in words_of(page)
    assert f"/in/{mara.general}/exhibits/add" in page.content.decode()


def test_the_list_tells_state_language_kind_statements_and_copies(mara, here):
    page = mara.sees(here)
    assert "01-tarsin-courier.html web page · English · dates itself 2031-03-02" in page
    assert "read : 16" in page
    assert "5 copies of one text" in page
    assert "machine draft: 8" in page


@pytest.mark.parametrize(
    ("asked", "name", "other"),
    [
        ({"language": "ru"}, "16-pismo", "01-tarsin"),
        ({"kind": "mail"}, "12-letter", "01-tarsin"),
        ({"words": "KELD segodnya"}, "15-keld", "01-tarsin"),
        ({"state": "read"}, "01-tarsin", "No exhibit"),
    ],
)
def test_the_list_is_filtered(mara, here, asked, name, other):
    page = mara.sees(here, **asked)
    assert name in page
    assert other not in page


def test_a_filter_that_finds_nothing_leads_back_to_all(mara, here):
    assert "No exhibit is like that." in mara.sees(here, words="nowhere to be found")
    assert mara.get(here, state="no such state", kind="x", order="y", page="z").status_code == 200


def test_the_list_takes_as_many_queries_however_long(mara, here):
    store = mara.workspace.store(GENERAL)
    mara.get(here)
    with queries(store) as short:
        mara.get(here, words="02-")
    with queries(store) as long:
        mara.get(here)
    assert len(short) == len(long)


def test_exhibits_are_read_again_or_what_was_not_read_yet(mara, here):
    hand_in(mara, here, file(LETTER, "letter.txt"), part="1")
    assert "letter.txt" in mara.sees(here, state="unread")
    mara.post(f"{here}/read", what="unread")
    assert any(line.startswith("letter.txt:") for line in finished(mara))
    assert "No exhibit is like that." in mara.sees(here, state="unread")
    one = held(mara)["letter.txt"].identifier
    answer = mara.post(f"{here}/read", what="again", chosen=one)
    assert answer.headers["Location"].startswith("/jobs/")
    assert mara.session.jobs.all()[0].leads_to == f"{here}/{one}"
    assert mara.post(f"{here}/read", what="again").headers["Location"] == here
    assert "Choose at least one exhibit" in mara.sees(here)


def test_the_page_of_one_shows_the_text_with_its_statements_and_boilerplate(mara, here):
    one = held(mara)["01-tarsin-courier.html"].identifier
    page = mara.get(f"{here}/{one}")
    text = page.content.decode()
    said = statements.statements(mara.workspace.store(GENERAL), one)
    for kept in said:
        assert f"/reading/statements/{kept.identifier}" in text
    assert '<mark class="denies">any such operation had taken place</mark>' in text
    assert '<span class="dimmed">We use cookies' in text
    words = words_of(page)
    assert "Claims of the report, not checked by anybody. Title Dozens of men" in words
    assert "received, Mara" in words
    assert held(mara)["01-tarsin-courier.html"].sealed.sha256 in words
    assert "frame-src 'self'" in page.headers["Content-Security-Policy"]


def test_a_link_to_a_place_marks_exactly_those_characters(mara, here):
    store, one = mara.workspace.store(GENERAL), held(mara)["02-meridian-agency.txt"].identifier
    for kept in statements.statements(store, one):
        for anchor in kept.anchors:
            place = f"{anchor.span.start}-{anchor.span.end}"
            text = mara.get(f"{here}/{one}", at=place).content.decode()
            assert text.count('id="at"') == 1
            assert marked(text) == "".join(anchor.quote.split())


def marked(text):
    pieces = re.findall(r'<span class="at"[^>]*>(.*?)</span>', text, re.DOTALL)
    plain = "".join(re.sub(r"<[^>]+>", "", piece) for piece in pieces)
    import html

    return "".join(html.unescape(plain).split())


@pytest.mark.parametrize("at", ["", "x", "9-3", "5-5", "1-999999999", "999999998-999999999"])
def test_a_place_that_is_none_shows_the_text_all_the_same(mara, here, at):
    one = held(mara)["02-meridian-agency.txt"].identifier
    assert mara.get(f"{here}/{one}", at=at, part="99999999", page="q").status_code == 200


def test_a_long_text_comes_in_parts_and_a_place_opens_its_own(mara, here):
    long = "".join(f"Line {number} of the book.\n" for number in range(40_000))
    hand_in(mara, here, file(long, "book.txt"))
    finished(mara)
    one = held(mara)["book.txt"].identifier
    place = long.index("Line 39999")
    page = mara.get(f"{here}/{one}", at=f"{place}-{place + 10}")
    assert len(page.content) < 200_000
    assert marked(page.content.decode()) == "Line39999"
    assert "Line 39999" not in mara.sees(f"{here}/{one}")


def test_the_page_of_one_takes_as_many_queries_however_many_statements(mara, here):
    store, kept = mara.workspace.store(GENERAL), held(mara)
    asked = []
    for name in ("06-besk-herald.txt", "03-northern-post.txt"):
        one = kept[name].identifier
        mara.get(f"{here}/{one}")
        with queries(store) as again:
            mara.get(f"{here}/{one}")
        asked.append(len(again))
    assert asked[0] == asked[1]


def test_markup_is_shown_in_a_frame_in_which_nothing_is_allowed(mara, here):
    one = held(mara)["01-tarsin-courier.html"].identifier
    assert f'<iframe class="original" sandbox title="The original" src="{here}/{one}/original"' in (
        mara.get(f"{here}/{one}").content.decode()
    )
    answer = mara.get(f"{here}/{one}/original")
    assert answer.headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<script" not in answer.content.decode()


def test_a_picture_waits_behind_a_click(mara, here):
    hand_in(mara, here, file(picture(), "photograph.jpg"))
    finished(mara)
    one = held(mara)["photograph.jpg"].identifier
    before = mara.get(f"{here}/{one}").content.decode()
    assert f'src="{here}/{one}/original/preview"' in before
    assert f'src="{here}/{one}/original/1"' not in before
    after = mara.get(f"{here}/{one}", reveal="1").content.decode()
    assert f'src="{here}/{one}/original/1"' in after
    drawn = mara.get(f"{here}/{one}/original/1")
    assert drawn.headers["Content-Type"] in ("image/jpeg", "image/png")
    assert mara.get(f"{here}/{one}/original/preview").content != drawn.content


def test_pages_with_text_are_shown_one_by_one(mara, here):
    hand_in(mara, here, file(pdf("The first page.", "The second page."), "list.pdf"))
    finished(mara)
    one = held(mara)["list.pdf"].identifier
    assert "Page 1 of 2" in mara.sees(f"{here}/{one}")
    assert f'src="{here}/{one}/original/2"' in mara.get(f"{here}/{one}", page="2").content.decode()
    assert mara.get(f"{here}/{one}/original/2").headers["Content-Type"] == "image/png"
    assert mara.get(f"{here}/{one}/original/3").status_code == 404


def test_sound_is_never_played_here(mara, here):
    hand_in(mara, here, file(b"OggS" + bytes(200), "voice.ogg"))
    finished(mara)
    page = mara.get(f"{here}/{held(mara)['voice.ogg'].identifier}").content.decode()
    assert "never played here" in page
    assert not re.search("<(audio|video|embed|object)", page)


def test_the_original_is_saved_whole_under_a_safe_name_and_logged(mara, here):
    hand_in(mara, here, file(LETTER, "b<script>.html"))
    one = held(mara)["b<script>.html"]
    answer = mara.post(f"{here}/{one.identifier}/save")
    assert b"".join(answer.streaming_content) == LETTER.encode()
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["Content-Disposition"].startswith("attachment; filename=")
    assert "<" not in answer.headers["Content-Disposition"]
    assert answer.headers["Content-Length"] == str(len(LETTER))
    events = custody.events(mara.workspace.store(GENERAL), one.identifier)
    assert [e.member for e in events if e.kind is EventKind.EXPORTED] == [mara.session.member]
    assert mara.get(f"{here}/{one.identifier}/save").status_code == 405


ADDRESSES = ["", "/original", "/original/preview", "/original/1"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_an_exhibit_that_is_not_here_is_not_there(mara, here, address):
    assert mara.get(f"{here}/x-000000000000{address}").status_code == 404
    assert mara.post(f"{here}/x-000000000000/save").status_code == 404
    one = held(mara)["01-tarsin-courier.html"].identifier
    assert mara.get(f"/in/c-000000000000/exhibits/{one}{address}").status_code == 404


def test_who_handed_in_stands_in_the_history(mara, here):
    hand_in(mara, here, file(LETTER, "letter.txt"), why="found in a folder")
    one = held(mara)["letter.txt"].identifier
    (came, *_) = history.history(mara.workspace.store(GENERAL), SubjectKind.EXHIBIT, one)
    assert (came.member, came.reason) == (mara.session.member, "found in a folder")
    assert "found in a folder" in mara.sees(f"{here}/{one}")


def test_a_testimony_that_is_closed_shows_none_of_its_words(mara, here, monkeypatch):
    from habeas.archive import consents

    one = held(mara)["02-meridian-agency.txt"].identifier
    assert "<mark" in mara.get(f"{here}/{one}").content.decode()
    monkeypatch.setattr(consents, "may_use", lambda *asked: False)
    page = mara.get(f"{here}/{one}")
    assert "They stay sealed" in words_of(page)
    assert "<mark" not in page.content.decode()
    assert "original" not in page.content.decode()
    for address in ADDRESSES[1:]:
        assert mara.get(f"{here}/{one}{address}").status_code == 404
    assert mara.post(f"{here}/{one}/save").status_code == 400
    assert EventKind.EXPORTED not in [e.kind for e in custody.events(mara.workspace.general, one)]


def test_translations_are_named_beside_and_lead_to_their_page(mara, here):
    from habeas.workspace import translations

    one = held(mara)["16-pismo-sestry.ru.txt"].identifier
    told = translations.Translated("Words.", "en", "Jon", "a machine")
    made = translations.add(mara.workspace, GENERAL, one, told)
    page = mara.get(f"{here}/{one}")
    assert f"/testimony/translations/{one}/{made}" in page.content.decode()
    assert "by a machine not checked by another person" in words_of(page)
