"""The same words in both formats, each fact with its footnote, and the same bytes every time."""

import re
from itertools import pairwise

import pytest
from dossiers.reading_page import Page
from dossiers.submissions import opened
from dossiers.submissions.packing import LABELLED, TODAY, pack, sources, with_case, written

from habeas.dossiers.submissions.docx import as_docx
from habeas.dossiers.submissions.pack import PackCopy, Sent
from habeas.dossiers.submissions.page import as_page
from habeas.dossiers.submissions.releasing import pack_as_docx, pack_as_page
from habeas.dossiers.submissions.sheet import (
    Grid,
    Heading,
    Listed,
    Mark,
    Paragraph,
    Sheet,
    Style,
    Words,
    runs_of,
    sentences,
    text_of,
)
from habeas.dossiers.submissions.telling import sheet_of

BOTH = [PackCopy.TEAM, PackCopy.RECEIVER]
LANGUAGES = ["en", "ru"]
NOTICE = {"en": "This is not legal advice.", "ru": "Это не юридическая консультация."}
NOBODY = {"en": "checked by nobody yet", "ru": "ещё никем не проверено"}
HOSTILE = "Nobody was taken in Keld, and nobody will be."


def spaced(text):
    return " ".join(text.split())


def in_page(prepared, copy):
    """The words of a page, without the numbers of its notes."""
    source = re.sub(r"<sup>.*?</sup>", "", pack_as_page(prepared, copy))
    return spaced(Page(source).text)


def in_document(prepared, copy):
    document = pack_as_docx(prepared, copy)
    parts = ("word/document.xml", "word/footnotes.xml", "word/header.xml")
    said = (words for part in parts for words in opened.paragraphs(document, part))
    return spaced("\n".join(said))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("copy", BOTH)
@pytest.mark.parametrize("avenue", ["un-hrc-op1", "de-gba"])
def test_both_formats_say_every_sentence(avenue, copy, language):
    prepared = pack(avenue, language)
    page, document = in_page(prepared, copy), in_document(prepared, copy)
    for sentence in sentences(sheet_of(prepared, copy)):
        assert spaced(sentence) in page
        assert spaced(sentence) in document


@pytest.mark.parametrize("copy", BOTH)
def test_the_receivers_document_has_the_footnotes_its_sheet_has(copy):
    prepared = pack("un-wgad")
    sheet = sheet_of(prepared, copy)
    held = opened.notes(pack_as_docx(prepared, copy))
    assert list(held) == list(range(1, len(sheet.notes) + 1))
    assert [spaced(one) for one in held.values()] == [spaced(text_of(n)) for n in sheet.notes]


def test_every_fact_on_the_form_has_a_footnote():
    prepared = pack("un-wgad")
    sheet = sheet_of(prepared, PackCopy.RECEIVER)
    for filling in prepared.fillings:
        for fact in filling.facts:
            drawn = [
                block
                for block in sheet.blocks
                if isinstance(block, Paragraph)
                and text_of(block.runs).startswith(text_of(fact.words))
            ]
            assert drawn
            assert all(any(isinstance(r, Mark) for r in block.runs) for block in drawn)


def test_a_footnote_gives_exhibit_characters_statement_and_hash():
    prepared = pack("un-hrc-op1")
    notes = opened.notes(pack_as_docx(prepared, PackCopy.RECEIVER)).values()
    for cited in sources().account.incidents[0].allegations:
        (note,) = [one for one in notes if f"Statement {cited.identifier}," in one]
        exhibit = next(e for e in sources().account.exhibits if e.label == cited.label)
        anchor = cited.anchors[0]
        assert f"Exhibit {cited.label}" in note
        assert f"characters {anchor.span.start}–{anchor.span.end}" in note
        assert anchor.quote in note
        assert exhibit.facts.sha256 in note
        assert "machine draft" in note


def test_a_note_called_again_keeps_its_number():
    document = pack_as_docx(pack("un-wgad"), PackCopy.RECEIVER)
    body = opened.parts(document)["word/document.xml"]
    called = [int(n) for n in re.findall(r'<w:footnoteReference w:id="(\d+)"', body)]
    again = {int(n) for n in re.findall(r"NOTEREF note_(\d+)", body)}
    assert called == sorted(set(called))
    assert again
    assert again <= set(called)


@pytest.mark.parametrize("copy", BOTH)
def test_the_same_pack_gives_the_same_bytes(copy):
    assert pack_as_page(pack("un-wgad"), copy) == pack_as_page(pack("un-wgad"), copy)
    assert pack_as_docx(pack("un-wgad"), copy) == pack_as_docx(pack("un-wgad"), copy)


def test_a_document_tells_nothing_of_who_made_it_or_when():
    from io import BytesIO
    from zipfile import ZipFile

    document = pack_as_docx(pack("un-hrc-op1"), PackCopy.RECEIVER)
    with ZipFile(BytesIO(document)) as archive:
        assert archive.testzip() is None
        assert {one.date_time for one in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {one.extra for one in archive.infolist()} == {b""}
    core = opened.parts(document)["docProps/core.xml"]
    assert re.findall(r"<dc:(\w+)>", core) == ["title"]
    assert "docProps/app.xml" not in opened.parts(document)


def test_every_part_of_a_document_is_declared_and_well_formed():
    document = pack_as_docx(pack("un-hrc-op1", "ru"), PackCopy.TEAM)
    held = opened.parts(document)
    declared = re.findall(r'PartName="/([^"]+)"', held["[Content_Types].xml"])
    assert set(declared) == {name for name in held if not name.endswith((".rels", "Types].xml"))}
    for name in held:
        opened.tree(document, name)
    linked = re.findall(r'Target="([^"]+)"', held["word/_rels/document.xml.rels"])
    assert {f"word/{one}" for one in linked} <= held.keys()
    used = set(re.findall(r'w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"', str(held)))
    assert used <= set(re.findall(r'w:styleId="(\w+)"', held["word/styles.xml"]))


def test_the_language_of_the_document_is_marked_and_so_are_foreign_words():
    held = opened.parts(pack_as_docx(pack("un-hrc-op1", "ru"), PackCopy.RECEIVER))
    assert '<w:lang w:val="ru-RU"' in held["word/styles.xml"]
    assert '<w:lang w:val="en-GB"/>' in held["word/document.xml"]
    page = pack_as_page(pack("un-hrc-op1", "ru"), PackCopy.RECEIVER)
    assert '<html lang="ru">' in page
    assert 'lang="en"' in page


HOSTILE_WORDS = "<w:t>&amp;\u202ereversed\x00\ufffe\ud800 “quoted”\nnew\tline]]></w:t>"


def test_hostile_words_stay_words():
    held = sources(written=(written("remedy-sought", HOSTILE_WORDS),))
    prepared = pack("un-hrc-op1", held=held)
    document = pack_as_docx(prepared, PackCopy.RECEIVER)
    (said,) = [one for one in opened.paragraphs(document) if "reversed" in one]
    assert said == "<w:t>&amp;⟦U+202E⟧reversed⟦U+0000⟧⟦U+FFFE⟧⟦U+D800⟧ “quoted”\nnew\tline]]></w:t>"
    page = pack_as_page(prepared, PackCopy.RECEIVER)
    assert "<w:t>" not in page
    assert "\u202e" not in page


@pytest.mark.parametrize("copy", BOTH)
def test_a_page_runs_nothing_fetches_nothing_and_is_whole(copy):
    source = pack_as_page(pack("un-hrc-op1"), copy)
    page = Page(source)
    assert page.unclosed == []
    assert len(page.ids()) == len(set(page.ids()))
    assert {link.removeprefix("#") for link in page.links()} <= set(page.ids())
    assert not {"script", "img", "link", "iframe", "form"} & {tag for tag, _ in page.tags}
    policy = next(given["content"] for _, given in page.tags if "http-equiv" in given)
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("copy", BOTH)
def test_it_says_once_that_it_is_no_legal_advice_and_checked_by_whom(copy, language):
    page = in_page(pack("un-hrc-op1", language), copy)
    assert page.count(NOTICE[language]) == 1
    assert (
        page.count({"en": "checked by nobody yet", "ru": "ещё никем не проверено"}[language]) == 1
    )


def test_it_says_who_checked_the_requirements_and_when():
    from dataclasses import replace

    from habeas.dossiers.submissions.colophon import Reliance

    labelled = replace(LABELLED, reliance=Reliance("9f2c", "Mara Lind", TODAY))
    page = in_page(pack("un-hrc-op1", labelled=labelled), PackCopy.RECEIVER)
    assert "checked by Mara Lind on 2026-12-04" in page
    assert "nobody" not in page


def test_it_says_which_languages_the_receiver_takes():
    said = "The receiver takes: English, French, Russian, Spanish."
    assert said in in_page(pack("un-hrc-op1"), PackCopy.RECEIVER)


def test_it_is_a_draft_until_it_was_sent():
    from dataclasses import replace

    draft = in_page(pack("un-hrc-op1"), PackCopy.RECEIVER)
    assert "Draft, not sent" in draft
    sent = pack("un-hrc-op1", labelled=replace(LABELLED, sent=Sent(TODAY)))
    page = in_page(sent, PackCopy.RECEIVER)
    assert "Draft" not in page
    assert "Copy of what was sent on 2026-12-04" in page


def test_what_a_hostile_reader_will_say_is_for_the_team_alone():
    noted = (written("summary", "The first report has the day wrong, and was corrected."),)
    prepared = pack("un-hrc-op1", held=sources(against=noted))
    for drawn in (in_page, in_document):
        team, receiver = drawn(prepared, PackCopy.TEAM), drawn(prepared, PackCopy.RECEIVER)
        assert HOSTILE in team
        assert "has the day wrong" in team
        assert "What a hostile reader will say" in team
        assert HOSTILE not in receiver
        assert "has the day wrong" not in receiver
        assert "hostile" not in receiver


def test_a_form_that_asks_for_what_speaks_against_gets_it_and_not_the_teams_notes():
    noted = (written("summary", "The first report has the day wrong."),)
    page = in_page(pack("eu-ghrsr", held=sources(against=noted)), PackCopy.RECEIVER)
    assert HOSTILE in page
    assert "day wrong" not in page


def test_no_member_of_the_team_is_named_to_the_receiver():
    page = in_page(pack("de-gba"), PackCopy.RECEIVER)
    assert "Ana Veli" not in page


def test_nothing_of_our_own_is_left_in_english_in_a_russian_pack():
    import tomllib
    from importlib import resources

    place = resources.files("habeas.dossiers.submissions").joinpath("wording.toml")
    english = tomllib.loads(place.read_text(encoding="utf-8"))["en"]
    texts = [one for table in english.values() for one in table.values() if isinstance(one, str)]
    for avenue in ("un-hrc-op1", "un-wgeid", "de-gba", "coe-ecthr-r39"):
        told = sheet_of(pack(avenue, "ru", held=with_case(avenue)), PackCopy.TEAM)
        said = "\n".join(sentences(told))
        assert [one for one in texts if len(one) > 14 and "{" not in one and one in said] == []


def test_every_kind_of_block_is_drawn():
    noted = (Words("Noted", Style.STRONG), Mark(1), Words("سلام", Style.EXACT, "ar"), Mark(1, True))
    blocks = (
        Heading(2, "Head"),
        Heading(3, "Deeper"),
        Paragraph(noted),
        Paragraph((Words("Look here"),), stands_out=True),
        Listed(((Words("One"),), (Words("Two", Style.CODE),))),
        Grid("Caption", ("A", "B"), (((Words("a"),), (Words("b"),)),)),
    )
    sheet = Sheet("Title", "en", "Banner", blocks, ((Words("Rests on this"),),))
    document = as_docx(sheet)
    said = " ".join(opened.paragraphs(document))
    page = Page(as_page(sheet)).text
    for runs in runs_of(sheet):
        for word in (run.text for run in runs if isinstance(run, Words)):
            assert word in page
            assert word in said or word in opened.notes(document)[1]
    body = opened.parts(document)["word/document.xml"]
    assert '<w:rtl/><w:lang w:bidi="ar"/>' in body
    assert "<w:tblHeader/>" in body
