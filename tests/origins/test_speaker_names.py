import pytest

from habeas.origins.names import NameBook, outlet_key, voice_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Tarsin Courier", "the Tarsin Courier"),
        ("New York Times", "the NYT"),
        ("FOX News", "Fox"),
        ("Associated Press", "AP"),
        ("Интерфакс", "Interfax"),
        ("Meridian Agency", "MERIDIAN AGENCY"),
    ],
)
def test_an_outlet_is_one_under_all_its_names(one, other):
    assert outlet_key(one) == outlet_key(other)


def test_two_outlets_stay_two():
    assert outlet_key("The Tarsin Courier") != outlet_key("The Besk Herald")


@pytest.mark.parametrize(
    "name",
    [
        "President Davor Hasimel",
        "Hasimel",
        "Velmara's President Davor Hasimel",
        "Mr Hasimel",
        "Давор Хасимел",
        "президента Давора Хасимела",
        "Davor Hasimel, who has ruled since 2019",
    ],
)
def test_a_person_is_one_under_all_their_names(name):
    book = NameBook.of(["Davor Hasimel", "Imre Solt"])
    assert book.key(name) == book.key("Davor Hasimel")


def test_a_surname_that_two_people_share_joins_neither():
    book = NameBook.of(["Davor Hasimel", "Radek Hasimel", "Hasimel"])
    assert len({book.key(n) for n in ("Hasimel", "Davor Hasimel", "Radek Hasimel")}) == 3


def test_another_given_name_is_another_person():
    book = NameBook.of(["Davor Hasimel"])
    assert book.key("Radek Hasimel") != book.key("Davor Hasimel")


def test_the_spokesman_for_the_president_is_not_the_president():
    book = NameBook.of(["Davor Hasimel"])
    assert book.key("the spokesman for President Davor Hasimel") != book.key("Davor Hasimel")


def test_an_office_keeps_its_words():
    assert voice_key("the presidential spokesman") == "presidential spokesman"
