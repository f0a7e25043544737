"""Times the desk's search beside SQLite's own full-text search over the same texts.

    python benchmarks/desk_search.py FOLDER --passphrase "…" [--times N]

The folder is one that ``desk_workspace.py`` made; without one, a small one is made and thrown
away. The peer is FTS5 of Python's sqlite3 with
its own words (``unicode61``), one row a text, unencrypted, in memory: it answers with the
number of matches and the twenty best, each with a snippet. Ours answers with the same, finds
words in every form and names in either script, shows the statements that stand at each place,
and writes down, encrypted and for good, who looked for what. Each question is asked of both in
turn; printed for each are the middle and the 95th percentile of the time on the wall, and the
middle of the time on the processor, which a busy machine does not stretch.
"""

import argparse
import sqlite3
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from desk_workspace import made_or_small, say

from habeas.archive.access import Store, rows
from habeas.archive.models import RenditionRow
from habeas.archive.saved_searches import Sought
from habeas.archive.search_filter import NO_FILTER
from habeas.workspace import searches
from habeas.workspace.opening import GENERAL, Workspace, open_workspace

SHOWN = 20
ASKED = ("prison", "secret prison", "said", "Tolen", "soldiers yard", "nothing like this")
_BEST = (
    "SELECT rowid, snippet(texts, 0, '[', ']', '…', 20) FROM texts WHERE texts MATCH ?"
    " ORDER BY rank LIMIT ?"
)


def peer(store: Store) -> sqlite3.Connection:
    """The same texts in an index of SQLite's own."""
    made = sqlite3.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE texts USING fts5(text)")
    held = rows(store, RenditionRow).filter(in_force=True).values_list("text")
    made.executemany("INSERT INTO texts(text) VALUES (?)", held.iterator())
    made.commit()
    return made


def ask_peer(made: sqlite3.Connection, words: str) -> int:
    made.execute(_BEST, (words, SHOWN)).fetchall()
    counted = made.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", (words,))
    return int(counted.fetchone()[0])


def ask_desk(workspace: Workspace, words: str) -> int:
    return searches.search(workspace, Sought(words, NO_FILTER), "", 0, SHOWN).total


def timed(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds on the wall and on the processor."""
    wall, processor = time.perf_counter(), time.thread_time()
    ask()
    return 1000 * (time.perf_counter() - wall), 1000 * (time.thread_time() - processor)


def told(times: list[tuple[float, float]]) -> str:
    walls, processors = zip(*times, strict=True)
    slow = statistics.quantiles(walls, n=20)[-1]
    return f"{statistics.median(walls):8.1f} {slow:8.1f} {statistics.median(processors):8.1f}"


def measure(workspace: Workspace, times: int) -> None:
    made = peer(workspace.store(GENERAL))
    texts = made.execute("SELECT count(*) FROM texts").fetchone()[0]
    say(f"{texts} texts")
    head = f"{'found':>7} {'middle':>8} {'95 %':>8} {'CPU':>8}"
    print(f"{'':<20} {head} {head}   (the desk, then the peer)")
    for words in ASKED:
        ours, theirs = partial(ask_desk, workspace, words), partial(ask_peer, made, words)
        found = ours(), theirs()
        both = [(timed(ours), timed(theirs)) for _ in range(times)]
        desk, other = (list(one) for one in zip(*both, strict=True))
        print(f"{words:<20} {found[0]:>7} {told(desk)} {found[1]:>7} {told(other)}")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("folder", type=Path, nargs="?")
    arguments.add_argument("--passphrase", default="nobody will open this again")
    arguments.add_argument("--times", type=int, default=40)
    given = arguments.parse_args()
    with (
        made_or_small(given.folder, given.passphrase) as folder,
        open_workspace(folder, given.passphrase) as workspace,
    ):
        measure(workspace, given.times)


if __name__ == "__main__":
    main()
