"""Files made for the tests: about an invented republic, or broken on purpose."""

import io
import zipfile

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FIRST = "Twelve men were detained in Orlo on Friday, their relatives told The Tarsin Courier."
SECOND = "There are no such people in Velmara, the spokesman Imre Solt said on Saturday in Tarsin."
RUSSIAN = (
    "Двенадцать человек были задержаны в Орло, рассказали их родственники. Пресс-секретарь "
    "президента заявил, что таких людей в республике нет, и назвал сообщения ложью."
)


def told(rendition) -> tuple[str, ...]:
    """What could not be read, as a person is told it."""
    return tuple(str(gap) for gap in rendition.gaps)


def page(body: str, head: str = "<title>A page</title>") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def pdf(*pages: str, encrypt: str = "") -> bytes:
    """A PDF of one line of Helvetica per line of each page."""
    count = len(pages)
    kids = " ".join(f"{3 + 2 * n} 0 R" for n in range(count))
    font = 3 + 2 * count
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {count}>>",
    ]
    resources = f"/Resources<</Font<</F {font} 0 R>>>>"
    for n, text in enumerate(pages):
        shown = "".join(f"({line}) Tj 0 -16 Td " for line in text.split("\n"))
        stream = f"BT /F 12 Tf 40 700 Td {shown}ET"
        objects += [
            (
                f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 900 800]{resources}"
                f"/Contents {4 + 2 * n} 0 R>>"
            ),
            f"<</Length {len(stream)}>>stream\n{stream}\nendstream",
        ]
    objects.append("<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>")
    objects.append("<</Title(A list of the detained)/CreationDate(D:20310404100000Z)>>")
    return _written(objects, f"/Info {font + 1} 0 R{encrypt}")


def _written(objects: list[str], trailer: str) -> bytes:
    written = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(written))
        written += f"{number} 0 obj{body}endobj\n".encode()
    start = len(written)
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    count = len(objects) + 1
    written += f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode()
    written += f"trailer<</Size {count}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(written)


def locked_pdf() -> bytes:
    """A PDF whose words need a password that is not the empty one."""
    key = "<" + "41" * 32 + ">"
    encrypt = f"/Encrypt<</Filter/Standard/V 1/R 2/O{key}/U{key}/P -1>>/ID[<00><00>]"
    return pdf(FIRST, encrypt=encrypt)


def docx(*paragraphs: str, parts: dict[str, str] | None = None) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{words}</w:t></w:r></w:p>" for words in paragraphs)
    return archive(
        {"word/document.xml": wordml("document", f"<w:body>{body}</w:body>")} | (parts or {})
    )


def wordml(root: str, body: str) -> str:
    return f'<w:{root} xmlns:w="{WORD}">{body}</w:{root}>'


def archive(parts: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return held.getvalue()


def mail(body: str, kind: str = "text/plain; charset=utf-8", **fields: str) -> bytes:
    head = {"From": "Lena Orsk <lena@example.org>", "To": "desk@example.org"}
    head |= {"Date": "Fri, 04 Apr 2031 10:00:00 +0000", "Subject": "About Orlo"} | fields
    lines = [f"{name}: {value}" for name, value in head.items()]
    lines += ["MIME-Version: 1.0", f"Content-Type: {kind}", "", body]
    return "\r\n".join(lines).encode()


def marked(rendition, kind):
    return [b.span.of(rendition.text) for b in rendition.blocks if b.kind == kind]
