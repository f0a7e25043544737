"""Estimates that are kept: frozen, made again, and given out as counts alone."""

import json
from contextlib import nullcontext
from dataclasses import replace

import pytest
from click.testing import CliRunner
from tables.patterns import spina_bifida, velmara
from web.sitting import PASSPHRASE

from habeas.archive import access_log, exhibits, ledger
from habeas.archive.models import LedgerRow
from habeas.cli.count_verb import command
from habeas.dossiers.page import as_page
from habeas.numbers.faults import CountingNotInstalled, TooFewLists
from habeas.words.errors import DOES_NOT_MATCH, WrongUse
from habeas.words.roles import NotYourRole, Right
from habeas.workspace import count_estimates, count_export, count_lines, count_tables, opening
from habeas.workspace.count_tables import KeptTable, TableHasNoName
from habeas.workspace.counting import Asked, TableIsDivided
from habeas.workspace.opening import GENERAL, InsideTheWorkspace, create, open_workspace
from habeas.workspace.telling import account_of

QUICK = Asked(classes=4, replicates=20, truths=2)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("count") / "velmara"
    create(folder, PASSPHRASE, "Mara")
    return folder


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("table") / "three-lists.csv"
    path.write_text(spina_bifida().as_csv(), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def workspace(folder):
    with open_workspace(folder, PASSPHRASE) as opened:
        yield opened


@pytest.fixture(scope="module")
def table(workspace, file):
    return count_tables.add(workspace, GENERAL, file)


@pytest.fixture(scope="module")
def made(workspace, table):
    return count_estimates.estimate(workspace, GENERAL, table.identifier, QUICK)


def test_a_table_is_kept_with_its_file_as_an_exhibit(workspace, table, file):
    held = exhibits.exhibit(workspace.store(GENERAL), table.value.exhibit)
    assert held.name == file.name
    assert table.value.name == "three-lists"
    assert table.value.patterns == spina_bifida()


def test_a_table_of_no_use_is_refused_and_nothing_is_kept(workspace, tmp_path):
    path = tmp_path / "two.csv"
    path.write_text("a,b,count\n1,1,4\n1,0,5\n0,1,2\n", encoding="utf-8")
    before = len(exhibits.exhibits(workspace.store(GENERAL)))
    with pytest.raises(TooFewLists):
        count_tables.add(workspace, GENERAL, path)
    path.write_text("stratum,a,b,c,count\nArvel,1,0,0,9\n", encoding="utf-8")
    with pytest.raises(TableIsDivided):
        count_tables.add(workspace, GENERAL, path)
    with pytest.raises(TableHasNoName):
        count_tables.take(workspace, GENERAL, spina_bifida().as_csv().encode(), "t.csv", " ")
    assert len(exhibits.exhibits(workspace.store(GENERAL))) == before


def test_an_estimate_holds_its_input_by_hash_with_seed_settings_and_versions(made, table):
    kept = made.value
    assert (kept.table, kept.fingerprint) == (table.identifier, spina_bifida().fingerprint)
    assert kept.seed == QUICK.seed
    assert json.loads(kept.settings)["loglinear"]["replicates"] == 20
    assert {name for name, _ in kept.versions} == {"habeas", "python", "numpy", "scipy"}


def test_what_is_read_back_is_what_was_computed(workspace, made):
    assert count_estimates.one(workspace, GENERAL, made.identifier) == made
    assert made.value.figures[0].curve is not None
    assert "at least" not in json.loads(made.value.figures[0].diagnostics)


def test_made_again_it_is_the_same(workspace, made):
    compared = count_estimates.verify(workspace, GENERAL, made.identifier)
    assert compared.holds
    assert [one.name for one in compared.told] == ["verify_same"]


def test_a_figure_that_was_touched_is_found_with_what_it_was_and_is(workspace, made, monkeypatch):
    first, *rest = made.value.figures
    touched = replace(first, people=1_000_000.0)
    other = replace(made.value, figures=(touched, *rest), versions=(("numpy", "1.0"),))
    monkeypatch.setattr(count_estimates, "_made", lambda *_: made.value)
    kept = ledger.put(workspace.store(GENERAL), "u-000000000001", other, ("", made.time))
    compared = count_estimates.verify(workspace, GENERAL, kept.identifier)
    assert not compared.holds
    assert [one.name for one in compared.told] == ["verify_figure", "verify_version"]
    assert "1,000,000" in str(compared.told[0])


def test_a_table_that_is_another_one_is_found_before_anything_is_computed(workspace, table, made):
    other = count_tables.keep(workspace, GENERAL, KeptTable("another", velmara()))
    moved = replace(made.value, table=other.identifier)
    ledger.put(workspace.store(GENERAL), "u-000000000002", moved, ("", made.time))
    compared = count_estimates.verify(workspace, GENERAL, "u-000000000002")
    assert [one.name for one in compared.told] == ["verify_input"]


def test_the_estimate_repeats_no_count_of_the_table(workspace, made):
    row = LedgerRow.objects.using(workspace.store(GENERAL).alias).get(subject=made.identifier)
    assert "cells" not in row.shape
    told = count_lines.as_data(workspace, GENERAL, made.identifier, "ru")
    assert "cells" not in told
    assert json.loads(told)["gate"]["sentence"].startswith("Задокументировано")


def test_either_language_says_what_may_be_said_first(workspace, made):
    english, russian = (
        list(count_lines.shown(workspace, GENERAL, made.identifier, one)) for one in ("en", "ru")
    )
    assert english[1].startswith("At least 626 people are documented")
    assert len(english) == len(russian)
    assert not any("numbers." in line for line in (*english, *russian))


def test_counts_are_given_out_without_small_ones_and_that_is_noted(workspace, table, tmp_path):
    path = tmp_path / "counts.csv"
    (line,) = count_lines.exported(workspace, GENERAL, table.identifier, path, False)
    assert "hidden because few people have them: 2" in line
    assert path.read_text().splitlines()[-1] == "*,*,*,hidden"
    noted = access_log.page(workspace.store(GENERAL)).held
    assert (noted[0].action, noted[0].subject) == ("exported", table.identifier)


def test_counts_are_never_written_into_the_workspace(workspace, table):
    with pytest.raises(InsideTheWorkspace):
        count_export.export(workspace, GENERAL, table.identifier, workspace.folder / "c.csv")


def test_a_dossier_tells_the_latest_estimate_and_leaves_the_file_of_counts_out(workspace, made):
    store = workspace.store(GENERAL)
    told = account_of(store)
    first = told.made.counts[0]
    assert first.table == "three-lists"
    assert first.others == len(count_estimates.listed(workspace, GENERAL, made.value.table)) - 1
    page = as_page(told)
    assert "At least 626 people are documented" in page
    assert "L1,L2,L3" not in page
    assert "of counts" in page
    assert "left out" in page


def test_without_the_extra_the_verb_says_which_to_install(workspace, table, made, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "habeas.numbers.estimate", None)
    for asked in (
        lambda: count_estimates.estimate(workspace, GENERAL, table.identifier, QUICK),
        lambda: count_estimates.verify(workspace, GENERAL, made.identifier),
    ):
        with pytest.raises(CountingNotInstalled):
            asked()
    assert count_estimates.one(workspace, GENERAL, made.identifier) == made


def test_a_stop_in_between_keeps_nothing(workspace, table):
    def stopped(*_):
        raise InterruptedError

    before = count_estimates.listed(workspace, GENERAL)
    with pytest.raises(InterruptedError):
        count_estimates.estimate(workspace, GENERAL, table.identifier, QUICK, stopped)
    assert count_estimates.listed(workspace, GENERAL) == before


def test_who_may_only_read_makes_no_estimate_and_looks_at_each(workspace, table, made, monkeypatch):
    monkeypatch.setattr(opening.people, "rights", lambda *_: frozenset({Right.READ}))
    with pytest.raises(NotYourRole):
        count_estimates.estimate(workspace, GENERAL, table.identifier, QUICK)
    with pytest.raises(NotYourRole):
        count_tables.keep(workspace, GENERAL, KeptTable("another", velmara()))
    assert count_estimates.one(workspace, GENERAL, made.identifier) == made


@pytest.fixture
def habeas(workspace, tmp_path, monkeypatch):
    words = tmp_path / "words.txt"
    words.write_text(PASSPHRASE, encoding="utf-8")
    monkeypatch.setattr(opening, "open_workspace", lambda *_: nullcontext(workspace))

    def run(*told):
        asked = [str(workspace.folder), *told, "--passphrase-file", str(words)]
        return CliRunner().invoke(command, asked)

    return run


def test_the_command_line_lists_shows_and_gives_out(habeas, table, made, tmp_path):
    told = habeas("tables").stdout
    assert f"{table.identifier}  three-lists  626 people on 3 lists" in told
    assert made.identifier in told
    assert "At least 626 people" in habeas("show", made.identifier).stdout
    as_json = habeas("show", made.identifier, "--json").stdout
    assert json.loads(as_json)["input"]["sha256"] == spina_bifida().fingerprint
    assert json.loads(as_json)["identifier"] == made.identifier
    done = habeas("export", table.identifier, str(tmp_path / "out.csv"), "--with-names")
    assert done.exit_code == 0
    assert (tmp_path / "out.csv").read_text().startswith("L1,L2,L3,count")


def test_the_command_line_keeps_a_table_and_estimates_from_it(habeas, file, made, monkeypatch):
    monkeypatch.setattr(count_estimates, "_made", lambda *_: made.value)
    kept = habeas("add", str(file), "--name", "Three lists of Velm").stdout
    identifier = kept.split()[-1]
    done = habeas("estimate", identifier, "--truths", "0", "--language", "ru")
    assert done.exit_code == 0
    assert "Задокументировано" in done.stdout


def test_the_command_line_ends_with_three_when_an_estimate_is_not_the_same(
    habeas, made, monkeypatch
):
    monkeypatch.setattr(count_estimates, "_made", lambda *_: made.value)
    assert habeas("verify", made.identifier).exit_code == 0
    monkeypatch.setattr(count_estimates, "_made", lambda *_: replace(made.value, lower=1))
    done = habeas("verify", made.identifier)
    assert done.exit_code == DOES_NOT_MATCH
    assert "DOES NOT MATCH" in done.stdout


@pytest.mark.parametrize("told", [(), ("show",), ("tables", "--patterns", "table.csv")])
def test_a_command_that_names_too_little_or_too_much_says_what_to_write(habeas, told):
    assert isinstance(habeas(*told).exception, WrongUse)
