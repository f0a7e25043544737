"""Estimates in a dossier: the sentence first, no list named, how to make it again."""

import re
import tomllib
from dataclasses import replace
from importlib import resources

import pytest
from dossiers.story import MADE, NOON, account
from web.furnished_counts import FOUR_LISTS, estimate

from habeas.dossiers.counted import ToldCount, numbered, rounded
from habeas.dossiers.page import as_page
from habeas.numbers.small_cells import coarse
from habeas.words.reasons import Reason, said


def told(is_refused=False, **changed):
    made = replace(estimate("n-000000000001", is_refused), **changed)
    count = ToldCount("u-000000000001", "Detained in Velm", FOUR_LISTS.lists, made, NOON,
                      coarse(FOUR_LISTS), 2)  # fmt: skip
    return as_page(account(made=replace(MADE, counts=(count,))))


def words(page):
    section = re.search(r'<section id="counts".*?</section>', page, re.DOTALL)[0]
    return " ".join(re.sub(r"<[^>]+>", " ", section).split())


def test_the_sentence_stands_before_every_figure():
    page = words(told())
    sentence = "At least 1,401 people are documented. If what the estimates assume holds"
    assert page.index(sentence) < page.index("Latent classes")
    assert "Earlier estimates from the same table 2" in page


def test_the_hash_of_a_table_is_not_told_as_whoever_has_it_could_try_what_is_hidden():
    assert FOUR_LISTS.fingerprint not in told()


def test_overlaps_are_told_in_bands_with_a_table_beside_the_figure():
    page = words(told())
    assert "№ 1 200–499" in page
    assert "№ 3, № 4 50–99" in page
    assert "2 other combinations fewer than 5 each" in page
    assert not re.search(r"\b(213|248|184)\b", page)
    assert 'class="drawn overlaps"' in told()


def test_a_figure_is_told_no_finer_than_a_tenth_of_its_interval():
    page = words(told())
    assert "1,800 1,700–1,930" not in page
    assert re.search(r"Latent classes 1,800 1,\d[024568]0–1,\d[024568]0", page)


def test_where_the_gate_forbids_the_reasons_are_told():
    page = words(told(is_refused=True))
    assert "Why no answer is told Several answers fit (Latent classes)." in page
    assert "how many more there are cannot be inferred" in page


def test_no_list_is_named():
    warning = tuple(Reason.of("numbers.warns_left_out", name=name) for name in FOUR_LISTS.lists)
    forbidding = (Reason.of("numbers.forbids_left_out", names=", ".join(FOUR_LISTS.lists[1:3])),)
    page = words(told(warning=warning, forbidding=forbidding))
    assert not any(name in page for name in FOUR_LISTS.lists)
    assert "Without the list № 4" in page
    assert "№ 2, № 3" in page


@pytest.mark.parametrize("names", ["a, b", "a, b, c", "c", "gone"])
def test_a_name_with_a_comma_in_it_is_never_told(names):
    reason = numbered(Reason.of("numbers.forbids_left_out", names=names), ("a, b", "c"))
    assert re.fullmatch(r"№ [\d–](, № [\d–])*", dict(reason.places)["names"])


def sentences_with(*places):
    """Of all that forbids or warns, what has one of these places, filled with plain text."""
    text = resources.files("habeas.words").joinpath("sentences/numbers.toml")
    held = tomllib.loads(text.read_text(encoding="utf-8"))
    for code in (one for one in held if one.startswith(("forbids_", "warns_"))):
        found = [place for place in places if f"{{{place}}}" in str(held[code])]
        if found:
            yield Reason.of(f"numbers.{code}", **dict.fromkeys(found, "12345"))


def test_no_reason_that_names_a_list_can_be_told_with_its_name():
    found = list(sentences_with("name", "other", "names"))
    assert "warns_nearly" in [one.name for one in found]
    for reason in found:
        assert {told for _, told in numbered(reason, ("12345",)).places} == {"№ 1"}, reason.key


def test_no_reason_tells_a_figure_to_the_last_digit():
    found = list(sentences_with("people", "lower", "upper", "least", "most"))
    assert "warns_bound" in [one.name for one in found]
    for reason in found:
        assert {told for _, told in rounded(reason).places} == {"12000"}, reason.key


def test_a_dossier_without_estimates_is_as_it_was():
    page = as_page(account())
    assert "never recorded" not in page
    assert 'href="#counts"' not in page
    assert 'href="#counts"' in told()


def test_the_section_is_there_in_russian():
    made = replace(MADE, counts=(ToldCount("u-000000000001", "Velm", FOUR_LISTS.lists,
                                           estimate("n-000000000001"), NOON,
                                           coarse(FOUR_LISTS)),))  # fmt: skip
    page = words(as_page(account(made=made), "ru"))
    assert page.startswith("Сколько людей осталось незаписанными")
    assert " ".join(said(estimate("n-000000000001").sentence, "ru").split()) in page
    assert "не менее 1 401" in page
