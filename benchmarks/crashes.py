"""Kill add, read and weigh at random moments; nothing acknowledged may be lost.

    python benchmarks/crashes.py [--points 200] [--seed 1]

At each point a fresh copy of a workspace is worked on by one verb, which is killed with
SIGKILL after a random part of its usual time. Then: what was acknowledged on its output is
there, everything verifies, and the same verb given again ends where an undisturbed run ends.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from habeas.archive.exhibits import exhibits
from habeas.words.progress import silent
from habeas.workspace.adding import add
from habeas.workspace.opening import GENERAL, Workspace, open_workspace
from habeas.workspace.reading import read
from habeas.workspace.showing import show
from habeas.workspace.verifying import verify
from habeas.workspace.weighing import reweigh

EXAMPLE = Path(__file__).resolve().parents[1] / "src" / "habeas" / "example" / "reports"
PASSPHRASE = "a quiet lamp behind the stove"
VERBS = ("add", "read", "weigh")


class Damage(Exception):
    """Something acknowledged was lost, or something half done can be seen."""


class Bench:
    """A workspace before each verb, and what an undisturbed run of it leaves."""

    def __init__(
        self, folder: Path, reports: Path = EXAMPLE, verbs: tuple[str, ...] = VERBS
    ) -> None:
        self.folder, self.reports, self.verbs = folder, reports, verbs
        self.key = folder / "key"
        self.key.write_text(PASSPHRASE, encoding="utf-8")
        self.before: dict[str, Path] = {}
        self.takes: dict[str, float] = {}
        self.after: dict[str, list[str]] = {}
        self._prepare()

    def _prepare(self) -> None:
        now = self.folder / "start"
        self.habeas("init", now)
        for verb in self.verbs:
            self.before[verb] = now
            now = self._copy(now, f"after-{verb}")
            begun = time.monotonic()
            self.habeas(*self.command(verb, now))
            self.takes[verb] = time.monotonic() - begun
            with open_workspace(now, PASSPHRASE) as opened:
                self.after[verb] = self.state(opened)

    def command(self, verb: str, workspace: Path) -> list[object]:
        return [verb, workspace, *([self.reports] if verb == "add" else [])]

    def habeas(self, *arguments: object) -> str:
        done = subprocess.run(self.line(*arguments), capture_output=True, text=True, check=False)
        if done.returncode not in (0, 1) or "Traceback" in done.stderr:
            raise Damage(f"{arguments[0]} ended with {done.returncode}: {done.stderr[-500:]}")
        return done.stdout

    def line(self, *arguments: object) -> list[str]:
        given = [str(a) for a in arguments]
        return [sys.executable, "-m", "habeas", *given, "--passphrase-file", str(self.key)]

    def state(self, opened: Workspace) -> list[str]:
        """What a workspace shows, without the identifiers that chance chose."""
        shown = [
            line
            for what in ("exhibits", "statements")
            for line in show(opened, GENERAL, what, False)
        ]
        return sorted(re.sub(r"\b[a-z]-[0-9a-z]{12}\b", "", line) for line in shown)

    def again(self, verb: str, opened: Workspace) -> None:
        """The same verb once more, undisturbed."""
        if verb == "add":
            list(add(opened, (self.reports,), GENERAL, "", silent))
        elif verb == "read":
            list(read(opened, (), False, silent))
        else:
            reweigh(opened.store(GENERAL))

    def at(self, verb: str, delay: float) -> bool:
        """One kill. Whether it hit while the verb was still running. Raises on any damage."""
        shutil.rmtree(self.folder / "point", ignore_errors=True)
        workspace = self._copy(self.before[verb], "point")
        process = subprocess.Popen(
            self.line(*self.command(verb, workspace)),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        begun = time.monotonic()
        try:
            process.wait(delay)
            hit = False
            self.takes[verb] = min(self.takes[verb], time.monotonic() - begun)
        except subprocess.TimeoutExpired:
            hit = True
            process.send_signal(signal.SIGKILL)
        said = process.communicate()[0]
        self._check(verb, workspace, set(re.findall(r"\bx-[0-9a-z]{12}\b", said)))
        return hit

    def _check(self, verb: str, workspace: Path, acknowledged: set[str]) -> None:
        with open_workspace(workspace, PASSPHRASE) as opened:
            held = {one.identifier for one in exhibits(opened.store(GENERAL))}
            if not acknowledged <= held:
                raise Damage(f"{verb}: acknowledged and lost: {sorted(acknowledged - held)}")
            report = verify(opened, silent)
            if not report.is_intact:
                raise Damage(f"{verb}: does not verify: {report.lines}")
            self.again(verb, opened)
            if self.state(opened) != self.after[verb]:
                raise Damage(f"{verb}: given again, it ends otherwise than undisturbed")

    def _copy(self, source: Path, name: str) -> Path:
        return Path(shutil.copytree(source, self.folder / name))


def main(points: int, seed: int) -> None:
    chance = random.Random(seed)
    hits, tries, lost = 0, 0, []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        while hits < points and len(lost) < points:
            verb = VERBS[tries % len(VERBS)]
            tries += 1
            try:
                hits += bench.at(verb, chance.random() * bench.takes[verb])
            except Damage as damage:
                lost.append(f"try {tries}: {damage}")
            print(f"\r{hits}/{points}", end="", flush=True, file=sys.stderr)
    for line in lost:
        print(line)
    found = f"DAMAGE {len(lost)} times" if lost else "nothing lost, nothing half kept"
    print(f"{hits} kills while a verb was running, of {tries} tries: {found}")
    if lost:
        raise SystemExit(1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--points", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    main(**vars(parser.parse_args()))
