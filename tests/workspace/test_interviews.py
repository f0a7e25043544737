"""Testimony at the desk: taken, corrected, taken back, told and not told."""

import shutil

import pytest
from archive.testimony import answers, complete

from habeas.archive import consents, renditions, statements, verification
from habeas.archive import search as index
from habeas.archive.marks import AskedTooOften, HintTooShort
from habeas.words.consents import Answer, Use
from habeas.words.differing import Fate
from habeas.words.interviews import NotACode, Words
from habeas.words.progress import silent
from habeas.words.roles import NotYourRole, Role
from habeas.workspace import interviews, telling, translations
from habeas.workspace.compartments import new
from habeas.workspace.opening import create, now, open_workspace
from habeas.workspace.reading import read
from habeas.workspace.translations import Translated
from habeas.workspace.weighing import weigh

PASSPHRASE = "seven quiet herons on a wire"
SAW = "“Three men were detained in Orlo on Monday,” Imre Solt told me."
HEARD = "“Nine men were killed in Velm in March,” Ana Dorn told me."


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made") / "velmara"
    create(folder, PASSPHRASE, "Mara")
    with open_workspace(folder, PASSPHRASE) as workspace:
        new(workspace, ("testimony",))
    return folder


@pytest.fixture
def desk(made, tmp_path):
    shutil.copytree(made, tmp_path / "velmara")
    with open_workspace(tmp_path / "velmara", PASSPHRASE) as workspace:
        yield workspace


def interviewed(desk, text=SAW, **given):
    """A finished interview and its exhibit."""
    begun = interviews.begin(desk, "testimony")
    interviews.fill(desk, "testimony", begun, complete(text, **given), 0)
    return begun, interviews.finish(desk, "testimony", begun, 1)


def read_and_weigh(desk):
    list(read(desk, (), False, silent))
    weigh(desk, "testimony", silent)


def told(desk, use=Use.TEAM):
    return telling.account_of(desk.store("testimony"), use=use)


def test_testimony_is_refused_in_general_and_led_elsewhere(desk):
    with pytest.raises(interviews.TestimonyNotHere):
        interviews.begin(desk, "general")
    assert [store.name for store in interviews.places(desk)] == ["testimony"]


def test_finished_words_can_be_read_like_any_exhibit(desk):
    _, exhibit = interviewed(desk)
    assert renditions.rendition(desk.store("testimony"), exhibit).rendition.text.strip() == SAW
    assert interviews.words_of(desk, "testimony", exhibit) == SAW


def test_a_name_is_no_code(desk):
    begun = interviews.begin(desk, "testimony")
    with pytest.raises(NotACode):
        interviews.fill(desk, "testimony", begun, complete(person="Imre Solt"), 0)


def test_words_taken_back_are_sealed_for_the_team_too(desk):
    begun, exhibit = interviewed(desk)
    interviews.withdraw(desk, "testimony", begun, list(Use), "")
    with pytest.raises(interviews.WordsClosed):
        interviews.words_of(desk, "testimony", exhibit)
    with pytest.raises(interviews.WordsClosed):
        translations.add(desk, "testimony", exhibit, Translated("слова", "ru", "m-1"))


def test_words_taken_back_are_neither_found_nor_listed_nor_weighed(desk):
    begun, exhibit = interviewed(desk)
    read_and_weigh(desk)
    store = desk.store("testimony")
    assert index.search([store], "Orlo")
    interviews.withdraw(desk, "testimony", begun, list(Use), "")
    assert index.search([store], "Orlo") == ()
    assert statements.read_reports(store) == ()
    assert list(read(desk, (), False, silent)) == []
    (again,) = read(desk, (exhibit,), True, silent)
    assert isinstance(again.problem, interviews.WordsClosed)
    assert verification.verify([store]) == ()
    kept = statements.statements(store, exhibit)
    assert kept
    assert all(one.is_withdrawn for one in kept)


def test_words_opened_again_come_back_as_they_were(desk):
    begun, _ = interviewed(desk)
    read_and_weigh(desk)
    store = desk.store("testimony")
    before = (statements.read_reports(store), index.search([store], "Orlo"))
    interviews.withdraw(desk, "testimony", begun, list(Use), "")
    seen = interviews.held(desk, "testimony", begun).changes
    interviews.answer(desk, "testimony", begun, answers(), "she feels safe now", seen)
    assert (statements.read_reports(store), index.search([store], "Orlo")) == before


def test_a_correction_is_shown_with_what_changed(desk):
    begun, first = interviewed(desk)
    words = Words(SAW.replace("Three", "Four"), "en")
    interviews.correct(desk, "testimony", begun, words, "she remembered one more")
    old, new = interviews.held(desk, "testimony", begun).versions
    pieces = interviews.corrected(desk, "testimony", old, new)
    assert [p.text for p in pieces if p.fate is not Fate.SAME] == ["Three", "Four"]
    assert interviews.words_of(desk, "testimony", first) == SAW


def test_however_often_somebody_corrects_the_first_words_stay(desk):
    begun, first = interviewed(desk)
    for text in (HEARD, SAW, HEARD + "\n", SAW):
        interviews.correct(desk, "testimony", begun, Words(text, "en"), "")
        assert interviews.words_of(desk, "testimony", first) == SAW
    versions = interviews.held(desk, "testimony", begun).versions
    assert [v.number for v in versions] == [1, 2, 3, 4, 5]
    assert versions[0].exhibit == first


def test_a_dossier_leaves_out_what_nobody_consented_to_and_says_so(desk):
    interviewed(desk)
    _, closed = interviewed(desk, HEARD, consents=answers(court=Answer.NO), person="P-205")
    read_and_weigh(desk)
    whole, part = told(desk), told(desk, Use.COURT)
    assert len(whole.exhibits) == 2
    assert [one.facts.identifier == closed for one in part.exhibits] == [False]
    assert (whole.made.withheld, part.made.withheld) == (0, 1)


def test_what_was_left_out_is_in_no_line_of_the_dossier(desk, tmp_path):
    interviewed(desk)
    interviewed(desk, HEARD, consents=answers(court=Answer.NO), person="P-205")
    read_and_weigh(desk)
    out = tmp_path / "dossier.html"
    telling.tell(desk, "testimony", tmp_path / "whole.html")
    assert "Ana Dorn" in (tmp_path / "whole.html").read_text(encoding="utf-8")
    telling.tell(desk, "testimony", out, use=Use.COURT)
    page = out.read_text(encoding="utf-8")
    assert "Velm" not in page
    assert "Ana Dorn" not in page
    assert "1 testimony was left out: no consent allows this use of it." in page
    telling.tell(desk, "testimony", tmp_path / "ru.html", "ru", Use.COURT)
    assert "Не вошло 1 свидетельство" in (tmp_path / "ru.html").read_text(encoding="utf-8")


def test_after_a_withdrawal_the_next_dossier_tells_nothing_of_it(desk):
    begun, _ = interviewed(desk)
    interviewed(desk, HEARD, person="P-205")
    read_and_weigh(desk)
    assert len(told(desk).exhibits) == 2
    interviews.withdraw(desk, "testimony", begun, list(Use), "")
    left = told(desk)
    assert [e.rendition.text.strip() for e in left.exhibits] == [HEARD]


def test_incidents_keep_their_names_when_something_is_left_out(desk):
    interviewed(desk)
    interviewed(desk, HEARD, consents=answers(court=Answer.NO), person="P-205")
    read_and_weigh(desk)
    whole = {one.incident.key for one in told(desk).incidents}
    part = {one.incident.key for one in told(desk, Use.COURT).incidents}
    assert part
    assert part <= whole


def test_a_corrected_testimony_is_told_once_and_the_earlier_words_are_counted(desk):
    begun, _ = interviewed(desk)
    interviews.correct(desk, "testimony", begun, Words(HEARD, "en"), "")
    read_and_weigh(desk)
    account = told(desk)
    assert [e.rendition.text.strip() for e in account.exhibits] == [HEARD]
    assert account.made.earlier == 1


def test_the_next_interviewer_is_told_whom_to_ask(desk):
    begun, _ = interviewed(desk)
    interviews.put_mark(desk, "testimony", begun, "the blue gate 1974")
    assert interviews.ask_whether_interviewed(desk, "The Blue Gate, 1974") == ("Mara",)
    with pytest.raises(HintTooShort):
        interviews.ask_whether_interviewed(desk, "P-1")


def test_asking_ends_before_it_becomes_a_search(desk):
    for number in range(10):
        interviews.ask_whether_interviewed(desk, f"somebody {number}")
    with pytest.raises(AskedTooOften):
        interviews.ask_whether_interviewed(desk, "somebody else")


def test_who_takes_everything_back_is_warned_of_no_more(desk):
    begun, _ = interviewed(desk)
    interviews.put_mark(desk, "testimony", begun, "the blue gate 1974")
    interviews.withdraw(desk, "testimony", begun, list(Use), "")
    assert interviews.ask_whether_interviewed(desk, "the blue gate 1974") == ()


def test_giving_up_an_interview_takes_its_mark_along(desk):
    begun = interviews.begin(desk, "testimony")
    interviews.put_mark(desk, "testimony", begun, "the blue gate 1974")
    interviews.give_up(desk, "testimony", begun)
    assert interviews.ask_whether_interviewed(desk, "the blue gate 1974") == ()


def test_without_the_role_nobody_takes_or_changes_testimony(desk):
    from habeas.archive import members as people

    begun, _ = interviewed(desk)
    half = interviews.begin(desk, "testimony")
    other = ("m-other", now())
    people.name_member(desk.general, "m-other", "Ben", now())
    people.set_roles(desk.general, "m-other", [Role.KEEPER], "", other)
    people.set_roles(desk.general, desk.member.identifier, [Role.READER], "", other)
    assert interviews.held(desk, "testimony", begun)
    for attempt in (
        lambda: interviews.begin(desk, "testimony"),
        lambda: interviews.held(desk, "testimony", half),
        lambda: interviews.withdraw(desk, "testimony", begun, [Use.TEAM], ""),
        lambda: interviews.correct(desk, "testimony", begun, Words("x", "en"), ""),
        lambda: interviews.ask_whether_interviewed(desk, "the blue gate 1974"),
    ):
        with pytest.raises(NotYourRole):
            attempt()


def test_paragraphs_stand_beside_each_other_where_their_lines_match(desk):
    _, exhibit = interviewed(desk, "One.\n\nTwo.")
    same = translations.add(
        desk, "testimony", exhibit, Translated("Раз.\nДва.", "ru", desk.member.identifier)
    )
    other = translations.add(desk, "testimony", exhibit, Translated("Всё.", "ru", "T-1", "mt 2"))
    shown = translations.beside(desk, "testimony", exhibit, same)
    assert shown.pairs == (("One.", "Раз."), ("Two.", "Два."))
    assert shown.shown.translator == "Mara"
    whole = translations.beside(desk, "testimony", exhibit, other)
    assert (whole.are_matched, whole.numbers, len(whole.pairs)) == (False, (2, 1), 1)


def test_what_may_be_used_is_asked_by_exhibit(desk):
    _, exhibit = interviewed(desk, consents=answers(Answer.NO, team=Answer.YES))
    assert interviews.may_use(desk, "testimony", exhibit, Use.TEAM)
    assert not interviews.may_use(desk, "testimony", exhibit, Use.COURT)
    today = now().date()
    assert consents.withheld(desk.store("testimony"), Use.COURT, today).exhibits == {exhibit}
