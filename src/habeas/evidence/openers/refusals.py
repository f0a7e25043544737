"""Why a file was not opened: one class for each thing that can be wrong with it.

Every refusal carries ``name``, as the person typed it, and numbers; never a word of the file.
"""

from __future__ import annotations

from habeas.words.errors import HabeasError


class Refusal(HabeasError):
    """The base of all of them. The bytes can be kept whatever the refusal."""

    message = "{name} could not be opened."
    hint = "The file itself can be kept; only its text is not available."


class EmptyFile(Refusal):
    """Raised for a file without one byte in it."""

    message = "{name} is empty."
    hint = "Ask whoever sent it for the file again, and compare the sizes."


class TooLarge(Refusal):
    """Raised when the file, or the text in it, is larger than what is opened at once."""

    message = "{name} is larger than the {limit} MB that are read at once."
    hint = "Split it into parts, or hand in only the part that matters."


class UnknownKind(Refusal):
    """Raised for a kind of file there is no opener for."""

    message = "{name} is {found}, which cannot be read as text."
    hint = "Text, HTML, PDF, DOCX, mail (EML) and CSV can be opened: save it as one of these."


class NotWhatItSays(Refusal):
    """Raised when ending and content differ, and it can be read as neither."""

    message = "{name} is named like {claimed}, but its content is {found}."
    hint = "It may be damaged or renamed: ask whoever sent it what it is."


class EncryptedFile(Refusal):
    """Raised for a file locked with a password."""

    message = "{name} is locked with a password."
    hint = "Keep it, and hand in a copy saved without the password as well."


class DamagedFile(Refusal):
    """Raised when a file breaks off or contradicts its own format."""

    message = "{name} is damaged or incomplete: it breaks off or contradicts its own format."
    hint = "Ask for it again, and compare the sizes; keep the damaged one as well."


class ArchiveBomb(Refusal):
    """Raised when a compressed file would unfold to more than any report holds."""

    message = "{name} would unfold to far more than it says; it was not unpacked."
    hint = "Such files are made to stop programs. Ask the sender for a PDF or a text."


class TooDeep(Refusal):
    """Raised when parts are nested in parts beyond what any report does."""

    message = "{name} nests its parts too deeply to be read."
    hint = "Save it again with another program, or hand in its text."


class TookTooLong(Refusal):
    """Raised when reading did not end within the time given."""

    message = "{name} could not be read within {seconds} seconds."
    hint = "Split it into parts, or hand in its text."


class UsedTooMuchMemory(Refusal):
    """Raised when reading needed more memory than is given to one file."""

    message = "{name} needs more memory than is given to one file ({limit} MB)."
    hint = "Split it into parts, or hand in its text."


class ReaderBroke(Refusal):
    """Raised when the contained process ended without an answer."""

    message = "{name} broke the program that reads it. Nothing else was touched."
    hint = "The file may be damaged or hostile: keep it, and hand in its text."


class NoText(Refusal):
    """Raised for a file that holds no text, such as a scanned page."""

    message = "{name} holds no text: it may be a scan or a picture."
    hint = "Reading text from pictures (OCR) will be an extra; until then, type it out."


class CannotBeShown(Refusal):
    """Raised for an original there is no safe way to show in a page."""

    message = "{name} cannot be shown here: there is no safe way to draw a file of its kind."
    hint = "Save it, and look at it on a machine kept for files from people you do not know."


class TooManyPixels(Refusal):
    """Raised for a picture larger than any camera or scanner makes."""

    message = "{name} would unfold to more than {limit} million pixels; it was not drawn."
    hint = "Such pictures are made to stop programs. Ask the sender for a smaller copy."


class NoSuchPage(Refusal):
    """Raised for a page beyond the last one."""

    message = "{name} has no page {page}."
    hint = "Go back to its first page."


class CannotContain(Refusal):
    """Raised when the contained process does not start."""

    message = "The process that reads files does not start."
    hint = "Install the program again; {name} was not opened."


KNOWN: dict[str, type[Refusal]] = {
    kind.__name__: kind
    for kind in (
        EmptyFile,
        TooLarge,
        UnknownKind,
        NotWhatItSays,
        EncryptedFile,
        DamagedFile,
        ArchiveBomb,
        TooDeep,
        UsedTooMuchMemory,
        NoText,
        CannotBeShown,
        TooManyPixels,
        NoSuchPage,
    )
}
"""What the contained process may answer; the others are found by its parent."""
