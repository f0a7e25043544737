"""Files handed in at the desk: kept whole, named one by one, nothing in clear."""

import io
import os
from pathlib import Path

import pytest
from django.http.request import UnreadablePostError
from web.handing_in import CANARY, LETTER, file, finished, hand_in, held
from web.sitting import Person, words_of

from habeas.web import shown_originals
from habeas.web.uploads import _Whole
from habeas.workspace.opening import GENERAL


@pytest.fixture(autouse=True)
def rested():
    yield
    shown_originals.rest()


@pytest.fixture
def here(mara):
    return f"/in/{mara.general}/exhibits"


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
