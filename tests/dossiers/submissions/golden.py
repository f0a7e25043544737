"""The golden packs: three of the bundled reports, read as they are, on two receivers' forms.

``PYTHONPATH=tests python -m dossiers.submissions.golden`` writes them anew; read what changed.
"""

from functools import cache
from importlib.resources import files
from pathlib import Path

from dossiers.story import MADE, facts
from dossiers.submissions.packing import CASE, circumstances, consent, pack, sources

from habeas.bodies.naming import find_bodies
from habeas.dossiers.account import build_account
from habeas.dossiers.submissions.pack import PackCopy
from habeas.dossiers.submissions.reply import as_text
from habeas.dossiers.submissions.sheet import text_of
from habeas.dossiers.submissions.telling import sheet_of
from habeas.incidents.weighing import weigh
from habeas.origins.tracing import trace
from habeas.reading.reader import read
from habeas.words.reports import KeptStatement, ReadReport, Rendition

FOLDER = Path(__file__).parent / "golden"
REPORTS = ("02-meridian-agency.txt", "07-quiet-harbour-blog.txt", "13-legal-aid-bulletin.txt")
GOLDEN = {
    "wgad.en.txt": ("un-wgad", "en", PackCopy.RECEIVER),
    "hrc.ru.txt": ("un-hrc-op1", "ru", PackCopy.TEAM),
}


@cache
def told():
    """The account of the three reports."""
    reports = [_report(name) for name in REPORTS]
    traced, graph = trace(reports), find_bodies(reports)
    held = {
        report.exhibit: facts(report.exhibit, name)
        for report, name in zip(reports, REPORTS, strict=True)
    }
    return build_account(reports, traced, graph, weigh(reports, traced, graph), held, MADE)


def _report(name):
    text = (files("habeas.example") / "reports" / name).read_text(encoding="utf-8")
    rendition, exhibit = Rendition(text, "text", "hand", "1", "en"), f"x-{name[:2]}"
    kept = (KeptStatement(f"{exhibit}.{n}", exhibit, s) for n, s in enumerate(read(rendition), 1))
    return ReadReport(exhibit, rendition, tuple(kept))


def golden(name):
    """One pack as plain text, its footnotes numbered at the end."""
    avenue, language, copy = GOLDEN[name]
    agreed = consent(avenue, "circumstances", "facts-in-date-order", "victim-identity")
    held = sources(account=told(), case=CASE, consent=agreed)
    sheet = sheet_of(pack(avenue, language, held, circumstances()), copy)
    first = len(sheet.notes)
    body = as_text(sheet).split("\n\n")
    notes = [f"[{n}] {text_of(note)}" for n, note in enumerate(sheet.notes, 1)]
    return "\n\n".join((*body[: len(body) - first], *notes)) + "\n"


if __name__ == "__main__":
    for one in GOLDEN:
        (FOLDER / one).write_text(golden(one), encoding="utf-8")
