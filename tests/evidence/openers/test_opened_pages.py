from evidence.openers.openers_filing import FIRST, RUSSIAN, SECOND, marked, page, told

ARTICLE = f"<article><h1>Men held in Orlo</h1><p>{FIRST}</p><p>{SECOND}</p><p>{FIRST}</p></article>"
HEAD = (
    '<meta charset="utf-8"><title>Men held in Orlo - The Tarsin Courier</title>'
    '<meta name="author" content="Ana Belik">'
    '<meta property="og:site_name" content="The Tarsin Courier">'
    '<meta property="article:published_time" content="2031-04-04T10:00:00Z">'
    '<link rel="canonical" href="https://courier.example/orlo">'
)


def opened(openers, body, head=HEAD):
    return openers.open(page(body, head), "a.html").rendition


def test_everything_on_a_page_is_kept_in_order(openers):
    text = opened(openers, f"<nav>Home</nav>{ARTICLE}<footer>The last line</footer>").text
    places = [text.index(words) for words in ("Home", "Men held", FIRST, SECOND, "The last line")]
    assert places == sorted(places)


def test_the_page_says_who_wrote_it_where_and_when(openers):
    byline = opened(openers, ARTICLE).byline
    assert (byline.title, byline.author) == ("Men held in Orlo", "Ana Belik")
    assert byline.outlet == "The Tarsin Courier"
    assert byline.address == "https://courier.example/orlo"
    assert byline.published.text == "2031-04-04"


def test_structured_data_names_author_and_day(openers):
    data = '{"@graph":[{"datePublished":"2031-04-05","author":[{"name":"Ana Belik"}]}]}'
    head = f'<script type="application/ld+json">{data}</script>'
    byline = opened(openers, ARTICLE, head).byline
    assert (byline.author, byline.published.text) == ("Ana Belik", "2031-04-05")


def test_a_page_that_names_nobody_gets_no_author(openers):
    byline = opened(openers, ARTICLE, "<title>A page</title>").byline
    assert (byline.author, byline.outlet, byline.published) == ("", "", None)


def test_the_headline_is_marked(openers):
    assert marked(opened(openers, ARTICLE), "headline") == ["Men held in Orlo"]


def test_form_navigation_and_cookie_notice_are_boilerplate(openers):
    around = '<div class="cookie-bar">We would like to know what you read.</div>'
    form = "<form><h3>Leave a Reply</h3><p>Tell us what you think</p></form>"
    rendition = opened(openers, f"<nav>Home News</nav>{around}{ARTICLE}{form}")
    assert set(marked(rendition, "boilerplate")) >= {
        "Home News",
        "We would like to know what you read.",
        "Leave a Reply",
        "Tell us what you think",
    }


def test_a_comment_of_a_reader_is_unsure_and_so_still_read(openers):
    comment = "<div class=comments><p>I saw how they were taken away myself.</p></div>"
    rendition = opened(openers, ARTICLE + comment)
    assert marked(rendition, "unsure") == ["I saw how they were taken away myself."]


def test_no_sentence_of_the_article_is_marked(openers):
    rendition = opened(openers, f"<nav>Home</nav>{ARTICLE}")
    kinds = {rendition.kind_at(rendition.text.index(words)) for words in (FIRST, SECOND)}
    assert kinds == {None}


def test_the_charset_a_page_declares_is_used(openers):
    data = page(f"<p>{RUSSIAN}</p>", '<meta charset="koi8-r">').decode().encode("koi8-r")
    rendition = openers.open(data, "a.html").rendition
    assert rendition.text == RUSSIAN
    assert not [gap for gap in rendition.gaps if "charset" in str(gap)]


def test_a_page_that_declares_a_wrong_charset_is_read_and_the_doubt_is_named(openers):
    data = page(f"<p>{RUSSIAN}</p>", '<meta charset="utf-8">').decode().encode("cp1251")
    rendition = openers.open(data, "a.html").rendition
    assert rendition.text == RUSSIAN
    assert "cp1251" in told(rendition)[0]


def test_a_charset_that_would_rewrite_the_text_is_not_obeyed(openers):
    data = page(r"<p>The sign \x41 stays.</p>", '<meta charset="unicode_escape">')
    assert r"\x41" in openers.open(data, "a.html").rendition.text


def test_a_million_nested_tags_are_read_and_the_gap_is_named(openers):
    data = page("<div>" * 1_000_000 + FIRST)
    rendition = openers.open(data, "a.html").rendition
    assert rendition.text == FIRST
    assert "too deeply" in told(rendition)[0]


def test_a_page_with_hostile_structured_data_is_read(openers):
    head = '<script type="application/ld+json">' + "[" * 100_000 + "</script>"
    assert FIRST in opened(openers, ARTICLE, head).text
