"""Photos, films and papers: what they say is shown, they go bare or whole, part by part."""

import hashlib
import io
import struct
import zipfile

import pytest
from browser.posting import at_the_form, begin, code_on, read, send
from PIL import Image, PngImagePlugin
from playwright.sync_api import expect

from habeas.intake.messages import Part, Report

pytestmark = pytest.mark.xdist_group("form")
EXIF = 0x8769
GPS = 0x8825


HIDDEN = b"ftyp a hidden film"


def photo():
    """A photo of an invented telephone, turned on its side, with a film hidden behind it."""
    picture = Image.effect_noise((64, 40), 60).convert("RGB")
    told = Image.Exif()
    told[0x0110], told[0x0112], told[0x0132] = "Telefon Velmara 3", 6, "2026:03:04 05:06:07"
    told.get_ifd(GPS).update({1: "N", 2: (43.0, 30.0, 36.0), 3: "W", 4: (5.0, 15.0, 0.0)})
    told.get_ifd(EXIF).update({0xA430: "M. Keld"})
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=told, comment=b"my street", icc_profile=b"p" * 200)
    return out.getvalue() + HIDDEN


def drawing():
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "M. Keld")
    told.add_text("Comment", "packed away", zip=True)
    out = io.BytesIO()
    Image.effect_noise((32, 32), 50).save(out, "PNG", pnginfo=told, dpi=(72, 72))
    return out.getvalue()


def box(kind, body):
    return struct.pack(">I", 8 + len(body)) + kind + body


def film():
    header = box(b"mvhd", bytes(4) + struct.pack(">I", 2082844800 + 86400) + bytes(92))
    place = b"+43.5100-005.2500/"
    told = box(b"udta", box(b"\xa9xyz", struct.pack(">HH", len(place), 0) + place))
    keys = box(b"mdta", b"com.apple.quicktime.model")
    values = box(b"\0\0\0\1", box(b"data", bytes(8) + b"Telefon Velmara 3"))
    meta = box(b"keys", bytes(4) + struct.pack(">I", 1) + keys) + box(b"ilst", values)
    return box(b"ftyp", b"isom" + bytes(4)) + box(b"moov", header + told + box(b"meta", meta))


def telephone_picture():
    """The beginning of a HEIC file, with the EXIF of the photo in its midst."""
    exif = photo()
    exif = exif[exif.index(b"Exif\0\0") :][:600]
    return box(b"ftyp", b"heic" + bytes(4)) + box(b"mdat", b"????" + exif)


def paper():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("docProps/core.xml", "<x><dc:creator>M. Keld</dc:creator></x>")
        packed.writestr("docProps/app.xml", "<x><Application>Writer</Application></x>")
        packed.writestr("word/document.xml", "<x/>")
    return out.getvalue()


SHEET = b"%PDF-1.4\n<< /Author (M. \\113eld) /CreationDate (D:20260304) >>\n%%EOF"


def chosen(*files):
    return [{"name": n, "mimeType": "application/octet-stream", "buffer": c} for n, c in files]


def arrived(desk):
    """The files of the report put together from their parts, by their names."""
    frames = [read(envelope) for envelope in desk.inbox.values()]
    report = next(f.message for f in frames if isinstance(f.message, Report))
    parts = {(f.message.file, f.message.part): f for f in frames if isinstance(f.message, Part)}
    assert len(parts) == len(frames) - 1
    whole = {}
    for told in report.files:
        pieces = [parts[told.file, n + 1].content for n in range(told.parts)]
        content = b"".join(pieces)
        assert (len(content), hashlib.sha256(content).digest()) == (told.size, told.sha256)
        whole[told.name] = (told, content)
    return whole


def test_what_a_file_says_is_shown_and_a_picture_goes_without_it_or_whole(chromium):
    files = {
        "street.jpg": (photo(), ["43.5100, -5.2500", "Telefon Velmara 3", "2026:03:04", "M. Keld"]),
        "drawing.png": (drawing(), ["person: M. Keld", "packed away"]),
        "film.mp4": (film(), ["1970-01-02", "+43.5100-005.2500/", "Telefon Velmara 3"]),
        "paper.docx": (paper(), ["person: M. Keld", "program: Writer"]),
        "sheet.pdf": (SHEET, ["person: M. Keld", "D:20260304"]),
        "telephone.heic": (telephone_picture(), ["43.5100, -5.2500", "Telefon Velmara 3"]),
        "still.mp4": (box(b"ftyp", b"isom" + bytes(4)), ["There may be more in it"]),
        "endless.jpg": (photo().split(b"\xff\xd9ftyp")[0], ["Telefon Velmara 3", "cannot take"]),
        "broken.jpg": (b"\xff\xd8\xff\xe1\xff\xffcut", ["…"]),
        "other.bin": (b"anything", ["We cannot look inside"]),
    }
    with at_the_form(chromium) as visitor:
        page = begin(visitor)
        page.set_input_files("#files", chosen(*((n, c) for n, (c, _) in files.items())))
        rows = page.locator(".files > li")
        expect(page.locator(".files > li")).to_have_count(10)
        for number, (_, said) in enumerate(files.values()):
            shown = rows.nth(number).inner_text()
            assert [line for line in said if line not in shown] == []
        assert page.locator(".files fieldset").count() == 2, "only whole pictures can go bare"
        assert visitor.violations() == []
        rows.nth(1).get_by_role("radio").last.check()
        page.get_by_role("button", name="Do not send this file: other.bin").click()
        send(page)
        page.get_by_text("Everything has arrived.").wait_for()
        came = arrived(visitor.desk)
        assert list(came) == ["1.jpg", *list(files)[1:9]]
        assert all(came[name][1] == files[name][0] for name in list(files)[1:9])
        told, bare = came["1.jpg"]
        assert told.stripped
        assert not came["drawing.png"][0].stripped
        assert_bare(bare, files["street.jpg"][0])


def test_a_photo_that_ends_with_its_picture_can_go_bare_too(chromium):
    whole = photo().removesuffix(HIDDEN)
    assert whole.endswith(b"\xff\xd9")
    with at_the_form(chromium) as visitor:
        page = begin(visitor)
        page.set_input_files("#files", chosen(("street.jpg", whole)))
        page.locator(".files fieldset").get_by_role("radio").first.check()
        send(page)
        page.get_by_text("Everything has arrived.").wait_for()
        told, bare = arrived(visitor.desk)["1.jpg"]
        assert told.stripped
        assert_bare(bare, whole)


def assert_bare(bare, whole):
    """The same picture, the same side up, the same colours; nothing else is left in it."""
    with Image.open(io.BytesIO(bare)) as now, Image.open(io.BytesIO(whole)) as before:
        assert now.tobytes() == before.tobytes()
        assert dict(now.getexif()) == {0x0112: 6}
        assert now.info["icc_profile"] == before.info["icc_profile"]
        assert "comment" not in now.info
    assert not any(word in bare for word in (b"Velmara", b"Keld", b"street", b"hidden film"))


def test_files_go_part_by_part_and_go_on_where_they_were_stopped(chromium):
    content = bytes(range(256)) * 4500  # three parts
    with at_the_form(chromium) as visitor:
        page, desk = begin(visitor), visitor.desk
        page.set_input_files("#files", chosen(("long.bin", content)))
        page.locator(".files > li").wait_for()
        desk.answers.extend([200, 200, *["offline"] * 4])
        send(page)
        page.get_by_role("button", name="Try again").wait_for()
        assert len(code_on(page)) == 8, "the text has arrived: its code is shown"
        assert len(desk.inbox) == 2
        desk.answers.append({"bits": 28, "challenge": "ab" * 16})
        page.get_by_role("button", name="Try again").click()
        page.get_by_text("your device is doing a small sum first").wait_for()
        page.get_by_role("button", name="Stop for now").click()
        page.get_by_text("Stopped. What has arrived stays").wait_for()
        assert visitor.violations() == []
        page.get_by_role("button", name="Try again").click()
        page.get_by_text("Everything has arrived.").wait_for()
        assert arrived(desk)["long.bin"][1] == content
        assert len(desk.inbox) == 4
        sizes = [size for method, where, size in desk.asked if method == "PUT"]
        assert sizes == [16384, *[524288] * 8]


def test_too_many_too_large_and_empty_files_are_told_and_the_others_stay(chromium):
    with at_the_form(chromium) as visitor:
        page = begin(visitor)
        page.set_input_files(
            "#files", chosen(("a.bin", b""), *[(f"{n}.bin", b"x") for n in range(11)])
        )
        expect(page.locator(".files > li")).to_have_count(10)
        told = page.locator(".trouble").all_inner_texts()
        assert "“a.bin” is empty." in told[0]
        assert "No more than 10 files" in told[1]
