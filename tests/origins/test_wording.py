from origins.printing import place

from habeas.origins.wording import BREAK, count_words, wording_of, words_of
from habeas.words.reports import Block, BlockKind, Rendition


def test_quotation_marks_case_spaces_and_soft_hyphens_do_not_matter():
    plain = words_of("They don't exist in the Republic")
    assert words_of("THEY don’t ex\u00adist in\u00a0the “republic”") == plain


def test_full_width_letters_are_the_same_letters():
    assert words_of("Ｋｅｌｄ") == words_of("Keld")


def test_a_cyrillic_letter_in_a_latin_word_is_seen_through():
    assert words_of("d\u0435tained in K\u0435ld") == words_of("detained in Keld")


def test_a_cyrillic_capital_in_a_latin_word_is_seen_through():
    assert words_of("\u0422arsin") == words_of("Tarsin")


def test_a_russian_word_is_the_same_at_the_start_of_a_sentence():
    assert words_of("Вода Нет Все") == words_of("вода нет все")


def test_a_word_broken_at_the_end_of_a_line_is_one_word():
    assert words_of("they were deten-\n  tioned") == words_of("they were detentioned")


def test_marks_above_letters_stay_in_the_word():
    assert len(words_of("हिन्दी में लिखा")) == 3


def test_arabic_vowel_marks_and_lengthening_do_not_matter():
    assert words_of("كَتَبَ الرجـــل") == words_of("كتب الرجل")


def test_a_script_without_spaces_is_compared_letter_by_letter():
    words = words_of("警察拘留了四十名男子")
    assert len(words) == 10
    assert count_words(words) == 5


def test_every_word_knows_its_place():
    text = "Officers came — at night."
    wording = wording_of(Rendition(text, "text", "test", "1", "en"))
    assert [wording.span(n, n).of(text) for n in range(len(wording))] == [
        "Officers",
        "came",
        "at",
        "night",
    ]


def test_boilerplate_leaves_a_break_and_none_of_its_words():
    text = "Men were taken. Leave a Reply. They came back."
    block = Block(place(text, "Leave a Reply."), BlockKind.BOILERPLATE, "test")
    folded = wording_of(Rendition(text, "text", "test", "1", "en", (block,))).folded
    assert folded == ("men", "were", "taken", BREAK, "they", "came", "back")
