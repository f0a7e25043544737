"""How fast the vault takes in and re-reads 2,000 files of 20 KB, beside ordinary tools.

Run: python benchmarks/vault.py [FILES] [KILOBYTES]

Every contender ends with its data on disk. All run on the same files in the same run, several
rounds in turn, and the best round of each counts: the machine may be busy with other things,
so trust the ratios. restic takes part when it is installed.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from habeas.evidence.vault import Vault

ROUNDS = 3
GROUP = 256


def make_files(folder: Path, count: int, kilobytes: int) -> list[Path]:
    """Files that no tool can shorten or recognise as equal."""
    folder.mkdir()
    paths = [folder / f"{number:05}.html" for number in range(count)]
    for path in paths:
        path.write_bytes(os.urandom(kilobytes * 1000))
    return paths


def into_the_vault(paths: list[Path], folder: Path) -> None:
    vault = Vault(folder / "vault", bytes(32))
    for start in range(0, len(paths), GROUP):
        with vault.group(os.urandom) as group:
            for path in paths[start : start + GROUP]:
                with path.open("rb") as stream:
                    group.put(stream)


def copied_hashed_synced(paths: list[Path], folder: Path) -> None:
    subprocess.run(["cp", "-r", paths[0].parent, folder / "copy"], check=True)
    with (folder / "sums").open("w") as sums:
        subprocess.run(["sha256sum", *sorted((folder / "copy").iterdir())], stdout=sums, check=True)
    subprocess.run(["sync", "-f", folder / "sums"], check=True)


def into_restic(paths: list[Path], folder: Path) -> None:
    environment = {**os.environ, "RESTIC_PASSWORD": "benchmark"}
    for arguments in (["init"], ["backup", str(paths[0].parent)]):
        command = ["restic", "-q", "--no-cache", "-r", str(folder / "restic"), *arguments]
        subprocess.run(command, env=environment, check=True)


def measured(work: Callable[[list[Path], Path], None], paths: list[Path]) -> tuple[float, float]:
    """Seconds on the wall and of processor time, children counted."""
    with tempfile.TemporaryDirectory(dir=paths[0].parents[1]) as folder:
        before, began = os.times(), time.perf_counter()
        work(paths, Path(folder))
        wall, after = time.perf_counter() - began, os.times()
    return wall, sum(after[:4]) - sum(before[:4])


def measure_verify(paths: list[Path]) -> tuple[float, float]:
    """Re-reading all of it, against sha256sum -c."""
    with tempfile.TemporaryDirectory(dir=paths[0].parents[1]) as folder:
        vault = Vault(Path(folder) / "vault", bytes(32))
        with vault.group(os.urandom) as group:
            sealed = [group.put(path.open("rb")) for path in paths]
        sums = Path(folder) / "sums"
        lines = (f"{hashlib.sha256(p.read_bytes()).hexdigest()}  {p}\n" for p in paths)
        sums.write_text("".join(lines))
        began = time.perf_counter()
        for one in sealed:
            vault.check(one)
        ours = time.perf_counter() - began
        began = time.perf_counter()
        subprocess.run(["sha256sum", "--quiet", "-c", sums], check=True)
        return ours, time.perf_counter() - began


def main(count: int, kilobytes: int) -> None:
    contenders = {
        "vault, groups of 256": into_the_vault,
        "cp + sha256sum + sync": copied_hashed_synced,
    }
    if shutil.which("restic"):
        contenders["restic backup"] = into_restic
    with tempfile.TemporaryDirectory(dir=Path.cwd(), prefix=".benchmark-") as folder:
        paths = make_files(Path(folder) / "files", count, kilobytes)
        rounds = {
            name: [measured(work, paths) for _ in range(ROUNDS)]
            for name, work in contenders.items()
        }
        verify = [measure_verify(paths) for _ in range(ROUNDS)]
    best = {name: min(results) for name, results in rounds.items()}
    ours = best["vault, groups of 256"]
    print(f"{count} files of {kilobytes} KB; best of {ROUNDS}; wall and CPU in seconds")
    for name, (wall, cpu) in best.items():
        print(f"  {name:24} {wall:7.2f} {cpu:7.2f}   ours / this: {ours[0] / wall:.2f}")
    print(f"  vault, CPU per file      {1000 * ours[1] / count:7.3f} ms")
    read, hashed = min(a for a, _ in verify), min(b for _, b in verify)
    print(f"  verify {read:.2f}, sha256sum -c {hashed:.2f}   ours / this: {read / hashed:.2f}")


if __name__ == "__main__":
    given = [int(number) for number in sys.argv[1:3]]
    main(*given, *[2000, 20][len(given) :])
