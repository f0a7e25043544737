"""Whatever stands in a report, the page quotes it exactly and stays a page."""

from bodies.velmara import AUTHOR, person
from dossiers.reading_page import Page
from dossiers.story import account
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.dossiers.markup import text as as_text
from habeas.dossiers.page import as_page
from habeas.dossiers.screen import on_screen
from habeas.words.anchors import Span
from habeas.words.reports import Block, BlockKind, KeptStatement, ReadReport, Rendition
from habeas.words.statements import ContentMode, Hop, HopRole, Stance, Statement
from habeas.words.visible import code_of, is_hidden

TEXTS = st.text(st.characters(), min_size=1, max_size=80)


def spans(words):
    edges = st.tuples(st.integers(0, len(words)), st.integers(0, len(words)))
    return edges.filter(lambda e: e[0] != e[1]).map(lambda e: Span(min(e), max(e)))


@st.composite
def reports(draw):
    words, name = draw(TEXTS), draw(TEXTS)
    held = []
    for number in range(draw(st.integers(0, 4))):
        speaker = draw(st.sampled_from([AUTHOR, person(name)]))
        first = Hop(HopRole.SPEAKER, name, None, True)
        chain = () if speaker is AUTHOR else (first,)
        statement = Statement(
            content=(draw(spans(words)),),
            content_mode=ContentMode.INDIRECT,
            speaker=speaker,
            cue=(),
            chain=(*chain, Hop(HopRole.THIS_DOCUMENT, "", None, True)),
            stance=draw(st.sampled_from(list(Stance))),
            pattern="by hand",
        )
        held.append(KeptStatement(f"s-{number}", "x-1", statement))
    kind = draw(st.sampled_from(list(BlockKind)))
    blocks = (Block(draw(spans(words)), kind, "drawn"),) if draw(st.booleans()) else ()
    rendition = Rendition(words, "text", "hand", "1", "en", blocks)
    return ReadReport("x-1", rendition, tuple(held)), name


def shown(words):
    return "".join(code_of(c) if is_hidden(c) else c for c in words)


@settings(max_examples=60, deadline=None)
@given(reports())
def test_every_quotation_in_the_page_is_a_slice_of_the_text(drawn):
    report, name = drawn
    told = account(report, names={"x-1": name})
    source = as_page(told)
    page = Page(source)
    assert source.encode("utf-8")
    assert page.unclosed == []
    assert {link[1:] for link in page.links()} <= set(page.ids())
    for cited in told.cited:
        marked = "".join(words for notes, words in page.marks if cited.number in notes)
        assert marked == shown(cited.anchors[0].quote)
        assert shown(cited.anchors[0].quote) in page.quotes


@settings(max_examples=60, deadline=None)
@given(reports(), st.integers(40, 120))
def test_the_screen_holds_its_width_and_no_controls(drawn, width):
    report, name = drawn
    lines = on_screen(account(report, names={"x-1": name}), width).splitlines()
    assert max(len(line) for line in lines) <= width
    assert not [c for line in lines for c in line if is_hidden(c)]


@given(st.text(st.characters()))
def test_escaped_text_holds_no_markup_of_its_own(words):
    told = Page(f"<p>{as_text(words)}</p>")
    assert [tag for tag, _ in told.tags if tag not in {"p", "span"}] == []
    assert told.text == shown(words)
