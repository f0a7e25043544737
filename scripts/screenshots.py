"""Pictures of the desk for the documents, from the bundled example about an invented republic.

    python scripts/screenshots.py [FOLDER]

Serves a throw-away workspace in which a team has worked on the example, opens pages in Chromium
and writes eight PNG files into FOLDER (``docs/desk``).
"""

from __future__ import annotations

import io
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from browser.sitting_down import CHROMIUM, PHONE, QUIET, WIDE, Visitor, served  # noqa: E402
from PIL import Image  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402
from web.furnished import furnish  # noqa: E402
from web.sitting import example_workspace  # noqa: E402

HEIGHT = {WIDE: 900, PHONE: 844}
COLOURS = 256
"""A page has few; fewer bytes for whoever clones the repository."""


@dataclass(frozen=True)
class Picture:
    """One page: what was furnished to be looked at, how wide, and in which language."""

    name: str
    shows: str
    below: str = ""
    """What is written after the address of what is shown."""
    width: int = WIDE
    language: str = "en"


PICTURES = (
    Picture("overview", "overview"),
    Picture("exhibit", "08-ministry-statement.pdf exhibits"),
    Picture("reading", "02-meridian-agency.txt reading/exhibits", language="ru"),
    Picture("incident", "large incidents", "#how_many"),
    Picture("origins", "origins of it", language="ru"),
    Picture("finding", "issued findings"),
    Picture("map-phone", "large incidents", "/map", PHONE),
    Picture("statement-phone", "accepted reading/statements", "", PHONE, "ru"),
)


def main(folder: Path) -> None:
    """Write the pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        made = furnish(example_workspace(Path(place) / "velmara"))
        shown = {"overview": "/", **made.shown}
        incident = made.shown["large incidents"]
        shown["origins of it"] = incident.replace("/incidents/", "/origins/incidents/")
        with served(made.folder) as address, sync_playwright() as play:
            browser = play.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))
            for picture in PICTURES:
                path = shown[picture.shows] + picture.below
                take(browser, address + path, picture, folder / f"{picture.name}.png")
            browser.close()


def take(browser: Browser, where: str, picture: Picture, path: Path) -> None:
    """Open one page in a window of its own and write what is seen of it."""
    address = where.partition("/in/")[0].rstrip("/")
    visitor = Visitor(browser, address, picture.width, locale=picture.language)
    visitor.page.set_viewport_size({"width": picture.width, "height": HEIGHT[picture.width]})
    visitor.sign_in()
    visitor.page.goto(where)
    drawn = Image.open(io.BytesIO(visitor.page.screenshot())).convert("RGB")
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    visitor.context.close()
    print(path)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "desk")
