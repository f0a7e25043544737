"""Originals that are pictures: drawn anew at a bounded size, with nothing of the file in them."""

import io
import struct
import threading
import zlib

import pytest
from evidence.openers.openers_filing import FIRST, locked_pdf, page, pdf
from PIL import ExifTags, Image

from habeas.evidence.openers import Openers, Way, refusals
from habeas.evidence.openers.frames import BrokenFrame
from habeas.evidence.openers.pixels import WIDEST, NotPixels, Pixels
from habeas.evidence.openers.shown import look_of, pixels_of

SECRET = "Imre Solt"
PLACE = {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (41.0, 20.0, 0.0)}


def picture(kind="JPEG", size=(60, 40), mode="RGB", colour="red", **further):
    written = io.BytesIO()
    Image.new(mode, size, colour).save(written, kind, **further)
    return written.getvalue()


def exif(place=None, inner=None, **main):
    fields = Image.Exif()
    for name, value in main.items():
        fields[ExifTags.Base[name]] = value
    fields.get_ifd(ExifTags.IFD.GPSInfo).update(place or {})
    fields.get_ifd(ExifTags.IFD.Exif).update(inner or {})
    return fields


def corner_of(shown, place=(2, 2)):
    return Image.open(io.BytesIO(shown.data)).convert("RGB").getpixel(place)


def chunk(kind, body):
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(width, height):
    """A PNG that says it is of this size, and holds next to nothing."""
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(99)))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP", "TIFF"])
def test_a_picture_is_known_by_its_content_and_drawn_anew(openers, kind):
    data = picture(kind)
    look = openers.look(data, "list.pdf")
    assert (look.way, look.kind) == (Way.PICTURE, f"image/{kind.lower()}")
    shown = openers.picture(data, "list.pdf")
    assert (shown.width, shown.height) == (60, 40)
    red, green, blue = corner_of(shown)
    assert red > 200
    assert max(green, blue) < 60


@pytest.mark.parametrize(
    ("kind", "mode", "colour"),
    [
        ("PNG", "1", 1),
        ("PNG", "L", 255),
        ("PNG", "LA", (255, 255)),
        ("PNG", "P", 255),
        ("PNG", "I;16", 65535),
        ("JPEG", "CMYK", (0, 0, 0, 0)),
        ("TIFF", "I;16", 65535),
        ("TIFF", "F", 255.0),
    ],
)
def test_white_is_white_whatever_the_colours_are_stored_as(openers, kind, mode, colour):
    written = io.BytesIO()
    image = Image.new(mode, (30, 30), colour)
    if mode == "P":
        image.putpalette([255] * 768)
    image.save(written, kind)
    assert min(corner_of(openers.picture(written.getvalue(), "a"))) > 250


def test_what_is_clear_is_shown_on_white(openers):
    data = picture("PNG", mode="RGBA", colour=(255, 0, 0, 0))
    assert corner_of(openers.picture(data, "a")) == (255, 255, 255)


def test_a_picture_held_sideways_is_shown_upright(openers):
    image = Image.new("RGB", (80, 40), "white")
    image.paste("black", (0, 0, 20, 20))
    written = io.BytesIO()
    image.save(written, "JPEG", exif=exif(Orientation=6))
    shown = openers.picture(written.getvalue(), "a.jpg")
    assert (shown.width, shown.height) == (40, 80)
    assert max(corner_of(shown, (35, 5))) < 60
    assert min(corner_of(shown, (5, 5))) > 200


def test_nothing_the_file_says_is_in_what_is_shown(openers):
    notes = exif(PLACE, ImageDescription=SECRET, Model="A camera")
    for kind in ("JPEG", "WEBP", "TIFF"):
        shown = openers.picture(picture(kind, exif=notes) + SECRET.encode(), "a")
        assert SECRET.encode() not in shown.data
        assert not Image.open(io.BytesIO(shown.data)).getexif()


def test_a_large_picture_is_made_smaller_and_a_small_one_is_left(openers):
    large = openers.picture(picture(size=(5000, 2500)), "a.jpg")
    assert (large.width, large.height) == (WIDEST, WIDEST // 2)
    narrow = openers.picture(picture("PNG", size=(50_000, 1)), "a.png")
    assert (narrow.width, narrow.height) == (WIDEST, 1)


def test_a_preview_is_grey_small_and_holds_nearly_nothing(openers):
    noise = Image.effect_noise((400, 300), 90).convert("RGB")
    written = io.BytesIO()
    noise.save(written, "PNG")
    shown = openers.preview(written.getvalue(), "a.png")
    held = Image.open(io.BytesIO(shown.data))
    assert (held.mode, held.size, shown.kind) == ("L", (240, 180), "image/jpeg")
    assert len(shown.data) < 4000
    sharp = sum(abs(held.getpixel((x, 90)) - held.getpixel((x + 1, 90))) for x in range(239))
    assert sharp / 239 < 8


def test_a_pdf_has_a_preview_of_its_first_page(openers):
    assert openers.preview(pdf(FIRST), "a.pdf").width == 240


def test_a_picture_tells_what_it_says_about_itself(openers):
    taken = {
        ExifTags.Base.DateTimeOriginal: "2031:04:04 10:00:00",
        ExifTags.Base.OffsetTimeOriginal: "+02:00",
    }
    data = picture(size=(80, 40), exif=exif(PLACE, taken, Make="Velm", Model="Velm 3"))
    facts = openers.look(data, "a.jpg").facts
    assert (facts.width, facts.height, facts.frames) == (80, 40, 1)
    assert (facts.camera, facts.taken) == ("Velm 3", "2031-04-04 10:00:00+02:00")
    assert facts.has_place


def test_a_picture_that_says_nothing_tells_only_its_size(openers):
    facts = openers.look(picture(), "a.jpg").facts
    assert (facts.camera, facts.taken, facts.has_place) == ("", "", False)


def test_hidden_and_endless_words_in_a_camera_name_are_left_out(openers):
    facts = openers.look(picture(exif=exif(Model="A\x1b[31m\u202e" + "b" * 500)), "a.jpg").facts
    assert facts.camera.isprintable()
    assert len(facts.camera) <= 100


def test_broken_facts_spoil_no_picture(openers):
    data = picture(exif=exif(Model="A camera"))
    broken = data.replace(b"II*\x00\x08\x00\x00\x00", b"II*\x00\xff\xff\xff\xff")
    broken = broken.replace(b"MM\x00*\x00\x00\x00\x08", b"MM\x00*\xff\xff\xff\xff")
    assert broken != data
    assert openers.look(broken, "a.jpg").facts.camera == ""
    assert openers.picture(broken, "a.jpg").width == 60


def test_of_a_moving_picture_the_first_frame_is_shown_and_the_number_is_told(openers):
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "lime", "blue")]
    written = io.BytesIO()
    frames[0].save(written, "GIF", save_all=True, append_images=frames[1:])
    data = written.getvalue()
    assert openers.look(data, "a.gif").facts.frames == 3
    assert corner_of(openers.picture(data, "a.gif"))[0] > 200


def test_a_scan_of_several_pages_is_shown_page_by_page(openers):
    sheets = [Image.new("L", (20, 20), colour) for colour in (0, 255)]
    written = io.BytesIO()
    sheets[0].save(written, "TIFF", save_all=True, append_images=sheets[1:])
    data = written.getvalue()
    look = openers.look(data, "scan.tif")
    assert (look.way, look.pages) == (Way.PAGES, 2)
    assert [corner_of(openers.picture(data, "scan.tif", n))[0] for n in (1, 2)] == [0, 255]
    with pytest.raises(refusals.NoSuchPage):
        openers.picture(data, "scan.tif", 3)


def test_the_pages_of_a_pdf_are_drawn(openers):
    data = pdf(FIRST, "")
    look = openers.look(data, "list.pdf")
    assert (look.way, look.kind, look.pages) == (Way.PAGES, "application/pdf", 2)
    written, blank = (openers.picture(data, "list.pdf", number) for number in (1, 2))
    assert written.kind == "image/png"
    assert max(written.width, written.height) <= WIDEST
    assert Image.open(io.BytesIO(written.data)).convert("L").getextrema() == (0, 255)
    assert Image.open(io.BytesIO(blank.data)).convert("L").getextrema() == (255, 255)


@pytest.mark.parametrize("number", [0, 2, 10**9])
def test_a_page_that_is_not_there_is_refused(openers, number):
    with pytest.raises(refusals.NoSuchPage):
        openers.picture(pdf(FIRST), "a.pdf", number)


@pytest.mark.parametrize("box", ["0 0 100000 100000", "0 0 14400 1", "0 0 0 0", "0 0 -5 7", "0 0"])
def test_a_page_of_absurd_size_is_bounded_or_refused(openers, box):
    data = pdf(FIRST).replace(b"0 0 900 800", box.encode())
    try:
        shown = openers.picture(data, "a.pdf")
    except refusals.DamagedFile:
        return
    assert max(shown.width, shown.height) <= WIDEST


BAD = {
    "cut short": (picture(size=(400, 400))[:700], refusals.DamagedFile),
    "only a beginning": (b"\xff\xd8\xff\xe0", refusals.DamagedFile),
    "not what it begins as": (b"\x89PNG\r\n\x1a\n" + bytes(range(99)), refusals.DamagedFile),
    "larger than any camera's": (bomb(60_000, 60_000), refusals.TooManyPixels),
    "wider than a number": (bomb(2**31 - 1, 1), refusals.TooManyPixels),
    "without any size": (bomb(0, 0), refusals.DamagedFile),
    "much larger than what it holds": (bomb(9_000, 9_000), refusals.DamagedFile),
    "a locked PDF": (locked_pdf(), refusals.EncryptedFile),
    "half a PDF": (pdf(FIRST)[:60], refusals.DamagedFile),
    "a page of words": (page("x"), refusals.CannotBeShown),
    "a film": (b"OggS" + bytes(40), refusals.CannotBeShown),
}


@pytest.mark.parametrize("what", BAD)
def test_a_bad_picture_is_refused_with_a_hint_and_the_next_is_shown(openers, what):
    data, kind = BAD[what]
    with pytest.raises(kind) as caught:
        openers.picture(data, "bad.jpg")
    assert "bad.jpg" in str(caught.value)
    assert "{" not in str(caught.value) + caught.value.what_to_do
    assert openers.picture(picture(), "good.jpg").width == 60


def test_words_folded_into_a_picture_do_not_unfold_without_end(openers):
    folded = chunk(b"zTXt", b"k\0\0" + zlib.compress(bytes(300_000_000)))
    data = picture("PNG")
    with pytest.raises(refusals.Refusal):
        openers.picture(data[:33] + folded + data[33:], "a.png")


@pytest.mark.parametrize(
    ("width", "height", "data"),
    [(2, 2, bytes(11)), (0, 2, b""), (WIDEST + 1, 1, bytes(WIDEST + 1)), (1, 1, bytes(4))],
)
def test_pixels_that_do_not_fit_their_size_are_not_believed(width, height, data):
    with pytest.raises(NotPixels):
        pixels_of({"width": width, "height": height, "drawn": True}, data)


LOOK = {"way": "picture", "kind": "image/png", "pages": 1, "facts": None}
FACTS = {"width": 1, "height": 1, "frames": 1, "camera": "", "taken": "", "has_place": False}


@pytest.mark.parametrize(
    "wrong",
    [
        {"way": "anything"},
        {"kind": "image/png; x=<script>"},
        {"pages": 0},
        {"pages": -1},
        {"pages": "1"},
        {"facts": []},
        {"facts": {**FACTS, "camera": "a\nb"}},
        {"facts": {**FACTS, "camera": "a" * 300}},
        {"facts": {**FACTS, "taken": "yesterday"}},
        {"facts": {**FACTS, "width": 0}},
    ],
)
def test_a_look_that_makes_no_sense_is_not_believed(wrong):
    with pytest.raises((BrokenFrame, ValueError)):
        look_of({**LOOK, **wrong}, b"")


def test_grey_and_coloured_pixels_are_encoded_as_they_are():
    grey = Pixels(2, 1, b"\x00\xff", is_drawn=True).encoded()
    colours = Pixels(1, 1, b"\xff\x00\x00", is_drawn=True).encoded()
    assert Image.open(io.BytesIO(grey.data)).mode == "L"
    assert Image.open(io.BytesIO(colours.data)).getpixel((0, 0)) == (255, 0, 0)


def test_threads_that_share_one_process_each_get_their_own_picture():
    wrong = []

    def look(openers, width):
        for _ in range(5):
            shown = openers.picture(picture("PNG", size=(width, 10)), f"{width}.png")
            wrong.extend([shown] if shown.width != width else [])

    with Openers() as openers:
        threads = [threading.Thread(target=look, args=(openers, 20 + n)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert wrong == []


def test_a_process_that_rests_is_started_again_by_the_next_picture():
    openers = Openers()
    assert openers._worker is None
    assert openers.picture(picture(), "a.jpg").width == 60
    openers.rest()
    assert openers._worker is None
    assert openers.picture(picture(), "a.jpg").width == 60
    openers.rest()


def test_a_long_film_is_known_by_its_first_bytes(openers):
    class Endless(io.RawIOBase):
        def __init__(self):
            self.given = 0

        def readable(self):
            return True

        def readinto(self, into):
            into[:] = (b"\0\0\0\x18ftypmp42" + bytes(len(into)))[: len(into)]
            self.given += len(into)
            return len(into)

    film = Endless()
    assert openers.look(film, "film.mp4").way is Way.MEDIA
    assert film.given < 100
