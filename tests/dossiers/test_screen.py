import re
from dataclasses import replace

from dossiers.reading_page import Page
from dossiers.story import MADE, account, courier, with_failure

from habeas.dossiers.exhibits import Rejected
from habeas.dossiers.page import as_page
from habeas.dossiers.screen import on_screen
from habeas.words.reports import ReadReport, Rendition


def test_every_incident_takes_less_than_a_screen():
    for width in (80, 100):
        told = on_screen(account(), width)
        for incident in told.split("\n\n")[:-1]:
            assert len(incident.splitlines()) <= 24
        assert max(len(line) for line in told.splitlines()) <= width


def test_a_figure_stands_with_whoever_gave_it():
    told = on_screen(account(), 1000)
    assert "“as many as 120” – some reports (unnamed) [1]" in told
    assert "“at least 40” – Velmara Legal Aid Network [6]" in told


def test_figures_are_never_added():
    assert "160" not in on_screen(account())


def test_a_denial_names_how_the_denier_stands_to_the_accused_and_its_way():
    told = on_screen(account(), 1000)
    side = next(line for line in told.splitlines() if "on the accused’s side" in line)
    assert "Imre Solt, who speaks for Davor Hasimel via Meridian Agency [8]" in side


def test_the_word_independent_is_kept_for_first_hand_chains():
    assert "independent" not in on_screen(account())


def test_advice_whose_avenue_no_path_shows_is_to_be_checked():
    told = on_screen(account(), 1000)
    assert "check" in told
    assert "own chain" not in told


def test_all_is_said_to_be_drafted_by_a_machine():
    told = on_screen(account())
    assert "Machine draft: 8 drafts, 0 confirmed or corrected by a person. No finding" in told


def test_what_could_not_be_opened_is_named():
    assert "b.pdf: no text" in on_screen(with_failure())


def test_an_exhibit_that_gave_no_statement_is_named_with_its_language():
    letter = ReadReport("x-letter", Rendition("Письмо", "text", "hand", "1", "ru"), ())
    held = account(courier(), letter)
    named = f"{held.label('x-letter')} “x-letter.txt” (language: ru): opened and kept, but no"
    assert named in on_screen(held, 1000)
    assert named in Page(as_page(held)).text
    assert "no statement was read" not in on_screen(account())


def test_a_rejected_statement_counts_for_nothing_and_is_told_all_the_same():
    one = Rejected("s-1", "x-blog", 7, "Nobody\nwas taken", "Imre Solt", "Ane Veli", "Misread.")
    held = account(made=replace(MADE, rejected=(one,)))
    said = (
        f"“Nobody was taken”, given to Imre Solt in {held.label('x-blog')} (s-1): rejected by Ane"
    )
    assert said in on_screen(held, 1000)
    assert said in Page(as_page(held)).text


def test_every_number_in_brackets_is_a_statement():
    told = account()
    numbers = {int(n) for n in re.findall(r"\[(\d+)\]", on_screen(told))}
    assert numbers <= {one.number for one in told.cited}
    assert numbers


def test_each_act_says_how_many_origins_it_has_at_least_and_at_most():
    told = on_screen(account(), 1000)
    alleged = next(line for line in told.splitlines() if line.startswith("Alleged"))
    assert re.search(r"origins at least–at most: .*\(\d+–\d+\)", alleged)


def test_what_is_only_implied_is_asked_about_and_never_alleged():
    from habeas.dossiers.phrases import phrases
    from habeas.dossiers.sentences import Sentences
    from habeas.words.statements import Modality, ViolationMention

    held = account()
    told = held.incidents[0]
    one = told.statements[0]
    hint = ViolationMention("killing", one.statement.extent, Modality.IMPLIED)
    hinting = replace(one, statement=replace(one.statement, violations=(hint,)))
    said = Sentences(held, phrases("en")).implied(replace(told, statements=(hinting,)))
    assert [s.rests_on for s in said] == [(hinting,)]
    assert "a person must say" in said[0].text


def test_a_place_no_statement_names_itself_is_marked_as_carried_over():
    from dataclasses import replace

    from habeas.dossiers.phrases import phrases
    from habeas.dossiers.sentences import Sentences

    held = account()
    value = next(v for i in held.incidents for v in i.values)
    carried = replace(value, value=replace(value.value, inherited=True))
    say = Sentences(held, phrases("en"))
    assert say.carried(carried.value, "“Keld”") != say.carried(value.value, "“Keld”") == "“Keld”"
