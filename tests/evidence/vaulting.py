"""Putting into a vault, and spoiling what is in it."""

import io
import os

ID_KEY = bytes(range(32))
CANARY = b"Four vans without plates left the Keld market at dusk. "


def put(vault, content, **options):
    return vault.put(io.BytesIO(content), os.urandom, **options)


def file_of(vault, sealed):
    return vault.folder / sealed.place.file


def flip(path, position):
    with path.open("rb+") as file:
        file.seek(position)
        byte = file.read(1)[0]
        file.seek(position)
        file.write(bytes([byte ^ 1]))


def everything_in(folder):
    """All names and all bytes below a folder."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    names = "\n".join(path.relative_to(folder).as_posix() for path in paths)
    return names, b"".join(path.read_bytes() for path in paths)
