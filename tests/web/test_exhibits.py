"""Exhibits at the desk: listed, handed in, looked at, saved."""

import io
import os
import re
import threading
from pathlib import Path

import pytest
from archive.counting import queries
from django.http.request import UnreadablePostError
from evidence.openers.openers_filing import pdf
from PIL import Image
from web.sitting import Person, words_of

from habeas.archive import custody, exhibits, history, statements
from habeas.archive.history import SubjectKind
from habeas.evidence.custody import EventKind
from habeas.web import shown_originals
from habeas.web.uploads import _Whole
from habeas.workspace.opening import GENERAL

CANARY = "Kestrelwharf"
LETTER = f"Three men were taken from the market in {CANARY}, a shopkeeper said.\n"


@pytest.fixture(autouse=True)
def rested():
    yield
    shown_originals.rest()


@pytest.fixture
def here(mara):
    return f"/in/{mara.general}/exhibits"


def held(person):
    store = person.workspace.store(GENERAL)
    return {one.name: one for one in exhibits.exhibits(store)}


def file(content, name):
    made = io.BytesIO(content if isinstance(content, bytes) else content.encode())
    made.name = name
    return made


def hand_in(person, here, *files, **fields):
    return person.client.post(f"{here}/add", {"file": list(files), **fields})


def finished(person):
    """Wait for every job of the sitting, and give the lines they told."""
    lines = []
    for job in person.session.jobs.all():
        ended = threading.Event()
        person.session.jobs._runner.submit(ended.set)
        assert ended.wait(60)
        lines += [str(job.problem or job.fault)] if job.problem or job.fault else job.lines
    return lines


def picture():
    written = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(written, "JPEG")
    return written.getvalue()


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


def test_a_file_handed_in_is_kept_opened_and_read(mara, here):
    answer = hand_in(mara, here, file(LETTER, "letter.txt"), why="sent by a relative")
    assert answer.status_code == 302
    lines = finished(mara)
    assert lines[0] == "letter.txt: opened"
    page = mara.sees(answer.headers["Location"])
    assert "1 file is new here." in page
    assert "letter.txt : kept · read" in page
    one = held(mara)["letter.txt"]
    assert [came.reason for came in one.receptions] == ["sent by a relative"]
    assert [came.how for came in one.receptions] == ["handed in at the desk"]
    with mara.workspace.store(GENERAL).vault.open(one.sealed) as kept:
        assert kept.read() == LETTER.encode()


def test_the_same_file_again_is_said_to_be_held_already(mara, here):
    hand_in(mara, here, file(LETTER, "letter.txt"))
    answer = hand_in(mara, here, file(LETTER, "copy.txt"), file(LETTER, "third.txt"))
    page = mara.sees(answer.headers["Location"])
    assert "2 were held already and are noted as received again." in page
    assert len(held(mara)["letter.txt"].receptions) == 3


def test_what_cannot_be_opened_is_kept_and_named_with_what_to_do(mara, here):
    answer = hand_in(mara, here, file(b"", "empty.txt"), file(b"\x7fELF" + bytes(99), "a.bin"))
    finished(mara)
    page = mara.sees(answer.headers["Location"])
    assert "Could not be opened: empty file. Ask whoever sent it for the file again" in page
    assert "a.bin : kept · could not be opened" in page
    assert "empty.txt" in mara.sees(here, state="not_opened")


NAMES = ["Приказ &amp; №1.txt", "a\u202ecod.txt", "..", "<b>bold<b>.txt", "x" * 300 + ".txt"]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_kept_exactly_as_the_browser_gave_it(mara, here, name):
    boundary = "a-line-nobody-writes"
    told = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        f"Content-Type: text/plain\r\n\r\n{LETTER}{name}\r\n--{boundary}--\r\n"
    )
    kind = f"multipart/form-data; boundary={boundary}"
    answer = mara.client.post(f"{here}/add", told.encode(), content_type=kind)
    assert answer.status_code == 302
    assert name in held(mara)


def test_of_a_folder_each_file_is_kept_under_its_own_name(mara, here):
    boundary = "a-line-nobody-writes"
    told = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="folder"; '
        f'filename="march/inner/a.txt"\r\n\r\n{LETTER}\r\n--{boundary}--\r\n'
    )
    kind = f"multipart/form-data; boundary={boundary}"
    mara.client.post(f"{here}/add", told.encode(), content_type=kind)
    assert "a.txt" in held(mara)


def test_nothing_chosen_is_said_and_what_was_typed_stays(mara, here):
    answer = mara.post(f"{here}/add", why="typed with care")
    assert answer.status_code == 200
    assert "Choose at least one file." in words_of(answer)
    assert "typed with care" in words_of(answer)


def test_files_in_parts_are_one_batch_and_named_as_kept_one_by_one(mara, here):
    first = hand_in(mara, here, file(LETTER, "tidied"), part="1", name='verbatim "name".txt').json()
    assert first == {"batch": 1, "said": ['verbatim "name".txt: kept']}
    second = hand_in(mara, here, file("other", "b.txt"), part="1", batch="1", name="b.txt").json()
    assert second["batch"] == 1
    answer = mara.post(f"{here}/add", batch="1")
    assert answer.headers["Location"] == f"{here}/added/1"
    finished(mara)
    assert "2 files are new here." in mara.sees(f"{here}/added/1")
    assert 'verbatim "name".txt' in held(mara)


def test_a_batch_is_seen_by_nobody_else(mara, here):
    hand_in(mara, here, file(LETTER, "letter.txt"))
    other = Person(mara.desk)
    other.sign_in()
    assert other.get(f"{here}/added/1").status_code == 404
    assert mara.get(f"{here}/added/7").status_code == 404


def test_a_full_disk_names_the_file_and_keeps_the_others(mara, here, monkeypatch):
    from habeas.evidence.disk import DiskFull
    from habeas.evidence.spooling import Spool

    def write(spool, piece):
        if b"too much" in piece:
            raise DiskFull(path="x")
        return written(spool, piece)

    written = Spool.write
    monkeypatch.setattr(Spool, "write", write)
    files = file("too much", "a.txt"), file(LETTER, "b.txt")
    answer = hand_in(mara, here, *files)
    page = mara.sees(answer.headers["Location"])
    assert "a.txt : not kept." in page
    assert "1 could not be kept." in page
    assert "b.txt" in held(mara)
    assert "a.txt" not in held(mara)


class Broken(io.BytesIO):
    """A connection that gives some bytes and then no more."""


def test_a_connection_that_breaks_off_leaves_nothing(mara, here):
    boundary = "a-line-nobody-writes"
    part = '--{}\r\nContent-Disposition: form-data; name="file"; filename="{}"\r\n\r\n{}\r\n'
    told = "".join(part.format(boundary, name, LETTER * 9) for name in ("whole.txt", "cut.txt"))
    before = set(held(mara)), clear_files(mara)
    answer = mara.client.generic(
        "POST",
        f"{here}/add",
        b"",
        f"multipart/form-data; boundary={boundary}",
        **{"wsgi.input": Broken(told.encode()[:-20]), "CONTENT_LENGTH": str(len(told) + 99)},
    )
    assert answer.status_code != 302
    assert (set(held(mara)), clear_files(mara)) == before


def test_the_end_that_was_promised_is_waited_for():
    whole = _Whole(Broken(b"abc"), 3)
    assert whole.read(9) == b"abc"
    assert whole.read(9) == b""
    cut = _Whole(Broken(b"abc"), 4)
    cut.read(9)
    with pytest.raises(UnreadablePostError):
        cut.read(9)


def clear_files(person):
    folder = person.desk.folder
    return sorted(path for path in folder.rglob("*") if path.is_file() and path.name[0] == ".")


def test_no_word_lies_in_clear_while_a_file_is_handed_in_or_after(mara, here, monkeypatch):
    from habeas.evidence.spooling import Spool

    seen = []

    def stream(spool):
        seen.append(on_disk(mara))
        open_files = Path("/proc/self/fd")
        names = list(open_files.iterdir()) if open_files.exists() else []
        for name in names:
            if str(mara.desk.folder) in os.readlink(name):
                seen.append(name.read_bytes())
        return streamed(spool)

    streamed = Spool.stream
    monkeypatch.setattr(Spool, "stream", stream)
    content = (f"{CANARY} " * 200_000).encode()
    hand_in(mara, here, file(content, f"{CANARY}.txt"), why=CANARY)
    finished(mara)
    assert len(seen) > 1
    assert not any(CANARY.encode() in bytes_ for bytes_ in [*seen, on_disk(mara)])


def on_disk(person):
    """Every byte of the workspace and of the temporary folder of this process."""
    import tempfile

    folders = [person.desk.folder, Path(tempfile.gettempdir()) / "habeas"]
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in paths)


def test_whoever_hands_in_a_long_file_is_not_signed_out_meanwhile(mara, here, watch, monkeypatch):
    from habeas.evidence.spooling import Spool

    def write(spool, piece):
        watch.pass_by(minutes=10)
        return written(spool, piece)

    written = Spool.write
    monkeypatch.setattr(Spool, "write", write)
    hand_in(mara, here, file(bytes(200_000), "long.txt"))
    assert mara.get(here).status_code == 200


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
