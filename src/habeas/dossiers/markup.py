"""Elements of HTML whose text is escaped because nothing else can be put in."""

from __future__ import annotations

from html import escape

from habeas.words.visible import code_of, is_hidden


class Html(str):
    """Markup made here. A plain ``str`` beside it is text, and is escaped."""

    __slots__ = ()

    def __html__(self) -> str:
        """How templates know that this is markup and not text."""
        return str(self)


Child = str | Html
_VOID = frozenset({"meta", "hr", "br"})


def text(words: str) -> Html:
    """Words as text: markup escaped, hidden characters shown as their code point.

    A carriage return is kept as a reference, for a parser would turn it into a line feed.
    """
    return Html("".join(_shown(character) for character in words))


def element(tag: str, *children: Child, **attributes: str | float | None) -> Html:
    """An element. ``class_`` and ``for_`` lose their underscore, others turn ``_`` to ``-``.

    An attribute that is None is left out.
    """
    given = "".join(
        f' {name.rstrip("_").replace("_", "-")}="{_attribute(str(value))}"'
        for name, value in attributes.items()
        if value is not None
    )
    if tag in _VOID:
        return Html(f"<{tag}{given}>")
    return Html(f"<{tag}{given}>{joined(*children)}</{tag}>")


def joined(*children: Child, by: str = "") -> Html:
    """Children one after the other; plain strings among them are escaped."""
    return Html(by.join(c if isinstance(c, Html) else text(c) for c in children))


def table(caption: str, heads: list[str], rows: list[list[Child]]) -> Html:
    """A table with its caption; the first cell of each row is its heading."""
    head = element("tr", *(element("th", name, scope="col") for name in heads))
    body = [
        element("tr", element("th", row[0], scope="row"), *(element("td", c) for c in row[1:]))
        for row in rows
    ]
    parts = element("caption", caption), element("thead", head), element("tbody", *body)
    return element("div", element("table", *parts), class_="wide", tabindex="0")


def items(children: list[Child]) -> Html:
    """An unordered list."""
    return element("ul", *(element("li", child) for child in children))


def _attribute(value: str) -> str:
    return escape("".join(f"[{code_of(c)}]" if is_hidden(c) else c for c in value), quote=True)


def _shown(character: str) -> str:
    if character == "\r":
        return "&#13;"
    if is_hidden(character):
        return f'<span class="hidden">{code_of(character)}</span>'
    return escape(character, quote=True)
