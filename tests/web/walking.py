"""The furnished workspace, and every page of it that links lead to: walked once for all tests."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from web.crawling import Crawled, crawl
from web.furnished import TARIK, Furnished, furnish
from web.russian import Known, known
from web.sitting import Person, begin

from habeas.archive import stores
from habeas.workspace.opening import now


@dataclass(frozen=True)
class Walked:
    """What is kept, where its links lead, and the words that somebody wrote into it.

    ``hers`` is what Mara comes to, who holds every role; ``his`` what Tarik comes to, who answers
    what she found. ``bare`` are the answers she has from addresses that only forms are sent to.
    """

    furnished: Furnished
    hers: Crawled
    his: Crawled
    bare: dict[str, int]
    known: Known


def walk(folder: Path) -> Walked:
    """Furnish a copy of the example and walk it.

    On a thread of its own: beside a browser's loop Django would refuse to open a store.
    """
    with ThreadPoolExecutor(1) as apart:
        return apart.submit(_walk, folder).result()


def _walk(folder: Path) -> Walked:
    furnished = furnish(folder)
    sessions = begin(furnished.folder, now)
    mara, tarik = Person(sessions.desk), Person(sessions.desk, TARIK)
    for person in (mara, tarik, Person(sessions.desk)):
        assert person.sign_in().status_code == 302
    shown = furnished.shown
    hers = crawl(mara, *shown.values())
    his = crawl(tarik, *(shown[what] for what in ("issued findings", "translated letter")))
    only = hers.posted.keys() - hers.linked.keys() - his.linked.keys()
    bare = {name: mara.get(hers.posted[name][0]).status_code for name in only}
    walked = Walked(furnished, hers, his, bare, known(mara.workspace))
    for session in sessions.all():
        sessions.end(session)
    stores.close_stores()
    return walked
