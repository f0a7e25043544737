import pytest
from reading.reading_aloud import statements

from habeas.reading.addressees import find_addressees
from habeas.reading.view import fold


def found(text: str) -> list[tuple[str, str]]:
    return [(m.surface, m.role) for m in find_addressees(fold(text))]


@pytest.mark.parametrize(
    ("text", "surface", "role"),
    [
        ("It is the responsibility of Western governments to act.", "Western governments", "asked"),
        ("The network calls on the Prosecutor General to open an inquiry.",
         "the Prosecutor General", "asked"),
        ("It urges neighbouring states to give safe passage.", "neighbouring states", "asked"),
        ("The government must let the men go.", "The government", "asked"),
        ("The authorities are duty bound to uphold the law.", "The authorities", "asked"),
        ("They should report the cases to the authorities.", "the authorities", "avenue"),
        ("Solt advised anyone to report it to the police.", "the police", "avenue"),
        ("Victims can complain to the ombudsman.", "the ombudsman", "avenue"),
        ("Governments should pressure the regime to stop.", "the regime", "asked"),
        ("I ask the network to find a way.", "the network", "asked"),
    ],
)  # fmt: skip
def test_whom_it_is_put_to_is_found(text: str, surface: str, role: str):
    assert (surface, role) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The network did not take these cases to the Keld police.",
        "He called on Monday and went home.",
        "I ask them to wait.",
        "The men were taken to the depot.",
    ],
)
def test_nobody_is_asked_where_nobody_is(text: str):
    assert [a for a in found(text) if a[0] != "Monday"] == []


def test_two_addressees_of_one_sentence_are_both_found():
    text = "Other countries should press the government to let them go."
    assert found(text) == [("Other countries", "asked"), ("the government", "asked")]


def test_whom_advice_is_put_to_is_no_content_of_it():
    text = (
        "The presidential spokesman gave a recommendation to those who suffer abuse by police, "
        "he says they should report it to the court."
    )
    (statement,) = statements(text)
    assert statement.words(text) == "they should report it to the court"
    assert statement.chain[0].name == "The presidential spokesman"
    assert [(a.surface, a.role) for a in statement.addressees] == [
        ("those who suffer abuse by police", "asked"),
        ("the court", "avenue"),
    ]
