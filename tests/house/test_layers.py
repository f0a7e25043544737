import subprocess
import sys

from house.source import ROOT, imported, modules, name_of

NETWORK = {"socket", "ssl", "http.client", "urllib.request", "requests", "httpx", "asyncio"}
PROCESSES = {"subprocess", "multiprocessing", "pty"}
PICKLES = {"pickle", "shelve", "marshal", "dill"}
MAY_START_PROCESSES = ("habeas.evidence.openers",)
MAY_LISTEN = ("habeas.web.serving", "habeas.door.patience")
"""The served desk and door: they answer whoever asks, and ask nobody."""
MAY_ASK = ("habeas.door.watching", "habeas.intake.transport")
"""A watch over a served form and the collecting from a relay: a person names the address."""


def users_of(names: set[str], allowed: tuple[str, ...] = ()) -> dict[str, list[str]]:
    return {
        name_of(path): sorted(hit)
        for path in modules()
        if (hit := imported(path) & names) and not name_of(path).startswith(allowed or ("-",))
    }


def test_the_layers_hold():
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_nothing_opens_a_connection():
    assert users_of(NETWORK, MAY_LISTEN + MAY_ASK) == {}


def test_processes_start_only_at_the_openers():
    assert users_of(PROCESSES, MAY_START_PROCESSES) == {}


def test_nothing_is_pickled():
    assert users_of(PICKLES) == {}


def test_help_loads_neither_the_store_nor_the_drawing():
    code = (
        "import sys; from habeas.cli.edge import habeas;"
        "habeas.main(['--help'], standalone_mode=False);"
        "print([m for m in ('django', 'rich', 'sqlcipher3', 'cryptography') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
