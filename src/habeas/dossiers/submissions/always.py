"""What is checked of every submission, whoever receives it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from habeas.dossiers.submissions.checks import Check, CheckOutcome
from habeas.dossiers.submissions.facts import Filling, StatementNote
from habeas.dossiers.submissions.matter import Matter
from habeas.dossiers.submissions.wording import Wording, in_each
from habeas.incidents.incident import QuestionAbout
from habeas.protection.avenues.registers import FilledFrom
from habeas.protection.cases.likeness import occurs
from habeas.words.provenance import FactStanding
from habeas.words.statements import Status
from habeas.words.violations import violations

_QUOTES = (("“", "”"), ("«", "»"), ("„", "“"), ('"', '"'))


def always(matter: Matter) -> Iterator[Check]:
    """Each check in turn."""
    yield from _fields(matter)
    yield from _conflicts(matter)
    yield _acts(matter)
    yield _language(matter)
    yield from _translations(matter)
    yield from _drafts(matter)
    yield from _grounds(matter)
    yield _requirements(matter)


def _fields(matter: Matter) -> Iterator[Check]:
    """Every field that is empty and must not be, or that is held back."""
    stopped = [check for one in matter.fillings for check in _field(matter, one)]
    yield from stopped or [Check("fields", CheckOutcome.FINE)]


def _field(matter: Matter, filling: Filling) -> Iterator[Check]:
    field = filling.field
    named = ("field", field.label)
    if filling.held_back is not None:
        said = in_each(lambda words: filling.why(words.language))
        yield Check("field", CheckOutcome.HELD_BACK, (named, ("why", said)))
    elif not filling.facts and field.key in matter.form.needed:
        todo = in_each(lambda words: _would_fill(matter, filling, words))
        yield Check("field", CheckOutcome.MISSING, (named, ("todo", todo)))


def _would_fill(matter: Matter, filling: Filling, words: Wording) -> str:
    """What belongs into a field and where it comes from; of articles, what the acts map to."""
    field = filling.field
    said = f"{field.help.said(words.language)} {words.word('would_fill', field.fills)}"
    articles = _articles(matter, words.language) if field.key == "articles-claimed" else ""
    return f"{said} {words.say('articles', articles=articles)}" if articles else said


def _articles(matter: Matter, language: str) -> str:
    """The articles that the alleged acts map to, as the vocabulary of violations has them."""
    known, treaty, found = violations(), matter.form.treaty, dict[str, str]()
    for code in (act.code for told in matter.told for act in told.acts):
        article = known[code].maps.get(treaty) if code in known else None
        if article:
            found[f"{article} ({known[code].labels[language]})"] = ""
    return ", ".join(found)


def _conflicts(matter: Matter) -> Iterator[Check]:
    for words in matter.circumstances.conflicts:
        yield Check("conflict", CheckOutcome.CONFLICT, words=words)
    if not matter.circumstances.conflicts:
        yield Check("conflict", CheckOutcome.FINE)


def _acts(matter: Matter) -> Check:
    """Whether the avenue deals with any act that is alleged, or with a removal that is near."""
    form = matter.form
    codes = sorted({act.code for told in matter.told for act in told.acts})
    removal = form.removal_instead and matter.circumstances.removal is not None
    is_within = removal or any(form.avenue.takes(code) for code in codes)
    places = (("acts", in_each(lambda words: _called(codes, words))),)
    outcome = CheckOutcome.FINE if is_within else CheckOutcome.OUT_OF_SCOPE
    return Check("acts", outcome, places, form.known)


def _called(codes: Iterable[str], words: Wording) -> str:
    """Acts by what the vocabulary of violations calls them."""
    known, language = violations(), words.language
    labels = (known[code].labels[language] if code in known else code for code in codes)
    return ", ".join(labels) or words.say("no_act")


def _language(matter: Matter) -> Check:
    form = matter.form
    own = in_each(lambda words: words.word("languages", matter.language))
    places = (
        ("languages", in_each(lambda words: _spoken(form.languages, words))),
        ("language", own),
    )
    outcome = CheckOutcome.MISSING if not form.languages else CheckOutcome.OUT_OF_SCOPE
    if matter.language in form.languages:
        outcome = CheckOutcome.FINE
    return Check("language", outcome, places, form.languages_known)


def _spoken(codes: Iterable[str], words: Wording) -> str:
    return ", ".join(words.word("languages", code) for code in codes)


def _translations(matter: Matter) -> Iterator[Check]:
    """The exhibits whose words are quoted in a language the receiver does not take."""
    notes = (n for fact in matter.facts for n in fact.notes if isinstance(n, StatementNote))
    taken = {*matter.form.languages, "und", ""}
    quoted = {n.exhibit.label for n in notes if n.exhibit.rendition.language not in taken}
    if quoted:
        yield Check("translation", CheckOutcome.MISSING, (("exhibits", ", ".join(sorted(quoted))),))


def _drafts(matter: Matter) -> Iterator[Check]:
    """Statements it rests on that no person has looked at."""
    drafts = [one for one in matter.cited if one.statement.status is Status.DRAFT]
    if not matter.cited:
        return
    places = (("drafts", in_each(lambda words: words.count("drafts", len(drafts)))),)
    yield Check("drafts", CheckOutcome.MISSING if drafts else CheckOutcome.FINE, places)


def _grounds(matter: Matter) -> Iterator[Check]:
    """Words of ours that say of people what the alleged perpetrators are said to claim.

    The ground belongs to the act: it stands as somebody's quoted claim, or not at all. What the
    person says about themselves is their own.
    """
    claimed = {value.value.answer for value in matter.values(QuestionAbout.WHY)}
    held = {one.field.key: one.field for one in matter.fillings}
    for written in matter.sources.written:
        field = held.get(written.field)
        plain = _without_quotations(written.words)
        said = sorted(one for one in claimed if occurs(one, plain))
        if field is not None and field.fills is not FilledFrom.PERSON and said:
            places = (("field", field.label), ("words", said[0]))
            yield Check("ground", CheckOutcome.OUT_OF_SCOPE, places)


def _without_quotations(words: str) -> str:
    for opening, closing in _QUOTES:
        before, found, rest = words.partition(opening)
        while found and closing in rest:
            words = f"{before} {rest.partition(closing)[2]}"
            before, found, rest = words.partition(opening)
    return words


def _requirements(matter: Matter) -> Check:
    """Whether what is known of this receiver is recent enough to go by."""
    form, on = matter.form, matter.circumstances.on
    known = (form.known, *(rule.known for rule in form.rules))
    days = [one.review_by for one in known if one.review_by is not None]
    is_fresh = all(one.standing(on) is FactStanding.FRESH for one in known)
    places = (("day", f"{min(days):%Y-%m-%d}" if days else "–"),)
    return Check("requirements", CheckOutcome.FINE if is_fresh else CheckOutcome.MISSING, places)
