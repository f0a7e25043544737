"""What holds of the statements of any text whatever."""

from hypothesis import given, settings
from hypothesis import strategies as st

from habeas.reading.reader import read
from habeas.reading.records import record
from habeas.reading.validation import check
from habeas.words.reports import Rendition
from habeas.words.statements import HopRole

PIECES = st.sampled_from(
    [
        "Imre Solt said ",
        "according to ",
        "the Tarsin Courier",
        "“",
        "”",
        '"',
        "'",
        "«",
        "that ",
        "men were beaten",
        ", ",
        ". ",
        "\n\n",
        "\r\n",
        ": ",
        "denied ",
        "the allegations",
        "accused of ",
        "by ",
        "who ",
        "He ",
        "told ",
        "claiming ",
        "as many as 100 men ",
        "I saw ",
        "must ",
        "\u00a0",
        "\u0130",
        "\U0001f468",
        "e\u0301",
        "citing ",
        "writes:\n\n",
        "it is alleged that ",
        "was rejected by ",
        "Basically he says to report ",
        "the ones who did it",
        "(",
        ")",
        "SOLT: ",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map("".join))


def rendition(text):
    return Rendition(text, "text", "test", "1", "en")


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_every_statement_lies_in_it(text):
    statements = read(rendition(text))
    check(text, statements)
    for statement in statements:
        for span in statement.content:
            assert span.of(text) == text[span.start : span.end]
            assert span.trimmed(text) == span
        assert statement.chain[-1].role is HopRole.THIS_DOCUMENT
        assert record(statement, "00", text)["hops"] == len(statement.chain) - 1


@settings(max_examples=50, deadline=None)
@given(TEXTS)
def test_the_same_text_reads_the_same(text):
    assert read(rendition(text)) == read(rendition(text))
