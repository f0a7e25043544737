"""The wording of the pages in other languages: find it, keep it complete, compile it.

    python scripts/translations.py update     add what is new to each folder's django.po
    python scripts/translations.py missing    list what has no translation yet; exit 1 if anything
    python scripts/translations.py compile    write the .mo files that pages are drawn with

Each noun of the desk has its own catalogue, ``src/habeas/web/NOUN/locale/ru/…/django.po``; what
belongs to no noun stands in ``src/habeas/web/locale``. Building the package compiles them.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

WEB = Path(__file__).resolve().parents[1] / "src" / "habeas" / "web"
LANGUAGES = ("ru",)
_PASSING = (
    "POT-Creation-Date",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
    "Project-Id",
    "Report-Msgid",
)
_KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


class CustomBuildHook(BuildHookInterface):  # type: ignore[type-arg]
    """Hatchling calls this when the package is built or installed."""

    def initialize(self, version: str, build_data: dict[str, object]) -> None:
        """Compile before the files are gathered."""
        compile_all()


def folders() -> list[Path]:
    """The folders that have a catalogue of their own."""
    return [WEB, *sorted(path for path in WEB.iterdir() if (path / "urls.py").exists())]


def place(folder: Path, language: str) -> Path:
    """Where the catalogue of a folder is."""
    return folder / "locale" / language / "LC_MESSAGES" / "django.po"


def messages(folder: Path) -> Iterator[tuple[str, int, object, object]]:
    """Every message in the code and the templates of one folder: file, line, text, context."""
    for path in _sources(folder):
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            text = templatize(text, origin=str(path))
        found = extract("python", io.BytesIO(text.encode()), _KEYWORDS)
        for line, message, _comments, context in found:
            yield path.relative_to(WEB).as_posix(), line, message, context


def catalogue(folder: Path, language: str) -> Catalog:
    """The catalogue as it is kept; an empty one where there is none yet."""
    path = place(folder, language)
    if not path.exists():
        return Catalog(locale=language, domain="django")
    with path.open("rb") as file:
        return read_po(file, locale=language, domain="django")


def update(folder: Path, language: str) -> None:
    """Bring a catalogue in line with the code: new messages empty, gone ones dropped."""
    fresh = Catalog(domain="django")
    for file, _line, message, context in messages(folder):
        fresh.add(message, locations=[(file, None)], context=context)
    held = catalogue(folder, language)
    held.header_comment = f"# The wording of the desk, {folder.name}: {language}."
    held.fuzzy = False
    held.update(fresh, no_fuzzy_matching=True)
    held.obsolete.clear()
    if not len(held):
        return
    path = place(folder, language)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, held, width=96, sort_output=True, omit_header=False)
    text = path.read_text(encoding="utf-8")
    # Dates and names of people and programs in the head would change with every run.
    path.write_text(_steady(text), encoding="utf-8")


def missing(folder: Path, language: str) -> Iterator[str]:
    """Messages of a folder that no catalogue holds in full, with places that differ."""
    held = catalogue(folder, language)
    for file, line, message, context in messages(folder):
        forms = message if isinstance(message, tuple) else (message,)
        key, known = forms[0], {name for form in forms for name in _places(str(form))}
        entry = held.get(key, context)
        if entry is None or entry.fuzzy or not _is_complete(entry.string):
            yield f"{file}:{line}: {key}"
        elif any(_places(s) - known for s in _strings(entry.string)):
            yield f"{file}:{line}: places differ: {key}"


def divided(language: str) -> Iterator[str]:
    """Messages that two catalogues say in different ways.

    At run time all catalogues are one, so that one page would be shown the words of another.
    Where two things are meant, the message needs a context; else one wording for both.
    """
    said: dict[tuple[object, object], dict[tuple[str, ...], list[str]]] = {}
    for folder in folders():
        for entry in catalogue(folder, language):
            if entry.id:
                wordings = said.setdefault((entry.context, entry.id), {})
                wordings.setdefault(tuple(_strings(entry.string)), []).append(folder.name)
    for (_, message), wordings in said.items():
        if len(wordings) > 1:
            told = "; ".join(f"{', '.join(who)}: {words[0]}" for words, who in wordings.items())
            yield f"said in two ways: {message} ({told})"


def compile_all() -> None:
    """Write every .mo file beside its .po file."""
    for folder in folders():
        for language in LANGUAGES:
            path = place(folder, language)
            if path.exists():
                with path.with_suffix(".mo").open("wb") as file:
                    write_mo(file, catalogue(folder, language))


def _sources(folder: Path) -> list[Path]:
    if folder != WEB:
        return sorted([*folder.rglob("*.py"), *folder.rglob("*.html")])
    own = [*WEB.glob("*.py"), *WEB.glob("templates/**/*.html"), *WEB.glob("templatetags/*.py")]
    return sorted(own)


def _strings(text: object) -> list[str]:
    return [str(part) for part in text] if isinstance(text, tuple | list) else [str(text)]


def _is_complete(text: object) -> bool:
    return all(part.strip() for part in _strings(text))


def _places(text: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)", text)) | set(re.findall(r"\{(\w+)\}", text))


def _steady(text: str) -> str:
    drop = tuple(f'"{name}' for name in _PASSING)
    return "\n".join(line for line in text.splitlines() if not line.startswith(drop)) + "\n"


def main(arguments: list[str]) -> int:
    """Run one command on all folders, or on those whose names are given."""
    command, *names = arguments or ["missing"]
    chosen = [folder for folder in folders() if not names or folder.name in names]
    if command == "compile":
        compile_all()
        return 0
    if command == "update":
        for folder in chosen:
            for language in LANGUAGES:
                update(folder, language)
        compile_all()
        return 0
    gone = [line for folder in chosen for lang in LANGUAGES for line in missing(folder, lang)]
    gone += [line for language in LANGUAGES for line in divided(language)]
    print("\n".join(gone))
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
