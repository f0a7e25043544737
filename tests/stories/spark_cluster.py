"""A real standalone cluster of Spark on this machine: a master, one worker, and a secret."""

import os
import socket
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

SECRET = "a word for the cluster alone"
_SETTINGS = f"""spark.authenticate true
spark.authenticate.secret {SECRET}
spark.network.crypto.enabled true
spark.master.rest.enabled false
"""
_START = "org.apache.spark.deploy."


@dataclass(frozen=True)
class Cluster:
    """Its address, a file with its secret, and the folder with all that it writes."""

    master: str
    secret: Path
    folder: Path


@contextmanager
def cluster():
    """Up, with a worker of two processors and 1.5 GB, for as long as the block."""
    with tempfile.TemporaryDirectory(prefix="cluster-") as made:
        folder = Path(made)
        for name in ("conf", "local", "work", "tmp"):
            (folder / name).mkdir()
        (folder / "conf" / "spark-defaults.conf").write_text(_SETTINGS, encoding="utf-8")
        secret = folder / "secret"
        secret.write_text(SECRET + "\n", encoding="utf-8")
        address = ("--host", "127.0.0.1", "--port", str(_free_port()), "--webui-port", "0")
        master = f"spark://127.0.0.1:{address[3]}"
        worker = ("--host", "127.0.0.1", "--webui-port", "0", "--cores", "2", "--memory", "1536m")
        with (
            _up(folder, ("master.Master", *address), "New state: ALIVE"),
            _up(folder, ("worker.Worker", *worker, master), "Successfully registered"),
        ):
            yield Cluster(master, secret, folder)


@contextmanager
def _up(folder, told, said):
    """A part of the cluster, once it says that it is there; it writes on to a file."""
    import pyspark

    home = Path(pyspark.__file__).parent
    around = {
        "SPARK_HOME": home, "SPARK_CONF_DIR": folder / "conf", "SPARK_DAEMON_MEMORY": "256m",
        "SPARK_LOCAL_DIRS": folder / "local", "SPARK_WORKER_DIR": folder / "work",
        "SPARK_NO_DAEMONIZE": "1", "TMPDIR": folder / "tmp",
    }  # fmt: skip
    part = subprocess.Popen(
        [home / "bin" / "spark-class", _START + told[0], *told[1:]],
        env=os.environ | {name: str(value) for name, value in around.items()},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        lines = []
        for line in part.stderr:
            lines.append(line)
            if said in line:
                break
        assert part.poll() is None, "".join(lines)
        with _kept(part.stderr, folder / f"{told[0]}.log"):
            yield
    finally:
        part.terminate()
        part.wait()


@contextmanager
def _kept(pipe, path):
    """What else it says, in a file, so that it never waits for a reader."""
    with path.open("wb") as file:
        copying = subprocess.Popen(["cat"], stdin=pipe, stdout=file)
        try:
            yield
        finally:
            with suppress(OSError):
                copying.terminate()
            copying.wait()


def _free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]
