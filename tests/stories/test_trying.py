"""``habeas try``: the main job in one command."""

from pathlib import Path

import pytest
from stories.running import habeas, started, told_in_two_lines


@pytest.fixture(scope="module")
def tried(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tried")
    run = started("try", cwd=folder)
    assert run.code == 0, run.err
    return run


def test_the_dossier_is_the_last_line_and_is_there(tried):
    page = Path(tried.lines[-1])
    assert page.is_file()
    assert "<script" not in page.read_text(encoding="utf-8")


def test_the_account_is_told_in_russian_when_asked(tmp_path):
    report = tmp_path / "report.txt"
    report.write_text("Ten men were detained in Keld, the Velmara Legal Aid Network said.\n")
    (tmp_path / "empty.txt").touch()
    run = habeas("try", report, "empty.txt", "--language", "ru", cwd=tmp_path)
    assert "не менее 0 первоисточников" in " ".join(run.out.split())
    assert "«empty.txt» пуст." in run.err
    assert '<html lang="ru">' in Path(run.lines[-1]).read_text(encoding="utf-8")


def test_the_account_says_at_least_and_at_most(tried):
    assert "at least" in tried.out
    assert "at most" in tried.out


def test_the_account_names_who_denies(tried):
    assert "Imre Solt" in tried.out
    assert "Davor Hasimel" in tried.out


def test_competing_figures_stand_side_by_side_and_are_never_summed(tried):
    told = " ".join(tried.out.split())
    for figure in ("“at least 40”", "“62”", "“as many as 120”"):
        assert figure in told
    for total in ("102", "160", "182", "222"):
        assert f"“{total}”" not in told


def test_everything_is_marked_as_drafted_by_a_machine(tried):
    assert "draft" in tried.out


def test_progress_is_told_on_standard_error(tried):
    assert "adding" in tried.err
    assert "reading" in tried.err


def test_a_report_that_is_not_there_is_named_and_the_others_are_told(tmp_path):
    report = tmp_path / "one.txt"
    report.write_text("A witness said that two men were beaten in Keld.", encoding="utf-8")
    run = habeas("try", report, tmp_path / "missing.txt", cwd=tmp_path)
    assert run.code == 1
    assert told_in_two_lines(run)
    assert Path(run.lines[-1]).is_file()


def test_advice_to_turn_to_those_accused_is_marked_and_never_passed_on_bare(tmp_path):
    (tmp_path / "one.txt").write_text(
        "Police beat two men in Keld on 3 March 2031, a witness said.", encoding="utf-8"
    )
    (tmp_path / "two.txt").write_text(
        "Two men were beaten in Keld. Imre Solt, the spokesman for President Davor Hasimel, "
        "advised anyone with a complaint to report it to the police.",
        encoding="utf-8",
    )
    run = habeas("try", tmp_path / "one.txt", tmp_path / "two.txt", cwd=tmp_path)
    assert run.code == 0, run.err
    page = Path(run.lines[-1]).read_text(encoding="utf-8")
    assert "check before anyone turns there" in page
