"""Office mode on this machine: nginx as deploy/ sets it up before two processes, through TLS."""

import os
import signal
import socket
import ssl
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from deploy import visit
from deploy.render import STATIC, render
from tests.browser.conftest import ROOT, WITHOUT_MAKE, wait_until_healthy

TRUSTING = ssl._create_unverified_context()  # the certificate is the test's own
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
AS_ROOT = "user root;" if hasattr(os, "geteuid") and os.geteuid() == 0 else ""


@dataclass
class Office:
    """What runs: the processes by port, the folder of pages to read, the address."""

    folder: Path
    address: str
    database: str
    environment: dict[str, str] = field(default_factory=dict)
    running: dict[int, subprocess.Popen[bytes]] = field(default_factory=dict)

    def start(self, port: int) -> None:
        """Start the process of a port and wait until it answers."""
        log = self.folder / f"{port}.log"
        with log.open("ab") as out:
            self.running[port] = subprocess.Popen(
                WITHOUT_MAKE,
                cwd=ROOT,
                env={
                    **os.environ,
                    "STREAMLIT_SERVER_PORT": str(port),
                    "PAR_DATABASE_URL": self.database,
                    **self.environment,
                },
                stdout=out,
                stderr=subprocess.STDOUT,
            )
        wait_until_healthy(self.running[port], f"http://127.0.0.1:{port}", log)
        visit.main([str(port), ""])

    def kill(self, port: int) -> None:
        """As a crash does."""
        self.running[port].send_signal(signal.SIGKILL)
        self.running[port].wait(timeout=20)

    def ask(self, path: str, method: str = "GET", body: bytes | None = None) -> tuple[int, dict]:
        """The status and the headers of an answer."""
        asked = urllib.request.Request(f"{self.address}{path}", body, method=method)
        try:
            with urllib.request.urlopen(asked, timeout=20, context=TRUSTING) as answer:
                return answer.status, dict(answer.headers)
        except urllib.error.HTTPError as error:
            return error.code, dict(error.headers)


def free_ports(count: int) -> list[int]:
    """Ports that nobody listens on."""
    probes = [socket.socket() for _ in range(count)]
    for probe in probes:
        probe.bind(("127.0.0.1", 0))
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@contextmanager
def running(
    nginx: str,
    folder: Path,
    database: str = "",
    prepared: Callable[[str], dict[str, str]] = lambda address: {},
) -> Iterator[Office]:
    """An office of two processes behind a nginx, ended afterwards; without a `database` with one
    of its own. `prepared`: what else the processes have in their environment, by the office's
    address, before any of them is started."""
    https_port, http_port, *ports = free_ports(4)
    key, certificate, pages = (folder / name for name in ("key.pem", "certificate.pem", "trang"))
    pages.mkdir()
    subprocess.run(
        f"openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -keyout {key} "
        f"-out {certificate}".split(),
        check=True,
        capture_output=True,
    )
    site = render(
        name="localhost",
        certificate=str(certificate),
        key=str(key),
        pages=str(pages),
        processes=[f"127.0.0.1:{port}" for port in ports],
        assets=str(STATIC / "static"),
        self_signed=True,
        https_port=https_port,
        http_port=http_port,
    )
    own = [f"{name}_temp_path {folder / name};" for name in TEMPORARY]
    settings = folder / "nginx.conf"
    settings.write_text(
        f"daemon off; pid {folder}/pid; worker_processes 1; {AS_ROOT}\n"
        "events {}\nhttp { include /etc/nginx/mime.types; access_log off;\n"
        f"{' '.join(own)}\n{site}\n}}",
        encoding="utf-8",
    )
    database = database or f"sqlite:///{folder / 'scenarios.sqlite3'}"
    address = f"https://localhost:{https_port}"
    found = Office(folder, address, database, prepared(address))
    for port in ports:
        found.start(port)
    errors = folder / "nginx.log"
    with errors.open("wb") as out:
        front = subprocess.Popen(
            [nginx, "-c", str(settings), "-e", "stderr"], stdout=out, stderr=subprocess.STDOUT
        )
    try:
        until = time.monotonic() + 20
        while not reachable(https_port):
            if front.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"nginx did not start:\n{errors.read_text()}")
        yield found
    finally:
        front.terminate()
        front.wait(timeout=20)
        for process in found.running.values():
            process.kill()
            process.wait(timeout=20)


def reachable(port: int) -> bool:
    """Whether somebody listens, within a moment."""
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=0.2):
            return True
    except OSError:
        return False
