"""What can be wrong with a list of people, or with one of its lines."""

from __future__ import annotations

from habeas.words.errors import HabeasError


class ListIsAnIdentity(HabeasError):
    """Raised for a list of people for what they are, not for what was done to them."""

    message = "The list {name} is of people for what they are; no violation makes them one list."
    hint = "Say in its rule and violation what was done to those on it; else it cannot be kept."


class ListHasNoRule(HabeasError):
    """Raised when nothing says who is put on a list."""

    message = "The mapping does not say the list's {missing}."
    hint = 'It needs name, rule (who is put on it, in words) and violation, such as "detention".'


class NoColumnForNames(HabeasError):
    """Raised when a mapping says of no column that it holds names."""

    message = "The mapping names no column that holds people's names."
    hint = 'Write under [columns] for example: names = ["Surname", "Given name"]'


class NameIsTaken(HabeasError):
    """Raised when a mapping declares something to divide people by that lists tell anyway."""

    message = "People can be divided by {name} anyway: it is taken from what each entry tells."
    hint = "Give it another name under [strata], such as district for a place."


class ColumnMissing(HabeasError):
    """Raised when a file has no column that the mapping speaks of."""

    message = "The file has no column {column}; its first line names {n} columns."
    hint = "Write the names of columns in the mapping as they stand in its first line."


class ColumnTwice(HabeasError):
    """Raised when two columns of a file have the same name, and the mapping speaks of it."""

    message = "Two columns of the file are called {column}: which one is meant is not certain."
    hint = "Keep the file as it is, and give one of the columns another name in a copy."


class NothingListed(HabeasError):
    """Raised when a file has no line below the names of its columns."""

    message = "The file holds nobody: there is no line below the names of its columns."
    hint = "Look whether the list stands on another sheet: only the first one is read."


class TooManyListed(HabeasError):
    """Raised for more lines than are kept as one list."""

    message = "The file holds more than {most} lines."
    hint = "Split it by place or year, and keep each part as a list of its own."


class LineHasNoName(HabeasError):
    """One line names nobody."""

    message = "Line {line} has no name in it."
    hint = "Fill in the name if it is known; someone without any cannot be linked."


class ImpossibleDate(HabeasError):
    """One line has something that is no date where the mapping says there is one."""

    message = "Line {line}, column {column}: this is no date that there can be."
    hint = (
        "Write 2017, 2017-04, 2017-04-01 or 2017-04~ (about). If all are in another order, say so: "
        "dates in the mapping, “Dates are written like” at the desk."
    )


class BornAfterwards(HabeasError):
    """One line has somebody born after it happened to them."""

    message = "Line {line}: born after it happened."
    hint = "One of the two dates is wrong, or their columns are mixed up in the mapping."


class LinesAtFault(HabeasError):
    """Raised when a list is to be kept of which some lines cannot be taken."""

    message = "Lines that cannot be taken: {n}. Nothing was written."
    hint = "See which: --dry-run. Correct them in a copy, or go on without them: --leave-out"
