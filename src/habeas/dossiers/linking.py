"""Numbers, quotations and ways as links from a sentence to its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from habeas.dossiers.cited import Cited, Sentence
from habeas.dossiers.markup import Child, Html, element, joined
from habeas.dossiers.passages import note_id
from habeas.dossiers.phrases import Phrases
from habeas.words.visible import on_one_line


def references(cited: Iterable[Cited]) -> Html:
    """The numbers of statements, each a link to its note."""
    links = [element("a", f"[{one.number}]", href=f"#{note_id(one)}") for one in cited]
    return element("span", joined(*links, by=" "), class_="refs")


def told(sentence: Sentence, wraps: str = "p") -> Html:
    """A sentence with the numbers of what it rests on."""
    words = on_one_line(sentence.text)
    words = words[:1].upper() + words[1:]
    return element(wraps, words, " ", references(sentence.rests_on))


def quotation(cited: Cited) -> Html:
    """The exact words, piece by piece, with the statement's number."""
    pieces = [element("q", anchor.quote, dir="auto", class_="exact") for anchor in cited.anchors]
    return joined(joined(*pieces, by=" … "), Html(" "), references([cited]))


def quoted(cited: Iterable[Cited]) -> Html:
    """Statements as block quotations, marked by stance."""
    blocks = (element("blockquote", quotation(c), class_=c.statement.stance.value) for c in cited)
    return joined(*blocks)


def breadcrumbs(steps: Sequence[str]) -> Html:
    """The voices from the first to the exhibit, in order."""
    return element("ol", *(element("li", step) for step in steps), class_="crumbs")


def stance_tag(cited: Cited, phrases: Phrases) -> Html:
    """The stance in words."""
    stance = cited.statement.stance
    return element("span", phrases.label(stance), class_=f"tag {stance.value}")


def section(name: str, title: str, *children: Child) -> Html:
    """A section of the page under its own heading."""
    heading = element("h2", title, id=f"{name}-title")
    return element("section", heading, *children, id=name, aria_labelledby=f"{name}-title")
