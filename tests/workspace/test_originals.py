"""Originals of a workspace: looked at safely, and saved with a trace."""

import io

import pytest
from evidence.openers.openers_filing import FIRST, docx, page, pdf
from PIL import Image

from habeas.archive import custody, exhibits
from habeas.archive.exhibits import NoSuchExhibit
from habeas.evidence.custody import EventKind
from habeas.evidence.objects import EvidenceMissing
from habeas.words.progress import silent
from habeas.workspace.adding import add
from habeas.workspace.opening import (
    GENERAL,
    NoSuchCompartmentHere,
    Workspace,
    create,
    open_workspace,
)
from habeas.workspace.originals import Originals, Way, whole

PASSPHRASE = "seven quiet herons on a wire"
CANARY = "Kestrelwharf"


def photograph():
    written = io.BytesIO()
    Image.new("RGB", (60, 40), "red").save(written, "JPEG")
    return written.getvalue()


FILES = {
    "list.pdf": pdf(f"{FIRST} {CANARY}", "second"),
    "photograph.jpg": photograph(),
    "page.html": page(f"<p>{CANARY}</p><script>x</script>"),
    "letter.docx": docx(CANARY),
    "note.txt": f"{FIRST} {CANARY}".encode(),
    "voice.ogg": b"OggS" + bytes(200),
    "program.bin": b"\x7fELF" + bytes(200),
}
WAYS = {
    "list.pdf": Way.PAGES,
    "photograph.jpg": Way.PICTURE,
    "page.html": Way.MARKUP,
    "letter.docx": Way.MARKUP,
    "note.txt": Way.TEXT,
    "voice.ogg": Way.MEDIA,
    "program.bin": Way.NOTHING,
}


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("originals")
    files = folder / "files"
    files.mkdir()
    for name, content in FILES.items():
        (files / name).write_bytes(content)
    create(folder / "workspace", PASSPHRASE, "Mara")
    with open_workspace(folder / "workspace", PASSPHRASE) as opened:
        list(add(opened, (files,), GENERAL, "", silent))
        yield opened


@pytest.fixture(scope="module")
def held(workspace):
    return {one.name: one.identifier for one in exhibits.exhibits(workspace.store(GENERAL))}


@pytest.fixture(scope="module")
def originals():
    with Originals() as shown:
        yield shown


@pytest.mark.parametrize("name", FILES)
def test_each_exhibit_is_kept_and_says_how_it_can_be_looked_at(workspace, held, originals, name):
    original = originals.original(workspace, GENERAL, held[name])
    assert (original.name, original.size) == (name, len(FILES[name]))
    assert original.way is WAYS[name]
    assert (original.problem is not None) == (original.way is Way.NOTHING)


def test_an_original_that_cannot_be_shown_says_why_and_what_to_do(workspace, held, originals):
    problem = originals.original(workspace, GENERAL, held["program.bin"]).problem
    assert "program.bin cannot be shown here" in str(problem)
    assert problem.what_to_do


def test_a_pdf_is_shown_page_by_page(workspace, held, originals):
    assert originals.original(workspace, GENERAL, held["list.pdf"]).pages == 2
    shown = originals.page_picture(workspace, GENERAL, held["list.pdf"], 2)
    assert shown.data.startswith(b"\x89PNG")


def test_a_photograph_is_shown_and_has_a_grey_preview(workspace, held, originals):
    shown = originals.picture(workspace, GENERAL, held["photograph.jpg"])
    preview = originals.preview(workspace, GENERAL, held["photograph.jpg"])
    assert Image.open(io.BytesIO(shown.data)).mode == "RGB"
    assert Image.open(io.BytesIO(preview.data)).mode == "L"
    facts = originals.original(workspace, GENERAL, held["photograph.jpg"]).facts
    assert (facts.width, facts.height) == (60, 40)


@pytest.mark.parametrize("name", ["page.html", "letter.docx"])
def test_a_page_is_shown_as_words_that_do_nothing(workspace, held, originals, name):
    whole_page = originals.markup(workspace, GENERAL, held[name])
    assert f"<p>{CANARY}</p>" in whole_page
    assert f"<title>{held[name]}</title>" in whole_page
    assert "script" not in whole_page


def test_saving_gives_the_exact_bytes_and_says_who_took_them(workspace, held):
    exhibit = held["page.html"]
    taken = whole(workspace, GENERAL, exhibit)
    with taken.content as content:
        assert content.read() == FILES["page.html"]
    assert (taken.name, taken.size) == ("page.html", len(FILES["page.html"]))
    last = custody.events(workspace.store(GENERAL), exhibit)[-1]
    assert (last.kind, last.member) == (EventKind.EXPORTED, workspace.member.identifier)
    assert dict(last.details) == {"what": "original"}


def test_looking_leaves_no_export_in_the_custody_log(workspace, held, originals):
    exhibit = held["letter.docx"]
    originals.markup(workspace, GENERAL, exhibit)
    kinds = [event.kind for event in custody.events(workspace.store(GENERAL), exhibit)]
    assert EventKind.EXPORTED not in kinds


def test_an_exhibit_or_compartment_that_is_not_there_is_not_shown(workspace, held, originals):
    with pytest.raises(NoSuchExhibit):
        originals.original(workspace, GENERAL, "x-000000000000")
    with pytest.raises(NoSuchExhibit):
        whole(workspace, GENERAL, "x-000000000000")
    with pytest.raises(NoSuchCompartmentHere):
        originals.markup(workspace, "other", held["page.html"])


def test_a_member_without_the_key_sees_no_original(workspace, held, originals):
    outside = Workspace(workspace.folder, workspace.member, (), ())
    for look in (originals.original, originals.picture, originals.preview, originals.markup, whole):
        with pytest.raises(NoSuchCompartmentHere):
            look(outside, GENERAL, held["photograph.jpg"])


def test_nothing_that_was_shown_is_in_any_file(workspace, held, originals):
    for name, way in WAYS.items():
        if way is Way.MARKUP:
            originals.markup(workspace, GENERAL, held[name])
    originals.picture(workspace, GENERAL, held["photograph.jpg"])
    files = [path for path in workspace.folder.rglob("*") if path.is_file()]
    assert not any(CANARY.encode() in path.read_bytes() for path in files)
    assert not any(photograph()[:64] in path.read_bytes() for path in files)


def test_missing_evidence_is_an_error_and_no_way_of_looking(workspace, originals, tmp_path):
    (tmp_path / "long.txt").write_bytes(FIRST.encode() * 20_000)
    vault = workspace.store(GENERAL).vault.folder
    before = set(vault.rglob("*"))
    (kept,) = add(workspace, (tmp_path / "long.txt",), GENERAL, "", silent)
    (alone,) = (path for path in set(vault.rglob("*")) - before if path.is_file())
    alone.unlink()
    for look in (originals.original, whole):
        with pytest.raises(EvidenceMissing):
            look(workspace, GENERAL, kept.exhibit)
    kinds = [e.kind for e in custody.events(workspace.store(GENERAL), kept.exhibit)]
    assert EventKind.EXPORTED not in kinds
