import pytest
from evidence.openers.openers_filing import FIRST, SECOND

from habeas.evidence.openers.boilerplate import marks, reason_for
from habeas.evidence.openers.lines import lines


@pytest.mark.parametrize(
    "words",
    [
        "Leave a Comment Cancel Reply",
        "Your email address will not be published. Required fields are marked *",
        "You are commenting using your WordPress.com account. ( Log Out / Change )",
        "Notify me of new posts via email.",
        "Connecting to %s",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
        "Be the first to comment",
        "3 thoughts on “Men held in Orlo”",
        "Click to share on Twitter (Opens in new window)",
        "We use cookies to improve your visit.",
        "Image result for Tarsin square",
        "Gravatar picture",
        "Sign in with Google",
        "Subscribe to our newsletter",
        "Related posts",
        "© 2031 The Tarsin Courier. All rights reserved.",
        "Proudly powered by WordPress",
        "Skip to content",
        "Story continues below advertisement",
        "Оставить комментарий",
        "Ваш e-mail не будет опубликован. Обязательные поля помечены *",
        "Поделиться в Телеграме",
        "Мы используем файлы cookie, чтобы сайт работал лучше.",
        "Картинки по запросу Тарсин",
        "Читайте также:",
        "Все права защищены.",
        "Подписывайтесь на наш канал в Telegram",
        "Нашли ошибку? Выделите её и нажмите Ctrl+Enter",
    ],
)
def test_a_line_of_the_page_is_known_alone(words):
    assert reason_for(words)


@pytest.mark.parametrize(
    "words",
    [
        FIRST,
        SECOND,
        "Send it by tomorrow or they will kill him.",
        "Share it with nobody, he told me.",
        "No comment.",
        "No comments.",
        "Posted in Besk, the regiment beat the men it held.",
        "Published in Tarsin on 4 April",
        "(c) Three men were taken from Keld on 4 April 2031 and have not returned.",
        "Copyright law was changed in 2031 to silence the papers.",
        "Photo 3 shows the burned house",
        "You may like it or not, the guard told me.",
        "«Previous detainees were beaten,» he said.",
        "Next day they said «we know nothing»",
        "Tagged as traitors, the men were led away",
        "Следующая новость пришла из Тарсина",
        "Запись опубликована на сайте министерства, на ней видно лица задержанных",
        "[video shows a man being beaten]",
        "Category: enforced disappearance",
        "Download the app, they ordered, and gave him his telephone back",
        "Reply of the government of Velmara",
        "They called it a cookie.",
        "He asked us to leave a reply for his mother.",
        "Comments by the spokesman were published on Friday",
        "Report this to the prosecutor, the spokesman advised.",
    ],
)
def test_a_sentence_of_a_report_is_never_boilerplate(words):
    assert reason_for(words) == ""


def found(text):
    held = list(lines(text))
    return {block.span.of(text): block.kind.value for block in marks(held).values()}


def test_a_weak_line_counts_only_beside_a_form():
    assert found("Name\n\nOrlo") == {}
    assert found("Leave a Reply\n\nName\n\nE-mail\n\nSubmit") == {
        "Leave a Reply": "boilerplate",
        "Name": "boilerplate",
        "E-mail": "boilerplate",
        "Submit": "boilerplate",
    }


def test_a_short_line_between_lines_of_a_form_is_only_unsure():
    text = "Leave a Reply\n\nImre Solt\n\nYou must be logged in to post a comment."
    assert found(text)["Imre Solt"] == "unsure"


def test_a_sentence_between_lines_of_a_form_is_not_marked():
    text = f"Leave a Reply\n\n{FIRST}\n\nConnecting to %s"
    assert FIRST not in found(text)


def test_a_very_long_line_is_never_boilerplate():
    assert reason_for("We use cookies " + "and more " * 60) == ""
