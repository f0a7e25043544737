"""The first sections of the page: purpose, summary, method."""

from __future__ import annotations

from datetime import UTC, datetime

from habeas.dossiers.account import Account
from habeas.dossiers.linking import section
from habeas.dossiers.markup import Child, Html, element, joined, table
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.sentences import Sentences
from habeas.dossiers.told import ToldIncident
from habeas.words.standards import StandardOfProof


def purpose(phrases: Phrases) -> Html:
    """What the page is for."""
    title = phrases.word("page", "purpose")
    return section("purpose", title, *_paragraphs("purpose_text", phrases))


def summary(account: Account, sentences: Sentences, phrases: Phrases) -> Html:
    """All in one table: a line for each incident."""
    word = phrases.word
    counts = ", ".join(
        (
            phrases.count("statements", len(account.cited)),
            phrases.count("exhibits", len(account.exhibits)),
            phrases.count("families", len(account.families)),
            phrases.count("incidents", len(account.incidents)),
            phrases.count("questions", len(account.questions)),
            phrases.count("originals", len(account.originals)),
        )
    )
    heads = [word("page", key) for key in ("incident_short", "told_by", "origins_short")]
    heads.append(word("page", "denials_short"))
    rows = [_summarised(told, sentences, phrases) for told in account.incidents]
    return section(
        "summary",
        word("page", "summary"),
        element("p", sentences.standing(len(account.made.findings)), class_="standing"),
        element("p", f"{word('page', 'total')}: {counts}."),
        table(word("page", "incidents_order"), heads, rows) if rows else Html(""),
    )


def _summarised(told: ToldIncident, sentences: Sentences, phrases: Phrases) -> list[Child]:
    title = f"{told.number}. {sentences.title(told)}"
    nobody = phrases.word("screen", "no_denial")
    return [
        element("a", title, href=f"#incident-{told.number}"),
        sentences.counts(told).text,
        sentences.interval(told.origins),
        phrases.count("deniers", len(told.denials)) if told.denials else nobody,
    ]


def method(account: Account, phrases: Phrases) -> Html:
    """How it was made, and what standard of proof it reaches: none."""
    word, made = phrases.word, account.made
    tools = sorted({f"{e.rendition.tool} {e.rendition.version}" for e in account.exhibits})
    facts = [
        ("made_program", made.program),
        ("made_reader", made.reader),
        ("made_tools", ", ".join(tools)),
        ("made_at", moment(made.at, phrases)),
        ("made_by", made.by),
    ]
    rows: list[list[Child]] = [
        [phrases.label(standard), word("standards", standard.name.lower())]
        for standard in StandardOfProof
    ]
    reached = "standard_found" if made.findings else "standard_none"
    return section(
        "method",
        word("page", "method"),
        *_paragraphs("method_text", phrases),
        element("p", word("page", reached), class_="standing"),
        table(word("page", "standards"), [word("page", "standard"), word("page", "meaning")], rows),
        element("h3", word("page", "made_with")),
        definitions([(word("page", key), value) for key, value in facts]),
    )


def glossary(phrases: Phrases) -> Html:
    """The words used and what they mean here."""
    entries: list[tuple[str, Child]] = [*phrases.entries("glossary")]
    return section("glossary", phrases.word("page", "glossary"), definitions(entries))


def verification(phrases: Phrases) -> Html:
    """How somebody else checks all of it."""
    return section("verify", phrases.word("page", "verify"), *_paragraphs("verify_text", phrases))


def definitions(entries: list[tuple[str, Child]] | list[tuple[str, str]]) -> Html:
    """Names with their values."""
    pairs = (joined(element("dt", name), element("dd", value)) for name, value in entries)
    return element("dl", *pairs, class_="facts")


def moment(when: datetime, phrases: Phrases) -> str:
    """A moment in universal time."""
    when = when.astimezone(UTC)
    return phrases.say("time", date=f"{when:%Y-%m-%d}", time=f"{when:%H:%M:%S}")


def _paragraphs(key: str, phrases: Phrases) -> list[Html]:
    return [element("p", paragraph) for paragraph in phrases.paragraphs(key)]
