"""What the program stands on, from what is installed. Into deploy/dependencies.md:

python deploy/dependencies.py INDEX > deploy/dependencies.md

The pinned packages of requirements.txt and deploy/requirements.txt, and those that they bring with
them, each with its version and licence as its own metadata state them, and the day of its release
as the package index at the address INDEX states it.
"""

import json
import re
import sys
import urllib.request
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
LICENCE = "License :: "
HEAD = """# Dependencies

Made by `python deploy/dependencies.py INDEX` from what is installed; licences as the packages' own
metadata state them. Pinned: `requirements.txt`, and for sign-in `deploy/requirements.txt`. The
others come with these; their versions are those of the day this was made. Released: the day on
which the package index took the version's first file.
"""
FORM = "application/vnd.pypi.simple.v1+json"
UNKNOWN = "not stated"


def pinned() -> list[Requirement]:
    """The lines of requirements.txt and deploy/requirements.txt."""
    files = (ROOT / "requirements.txt", ROOT / "deploy" / "requirements.txt")
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [Requirement(line) for line in lines if line and not line.startswith(("#", "-"))]


def brought(wanted: list[Requirement]) -> dict[str, Distribution]:
    """These and all that they need on this machine, by name; what an extra asks for only if it is
    asked for."""
    found: dict[str, Distribution] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    todo = [(one.name, frozenset(one.extras)) for one in wanted]
    while todo:
        name, extras = todo.pop()
        key = canonicalize_name(name)
        if (key, extras) in seen:
            continue
        seen.add((key, extras))
        try:
            package = distribution(name)
        except PackageNotFoundError:
            continue
        found[key] = package
        for line in package.requires or ():
            need = Requirement(line)
            marker = need.marker
            if marker is None or any(marker.evaluate({"extra": one}) for one in ("", *extras)):
                todo.append((need.name, frozenset(need.extras)))
    return found


def licence(package: Distribution) -> str:
    """A licence in one line: the expression, the classifiers, or the first line of the text."""
    about = package.metadata
    if stated := about.get("License-Expression"):
        return stated
    named = [one.rpartition(" :: ")[2] for one in about.get_all("Classifier", []) if LICENCE in one]
    text = (about.get("License") or "").strip().partition("\n")[0]
    return "; ".join(named) or text or UNKNOWN


def released(index: str, name: str, version: str) -> str:
    """The day on which a version was released, as a package index states it."""
    asked = urllib.request.Request(f"{index.rstrip('/')}/{name}/", headers={"Accept": FORM})
    with urllib.request.urlopen(asked, timeout=60) as answer:
        files = json.load(answer)["files"]
    own = re.compile(rf"-{re.escape(version)}(-|\.(tar|zip))")
    return min(
        (file["upload-time"][:10] for file in files if own.search(file["filename"])),
        default=UNKNOWN,
    )


def table(packages: dict[str, Distribution], index: str) -> Iterator[str]:
    """The rows of a table, by name."""
    yield "| package | version | released | licence |"
    yield "|---|---|---|---|"
    for name in sorted(packages):
        stated = re.sub(r"[|\s]+", " ", licence(packages[name]))
        version = packages[name].version
        yield f"| {name} | {version} | {released(index, name, version)} | {stated} |"


def document(index: str) -> str:
    """The whole page."""
    wanted = pinned()
    everything = brought(wanted)
    names = {canonicalize_name(one.name) for one in wanted}
    own = {name: package for name, package in everything.items() if name in names}
    others = {name: package for name, package in everything.items() if name not in names}
    parts = [
        HEAD,
        "## Pinned\n",
        *table(own, index),
        "\n## What these bring\n",
        *table(others, index),
    ]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    print(document(*sys.argv[1:]), end="")
