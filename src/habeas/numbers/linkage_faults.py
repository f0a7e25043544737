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


class NothingToLink(HabeasError):
    """Raised when fewer than two lists have lines."""

    message = "Lists with lines here: {n}; linking needs two."
    hint = "Bring in another list: habeas count WORKSPACE lists"


class DecisionsContradict(HabeasError):
    """Raised when what people decided of pairs cannot all be right."""

    message = "{n} decisions on pairs contradict each other: {pairs}."
    hint = (
        "Look at each and take a wrong one back: habeas count WORKSPACE review undo {first}; "
        "at the desk under “One person or two?”, “Look at one pair again”."
    )


class ListsChanged(HabeasError):
    """Raised when lists are not as they were when they were compared."""

    message = "The lists changed since the linkage {linkage} was made."
    hint = "Link them anew; decisions on entries that are still there are kept."


class ComparedOnSpark(HabeasError):
    """Raised when a linkage made on Spark is to be compared again, and no Spark is named."""

    message = "The linkage {linkage} was compared on Spark, and is compared again only there."
    hint = (
        "On the command line add --spark MASTER; or link the lists anew, in this machine's memory."
    )


class ComparedInMemory(HabeasError):
    """Raised when a linkage made in memory is to be compared again on Spark."""

    message = "The linkage {linkage} was compared in the memory of this machine, not on Spark."
    hint = "Leave --spark away; or link the lists anew: habeas count WORKSPACE link"


class AskedTooFew(HabeasError):
    """Raised when a table is to be made before people looked at any pair."""

    message = "Pairs that two people decided alike: {n}. A table needs {least}."
    hint = "Review the pairs first: habeas count WORKSPACE review"
