"""Pictures of the desk for the documents, from the bundled example about an invented republic.

    python scripts/screenshots.py [FOLDER]

Serves a throw-away workspace with the example read and weighed, opens pages in Chromium and
writes eight PNG files into FOLDER (``docs/desk``).
"""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser.sitting_down import CHROMIUM, PHONE, QUIET, WIDE, Visitor, served  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
from web.sitting import example_workspace  # noqa: E402


@dataclass(frozen=True)
class Picture:
    """One page: what to open, or what to press on the way; how wide; in which language."""

    name: str
    path: str
    width: int = WIDE
    language: str = "en"
    press: tuple[str, ...] = ()
    """Links to follow from there, as CSS selectors."""


PICTURES = (
    Picture("overview", "/"),
    Picture("exhibit", "{here}/exhibits", press=("main table tbody a, main .rows a",)),
    Picture("reading", "{here}/reading", press=("main a.button, main .rows a",)),
    Picture("incident", "{here}/incidents", press=("main table tbody a, main .rows a",)),
    Picture("origins", "{here}/origins", language="ru"),
    Picture("map", "{here}/incidents/map", language="ru"),
    Picture(
        "incident-phone", "{here}/incidents", PHONE, press=("main table tbody a, main .rows a",)
    ),
    Picture("search-phone", "/search?q=beaten", PHONE, "ru"),
)
HEIGHT = {WIDE: 1000, PHONE: 844}


def main(folder: Path) -> None:
    """Write the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        with served(example_workspace(Path(place) / "velmara")) as address:
            with sync_playwright() as play:
                browser = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
                for picture in PICTURES:
                    take(browser, address, picture, folder / f"{picture.name}.png")
                browser.close()


def take(browser, address: str, picture: Picture, path: Path) -> None:
    """Open one page in a window of its own and write what is seen of it."""
    visitor = Visitor(browser, address, picture.width, locale=picture.language)
    visitor.page.set_viewport_size({"width": picture.width, "height": HEIGHT[picture.width]})
    visitor.sign_in()
    page = visitor.go(picture.path.replace("{here}", visitor.here))
    for selector in picture.press:
        page.locator(selector).first.click()
        page.wait_for_load_state()
    page.screenshot(path=str(path))
    visitor.context.close()
    print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "desk")
