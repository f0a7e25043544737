"""PDF, DOCX, mail and tables."""

import pytest
from evidence.openers.openers_filing import (
    FIRST,
    RUSSIAN,
    SECOND,
    archive,
    docx,
    mail,
    marked,
    pdf,
    told,
    wordml,
)

from habeas.evidence.openers import refusals


def test_a_pdf_is_read_page_by_page(openers):
    rendition = openers.open(pdf(FIRST, SECOND), "a.pdf").rendition
    assert rendition.text == f"{FIRST}\n\n\f\n{SECOND}"
    assert rendition.byline.title == "A list of the detained"


def test_when_a_file_was_made_is_not_taken_for_when_it_was_published(openers):
    assert openers.open(pdf(FIRST), "a.pdf").rendition.byline.published is None
    dated = pdf("Tarsin, 9 March 2031", FIRST)
    assert openers.open(dated, "a.pdf").rendition.byline.published.text == "2031-03-09"


def test_a_page_without_text_is_named(openers):
    rendition = openers.open(pdf(FIRST, "", SECOND), "a.pdf").rendition
    assert told(rendition) == ("Pages without text: 2.",)


def test_a_pdf_without_any_text_is_refused_naming_what_would_help(openers):
    with pytest.raises(refusals.NoText) as caught:
        openers.open(pdf("", ""), "scan.pdf")
    assert "scan.pdf" in str(caught.value)
    assert "OCR" in caught.value.what_to_do


def test_a_document_is_read_with_notes_and_header(openers):
    note = wordml("footnotes", "<w:p><w:r><w:t>As told by two relatives.</w:t></w:r></w:p>")
    header = wordml("hdr", "<w:p><w:r><w:t>Velmara Legal Aid Network</w:t></w:r></w:p>")
    data = docx(FIRST, SECOND, parts={"word/footnotes.xml": note, "word/header1.xml": header})
    rendition = openers.open(data, "a.docx").rendition
    assert rendition.text.split("\n\n")[:2] == [FIRST, SECOND]
    assert marked(rendition, "unsure") == ["As told by two relatives.", "Velmara Legal Aid Network"]


def test_a_tracked_deletion_is_not_text_but_is_named(openers):
    body = (
        f"<w:body><w:p><w:r><w:t>{FIRST}</w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p></w:body>"
    )
    rendition = openers.open(archive({"word/document.xml": wordml("document", body)}), "a.docx")
    assert "gone" not in rendition.rendition.text
    assert told(rendition.rendition) == ("Tracked deletions are not in the text: 1.",)


def test_the_cells_of_a_table_come_in_order(openers):
    cells = "".join(
        f"<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>" for words in ("Orlo", "twelve")
    )
    body = f"<w:body><w:tbl><w:tr>{cells}</w:tr></w:tbl></w:body>"
    data = archive({"word/document.xml": wordml("document", body)})
    assert openers.open(data, "a.docx").rendition.text.split() == ["Orlo", "twelve"]


def test_the_properties_of_a_document_are_its_byline(openers):
    core = (
        '<cp:p xmlns:cp="c" xmlns:dc="d"><dc:title>Orlo</dc:title><dc:creator>Ana Belik'
        "</dc:creator><cp:created>2031-04-04T00:00:00Z</cp:created></cp:p>"
    )
    byline = openers.open(docx(FIRST, parts={"docProps/core.xml": core}), "a.docx").rendition.byline
    assert (byline.title, byline.author, byline.published) == ("Orlo", "Ana Belik", None)


def test_a_mail_begins_with_who_wrote_to_whom(openers):
    opened = openers.open(mail(FIRST), "a.eml")
    assert opened.kind == "message/rfc822"
    assert opened.rendition.text == (
        "From: Lena Orsk <lena@example.org>\nTo: desk@example.org\n"
        f"Date: Fri, 04 Apr 2031 10:00:00 +0000\nSubject: About Orlo\n\n{FIRST}"
    )
    assert opened.rendition.byline.author == "Lena Orsk"
    assert marked(opened.rendition, "headline") == ["Subject: About Orlo"]


def test_a_mail_of_html_alone_is_read_as_a_page(openers):
    opened = openers.open(mail(f"<p>{FIRST}</p>", "text/html"), "a.eml")
    assert opened.rendition.text.endswith(f"\n\n{FIRST}")


def test_the_files_in_a_mail_come_back_as_bytes(openers):
    body = (
        f"--x\r\nContent-Type: text/plain\r\n\r\n{FIRST}\r\n"
        '--x\r\nContent-Disposition: attachment; filename="../../list.csv"\r\n'
        "Content-Transfer-Encoding: base64\r\n\r\nYSxi\r\n--x--\r\n"
    )
    opened = openers.open(mail(body, 'multipart/mixed; boundary="x"'), "a.eml")
    assert [(a.name, a.data) for a in opened.attachments] == [("list.csv", b"a,b")]
    assert told(opened.rendition) == ("Files that came with the mail are not in this text: 1.",)


def test_a_mail_in_a_wrong_charset_is_read_and_the_doubt_is_named(openers):
    data = mail("@", "text/plain; charset=utf-8").replace(b"@\r", b"@\r")
    data = data[: data.rindex(b"@")] + RUSSIAN.encode("cp1251")
    rendition = openers.open(data, "a.eml").rendition
    assert rendition.text.endswith(RUSSIAN)
    assert "cp1251" in told(rendition)[0]


def test_every_cell_of_a_table_is_there_word_for_word(openers):
    data = f'name;place;said\nA. B.;Orlo;"{FIRST}; ""no"""\nC. D.;;x\n'.encode()
    rendition = openers.open(data, "a.csv").rendition
    assert rendition.text == (
        f'name: A. B.; place: Orlo; said: {FIRST}; "no"\n\nname: C. D.; said: x\n'
    )


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_of_a_table_is_found(openers, delimiter):
    data = delimiter.join(("place", "men")) + "\n" + delimiter.join(("Orlo", "12")) + "\n"
    assert openers.open(data.encode(), "a.csv").rendition.text == "place: Orlo; men: 12\n"
