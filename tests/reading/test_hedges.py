import pytest

from habeas.reading.hedges import find_hedges
from habeas.reading.view import fold


def found(text: str) -> list[tuple[str, str]]:
    return [(m.span.of(text), m.kind) for m in find_hedges(fold(text))]


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("As many as 100 men were held.", "As many as", "approximator"),
        ("They may have been beaten.", "may", "modal"),
        ("It is troubling if true.", "if true", "conditional"),
        ("He was reportedly beaten.", "reportedly", "evidential"),
        ("Some outlets repeat it.", "Some", "quantifier"),
        ("I’m not sure about this.", "I’m not sure", "epistemic"),
        ("That is so according to the network.", "according to", "attribution"),
        ("They obviously lie.", "obviously", "booster"),
    ],
)
def test_each_kind_is_found_at_its_words(text: str, words: str, kind: str):
    assert (words, kind) in found(text)


def test_the_month_of_may_is_no_hedge():
    assert found("They were released in May 2031.") == []


def test_about_is_a_hedge_only_before_a_number():
    assert found("He spoke about the depot.") == []
    assert found("He saw about twenty men.") == [("about", "approximator")]
