"""Tables handed in: every cell as it stands, with the number of its line."""

from __future__ import annotations

import io
import zipfile

import pytest

from habeas.evidence.openers.frames import BrokenFrame
from habeas.evidence.openers.refusals import ArchiveBomb, DamagedFile, UnknownKind
from habeas.evidence.openers.tabular import Rows, rows_of

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET = """<sheetData>
<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>born</t></is></c></row>
<row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>29254</v></c></row>
<row r="5"><c r="B5" s="2"><v>29254</v></c><c r="D5"><v>7</v></c></row></sheetData>"""


def workbook(sheet=SHEET, before="", others=""):
    parts = {
        "xl/workbook.xml": f'{before}<workbook xmlns="{_MAIN}" xmlns:r="{_REL}"><sheets>'
        f'<sheet name="a" sheetId="1" r:id="rId1"/>{others}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}">'
        '<Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}">{sheet}</worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}"><si><t>name</t></si><si><r><t>Мария </t>'
        "</r><r><t>Орло</t></r><rPh><t>spoken</t></rPh></si></sst>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><numFmts><numFmt numFmtId="170"'
        ' formatCode="dd.mm.yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/>'
        '<xf numFmtId="170"/></cellXfs></styleSheet>',
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return held.getvalue()


def test_the_first_sheet_is_read_cell_by_cell_and_days_as_days(openers):
    hidden = f'<sheet name="b" sheetId="2" r:id="rId2" xmlns:r="{_REL}"/>'
    assert openers.rows(workbook(others=hidden), "a.xlsx") == Rows(
        (
            (1, ("name", "born")),
            (2, ("Мария Орло", "1980-02-03")),
            (5, ("", "1980-02-03", "", "7")),
        ),
        others=1,
    )


def test_a_csv_is_read_in_its_charset_by_its_own_mark_and_lines_keep_their_numbers(openers):
    text = 'имя;день\n"Мария\nОрло";2031\n\nИван;2032\n'
    found = openers.rows(text.encode("cp1251"), "a.csv")
    assert found.lines == (
        (1, ("имя", "день")),
        (2, ("Мария\nОрло", "2031")),
        (5, ("Иван", "2032")),
    )


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b'name,day\n"Orlo,2031\n', DamagedFile),
        (workbook()[:900], DamagedFile),
        (workbook(before="<!DOCTYPE a>"), DamagedFile),
        (workbook('<sheetData><row r="1"><c r="ZZZ1"><v>1</v></c></row></sheetData>'), DamagedFile),
        (workbook('<sheetData><row r="x"><c><v>1</v></c></row></sheetData>'), DamagedFile),
        (workbook("<sheetData>" + "<row/>" * 2_000_000 + "</sheetData>"), ArchiveBomb),
    ],
)
def test_a_broken_or_hostile_table_is_refused(openers, data, refusal):
    with pytest.raises(refusal):
        openers.rows(data, "a table")


def test_another_archive_is_no_table(openers):
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr("a.txt", "a")
    with pytest.raises(UnknownKind):
        openers.rows(held.getvalue(), "a.zip")


@pytest.mark.parametrize("body", [b'[[1,["a"]],[1,["b"]]]', b"[[1,[2]]]", b'[["1",[]]]'])
def test_an_answer_out_of_form_is_not_believed(body):
    with pytest.raises(BrokenFrame):
        rows_of({"others": 0}, body)
