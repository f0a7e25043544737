"""Originals of words: nothing in them does anything, and what they say is still there."""

import re

import pytest
from evidence.openers.hostile_markup import HOSTILE, as_bytes
from evidence.openers.openers_filing import FIRST, SECOND, archive, docx, mail, page, wordml
from resiliparse.parse.html import HTMLTree, NodeType

from habeas.evidence.openers import Limits, Openers, Way, refusals
from habeas.evidence.openers.frames import BrokenFrame, unpack
from habeas.evidence.openers.markup import TAGS, Markup, is_harmless
from habeas.evidence.openers.shown import markup_of, packed_markup

ATTRIBUTES = {"colspan", "rowspan", "start", "dir", "lang", "title"}
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"


def elements(markup):
    """Every element a browser finds in the markup: its name and its attributes."""
    found = []
    waiting = [HTMLTree.parse(f"<!doctype html><body>{markup}").body]
    while waiting:
        node = waiting.pop()
        if node.type == NodeType.ELEMENT:
            found.append((node.tag, set(node.attrs)))
        waiting += node.child_nodes
    return [one for one in found if one[0] != "body"]


def html(openers, body, head="<title>A page</title>"):
    return openers.markup(page(body, head), "a.html").body


def test_there_are_enough_tricks():
    assert len(HOSTILE) >= 100


@pytest.mark.parametrize("trick", HOSTILE)
def test_nothing_that_could_run_or_ask_is_left_of(openers, trick):
    body = openers.markup(as_bytes(HOSTILE[trick]), "a.html").body
    found = elements(body)
    assert {name for name, _ in found} <= TAGS
    assert set().union(*(given for _, given in found)) <= ATTRIBUTES
    assert "before" in body


@pytest.mark.parametrize("trick", HOSTILE)
def test_the_same_tricks_in_a_mail_leave_nothing(openers, trick):
    words = HOSTILE[trick].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    body = openers.markup(mail(f"<p>{words}", "text/html; charset=utf-8"), "a.eml").body
    assert {name for name, _ in elements(body)} <= TAGS


@pytest.mark.parametrize("trick", [trick for trick, words in HOSTILE.items() if "<" in words])
def test_markup_that_was_not_written_by_us_is_not_believed(trick):
    assert not is_harmless(Markup(f"<p>before</p>{HOSTILE[trick]}"))


@pytest.mark.parametrize(
    "body",
    [
        '<p onclick="x">a</p>',
        '<p title="a" onclick="x">a</p>',
        "<p title='a'>a</p>",
        '<p title="a>a</p>',
        "<p title=a>a</p>",
        "<p >a</p>",
        "<P>a</P>",
        "<p/>",
        "a < b",
        "a & b",
        "&#0;",
        "&nbsp",
        "a\0b",
        '<td colspan="x">a</td>',
        '<a href="x">a</a>',
        "<!-- a -->",
        "<p",
        '<p title="`">a</p>',
    ],
)
def test_a_form_we_would_not_write_is_not_believed(body):
    assert not is_harmless(Markup(body))
    with pytest.raises(BrokenFrame):
        markup_of({"language": "en"}, body.encode())


def test_a_language_that_is_none_is_not_believed():
    assert not is_harmless(Markup("a", 'en"><script>'))


def test_what_we_write_is_believed():
    written = Markup('<p title="a &amp; b">it&#x27;s</p><br>', "ru")
    header, body = unpack(packed_markup(written))
    assert markup_of(header, body) == written


def test_headings_lists_tables_and_emphasis_are_shown(openers):
    body = html(
        openers,
        "<h2>Orlo</h2><ul><li>one</ul><table><tr><th colspan=2>a<td>b</table><p><b>x</b> <i>y</i>",
    )
    assert "<h2>Orlo</h2><ul><li>one</li></ul>" in body
    assert '<th colspan="2">a</th><td>b</td>' in body
    assert "<p><b>x</b> <i>y</i></p>" in body


def test_a_link_is_its_words_and_its_address_is_listed_once(openers):
    link = '<a href="https://a.example/?x=1&y=2">there</a>'
    body = html(openers, f"<p>{link} and {link}</p>")
    assert body.count("there</u><sup>[1]</sup>") == 2
    assert body.endswith("<hr><ol><li>https://a.example/?x=1&amp;y=2</li></ol>")
    assert "href" not in body


def test_a_picture_is_what_is_said_of_it(openers):
    assert "<span>▨ A burned house</span>" in html(openers, '<img src=x alt="A burned house">')


def test_a_hidden_sentence_is_shown(openers):
    assert FIRST in html(openers, f'<p style="display:none" hidden>{FIRST}</p>')


def test_a_right_to_left_page_keeps_its_direction_and_language(openers):
    markup = openers.markup(b'<!doctype html><html lang=ar><body><p dir="rtl">x</p>', "a.html")
    assert (markup.language, markup.body) == ("ar", '<p dir="rtl">x</p>')


def test_a_page_in_an_old_charset_is_shown_in_its_letters(openers):
    data = '<!doctype html><meta charset="windows-1251"><body><p>Орло'.encode("cp1251")
    assert openers.markup(data, "a.html").body == "<p>Орло</p>"


def test_a_whole_page_forbids_everything_and_holds_its_title_as_words():
    whole = Markup("<p>a</p>", "en").page("</title><script>")
    assert "content=\"default-src 'none'\"" in whole
    assert "<title>&lt;/title&gt;&lt;script&gt;</title>" in whole
    assert not re.search(r"<(?:script|style|link|img|a)\b", whole)


def test_a_page_nested_without_end_keeps_its_words(openers):
    body = html(openers, "<div>" * 5000 + f"<p>{FIRST}<p>{SECOND}")
    assert body.count("<div>") == 200
    assert FIRST in body
    assert SECOND in body


def test_a_mail_shows_head_words_and_the_names_of_its_files(openers):
    parts = (
        "--b\r\nContent-Type: text/plain\r\n\r\nplain words\r\n"
        "--b\r\nContent-Type: text/html\r\n\r\n<p>words <b>as sent</b></p>\r\n"
        '--b\r\nContent-Disposition: attachment; filename="<b>list.pdf"\r\n\r\nx\r\n--b--'
    )
    body = openers.markup(mail(parts, 'multipart/mixed; boundary="b"'), "a.eml").body
    assert "<td>Lena Orsk &lt;lena@example.org&gt;</td>" in body
    assert "<p>words <b>as sent</b></p>" in body
    assert "plain words" not in body
    assert "<li>&lt;b&gt;list.pdf</li>" in body


def test_a_plain_mail_keeps_its_lines(openers):
    assert "<pre>one\r\ntwo &lt;b&gt;</pre>" in openers.markup(mail("one\r\ntwo <b>"), "a.eml").body


def test_a_document_shows_structure_changes_and_where_its_links_lead(openers):
    run = "<w:r><w:rPr><w:b/></w:rPr><w:t>{}</w:t></w:r>".format
    body = (
        '<w:p><w:pPr><w:pStyle w:val="Heading2"/></w:pPr><w:r><w:t>Orlo</w:t></w:r></w:p>'
        f"<w:p>{run('bold')}<w:del><w:r><w:delText>out</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>in &lt;b></w:t></w:r></w:ins></w:p>"
        "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>point</w:t></w:r></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        '<w:p><w:hyperlink r:id="r1" xmlns:r="urn:r"><w:r><w:t>there</w:t></w:r></w:hyperlink>'
        "</w:p>"
    )
    relations = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" TargetMode="External" '
        'Target="javascript:x"/></Relationships>'
    )
    data = archive(
        {
            "word/document.xml": wordml("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations,
            "word/footnotes.xml": wordml("footnotes", "<w:p><w:r><w:t>a note</w:t></w:r></w:p>"),
        }
    )
    assert openers.markup(data, "a.docx").body == (
        "<h2>Orlo</h2><p><b>bold</b><del>out</del><ins>in &lt;b&gt;</ins></p><p>• point</p>"
        "<table><tr><td><p>cell</p></td></tr></table>"
        '<p><u title="javascript:x">there</u><sup>[1]</sup></p><hr><p>a note</p>'
        "<hr><ol><li>javascript:x</li></ol>"
    )


def test_a_damaged_document_is_refused_when_shown(openers):
    with pytest.raises(refusals.DamagedFile):
        openers.markup(archive({"word/document.xml": "<w:document"}), "a.docx")


@pytest.mark.parametrize(
    ("data", "name", "way"),
    [
        (page("<p>x"), "a.html", Way.MARKUP),
        (mail("x"), "a.eml", Way.MARKUP),
        (docx("x"), "a.docx", Way.MARKUP),
        (FIRST.encode(), "a.txt", Way.TEXT),
        (b"a,b\n1,2\n", "a.csv", Way.TEXT),
        (b"<svg onload=x></svg>", "a.svg", Way.TEXT),
        (b"OggS" + bytes(40), "a.ogg", Way.MEDIA),
        (b"\0\0\0\x18ftypmp42" + bytes(40), "film.txt", Way.MEDIA),
        (b"RIFF\0\0\0\0WAVE" + bytes(40), "a", Way.MEDIA),
    ],
)
def test_how_a_file_is_shown_is_decided_by_what_it_is(openers, data, name, way):
    assert openers.look(data, name).way is way


@pytest.mark.parametrize(
    "data", [archive({"a": "b"}), b"\x7fELF" + bytes(99), b"\0\0\0\x18ftypheic" + bytes(99)]
)
def test_a_kind_there_is_no_safe_way_for_is_not_shown(openers, data):
    with pytest.raises(refusals.CannotBeShown):
        openers.look(data, "a.html")


def test_a_text_has_no_markup_of_its_own(openers):
    with pytest.raises(refusals.CannotBeShown):
        openers.markup(b"words", "a.txt")


def test_a_page_over_the_limit_is_refused():
    with Openers(Limits(text=1000)) as openers, pytest.raises(refusals.TooLarge):
        openers.markup(page("<p>" + "a" * 2000), "a.html")
