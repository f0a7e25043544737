"""A value is found in a text in whatever letters, case, accents or spacing it stands there."""

import pytest

from habeas.protection.cases.likeness import occurs, same_channel, same_name, spots


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Maria", "It concerns Maria."),
        ("Maria", "it concerns MARIA."),
        ("Maria", "it concerns María"),
        ("Maria", "это касается Марии"),
        ("Maria", "это касается Марию"),
        ("Мария Хасанская", "the statement of Maria Khasanskaya"),
        ("Мария Хасанская", "the statement of Mariya Hasanskaia"),
        ("Khasanov", "Хасанова задержали"),
        ("Khasanov", "they held Hasanov"),
        ("Yevgeny", "Евгений"),
        ("Yevgeny", "Евгению"),
        ("Fyodor", "Фёдор, Федору"),
        ("Yuri", "Юрий"),
        ("Kuznetsov", "Кузнецов и Kuznecov"),
        ("Hašimel", "Hashimel, Хашимель"),
        ("Maria", "M a r i a"),
        ("Maria", "M.a.r.i.a"),
        ("Maria", "Ma\u00adria"),
        ("Maria", "Ma\u200bria"),
        ("Maria", "a letter frommaria"),
        ("Maria", "Маriа"),  # the second and last letter are Cyrillic
        ("Ashot", "as hot"),
        ("K-204", "case k204"),
        ("K-204", "case K 204"),
        ("Grozny", "Грозном"),
        ("Pavel", "Павла"),
        ("Гаджиев", "le colonel Gadjiev"),
        ("Шамиль", "Chamil"),
        ("Хасан", "Chasan"),
        ("Чермоев", "Tchermoev, Tschermojew"),
        ("Надя", "Nadja"),
        ("Maks Hasan", "they asked for Maks Hasan."),
        ("Maks Hasan", "the case of МаксХасан"),
        ("Maks Hasan", "as Maks Hasan he"),
        ("Li", "it was Li who came"),
        ("Li", "it was L i who came"),
        ("Alu", "Алу"),
        ("+7 900 555-01-02", "call +7(900)5550102"),
        ("5550102", "٥٥٥٠١٠٢"),
        ("sparrow@post.example", "write to SPARROW (at) sparrow@post . example"),
    ],
)
def test_a_value_is_found(value, text):
    assert occurs(value, text)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Maria", "The unit held men in Argun."),
        ("Li", "a list of lines, politely"),
        ("Khasanov", "the commander Solt"),
        ("K-204", "on page 20 of 4,000"),
        ("Maria", ""),
        ("", "anything"),
        ("—", "nothing — but a dash"),
    ],
)
def test_what_is_not_there_is_not_found(value, text):
    assert not occurs(value, text)


def test_it_says_where_in_the_text_the_value_stands():
    text = "это касается Марии Хасанской и других"
    assert {text[start:end] for start, end in spots("Maria", text)} == {"Мари"}
    assert any(text[s:e].startswith("Хасанск") for s, e in spots("Khasanskaya", text))


def test_a_spot_covers_a_value_that_is_spaced_out():
    text = "it is M a r i a n, they say"
    assert "M a r i a n" in {text[start:end] for start, end in spots("Marian", text)}


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Davor Hasimel", "Хасимель Давор", True),
        ("Davor Hasimel", "HASIMEL  davor", True),
        ("Davor Hasimel", "Davor Hasimelov", False),
        ("Davor Hasimel", "Davor", False),
        ("", "", False),
        ("—", "…", False),
    ],
)
def test_names_are_the_same_only_when_every_part_is(one, other, same):
    assert same_name(one, other) is same


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("+7 900 555-01-02", "8 (900) 555 01 02", True),
        ("+7 900 555-01-02", "+7 900 555-01-03", False),
        ("Sparrow@Post.example", "sparrow@post.example", True),
        ("@sparrow", "sparrow", True),
        ("", "", False),
    ],
)
def test_channels_are_the_same_however_they_are_written(one, other, same):
    assert same_channel(one, other) is same
