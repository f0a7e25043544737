"""The actions of ``habeas case`` on a part of it: how the person is reached, what became of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from habeas.cli.asking import words
from habeas.cli.case_asked import Asked
from habeas.workspace import case_part_steps, contact_lines


def contact(asked: Asked) -> Iterable[str]:
    """How the person can be reached today."""
    return contact_lines.told(asked.workspace, asked.case)


def reach(asked: Asked) -> Iterable[str]:
    """A contact that was made; refused before anything is asked where it must not be made."""
    use = "habeas case WORKSPACE reach CASE CHANNEL OUTCOME"
    number = asked.at(1, "Say on which channel, by its number.", use)
    came_of_it = asked.at(2, "Say what came of it.", use)
    contact_lines.check(asked.workspace, asked.case, number)
    said = words(asked.words_file, "What was said", is_needed=False)
    return contact_lines.reached(asked.workspace, asked.case, number, came_of_it, said)


def await_them(asked: Asked) -> Iterable[str]:
    """A time at which the person is to be heard from."""
    time = asked.at(1, "Say when.", "habeas case WORKSPACE await CASE 2031-03-04T09:30+00:00")
    return contact_lines.awaited(asked.workspace, asked.case, time)


def step(asked: Asked) -> Iterable[str]:
    """What became of a part."""
    use = "habeas case WORKSPACE step CASE THING STATE; see: habeas case WORKSPACE parts CASE"
    thing, to = asked.at(1, "Say of what.", use), asked.at(2, "Say what became of it.", use)
    case_part_steps.check(asked.workspace, asked.case, thing, to)
    said = words(asked.words_file, "Why") if case_part_steps.needs_words(to) else ""
    case_part_steps.take(asked.workspace, asked.case, thing, to, said)
    return [f"{thing}: {to}"]


PART_STEPS: dict[str, Callable[[Asked], Iterable[str]]] = {
    "contact": contact,
    "reach": reach,
    "await": await_them,
    "step": step,
}
