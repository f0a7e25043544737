"""What can be wrong with a sealed file or a key."""

from __future__ import annotations

from habeas.words.errors import HabeasError


class NotAReceiverKey(HabeasError):
    """Raised for what is no public key of the age format."""

    message = "This is not a public key that something can be sealed to."
    hint = (
        "It begins with age1 and has 62 characters, or begins with age1pq1 and has 1,959. "
        "Compare it with the receiver by voice."
    )


class NotAnIdentity(HabeasError):
    """Raised for what is no secret hybrid key of the age format. It never shows what was given."""

    message = "This is not a secret key of the hybrid kind."
    hint = "It begins with AGE-SECRET-KEY-PQ-1. Look whether all of it was copied."


class CannotOpen(HabeasError):
    """The base of why a sealed file stays closed."""

    message = "This sealed file cannot be opened."
    hint = "Keep it as it came, and ask whoever sealed it to send it again."


class NotASealedFile(CannotOpen):
    """Raised for bytes that are no well-formed age file."""

    message = "This is no sealed file of the age format."
    hint = "Keep it as it came, and ask whoever sent it what it is."


class SealedForOthers(CannotOpen):
    """Raised when none of the keys at hand opens a file: it is for others, or the key is gone."""

    message = "None of the keys here opens this file."
    hint = "It was sealed for somebody else, or its key was destroyed on its day."


class SealedFileBroken(CannotOpen):
    """Raised when a file was changed or cut short after it was sealed. Nothing of it is given."""

    message = "This sealed file was changed or cut short after it was sealed."
    hint = "Keep it as it came, and ask whoever sealed it to send it again."


class WrongSize(HabeasError):
    """Raised rather than writing a sealed file whose size would tell something."""

    message = "The sealed file would have {size} bytes and not {wanted}."
    hint = "Fill the content with zeros to exactly the room there is."
