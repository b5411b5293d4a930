"""A server of its own for each measurement: a free port, an empty database, ended afterwards."""

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import psutil

ROOT = Path(__file__).resolve().parents[1]
APP = ROOT / "app.py"
EMPTY = ROOT / "benchmarks" / "empty.py"
LONGEST_START = 120  # s
QUIET = {"STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false", "OPENBLAS_NUM_THREADS": "1"}


class Server(NamedTuple):
    """A running server: its address, its process, and the seconds until it answered."""

    url: str
    process: psutil.Process
    started: float

    @property
    def memory(self) -> float:
        """The memory that the process alone holds, in MB."""
        return float(self.process.memory_full_info().uss) / 1e6

    @property
    def cpu(self) -> float:
        """The processor time used so far, in seconds."""
        times = self.process.cpu_times()
        return float(times.user + times.system)


@contextmanager
def serving(script: Path) -> Iterator[Server]:
    """A Streamlit script on a free port, with the configuration of the project."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    with tempfile.TemporaryDirectory(prefix="par-bench-") as folder:
        database = f"sqlite:///{folder}/scenarios.sqlite3"
        environment = {**os.environ, **QUIET, "PAR_DATABASE_URL": database}
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            wait_until_healthy(process, url)
            yield Server(url, psutil.Process(process.pid), time.perf_counter() - begun)
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_until_healthy(process: subprocess.Popen[bytes], url: str) -> None:
    """Wait until a server answers. Raises `RuntimeError` if it does not."""
    until = time.monotonic() + LONGEST_START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return
        except OSError:
            time.sleep(0.02)
    raise RuntimeError("the server did not start")
