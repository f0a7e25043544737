"""Tables and estimates at the desk: the sentence of the gate first, nothing that points at one."""

import pytest
from tables.patterns import spina_bifida, velmara
from web.furnished_counts import FOUR_LISTS, estimate
from web.handing_in import file, finished

from habeas.archive import access_log, exhibits, ledger
from habeas.archive.access_log import Action
from habeas.workspace import count_estimates, count_tables
from habeas.workspace.count_tables import KeptTable
from habeas.workspace.opening import GENERAL, now

FORM = {"seed": "1", "odds": "1"}


@pytest.fixture
def here(founder):
    return f"/in/{founder.general}/counts"


def brought(founder, here, content, name="Four lists of Velm"):
    return founder.client.post(f"{here}/new", {"name": name, "file": file(content, "counts.csv")})


def kept(founder, patterns=FOUR_LISTS):
    return count_tables.keep(
        founder.workspace, GENERAL, KeptTable("Four lists", patterns)
    ).identifier


def estimated(founder, is_refused=False):
    made = estimate(kept(founder), is_refused)
    ledger.put(founder.workspace.store(GENERAL), "u-000000000001", made, ("", now()))
    return "estimates/u-000000000001"


def test_a_table_that_is_brought_is_kept_with_its_file_and_drawn(founder, here):
    assert "No table of counts is kept here" in founder.sees(here)
    answer = brought(founder, here, velmara().as_csv())
    assert answer.status_code == 302
    page = founder.sees(answer.headers["Location"])
    assert "People documented on at least one list: 151" in page
    assert "north, south 9 " in page
    assert '<svg viewBox="0 0' in founder.get(answer.headers["Location"]).content.decode()
    assert [x.name for x in exhibits.exhibits(founder.workspace.store(GENERAL))] == ["counts.csv"]
    assert "Four lists of Velm" in founder.sees(here)


def test_a_table_that_is_none_comes_back_with_what_was_typed_and_nothing_is_kept(founder, here):
    answer = brought(founder, here, "name,age\nIvo,31\n", "Names of Velm")
    page = answer.content.decode()
    assert "not a table of patterns" in page
    assert "Names of Velm" in page
    assert "No table of counts is kept here" in founder.sees(here)
    assert exhibits.exhibits(founder.workspace.store(GENERAL)) == ()


def test_an_estimate_says_first_what_may_be_said(founder, here):
    page = founder.sees(f"{here}/{estimated(founder)}")
    sentence = "At least 1,401 people are documented. If what the estimates assume holds"
    assert page.index(sentence) < page.index("Latent classes")
    assert "Why no answer is told" not in page
    assert "In the likeness" not in page
    assert "95 % between" in page
    assert "Held the truth" in page


def test_when_the_gate_forbids_the_reasons_come_before_any_figure(founder, here):
    page = founder.sees(f"{here}/{estimated(founder, is_refused=True)}")
    assert "how many more there are cannot be inferred" in page
    assert page.index("Why no answer is told") < page.index("Latent classes")
    assert "Several answers fit the same table" in page
    assert "It was not tried." in page


def test_in_russian_nothing_of_the_program_is_left_in_english(founder, here):
    path = f"{here}/{estimated(founder)}"
    founder.client.post("/language", {"language": "ru", "next": path})
    page = founder.sees(path)
    assert "Задокументировано людей: не менее 1 401" in page
    assert "С 95 % между" in page
    assert "Скрытые классы" in page


def test_estimating_is_work_of_its_own_that_ends_in_the_sentence(founder, here, monkeypatch):
    table = kept(founder)
    asked = []

    def computed(table, patterns, settings, seed, progress):
        asked.append((patterns, seed))
        progress("estimating", 1, 3)
        return estimate(table)

    monkeypatch.setattr(count_estimates, "_made", computed)
    answer = founder.post(f"{here}/tables/{table}/estimate", seed="7", odds="1")
    assert answer.status_code == 302
    assert finished(founder)[0].startswith("At least 1,401 people are documented")
    assert asked == [(FOUR_LISTS, 7)]
    (made,) = count_estimates.listed(founder.workspace, GENERAL)
    assert "Estimate of" in founder.sees(f"{here}/tables/{table}")
    founder.post(f"{here}/estimates/{made.identifier}/again")
    assert "Made again from what was kept: the same." in finished(founder)


def test_while_an_estimate_is_computed_nobody_has_to_wait_for_a_store(founder, here, monkeypatch):
    table, alone = kept(founder), []

    def computed(*_):
        with founder.desk.alone():
            alone.append(True)
        return estimate(table)

    monkeypatch.setattr(count_estimates, "_made", computed)
    founder.post(f"{here}/tables/{table}/estimate", **FORM)
    assert finished(founder)[0].startswith("At least 1,401 people")
    assert alone == [True]


def test_an_estimate_that_is_stopped_leaves_nothing(founder, here, monkeypatch):
    table = kept(founder)

    def computed(_table, _patterns, _settings, _seed, progress):
        founder.session.jobs.all()[0].stopping.set()
        progress("estimating", 1, 3)
        raise AssertionError

    monkeypatch.setattr(count_estimates, "_made", computed)
    founder.post(f"{here}/tables/{table}/estimate", **FORM)
    assert finished(founder) == []
    assert founder.session.jobs.all()[0].state == "stopped"
    assert count_estimates.listed(founder.workspace, GENERAL) == ()


def test_settings_that_make_no_sense_come_back_with_what_was_typed(founder, here):
    table = kept(founder)
    answer = founder.post(f"{here}/tables/{table}/estimate", seed="-4", odds="1")
    assert answer.status_code == 200
    assert 'value="-4"' in answer.content.decode()
    assert founder.session.jobs.all() == []


def test_counts_leave_without_small_ones_or_names_of_lists_and_that_is_noted(founder, here):
    table = kept(founder, spina_bifida())
    answer = founder.post(f"{here}/tables/{table}/counts")
    told = answer.content.decode()
    assert told.splitlines()[0] == "list 1,list 2,list 3,count"
    assert ",4\n" not in told
    assert told.endswith("*,*,*,hidden\n")
    assert "attachment" in answer.headers["Content-Disposition"]
    looked = access_log.page(founder.workspace.general, access_log.Wanted(action=Action.EXPORTED))
    assert [one.subject for one in looked.held] == [table]


def test_what_is_not_there_is_not_there(founder, here):
    for path in ("tables/n-000000000000", "estimates/u-000000000000"):
        assert founder.get(f"{here}/{path}").status_code == 404
    for path in ("tables/n-000000000000/estimate", "estimates/u-000000000000/again"):
        assert founder.post(f"{here}/{path}", seed="1", odds="1").status_code == 404
