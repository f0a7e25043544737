import shutil
from pathlib import Path

import pytest
from stories.running import PASSPHRASE, habeas, started
from web.sitting import quick_to_open

EXAMPLE = Path(__file__).resolve().parents[2] / "src" / "habeas" / "example" / "reports"


@pytest.fixture(scope="session")
def passphrase_file(tmp_path_factory):
    file = tmp_path_factory.mktemp("keys") / "passphrase"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    return file


@pytest.fixture(scope="session")
def new_workspace(tmp_path_factory, passphrase_file):
    """A workspace just made: copied for each story, its keys quick to open."""
    folder = tmp_path_factory.mktemp("new") / "cases"
    made = started("init", folder, "--passphrase-file", passphrase_file, "--you", "Ane")
    assert made.code == 0, made.err
    quick_to_open(folder, PASSPHRASE)
    return folder


@pytest.fixture(scope="session")
def told_workspace(tmp_path_factory, new_workspace, passphrase_file):
    """The bundled reports added, read, traced and weighed."""
    folder = tmp_path_factory.mktemp("told") / "cases"
    shutil.copytree(new_workspace, folder)
    for verb, *more in (("add", EXAMPLE), ("read",), ("trace",), ("weigh",)):
        done = started(verb, folder, *more, "--passphrase-file", passphrase_file)
        assert done.code == 0, (verb, done.out, done.err)
    return folder


@pytest.fixture
def workspace(tmp_path, new_workspace):
    folder = tmp_path / "cases"
    shutil.copytree(new_workspace, folder)
    return folder


@pytest.fixture
def told(tmp_path, told_workspace):
    folder = tmp_path / "told"
    shutil.copytree(told_workspace, folder)
    return folder


@pytest.fixture
def run(passphrase_file):
    """Run a verb on a workspace with the passphrase at hand."""

    def verb(name, folder, *more, **rest):
        return habeas(name, folder, *more, "--passphrase-file", passphrase_file, **rest)

    return verb


@pytest.fixture
def step(run):
    """The same as ``run``, for a story of many steps."""
    return run
