"""Tables and estimates at the desk: the sentence of the gate first, nothing that points at one."""

import pytest
from tables.patterns import spina_bifida, velmara
from web.furnished_counts import FOUR_LISTS, estimate
from web.handing_in import file, finished
from web.sitting import Person

from habeas.archive import access_log, exhibits, ledger
from habeas.archive.access_log import Action
from habeas.workspace import count_estimates, count_tables
from habeas.workspace.count_tables import KeptTable
from habeas.workspace.opening import GENERAL, now

FORM = {"seed": "1", "odds": "1"}


@pytest.fixture
def mara(empty_desk):
    person = Person(empty_desk.desk)
    assert person.sign_in().status_code == 302
    return person


@pytest.fixture
def here(mara):
    return f"/in/{mara.general}/counts"


def brought(mara, here, content, name="Four lists of Velm"):
    return mara.client.post(f"{here}/new", {"name": name, "file": file(content, "counts.csv")})


def kept(mara, patterns=FOUR_LISTS):
    return count_tables.keep(mara.workspace, GENERAL, KeptTable("Four lists", patterns)).identifier


def estimated(mara, is_refused=False):
    made = estimate(kept(mara), is_refused)
    ledger.put(mara.workspace.store(GENERAL), "u-000000000001", made, ("", now()))
    return "estimates/u-000000000001"


def test_a_table_that_is_brought_is_kept_with_its_file_and_drawn(mara, here):
    assert "No table of counts is kept here" in mara.sees(here)
    answer = brought(mara, here, velmara().as_csv())
    assert answer.status_code == 302
    page = mara.sees(answer.headers["Location"])
    assert "People documented on at least one list: 151" in page
    assert "north, south 9 " in page
    assert '<svg viewBox="0 0' in mara.get(answer.headers["Location"]).content.decode()
    assert [x.name for x in exhibits.exhibits(mara.workspace.store(GENERAL))] == ["counts.csv"]
    assert "Four lists of Velm" in mara.sees(here)


def test_a_table_that_is_none_comes_back_with_what_was_typed_and_nothing_is_kept(mara, here):
    answer = brought(mara, here, "name,age\nIvo,31\n", "Names of Velm")
    page = answer.content.decode()
    assert "not a table of patterns" in page
    assert "Names of Velm" in page
    assert "No table of counts is kept here" in mara.sees(here)
    assert exhibits.exhibits(mara.workspace.store(GENERAL)) == ()


def test_an_estimate_says_first_what_may_be_said(mara, here):
    page = mara.sees(f"{here}/{estimated(mara)}")
    sentence = "At least 1,401 people are documented. If the assumptions below hold"
    assert page.index(sentence) < page.index("Latent classes")
    assert "Why no answer is told" not in page
    assert "In the likeness" not in page
    assert "95 % between" in page
    assert "Held the truth" in page


def test_when_the_gate_forbids_the_reasons_come_before_any_figure(mara, here):
    page = mara.sees(f"{here}/{estimated(mara, is_refused=True)}")
    assert "how many more there are cannot be inferred" in page
    assert page.index("Why no answer is told") < page.index("Latent classes")
    assert "Several answers fit the same table" in page
    assert "It was not tried." in page


def test_in_russian_nothing_of_the_program_is_left_in_english(mara, here):
    path = f"{here}/{estimated(mara)}"
    mara.client.post("/language", {"language": "ru", "next": path})
    page = mara.sees(path)
    assert "Задокументировано людей: не менее 1 401" in page
    assert "С 95 % между" in page
    assert "Скрытые классы" in page


def test_estimating_is_work_of_its_own_that_ends_in_the_sentence(mara, here, monkeypatch):
    table = kept(mara)
    asked = []

    def computed(table, patterns, settings, seed, progress):
        asked.append((patterns, seed))
        progress("estimating", 1, 3)
        return estimate(table)

    monkeypatch.setattr(count_estimates, "_made", computed)
    answer = mara.post(f"{here}/tables/{table}/estimate", seed="7", odds="1")
    assert answer.status_code == 302
    assert finished(mara)[0].startswith("At least 1,401 people are documented")
    assert asked == [(FOUR_LISTS, 7)]
    (made,) = count_estimates.listed(mara.workspace, GENERAL)
    assert "Estimate of" in mara.sees(f"{here}/tables/{table}")
    mara.post(f"{here}/estimates/{made.identifier}/again")
    assert "Made again from what was kept: the same." in finished(mara)


def test_while_an_estimate_is_computed_nobody_has_to_wait_for_a_store(mara, here, monkeypatch):
    table, alone = kept(mara), []

    def computed(*_):
        with mara.desk.alone():
            alone.append(True)
        return estimate(table)

    monkeypatch.setattr(count_estimates, "_made", computed)
    mara.post(f"{here}/tables/{table}/estimate", **FORM)
    assert finished(mara)[0].startswith("At least 1,401 people")
    assert alone == [True]


def test_an_estimate_that_is_stopped_leaves_nothing(mara, here, monkeypatch):
    table = kept(mara)

    def computed(_table, _patterns, _settings, _seed, progress):
        mara.session.jobs.all()[0].stopping.set()
        progress("estimating", 1, 3)
        raise AssertionError

    monkeypatch.setattr(count_estimates, "_made", computed)
    mara.post(f"{here}/tables/{table}/estimate", **FORM)
    assert finished(mara) == []
    assert mara.session.jobs.all()[0].state == "stopped"
    assert count_estimates.listed(mara.workspace, GENERAL) == ()


def test_settings_that_make_no_sense_come_back_with_what_was_typed(mara, here):
    table = kept(mara)
    answer = mara.post(f"{here}/tables/{table}/estimate", seed="-4", odds="1")
    assert answer.status_code == 200
    assert 'value="-4"' in answer.content.decode()
    assert mara.session.jobs.all() == []


def test_counts_leave_without_small_ones_or_names_of_lists_and_that_is_noted(mara, here):
    table = kept(mara, spina_bifida())
    answer = mara.post(f"{here}/tables/{table}/counts")
    told = answer.content.decode()
    assert told.splitlines()[0] == "list 1,list 2,list 3,count"
    assert ",4\n" not in told
    assert told.endswith("*,*,*,hidden\n")
    assert "attachment" in answer.headers["Content-Disposition"]
    looked = access_log.page(mara.workspace.general, access_log.Wanted(action=Action.EXPORTED))
    assert [one.subject for one in looked.held] == [table]


def test_what_is_not_there_is_not_there(mara, here):
    for path in ("tables/n-000000000000", "estimates/u-000000000000"):
        assert mara.get(f"{here}/{path}").status_code == 404
    for path in ("tables/n-000000000000/estimate", "estimates/u-000000000000/again"):
        assert mara.post(f"{here}/{path}", seed="1", odds="1").status_code == 404
