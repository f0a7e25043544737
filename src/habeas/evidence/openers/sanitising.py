"""Web pages as markup in which nothing does anything.

The page is parsed as browsers parse it, and what of it may be shown is written anew: headings,
paragraphs, lists, tables and emphasis. Scripts, styles, forms and frames are left out; a link is
its words with the number of its address; a picture is what is said of it.
"""

from __future__ import annotations

from resiliparse.parse.html import ElementNode, HTMLTree, NodeType

from habeas.evidence.openers.markup import TAGS, Markup, Writer, language_named
from habeas.evidence.openers.pages import decoded_page

_LEFT_OUT = frozenset(
    (
        *("script", "style", "head", "title", "template", "meta", "link", "base", "noembed"),
        *("noframes", "param", "source", "track", "map", "datalist", "input", "frameset"),
    )
)
_PLACEHOLDERS = frozenset(
    (
        *("img", "image", "svg", "picture", "canvas", "video", "audio", "iframe", "frame"),
        *("object", "embed", "applet"),
    )
)
_AS = {
    **dict.fromkeys(("section", "article", "main", "header", "footer", "nav", "aside"), "div"),
    **dict.fromkeys(("form", "fieldset", "details", "center", "dir", "menu", "summary"), "div"),
    **dict.fromkeys(("listing", "xmp", "plaintext", "textarea"), "pre"),
    **dict.fromkeys(("option", "legend"), "div"),
    "strike": "s",
    "tt": "code",
    "a": "u",
}
_ATTRIBUTES = ("colspan", "rowspan", "start", "dir", "lang", "title")


def markup(data: bytes) -> Markup:
    """A page, written anew."""
    tree = HTMLTree.parse(decoded_page(data).text)
    writer = Writer()
    write(tree, writer)
    return Markup(writer.finish(), _language(tree))


def write(tree: HTMLTree, writer: Writer) -> None:
    """What of a page may be shown. Without recursion, because pages are nested at will."""
    waiting: list[object] = [tree.body]
    while waiting:
        step = waiting.pop()
        if callable(step):
            step()
        elif isinstance(step, ElementNode):
            waiting += _element(step, writer)
        elif step is not None and step.type == NodeType.TEXT:  # type: ignore[attr-defined]
            writer.words(step.value or "")  # type: ignore[attr-defined]


def _element(node: ElementNode, writer: Writer) -> list[object]:
    """Begin one element; what is to be done next, last first."""
    name = (node.tag or "").lower()
    if name in _LEFT_OUT:
        return []
    if name in _PLACEHOLDERS:
        writer.picture(_description(node))
        return []
    steps: list[object] = []
    tag = _AS.get(name, name)
    if tag in TAGS and writer.start(tag, _attributes(node)):
        steps.append(writer.end)
    if name == "a":
        address = node.getattr("href") or ""
        steps.insert(0, lambda: writer.reference(address))
    return steps + _children(node)


def _children(node: ElementNode) -> list[object]:
    held: list[object] = []
    child = node.last_child
    while child is not None:
        held.append(child)
        child = child.prev
    return held


def _attributes(node: ElementNode) -> dict[str, str]:
    present = node.attrs
    given = {name: node.getattr(name) or "" for name in _ATTRIBUTES if name in present}
    if "href" in present and (node.tag or "").lower() == "a":
        given["title"] = node.getattr("href") or ""
    return given


def _description(node: ElementNode) -> str:
    told = (node.getattr(name) or "" for name in ("alt", "aria-label", "title"))
    return next((words for words in told if words.strip()), "")


def _language(tree: HTMLTree) -> str:
    root = tree.document.query_selector("html") if tree.document else None
    return language_named((root.getattr("lang") or "") if isinstance(root, ElementNode) else "")
