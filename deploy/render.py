"""Writes nginx's site for office mode: python deploy/render.py --name HOST --certificate … --key …

Prints it. Needs what requirements.txt installs; what stands in it is explained in nginx.conf.jinja.
"""

import argparse
import base64
import hashlib
import re
import sys
from collections.abc import Sequence
from pathlib import Path

import streamlit
from jinja2 import Environment, FileSystemLoader, StrictUndefined

STATIC = Path(streamlit.__file__).parent / "static"
UPLOAD_MEGABYTES = 13  # the largest file that a screen takes, and 1 MB for what wraps it
HOST = re.compile(r"[A-Za-z0-9.-]+")


def script_digest() -> str:
    """What a policy says of the one script that stands in Streamlit's page itself."""
    page = (STATIC / "index.html").read_text(encoding="utf-8")
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"sha256-{digest}"


def render(
    name: str,
    certificate: str,
    key: str,
    pages: str,
    processes: Sequence[str],
    assets: str = "",
    self_signed: bool = False,
    https_port: int = 443,
    http_port: int = 80,
) -> str:
    """The site. `processes`: host:port of each, every port another; `assets`: the folder of
    Streamlit's own files where nginx can read it, else the processes serve them."""
    ports = [address.rpartition(":")[2] for address in processes]
    if not ports or len(set(ports)) < len(ports):
        raise ValueError(f"each process needs a port of its own: {', '.join(processes)}")
    if not HOST.fullmatch(name):
        raise ValueError(f"not a host name: {name!r}")
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        autoescape=False,  # no page but a file of settings
    )
    return environment.get_template("nginx.conf.jinja").render(
        name=name,
        certificate=certificate,
        key=key,
        pages=pages.rstrip("/"),
        processes=processes,
        assets=assets.rstrip("/"),
        self_signed=self_signed,
        https_port=https_port,
        http_port=http_port,
        script=script_digest(),
        upload_megabytes=UPLOAD_MEGABYTES,
    )


def main(arguments: Sequence[str]) -> None:
    """Print the site."""
    parser = argparse.ArgumentParser(description=__doc__)
    for option in ("name", "certificate", "key", "pages"):
        parser.add_argument(f"--{option}", required=True)
    parser.add_argument("--process", action="append", required=True, metavar="HOST:PORT")
    parser.add_argument("--assets", action="store_true", help="nginx serves Streamlit's own files")
    parser.add_argument("--self-signed", action="store_true")
    given = parser.parse_args(arguments)
    print(
        render(
            name=given.name,
            certificate=given.certificate,
            key=given.key,
            pages=given.pages,
            processes=given.process,
            assets=str(STATIC / "static") if given.assets else "",
            self_signed=given.self_signed,
        ),
        end="",
    )


if __name__ == "__main__":
    main(sys.argv[1:])
