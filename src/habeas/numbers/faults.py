"""What can be wrong with a table of lists, so that nothing may be estimated from it."""

from __future__ import annotations

from habeas.words.errors import HabeasError


class CountingNotInstalled(HabeasError):
    """Raised when NumPy or SciPy is not there."""

    message = "Estimating needs NumPy and SciPy, which are not installed."
    hint = 'Install the extra: pip install "habeas[numbers]"'


class NotAPatternTable(HabeasError):
    """Raised when a file is not a table of who stands on which lists."""

    message = "This is not a table of patterns (line {line}): {problem}."
    hint = "One column of 0 and 1 for each list, and a last column named count with whole numbers."


class PatternTwice(HabeasError):
    """Raised when two lines give the same pattern: one of them may be a mistake."""

    message = "Lines {first} and {line} of the table are about the same lists."
    hint = "Keep one line for each pattern: add the two counts, or take the wrong one out."


class UnlistedCounted(HabeasError):
    """Raised when a table counts people who stand on no list."""

    message = "Line {line} counts people who stand on no list; that is what is to be estimated."
    hint = "Take this line out; the table holds only people who are on at least one list."


class EmptyList(HabeasError):
    """Raised when nobody stands on a list."""

    message = "Nobody stands on the list {name}."
    hint = "Take its column out of the table, or put in who is on it."


class ColumnIsAnIdentity(HabeasError):
    """Raised when a column would divide people by what they are."""

    message = "The column {name} looks like an identity of people; nobody is counted by that."
    hint = "Leave it out. If it is a list that is only called so, call it by who keeps it."


class TooFewLists(HabeasError):
    """Raised when fewer than three lists are of use."""

    message = "Lists that can be used: {n}; an estimate needs three."
    hint = "Bring another list made independently; until then only the documented minimum stands."


class ListsDoNotOverlap(HabeasError):
    """Raised when too few lists are left once those that meet no other are set aside."""

    message = "Nobody stands both on {name} and on another list, and fewer than three lists remain."
    hint = (
        "Check the linkage of the lists; without people on several lists nothing can be inferred."
    )


class ListInsideAnother(HabeasError):
    """Raised when too few lists are left once those that lie within another are set aside."""

    message = "Everybody on {name} is also on {other}, and fewer than three lists remain."
    hint = "If one was copied from the other, merge the two; bring another list if there is one."


class NothingToPool(HabeasError):
    """Raised when there are too few estimates to pool."""

    message = "{n} estimates cannot be pooled: the spread between them is not known."
    hint = "Make at least two linkages or imputations, better twenty."
