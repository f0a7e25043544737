"""Loading everything a confined child will need, because it can load nothing itself.

Libraries import parts of themselves, codecs and tables only when first used. So each opener is
run once here, on small files of our own, before any file from outside comes near.
"""

from __future__ import annotations

import encodings
import importlib
import io
import pkgutil
import zipfile
from contextlib import suppress

from PIL import ExifTags, Image

from habeas.evidence.openers import looking
from habeas.evidence.openers.limits import Limits
from habeas.evidence.openers.opening import open_bytes
from habeas.evidence.openers.refusals import Refusal

_WORDS = "The people of Tarsin asked the ministry where the twelve men are being held today."
_HEAD = "<!doctype html><html><head><title>A page</title></head>"
_PAGE = f"{_HEAD}<body><h1>A page</h1><p>{_WORDS}</p></body></html>"
_MAIL = (
    "From: =?koi8-r?B?6c3R?= <a@example.org>\r\nTo: b@example.org\r\n"
    "Subject: =?utf-8?q?A_mail?=\r\n"
    "Date: Fri, 4 Apr 2031 10:00:00 +0000\r\nMIME-Version: 1.0\r\n"
    'Content-Type: multipart/mixed; boundary="x"\r\n\r\n'
    "--x\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
    "PHA+QSBtYWlsPC9wPg==\r\n"
    "--x\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@example.org\r\n\r\nInside.\r\n"
    '--x\r\nContent-Disposition: attachment; filename="a.bin"\r\n\r\nabc\r\n--x--\r\n'
)
_PDF = (
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources"
    "<</Font<</F 5 0 R/G 6 0 R>>>>>>endobj\n"
    "4 0 obj<</Length 61>>stream\nBT /F 12 Tf 20 200 Td (A page) Tj /G 12 Tf (of text) Tj ET\n"
    "endstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    "6 0 obj<</Type/Font/Subtype/TrueType/BaseFont/Unknown>>endobj\n"
    "trailer<</Root 1 0 R>>\n%%EOF\n"
)


def warm() -> None:
    """Load every codec, then open one small file of each kind."""
    for module in pkgutil.iter_modules(encodings.__path__):
        _load_codec(module.name)
    for kind, data in _samples().items():
        with suppress(Refusal):
            open_bytes(data, f"sample{kind}", Limits())
        _show(data, f"sample{kind}")


def _show(data: bytes, name: str) -> None:
    with suppress(Refusal):
        looking.look(data, name)
    with suppress(Refusal):
        looking.preview(data, name)
    with suppress(Refusal):
        looking.markup(data, name, Limits())


def _load_codec(name: str) -> None:
    try:
        importlib.import_module(f"encodings.{name}")
        b"".decode(name)
    except (ImportError, LookupError, UnicodeError, ValueError):
        return


def _samples() -> dict[str, bytes]:
    russian = "Жители Тарсина спросили министерство, где сейчас находятся двенадцать человек."
    return {
        ".txt": _WORDS.encode(),
        ".md": russian.encode("cp1251"),
        ".html": _PAGE.encode(),
        ".pdf": _PDF.encode(),
        ".docx": _document(),
        ".eml": _MAIL.encode(),
        ".csv": b"name,place\nA,Orlo\n",
        **{f".{kind}": _picture(kind) for kind in ("jpeg", "png", "gif", "webp", "tiff")},
    }


def _picture(kind: str) -> bytes:
    fields = Image.Exif()
    fields[ExifTags.Base.Make] = "A camera"
    fields[ExifTags.Base.Orientation] = 6
    written = io.BytesIO()
    Image.new("RGBA" if kind == "png" else "RGB", (40, 30)).save(written, kind, exif=fields)
    return written.getvalue()


def _document() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
        paragraph = f"<w:p><w:r><w:t>{_WORDS}</w:t></w:r></w:p>"
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{space}"><w:body>{paragraph}</w:body></w:document>',
        )
    return held.getvalue()
