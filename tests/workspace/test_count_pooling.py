"""Estimates over linkages drawn in a workspace: kept with their tables, made again from them."""

import json
from dataclasses import replace

import pytest
from click.testing import CliRunner
from tables.agreeing_chains import agreeing_chains
from tables.listed_people import GIVEN, SURNAMES, keep_lists
from web.sitting import PASSPHRASE

from habeas.archive import ledger, stores
from habeas.archive.shapes import to_text
from habeas.cli.count_verb import command
from habeas.numbers.faults import NothingToPool
from habeas.numbers.strata_faults import NoSuchStratum, StratumIsAnIdentity
from habeas.words.errors import DOES_NOT_MATCH
from habeas.workspace import count_lines, count_linking, count_pooling, count_review, list_store
from habeas.workspace.count_pooling import Pooling
from habeas.workspace.counting import Asked
from habeas.workspace.opening import GENERAL, create, open_workspace

pytest.importorskip("splink")

QUICK = Asked(replicates=20, truths=0)
ASKED = count_linking.Asked(uncertain=4, low=0)


@pytest.fixture(scope="module", autouse=True)
def _chains():
    with agreeing_chains():
        yield


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pooling") / "velmara"
    create(folder, PASSPHRASE, "Mara")
    return folder


@pytest.fixture(scope="module")
def workspace(folder):
    with open_workspace(folder, PASSPHRASE) as opened:
        yield opened
    stores.close_stores()


@pytest.fixture(scope="module")
def linked(workspace):
    """Lists of some people, linked, and every pair decided by the only one who may."""
    made = keep_lists(workspace, GENERAL, number=240)
    linkage = count_linking.link(workspace, GENERAL, ASKED)
    while (pair := count_review.following(workspace, GENERAL)) is not None:
        one, other = (made.truth[side.entry.identifier] for side in pair.sides)
        ruling = count_review.Ruling.SAME if one == other else count_review.Ruling.APART
        count_review.rule(workspace, GENERAL, pair.question, ruling)
    return linkage.identifier


@pytest.fixture(scope="module")
def made(workspace, linked):
    how = Pooling(("place",), 3, QUICK)
    return count_pooling.pool(workspace, GENERAL, linked, how)


def test_each_stratum_has_its_own_estimate_and_verdict(made):
    assert [one.name for one in made.value.strata] == ["Арвель", "Кордан", "Тельма"]
    for one in made.value.strata:
        assert len(one.figures) == 4
        assert one.verdict.recorded < made.value.verdict.recorded


def test_what_is_kept_names_nobody(made):
    kept = to_text(made.value)
    assert not any(name in kept for name in (*GIVEN, *SURNAMES))


def test_pairs_that_one_alone_decided_are_told_with_every_estimate(workspace, linked, made):
    table = count_linking.table(workspace, GENERAL, linked, "Detained")
    assert table.value.alone == made.value.alone > 0
    assert "warns_alone" in {one.name for one in made.value.verdict.warning}
    one = count_lines.estimated(workspace, GENERAL, table.identifier, QUICK, lambda *_: None)
    told = "\n".join(count_lines.shown(workspace, GENERAL, one, "en"))
    assert "decided by one reviewer alone" in told


def test_it_is_made_again_the_same_when_lists_changed_meanwhile(workspace, made):
    entry = list_store.entries(workspace, GENERAL)[0]
    list_store.withdraw(workspace, GENERAL, entry.identifier, "consent withdrawn")
    compared = count_pooling.again(workspace, GENERAL, made.identifier).compared()
    assert [one.name for one in compared.told] == ["verify_same"]
    assert compared.holds


def test_a_figure_or_a_table_that_was_touched_is_found(workspace, made):
    first, *others = made.value.strata
    figure = replace(first.figures[0], people=1_000_000.0)
    touched = replace(first, figures=(figure, *first.figures[1:]))
    other = replace(made.value, strata=(touched, *others))
    ledger.put(workspace.store(GENERAL), "u-000000000001", other, ("", made.time))
    told = count_lines.verified(workspace, GENERAL, ("u-000000000001",), "en", lambda *_: None)
    assert told.exit_code == DOES_NOT_MATCH
    assert "Арвель: Latent classes was 1,000,000" in told.lines[0]


def test_lines_tell_all_people_first_then_each_stratum(workspace, made):
    told = list(count_lines.shown(workspace, GENERAL, made.identifier, "en"))
    assert told[1].startswith("At least")
    assert any(line.startswith("Кордан: At least") for line in told)
    in_russian = list(count_lines.shown(workspace, GENERAL, made.identifier, "ru"))
    assert "Задокументировано" in in_russian[1]
    assert made.identifier in "\n".join(count_lines.tables(workspace, GENERAL))


def test_the_json_holds_every_stratum_and_no_table(workspace, made):
    told = json.loads(count_lines.as_data(workspace, GENERAL, made.identifier, "en"))
    assert told["format"] == "habeas-pooled/1"
    assert told["divided_by"] == ["place"]
    assert {one["name"] for one in told["strata"]} == {"Арвель", "Кордан", "Тельма"}
    assert "cells" not in json.dumps(told)


@pytest.mark.parametrize(
    ("how", "refusal"),
    [
        (Pooling(("religion",), 3, QUICK), StratumIsAnIdentity),
        (Pooling(("village",), 3, QUICK), NoSuchStratum),
        (Pooling((), 1, QUICK), NothingToPool),
    ],
)
def test_it_is_refused_before_anything_is_compared(workspace, linked, how, refusal):
    with pytest.raises(refusal):
        count_pooling.pool(workspace, GENERAL, linked, how)


def test_what_people_can_be_divided_by_is_what_lists_tell(workspace, linked):
    assert count_pooling.offered(workspace, GENERAL) == ("place", "year")


@pytest.mark.parametrize(
    ("options", "refusal"),
    [(["--draws", "1"], NothingToPool), (["--by", "религия"], StratumIsAnIdentity)],
)
def test_the_command_line_takes_what_to_divide_by_and_how_often(options, refusal, tmp_path):
    create(tmp_path / "velmara", PASSPHRASE, "Mara")
    (key := tmp_path / "key").write_text(PASSPHRASE, encoding="utf-8")
    of = [str(tmp_path / "velmara"), "pool", "w-000000000001", "--passphrase-file", str(key)]
    refused = CliRunner().invoke(command, [*of, *options])
    assert type(refused.exception) is refusal
