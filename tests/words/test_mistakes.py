from habeas.evidence.openers.refusals import EmptyFile, UnknownKind
from habeas.words.errors import HabeasError
from habeas.words.mistakes import said_in
from habeas.words.roles import DOING, NotYourRole, Right


class OnlyEnglish(HabeasError):
    message = "Only {what} was written."
    hint = "Write the other."


def test_an_error_is_told_in_the_language_of_the_person():
    error = EmptyFile(name="a.pdf")
    assert said_in(error, "en") == (error.what_happened, error.what_to_do)
    happened, todo = said_in(error, "ru")
    assert happened == "«a.pdf» пуст."
    assert todo.startswith("Попросите файл ещё раз")


def test_our_own_words_in_an_error_are_told_in_that_language_too():
    happened, _ = said_in(UnknownKind(name="a.xyz", found="a picture"), "ru")
    assert happened == "«a.xyz» – изображение: прочесть это как текст нельзя."
    happened, _ = said_in(NotYourRole(doing=DOING[Right.FIND]), "ru")
    assert happened.endswith("здесь записывать выводы.")


def test_an_error_without_russian_words_is_told_in_english():
    assert said_in(OnlyEnglish(what="one"), "ru") == ("Only one was written.", "Write the other.")


def test_an_error_is_told_even_when_a_fact_is_missing():
    assert said_in(EmptyFile(), "ru")[0] == "«{name}» пуст."


def test_a_hostile_name_hides_nothing_in_russian_either():
    happened, _ = said_in(EmptyFile(name="a\u202e.pdf\n"), "ru")
    assert "\u202e" not in happened
    assert "\n" not in happened
