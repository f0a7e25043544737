import pytest
from archive.compartment import DENIAL, RUSSIAN, Cast

from habeas.archive import access
from habeas.archive.search import search
from habeas.words.anchors import Span

LONG_AGO = "An older report. Nothing was said of it. " * 40


def found(cast, query, limit=20):
    return search([cast.store], query, limit)


def quotes(cast, query):
    return [hit.anchor.quote for hit in found(cast, query)]


@pytest.mark.parametrize("query", ["detain", "detained", "detaining", "DETAINED", "men detained"])
def test_an_english_word_is_found_in_any_of_its_forms(cast, query):
    kept = cast.render(DENIAL)
    assert [hit.rendition for hit in found(cast, query)] == [kept.identifier]


@pytest.mark.parametrize(
    "query", ["задержание", "задержаний", "ЗАДЕРЖАНИЯ", "отрицать", "продолжается"]
)
def test_a_russian_word_is_found_in_any_of_its_forms(cast, query):
    kept = cast.render(RUSSIAN, language="ru")
    assert [hit.rendition for hit in found(cast, query)] == [kept.identifier]


@pytest.mark.parametrize("query", ["Хасимел", "хасимелом", "Hasimel", "Khasimel", "hasimel's"])
def test_a_name_is_found_in_either_script_and_any_case(cast, query):
    both = {cast.render(DENIAL).identifier, cast.render(RUSSIAN).identifier}
    assert {hit.rendition for hit in found(cast, query)} == both


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("Евгений Щукин", "Yevgeny Shchukin spoke."),
        ("Kadirov", "Кадыров сказал."),
        ("Qassim", "Kasim was taken."),
        ("Jokhar", "Джохар исчез."),
        ("Łukasz", "Lukasz was taken."),
        ("Żanna Čapek", "Жанна Чапек исчезла."),
        ("Жанна Чапек", "Żanna Čapek was taken."),
        ("Capek", "Čapek was taken."),
        ("Ахмед", "Achmed was taken."),
        ("Chamil", "Шамиль исчез."),
        ("Kadyroff", "Кадыров сказал."),
    ],
)
def test_spellings_of_a_name_meet(cast, query, written):
    cast.render(written)
    assert len(found(cast, query)) == 1


def test_a_name_does_not_meet_a_plain_word_that_sounds_alike(cast):
    cast.render("He spoke of the solt in the sea, and of peasants.")
    assert found(cast, "Сольта") == ()


def test_letters_that_people_write_either_way_are_one(cast):
    cast.render("Её отпустили. Cafe “Zoë” in Besk.")
    assert quotes(cast, "ее") == ["Её"]
    assert quotes(cast, "zoe") == ["Zoë"]
    assert quotes(cast, "café") == ["Cafe"]


def test_quoted_words_are_found_only_side_by_side_and_in_order(cast):
    cast.render(DENIAL)
    assert quotes(cast, '"no such people"') == ["no such people"]
    assert quotes(cast, "«such person»") == ["such people"]
    assert quotes(cast, "«no people»") == []
    assert quotes(cast, '"people such"') == []
    assert quotes(cast, "people such") != []


def test_every_word_of_a_query_has_to_be_there(cast):
    cast.render(DENIAL)
    assert found(cast, "detained Orlo") != ()
    assert found(cast, "detained Keld") == ()


def test_a_hit_shows_the_place_where_the_words_stand_closest(cast):
    text = "The men spoke. " + LONG_AGO + "In Orlo men were detained at night. " + LONG_AGO
    cast.render(text)
    (hit,) = found(cast, "detained men")
    assert hit.anchor.quote == "men were detained"
    hit.anchor.check(text)
    assert hit.snippet in text
    assert hit.anchor.quote in hit.snippet
    assert len(hit.snippet) < 250


def test_a_snippet_is_cut_between_words(cast):
    cast.render(LONG_AGO + "detained " + LONG_AGO)
    (hit,) = found(cast, "detained")
    whole = set((LONG_AGO + "detained").split())
    assert set(hit.snippet.split()) <= whole


def test_what_speaks_of_it_most_comes_first(cast):
    cast.render(LONG_AGO + "Men were detained.")
    best = cast.render("Detained in Orlo, detained in Keld: who detained them?")
    assert found(cast, "detained")[0].rendition == best.identifier
    assert len(found(cast, "detained", limit=1)) == 1


def test_the_best_of_all_stores_come_first(cast, tmp_path):
    other = Cast(tmp_path / "other", "c-000000000002", seed=2)
    for number in range(3):
        cast.render(f"{LONG_AGO} {number} Men were detained.")
        other.render(f"Nothing of it, {number}.")
    best = other.render("Detained in Orlo, detained in Keld.")
    hits = search([cast.store, other.store], "detained", limit=3)
    assert hits[0].rendition == best.identifier
    assert len(hits) == 3


@pytest.mark.parametrize(
    "query",
    [
        "",
        " ",
        '"',
        '""',
        "“",
        "(",
        "AND",
        "a NEAR( b",
        "stems:x",
        "*",
        "-",
        "^",
        "'",
        "\x00",
        "🕊",
        "%s",
        "NOT",
    ],
)
def test_nothing_that_is_typed_is_an_error(cast, query):
    cast.render(DENIAL)
    assert found(cast, query) == ()


def test_operators_are_words_like_others(cast):
    cast.render("Not and or near, said Imre Solt.")
    assert found(cast, "NOT AND OR NEAR") != ()
    assert found(cast, "Solt -said") != ()
    assert found(cast, "stems:solt") == ()


def test_only_the_rendition_in_force_is_found(cast):
    first = cast.render(DENIAL)
    second = cast.render(DENIAL + " Detained.", first.exhibit, version="2")
    assert [hit.rendition for hit in found(cast, "detained")] == [second.identifier]


def test_a_rendition_that_fails_to_be_kept_is_not_found(cast):
    exhibit, _ = cast.receive(b"bytes")
    try:
        with access.writing(cast.store):
            cast.render(DENIAL, exhibit)
            raise KeyError
    except KeyError:
        pass
    assert found(cast, "detained") == ()


def test_other_scripts_are_found_as_they_stand(cast):
    cast.render("اعتقال الرجال في أورلو")
    assert quotes(cast, "الرجال") == ["الرجال"]


def test_the_place_of_a_hit_is_in_code_points(cast):
    text = "🕊🕊 Её detained"
    cast.render(text)
    (hit,) = found(cast, "detained")
    assert hit.anchor.span == Span(text.index("detained"), len(text))
