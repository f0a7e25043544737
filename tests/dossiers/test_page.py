import base64
import hashlib
import re
from itertools import pairwise

import pytest
from dossiers.reading_page import Page
from dossiers.story import BLOG, COURIER, account, blog, courier, with_failure

from habeas.dossiers.account import ExhibitNotDescribed, build_account
from habeas.dossiers.cited import Cited, NothingToRestOn, Sentence
from habeas.dossiers.page import as_page
from habeas.dossiers.phrases import LanguageNotSpoken, phrases
from habeas.incidents.weighing import weigh
from habeas.words.anchors import Span
from habeas.words.dates import Edtf
from habeas.words.reports import Block, BlockKind, Byline, ReadReport, Rendition


@pytest.fixture(scope="module")
def source():
    return as_page(account())


@pytest.fixture(scope="module")
def page(source):
    return Page(source)


def test_every_element_is_closed_and_no_id_is_given_twice(page):
    assert page.unclosed == []
    assert len(page.ids()) == len(set(page.ids()))


def test_every_link_leads_to_a_place_in_the_page(page):
    assert page.links()
    assert {link.removeprefix("#") for link in page.links()} <= set(page.ids())


def test_every_statement_has_a_note_and_a_marked_place(page):
    told = account()
    for cited in told.cited:
        assert f"note-{cited.number}" in page.ids()
        assert f"words-{cited.number}" in page.ids()
    marked = {number for notes, _ in page.marks for number in notes}
    assert marked == {cited.number for cited in told.cited}


def test_every_quotation_is_a_slice_of_a_rendition(page):
    slices = {a.quote for cited in account().cited for a in cited.anchors}
    assert page.quotes
    assert set(page.quotes) == slices
    assert all(quote in COURIER + BLOG for quote in page.quotes)


def test_the_marks_of_a_statement_together_are_its_words(page):
    for cited in account().cited:
        marked = "".join(words for notes, words in page.marks if cited.number in notes)
        assert marked == "".join(anchor.quote for anchor in cited.anchors)


def test_headings_never_skip_a_level(page):
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_it_has_landmarks_a_language_and_a_way_past_the_banner(page):
    tags = [tag for tag, _ in page.tags]
    assert {"header", "nav", "main"} <= set(tags)
    assert dict(page.tags)["html"]["lang"] == "en"
    assert ("a", {"href": "#summary", "class": "skip"}) in page.tags


def test_it_runs_nothing_and_fetches_nothing(source, page):
    forbidden = {"script", "img", "link", "iframe", "object", "embed", "form", "base", "video"}
    assert not forbidden & {tag for tag, _ in page.tags}
    assert not [a for _, given in page.tags for a in given if a.startswith("on") or a == "style"]
    assert not [a for _, given in page.tags for a in given if a in {"src", "srcset", "action"}]
    assert "url(" not in source
    assert "@import" not in source


def test_its_policy_allows_its_own_style_alone(source, page):
    policy = next(g["content"] for t, g in page.tags if "http-equiv" in g)
    style = re.search(r"<style>(.*?)</style>", source, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy
    assert "unsafe" not in policy


def test_it_is_marked_as_not_for_release_and_as_a_draft(page):
    assert page.text.count("working copy, names people, not for release") == 2
    assert "Machine draft: 8 drafts, 0 confirmed or corrected by a person." in page.text
    assert "No finding has been made." in page.text
    assert "Standard of proof reached: none." in page.text


def test_the_five_standards_of_proof_are_named(page):
    for standard in ("reasonable suspicion", "clear and convincing", "beyond reasonable doubt"):
        assert standard in page.text


def test_a_denial_stands_in_full_beside_what_it_answers(page):
    assert "“Nobody was taken" not in page.quotes
    assert "Nobody was taken in Keld, and nobody will be." in page.quotes
    assert "Denied by Imre Solt, who speaks for Davor Hasimel" in page.text


def test_exhibits_stand_with_hash_and_custody(page):
    for told in account().exhibits:
        assert told.facts.sha256 in page.text
        assert told.facts.custody[0].what in page.text


def test_the_timeline_always_has_its_table(page):
    assert "svg" in [tag for tag, _ in page.tags]
    assert "on 2026-04-03" in page.text


def test_an_imprecise_date_is_told_as_an_interval():
    report = blog()
    dated = Rendition(
        BLOG, "text", "hand", "1", "en", byline=Byline(published=Edtf.parse("2026-04"))
    )
    told = Page(as_page(account(ReadReport("x-blog", dated, report.statements), courier())))
    assert "between 2026-04-01 and 2026-04-30" in told.text
    assert "rect" in [tag for tag, _ in told.tags]


def test_boilerplate_is_shown_dimmed_and_not_dropped():
    start = BLOG.index("Leave a Reply")
    block = Block(Span(start, len(BLOG)), BlockKind.BOILERPLATE, "comment form")
    dimmed = Rendition(BLOG, "text", "hand", "1", "en", blocks=(block,))
    told = as_page(account(ReadReport("x-blog", dimmed, blog().statements), courier()))
    assert '<span class="dimmed">Leave a Reply. Log in to comment.\n</span>' in told


def test_what_could_not_be_read_is_named():
    assert "b.pdf: no text" in Page(as_page(with_failure())).text


def test_a_long_text_says_how_much_of_it_is_not_shown():
    long = BLOG + "\n" + "nothing of note " * 3000
    held = Rendition(long, "text", "hand", "1", "en")
    told = Page(as_page(account(ReadReport("x-blog", held, blog().statements), courier())))
    assert "characters not shown here" in told.text
    assert "As many as 120 men have been rounded up in Keld" in told.text


def test_the_same_input_gives_the_same_bytes_in_any_order(source):
    assert as_page(account(blog(), courier())) == source
    assert as_page(account(courier(), blog())) == source


def test_a_sentence_without_a_statement_cannot_be_made():
    with pytest.raises(NothingToRestOn):
        Sentence("Forty men were taken.", ())


def test_a_statement_without_a_place_cannot_be_cited():
    statement = blog().statements[0].statement
    with pytest.raises(NothingToRestOn):
        Cited(1, "s-1", "x-1", "E1", (), statement)


def test_an_exhibit_nobody_describes_is_an_error():
    told = account()
    with pytest.raises(ExhibitNotDescribed):
        build_account([blog()], told.trace, told.graph, [], {}, told.made)


def test_a_language_without_phrases_is_an_error():
    with pytest.raises(LanguageNotSpoken):
        phrases("tlh")


def test_an_account_of_nothing_is_told_as_nothing():
    told = account()
    empty = build_account(
        [], told.trace, told.graph, weigh([], told.trace, told.graph), {}, told.made
    )
    assert "0 statements, 0 exhibits" in Page(as_page(empty)).text
