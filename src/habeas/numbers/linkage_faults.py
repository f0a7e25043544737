"""What can be wrong with lists that are to be linked."""

from __future__ import annotations

from habeas.words.errors import HabeasError


class LinkingNotInstalled(HabeasError):
    """Raised when Splink is not there."""

    message = "Linking lists needs Splink, which is not installed."
    hint = 'Install the extra: pip install "habeas[numbers]"'


class TooManyPairs(HabeasError):
    """Raised when the lines do not fit the memory that linking may take."""

    message = "Linking {n} lines needs more memory than it may take. Nothing was written."
    hint = "Link fewer lists at once, or split them by year or place."


class TooManyAlike(HabeasError):
    """Raised when what lines say tells hardly any of them from the others."""

    message = "{n} lines say the same as so many others that nothing tells them apart."
    hint = "Bring in what tells people of one name apart: fathers' names, dates of birth, places."


class NamesLeaveMemory(HabeasError):
    """Raised when lists are to be compared on Spark and nobody said where names may be written."""

    message = (
        "On Spark names leave the sealed memory: they are written to files and sent to workers."
    )
    hint = "Name a folder on an encrypted disk, start the session with it, and say that you know."


class NothingToLink(HabeasError):
    """Raised when fewer than two lists have lines."""

    message = "Lists with lines here: {n}; linking needs two."
    hint = "Bring in another list: habeas count WORKSPACE lists"


class DecisionsContradict(HabeasError):
    """Raised when what people decided of pairs cannot all be right."""

    message = "{n} decisions on pairs contradict each other: {pairs}."
    hint = "Look at each and take a wrong one back: habeas count WORKSPACE review undo {first}"


class ListsChanged(HabeasError):
    """Raised when lists are not as they were when they were compared."""

    message = "The lists changed since the linkage {linkage} was made."
    hint = "Link them anew; decisions on entries that are still there are kept."


class AskedTooFew(HabeasError):
    """Raised when a table is to be made before people looked at any pair."""

    message = "Pairs that two people decided alike: {n}. A table needs {least}."
    hint = "Review the pairs first: habeas count WORKSPACE review"
