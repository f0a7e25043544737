import pytest

from habeas.reading.groups import find_groups
from habeas.reading.view import fold


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(m.span.of(text), m.key, m.as_alleged_reason) for m in find_groups(fold(text))]


@pytest.mark.parametrize(
    ("text", "words", "key", "reason"),
    [
        ("Gay men in Keld are in danger.", "Gay men", "lgbt people", True),
        ("The homosexual community hides.", "homosexual community", "lgbt people", True),
        ("LGBT people face arrest.", "LGBT people", "lgbt people", True),
        ("Critics of the government flee.", "Critics of the government",
         "government critics", True),
        ("Minorities have left Velmara.", "Minorities", "minorities", True),
        ("Journalists were beaten.", "Journalists", "journalists", False),
        ("They punish suspects’ extended families.", "suspects’ extended families",
         "families of suspects", True),
        ("They were held because they were thought to be gay.", "thought to be gay",
         "lgbt people", True),
        ("Protesters were taken away.", "Protesters", "protesters", True),
        ("Detainees speak of beatings.", "Detainees", "detainees", False),
    ],
)  # fmt: skip
def test_a_group_is_found_in_its_own_words(text: str, words: str, key: str, reason: bool):
    assert (words, key, reason) in found(text)


def test_wordings_of_one_group_share_a_key():
    keys = {key for _, key, _ in found("Gay men and homosexuals, and the LGBT community, fled.")}
    assert keys == {"lgbt people"}


@pytest.mark.parametrize(
    "text",
    [
        "The gay journalist Imre Solt was arrested.",
        "The gay activists Anna Solt and Davor Varga were arrested.",
        "Police arrested two gay men, Anna's brother and Davor Varga.",
        "Imre Solt and other gay men were arrested.",
        "Imre Solt was thought to be gay.",
        "Imre Solt was beaten for being gay.",
        "He was beaten for being gay.",
        "My brother, a gay man, was beaten.",
        "Imre Solt is a homosexual.",
    ],
)
def test_a_group_is_never_attached_to_a_person(text: str):
    assert [key for _, key, _ in found(text) if key == "lgbt people"] == []


def test_such_people_is_not_taken_for_a_group():
    assert found("If there were such people, they would have left.") == []


def test_a_headline_in_capitals_is_no_name():
    assert found("Gay Men In Velmara Are Being Held")[0][0] == "Gay Men"
