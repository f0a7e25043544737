"""The exhibits on the page: hashes, custody, and the derived text with its marks."""

from __future__ import annotations

from habeas.dossiers.account import Account
from habeas.dossiers.exhibits import ToldExhibit
from habeas.dossiers.front import definitions, moment
from habeas.dossiers.linking import section
from habeas.dossiers.markup import Child, Html, element, items, table
from habeas.dossiers.passages import passages
from habeas.dossiers.phrases import Phrases
from habeas.dossiers.silent import silent
from habeas.words.counting import digits


def exhibits(account: Account, phrases: Phrases) -> Html:
    """All exhibits: a table of hashes, then each with its custody and text."""
    word = phrases.word
    rows: list[list[Child]] = [
        [
            element("a", told.label, href=f"#{told.label}"),
            told.title,
            element("code", told.facts.sha256),
        ]
        for told in account.exhibits
    ]
    heads = [word("page", key) for key in ("label", "received_as", "hash")]
    parts = [_exhibit(account, told, phrases) for told in account.exhibits]
    return section(
        "exhibits",
        word("page", "exhibits"),
        table(word("page", "exhibits"), heads, rows),
        element("p", word("page", "text_note")),
        *parts,
    )


def _exhibit(account: Account, told: ToldExhibit, phrases: Phrases) -> Html:
    facts, word = told.facts, phrases.word
    entries: list[tuple[str, Child]] = [
        (word("page", "received_as"), facts.name),
        (word("page", "hash"), element("code", facts.sha256)),
        (word("page", "media_type"), facts.media_type),
        (word("page", "size"), phrases.say("size", size=digits(facts.size, phrases.language))),
        (word("page", "collected"), moment(facts.collected_at, phrases)),
        (word("page", "by"), facts.collected_by),
        (word("page", "how"), phrases.label_of("Reception", facts.collected_how)),
    ]
    return element(
        "article",
        element("h3", f"{told.label}: {told.title}", id=f"{told.label}-title"),
        definitions(entries),
        _custody(told, phrases),
        element("h4", f"{word('page', 'text')} ({_tool(told)})"),
        passages(account, told, phrases),
        id=told.label,
        aria_labelledby=f"{told.label}-title",
    )


def _tool(told: ToldExhibit) -> str:
    return f"{told.rendition.tool} {told.rendition.version}"


def _custody(told: ToldExhibit, phrases: Phrases) -> Html:
    heads = [phrases.word("page", key) for key in ("when", "event", "by")]
    rows: list[list[Child]] = [
        [moment(line.when, phrases), phrases.label_of("EventKind", line.what), line.by]
        for line in told.facts.custody
    ]
    return table(phrases.word("page", "custody"), heads, rows) if rows else Html("")


def not_read(account: Account, phrases: Phrases) -> Html:
    """What could not be opened, what gave no statement, and the parts that hold no text."""
    failed: list[Child] = [
        phrases.say("failed", name=f.name, problem=f"{phrases.why(f.problem)} {f.hint}".strip())
        for f in account.made.failed
    ]
    failed += [
        phrases.say("gap", exhibit=told.label, gap=phrases.why(gap))
        for told in account.exhibits
        for gap in told.rendition.gaps
    ]
    failed += silent(account, phrases)
    title = phrases.word("page", "not_read")
    none = element("p", phrases.word("page", "not_read_none"))
    return section("not-read", title, items(failed) if failed else none)
