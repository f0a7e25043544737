"""Checking a submission: is it complete, within the receiver's scope, and free of conflicts?

Each rule of ``forms.toml`` is one function here. Its options are explained where it stands. A
rule looks at what was filled and at the circumstances; it decides nothing and sends nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from habeas.dossiers.submissions.always import always
from habeas.dossiers.submissions.checks import Check, CheckOutcome
from habeas.dossiers.submissions.circumstances import Submitter
from habeas.dossiers.submissions.forms import Rule
from habeas.dossiers.submissions.matter import Matter
from habeas.dossiers.submissions.wording import in_each
from habeas.incidents.incident import QuestionAbout
from habeas.words.bilingual import Bilingual

_ABBREVIATION = re.compile(r"\b[^\W\d_a-zа-яё]{2,6}\b")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")
_PERSONS = {"person", "office"}
"""What actors are that can be prosecuted."""


def check(matter: Matter) -> tuple[Check, ...]:
    """Everything that is checked of a submission, in the order of the form's rules."""
    ruled = (found for rule in matter.form.rules for found in _RULES[rule.name](rule, matter))
    return (*always(matter), *ruled)


def _said(
    rule: Rule, is_fine: bool, otherwise: CheckOutcome, *places: tuple[str, str | Bilingual]
) -> Check:
    return Check(rule.name, CheckOutcome.FINE if is_fine else otherwise, places, rule.known)


def _one_person(rule: Rule, matter: Matter) -> Iterator[Check]:
    """A form of its own for each person."""
    persons = matter.circumstances.persons
    yield _said(rule, persons == 1, CheckOutcome.OUT_OF_SCOPE, ("persons", str(persons)))


def _one_committee(rule: Rule, matter: Matter) -> Iterator[Check]:
    """One committee only. ``others``: the avenues to the other committees."""
    used = [one for one in rule.words("others") if one in matter.circumstances.used]
    yield _said(rule, not used, CheckOutcome.CONFLICT, ("others", ", ".join(used)))


def _authority(rule: Rule, matter: Matter) -> Iterator[Check]:
    """Whoever acts for somebody shows their authority.

    ``unless_explained``: words of why it could not be had are enough.
    """
    is_own = matter.circumstances.submitter is Submitter.PERSON
    key = "explained" if rule.options.get("unless_explained") else "strict"
    because = in_each(lambda words: words.word("authority", key))
    is_fine = is_own or matter.is_filled("authorisation")
    yield _said(rule, is_fine, CheckOutcome.MISSING, ("unless", because))


def _first_hand(rule: Rule, matter: Matter) -> Iterator[Check]:
    """Not on press reports alone: one statement whose speaker knows it at first hand."""
    own = [one for one in matter.allegations if one.statement.basis is not None]
    numbers = ("n", in_each(lambda words: words.count("statements", len(own))))
    yield _said(rule, bool(own), CheckOutcome.OUT_OF_SCOPE, numbers)


def _pages(rule: Rule, matter: Matter) -> Iterator[Check]:
    """At most so many pages. ``most``: how many."""
    most = int(rule.options["most"])
    places = (("most", str(most)), ("pages", str(matter.pages)))
    yield _said(rule, matter.pages <= most, CheckOutcome.OUT_OF_SCOPE, *places)


def _pattern(rule: Rule, matter: Matter) -> Iterator[Check]:
    """A pattern and not one case. ``least``: how many incidents that takes here."""
    held = in_each(lambda words: words.count("incidents", len(matter.told)))
    is_enough = len(matter.told) >= int(rule.options["least"])
    yield _said(rule, is_enough, CheckOutcome.OUT_OF_SCOPE, ("incidents", held))


def _ground(rule: Rule, matter: Matter) -> Iterator[Check]:
    """The alleged ground, as a claim of the alleged perpetrators and in quotation marks."""
    claimed = list(matter.values(QuestionAbout.WHY))
    yield Check(
        "ground_needed", CheckOutcome.FINE if claimed else CheckOutcome.MISSING, (), rule.known
    )


def _month_and_year(rule: Rule, matter: Matter) -> Iterator[Check]:
    """A date with month and year at least."""
    stated = [value.value.key for value in matter.values(QuestionAbout.WHEN)]
    yield _said(rule, any(_MONTH.match(one) for one in stated), CheckOutcome.MISSING)


def _full_names(rule: Rule, matter: Matter) -> Iterator[Check]:
    """Institutions by their full names."""
    named = [value.value.answer for value in matter.values(QuestionAbout.WHO_DID_IT)]
    short = sorted({found for name in named for found in _ABBREVIATION.findall(name)})
    yield _said(rule, not short, CheckOutcome.MISSING, ("names", ", ".join(short)))


def _removal(rule: Rule, matter: Matter) -> Iterator[Check]:
    """A removal by another State than the accused one, on a day that is still to come."""
    removal, on = matter.circumstances.removal, matter.circumstances.on
    if removal is None:
        yield Check("removal", CheckOutcome.OUT_OF_SCOPE, (), rule.known)
    elif removal.state in matter.circumstances.accused_states:
        yield Check("removal_state", CheckOutcome.OUT_OF_SCOPE, (), rule.known)
    elif removal.on is None:
        yield Check("removal_day", CheckOutcome.MISSING, (), rule.known)
    else:
        day = ("day", f"{removal.on:%Y-%m-%d}")
        yield Check("removal_day", _future(removal.on >= on), (day,), rule.known)


def _future(is_to_come: bool) -> CheckOutcome:
    return CheckOutcome.FINE if is_to_come else CheckOutcome.OUT_OF_SCOPE


def _suspects(rule: Rule, matter: Matter) -> Iterator[Check]:
    """Named natural persons: a State or a unit cannot be prosecuted."""
    actors = {one.key: one for one in matter.sources.account.graph.actors}
    keys = [value.value.key for value in matter.values(QuestionAbout.WHO_DID_IT)]
    named = [k for k in keys if k in actors and actors[k].named and actors[k].kind in _PERSONS]
    written = any(one.field == "suspects-and-functions" for one in matter.sources.written)
    yield _said(rule, bool(named) or written, CheckOutcome.MISSING)


def _elements(rule: Rule, matter: Matter) -> Iterator[Check]:
    """What makes single acts a crime against humanity, each shown by what fills ``field``.

    ``questions``: the elements, each answered by a person.
    """
    is_filled = matter.is_filled(str(rule.options["field"]))
    for element in rule.words("questions"):
        yield _answered(rule, matter, element, "element", is_filled)


def _asked(rule: Rule, matter: Matter) -> Iterator[Check]:
    """What only a person can say. ``questions``: each must be answered with yes.

    ``of``: only where one of these submits; without it, whoever submits.
    """
    of = rule.words("of")
    if not of or matter.circumstances.submitter in of:
        for question in rule.words("questions"):
            yield _answered(rule, matter, question, "asked", True)


def _answered(rule: Rule, matter: Matter, question: str, key: str, is_shown: bool) -> Check:
    answer = matter.circumstances.answer(question)
    asked = ("question", in_each(lambda words: words.word("questions", question)))
    if answer is False:
        return Check(key, CheckOutcome.OUT_OF_SCOPE, (asked,), rule.known)
    is_fine = answer is True and is_shown
    return Check(key, CheckOutcome.FINE if is_fine else CheckOutcome.MISSING, (asked,), rule.known)


def _published(rule: Rule, matter: Matter) -> Iterator[Check]:
    """Sources that a published statement of reasons can cite."""
    yield _said(rule, matter.is_filled("public-sources"), CheckOutcome.MISSING)


_RULES: dict[str, Callable[[Rule, Matter], Iterator[Check]]] = {
    "one_person": _one_person,
    "one_committee": _one_committee,
    "authority": _authority,
    "first_hand": _first_hand,
    "pages": _pages,
    "pattern": _pattern,
    "ground": _ground,
    "month_and_year": _month_and_year,
    "full_names": _full_names,
    "removal": _removal,
    "suspects": _suspects,
    "elements": _elements,
    "asked": _asked,
    "published": _published,
}
