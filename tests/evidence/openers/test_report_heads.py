"""Headlines, bylines and languages of texts."""

import pytest
from evidence.openers.openers_filing import FIRST, RUSSIAN, SECOND

from habeas.evidence.openers.bylines import byline_of, date_in
from habeas.evidence.openers.headlines import headline
from habeas.evidence.openers.languages import language_of
from habeas.evidence.openers.lines import lines


def byline(text):
    return byline_of(list(lines(text)))


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        (f"TARSIN (Meridian Agency) — {FIRST}", "Meridian Agency"),
        (f"(Meridian Agency) — {FIRST}", "Meridian Agency"),
        (f"TARSIN, April 4 (Reuters) - {FIRST}", "Reuters"),
        (f"ORLO, Velmara (AP) — {FIRST}", "AP"),
        (f"Тарсин. 4 апреля. /Интерфакс/. {RUSSIAN}", ""),
        (f"Тарсин /Интерфакс/. {RUSSIAN}", "Интерфакс"),
        ("Source: Meridian Agency", "Meridian Agency"),
        (f"The Meridian Agency said: {FIRST}", ""),
        ("The law (AP) was changed on Friday.", ""),
        (FIRST, ""),
    ],
)
def test_an_agency_is_taken_only_from_a_credit(line, agency):
    assert byline(f"A headline\n\n{line}").agency == agency


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Ana Belik", "Ana Belik"),
        ("By Ana Belik and Jon Marek | The Tarsin Courier", "Ana Belik and Jon Marek"),
        ("Автор: Анна Белик", "Анна Белик"),
        ("By Friday nobody had come back.", ""),
        ("by the river", ""),
    ],
)
def test_an_author_is_who_the_line_names(line, author):
    assert byline(f"A headline\n\n{line}\n\n{SECOND}").author == author


@pytest.mark.parametrize(
    ("line", "day"),
    [
        (f"Tarsin, 4 April 2031 — {FIRST}", "2031-04-04"),
        ("Published: April 4, 2031", "2031-04-04"),
        ("Опубликовано: 4 апреля 2031", "2031-04-04"),
        ("4 April 2031", "2031-04-04"),
        ("Friday, April 4, 2031", "2031-04-04"),
        ("2031-04-04", "2031-04-04"),
        ("31 February 2031", None),
        ("On 4 April 2031 twelve men were detained in Orlo.", None),
        (FIRST, None),
    ],
)
def test_a_day_of_publication_is_taken_only_where_the_head_gives_it(line, day):
    published = byline(f"A headline\n\n{line}").published
    assert (published.text if published else None) == day


@pytest.mark.parametrize(
    ("line", "outlet"),
    [
        ("The Tarsin Courier, 9 March 2031", "The Tarsin Courier"),
        ("Besk Herald, 4 March 2031. With material from Meridian Agency.", "Besk Herald"),
        ("Северный вестник, 3 марта 2031 года", "Северный вестник"),
        ("Tarsin, 4 March 2031", ""),
        ("Radio and press were silent, 4 March 2031", ""),
        ("The Tarsin Courier, which reported it first", ""),
    ],
)
def test_an_outlet_is_taken_from_a_line_with_its_name_and_a_date(line, outlet):
    assert byline(f"A headline\n\n{line}\n\n{SECOND}").outlet == outlet


@pytest.mark.parametrize(
    "line", ["By Meridian Agency", "Besk Herald. With material from Meridian Agency."]
)
def test_an_agency_in_the_place_of_an_author_is_credited_as_an_agency(line):
    found = byline(f"A headline\n\n{line}\n\n{SECOND}")
    assert (found.agency, found.author) == ("Meridian Agency", "")


def test_what_the_head_does_not_say_stays_empty():
    assert byline(f"{FIRST}\n\n{SECOND}") == byline("")


def test_a_day_inside_words_is_found_when_asked_for():
    assert date_in("some time after 4 April 2031").text == "2031-04-04"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"Men held in Orlo\n\n{FIRST}", "Men held in Orlo"),
        (f"\ufeff“No such people”\n\n{FIRST}", "\ufeff“No such people”"),
        (f"Exclusive\nTitle: Men held in Orlo\n\n{FIRST}", "Title: Men held in Orlo"),
        (f"{FIRST}\n\n{SECOND}", None),
        (f"Dear editors,\n\n{FIRST}", None),
        (f"By Ana Belik\n\n{FIRST}", None),
        ("Men held in Orlo", None),
    ],
)
def test_the_headline_is_the_first_short_line_without_a_stop(text, words):
    found = headline(list(lines(text)), {})
    assert (found[1].span.of(text) if found else None) == words


@pytest.mark.parametrize(
    ("text", "language"),
    [(FIRST, "en"), (RUSSIAN, "ru"), ("Orlo, 4.4.2031", "und"), ("", "und"), ("123 " * 50, "und")],
)
def test_the_language_is_named_or_said_to_be_unclear(text, language):
    assert language_of(text) == language
