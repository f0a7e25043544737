"""Every kind of bad file ends in its own refusal, and the next file is opened."""

import io
import struct
import zipfile

import pytest
from evidence.openers.openers_filing import FIRST, archive, docx, locked_pdf, pdf, told, wordml

from habeas.evidence.openers import Limits, Openers, refusals

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(32)) * 40
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def with_entry_flag(data, flag):
    """The same archive with a flag set on its first entry, in both of its headers."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = changed.index(mark) + offset
        changed[place : place + 2] = struct.pack("<H", flag)
    return bytes(changed)


def bomb():
    return archive({"word/document.xml": b"\0" * 300_000_000})


def lying_bomb():
    """An entry that declares a thousand bytes and holds eighty million."""
    data = bytearray(archive({"word/document.xml": b" " * 80_000_000}))
    place = data.index(b"PK\x01\x02") + 24
    data[place : place + 4] = struct.pack("<I", 1000)
    return bytes(data)


def overlapping():
    """Two entries of the directory that lead to the same bytes."""
    data = archive({"word/document.xml": FIRST * 20, "word/footnotes.xml": FIRST * 20})
    place = data.rindex(b"PK\x01\x02") + 42
    return data[:place] + struct.pack("<I", 0) + data[place + 4 :]


def crowded():
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as written:
        written.writestr("word/document.xml", FIRST)
        for number in range(6000):
            written.writestr(f"word/{number}", b"")
    return held.getvalue()


BAD = {
    "empty.txt": (b"", refusals.EmptyFile),
    "picture.png": (PICTURE, refusals.NoText),
    "binary": (bytes(range(256)) * 10, refusals.UnknownKind),
    "old.doc": (OLE, refusals.UnknownKind),
    "program.txt": (b"\x7fELF" + bytes(200), refusals.NotWhatItSays),
    "picture.pdf": (PICTURE, refusals.NotWhatItSays),
    "archive.html": (archive({"a": "b"}), refusals.NotWhatItSays),
    "locked.pdf": (locked_pdf(), refusals.EncryptedFile),
    "locked.docx": (OLE + "EncryptedPackage".encode("utf-16-le"), refusals.EncryptedFile),
    "flagged.docx": (with_entry_flag(docx(FIRST), 1), refusals.EncryptedFile),
    "truncated.pdf": (pdf(FIRST)[:60], refusals.DamagedFile),
    "truncated.docx": (docx(FIRST)[:-30], refusals.DamagedFile),
    "unclosed.docx": (archive({"word/document.xml": "<w:document"}), refusals.DamagedFile),
    "bomb.docx": (bomb(), refusals.ArchiveBomb),
    "lying.docx": (lying_bomb(), refusals.Refusal),
    "overlapping.docx": (overlapping(), refusals.ArchiveBomb),
    "crowded.docx": (crowded(), refusals.ArchiveBomb),
    "blank.docx": (docx("  "), refusals.NoText),
    "blank.csv": (b"\n\n", refusals.NoText),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_by_its_name_with_a_hint(openers, name):
    data, kind = BAD[name]
    with pytest.raises(kind) as caught:
        openers.open(data, name)
    assert name in str(caught.value)
    assert caught.value.what_to_do
    assert "{" not in str(caught.value) + caught.value.what_to_do


def test_an_entity_that_would_unfold_is_refused(openers):
    declared = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    data = archive({"word/document.xml": declared + wordml("document", "&b;")})
    with pytest.raises(refusals.DamagedFile):
        openers.open(data, "a.docx")


def test_a_refusal_never_holds_a_word_of_the_file(openers):
    with pytest.raises(refusals.NotWhatItSays) as caught:
        openers.open(b"\x00\x01Imre Solt\x00\x02" * 50, "a.txt")
    assert "Solt" not in repr(caught.value.facts)


def test_a_text_named_like_a_pdf_is_read_and_the_difference_is_named(openers):
    opened = openers.open(FIRST.encode(), "a.pdf")
    assert (opened.kind, opened.rendition.text) == ("text/plain", FIRST)
    assert told(opened.rendition) == ("Named like a PDF, but it is a text.",)


def test_a_pdf_named_like_a_text_is_read_as_what_it_is(openers):
    assert openers.open(pdf(FIRST), "a.txt").kind == "application/pdf"


def test_a_pdf_cut_near_its_end_is_read_and_the_gap_is_named(openers):
    data = pdf(FIRST)
    rendition = openers.open(data[: data.rindex(b"startxref")], "a.pdf").rendition
    assert rendition.text == FIRST
    assert "breaks off" in told(rendition)[0]


def test_a_file_over_the_limit_is_refused_before_it_is_read():
    with Openers(Limits(file=1000)) as openers, pytest.raises(refusals.TooLarge):
        openers.open(io.BytesIO(b"a" * 1001), "a.txt")


def test_a_text_over_the_limit_of_texts_is_refused():
    with Openers(Limits(text=1000)) as openers:
        with pytest.raises(refusals.TooLarge):
            openers.open(b"a" * 1001, "a.txt")
        assert openers.open(b"a" * 1000, "a.txt").rendition.text == "a" * 1000


def test_two_hundred_megabytes_of_anything_are_refused(openers):
    for filling, kind in (
        (b"a line\n", refusals.TooLarge),
        (b"\0\1\2\3\4\5\6", refusals.UnknownKind),
    ):
        with pytest.raises(kind):
            openers.open(filling * (200_000_000 // 7), "large")


def test_a_file_that_takes_too_long_is_stopped_and_the_next_one_is_read():
    with Openers(Limits(cpu=1, wall=3)) as openers:
        with pytest.raises(refusals.TookTooLong):
            openers.open(b"<html>" + b"<table><tr><td>a" * 3_000_000, "slow.html")
        assert openers.open(FIRST.encode(), "a.txt").rendition.text == FIRST


def test_a_file_that_needs_too_much_memory_is_stopped_and_the_next_one_is_read():
    with Openers(Limits(memory=450 * 1024 * 1024)) as openers:
        with pytest.raises((refusals.UsedTooMuchMemory, refusals.ReaderBroke)):
            openers.open(b"<html>" + b"<b>a" * 8_000_000, "wide.html")
        assert openers.open(FIRST.encode(), "a.txt").rendition.text == FIRST
