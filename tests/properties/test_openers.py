import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.evidence.openers import Openers, Refusal
from habeas.evidence.openers.limits import Limits
from habeas.evidence.openers.opening import open_bytes
from habeas.evidence.openers.refusals import ReaderBroke
from habeas.evidence.openers.replies import packed, unpacked

LIMITS = Limits()
BEGINNINGS = (
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"<!doctype html><p>",
    b"From: a\nTo: b\nDate: c\n\n",
)
NAMES = ("a", "a.txt", "a.html", "a.pdf", "a.docx", "a.eml", "a.csv", "a.png")

written = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), min_size=1
).filter(lambda text: not text.lstrip().startswith(("%PDF-", "PK\x03\x04", "PK\x05\x06", "<")))
scraps = st.sampled_from(
    [
        "Leave a Reply",
        "Name",
        "Share",
        "Men held in Orlo.",
        "By Ana",
        "4 April 2031",
        "\n",
        " ",
        "\r\n",
    ]
)


@pytest.fixture(scope="module")
def openers():
    with Openers() as held:
        yield held


@settings(max_examples=150, deadline=None)
@given(
    data=st.binary(min_size=1, max_size=2000),
    begin=st.sampled_from(BEGINNINGS),
    name=st.sampled_from(NAMES),
)
def test_any_bytes_end_as_text_or_as_a_refusal(openers, data, begin, name):
    try:
        told = openers.open(begin + data, name).rendition.tool
    except Refusal as refusal:
        told = "" if isinstance(refusal, ReaderBroke) else f"{refusal} {refusal.what_to_do}"
    assert told


@given(written)
def test_a_text_in_utf_8_comes_out_exactly_as_it_went_in(text):
    assert open_bytes(text.encode(), "a.txt", LIMITS).rendition.text == text


def whole_lines(text, blocks):
    return all(b.span.start == 0 or text[b.span.start - 1] == "\n" for b in blocks)


@given(st.lists(st.one_of(scraps, written), min_size=1, max_size=30))
def test_marks_are_in_order_inside_the_text_and_never_overlap(parts):
    rendition = open_bytes("\n".join(parts).encode(), "a.md", LIMITS).rendition
    reached = 0
    for block in rendition.blocks:
        assert reached <= block.span.start < block.span.end <= len(rendition.text)
        reached = block.span.end
    assert whole_lines(rendition.text, rendition.blocks)


@settings(deadline=None)
@given(
    st.lists(
        st.one_of(scraps, st.sampled_from(["<p>", "<nav>", "</nav>", "<form>", "<b>"])), min_size=1
    )
)
def test_marks_on_a_page_are_in_order_and_survive_the_way_back(parts):
    opened = open_bytes(("<html><body>" + "".join(parts)).encode(), "a.html", LIMITS)
    assert unpacked(packed(opened), "a.html") == opened


@given(written)
def test_the_same_bytes_give_the_same_rendition(text):
    once, again = (open_bytes(text.encode(), "a.txt", LIMITS) for _ in range(2))
    assert once == again
