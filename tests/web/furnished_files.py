"""The files that are brought into the furnished workspace."""

from __future__ import annotations

from evidence.openers.openers_filing import locked_pdf
from PIL import Image, ImageDraw

MISSED = "The gate of the barracks was shut for nine days."
PORTER = "log-of-the-porter.txt"
NAMES = ("Ada", "Bren", "Cai", "Dov", "Ena", "Fil", "Gro", "Hal", "Ivo", "Jut", "Kim", "Lea", "Moe")


def files() -> dict[str, bytes]:
    days = "".join(
        f"Day {day}: cars came and went, and the log says no more.\n" for day in range(3000)
    )
    counted = "".join(
        f"{number} people were killed in Velm on 9 June 2031, {name} told The Velm Voice.\n\n"
        for number, name in enumerate(NAMES, 21)
    )
    table = 'place,date,held\nKeld,2031-04-04,"as many as 40"\nOrlo,2031-04-05,12\n'
    return {
        "names.pdf": locked_pdf(),
        "list-of-the-held.csv": table.encode(),
        "numbers-from-velm.txt": counted.encode(),
        PORTER: f"{MISSED}\n{days}".encode(),
        "a-very-" + "long-" * 30 + "name.txt": b"Nobody is held, the spokesman said.",
    }


def drawing() -> Image.Image:
    picture = Image.new("RGB", (640, 360), "#d9dee3")
    drawn = ImageDraw.Draw(picture)
    drawn.rectangle((180, 120, 460, 330), fill="#7b6a58", outline="#2d2620", width=6)
    drawn.line((320, 120, 320, 330), fill="#2d2620", width=6)
    return picture
