"""What deploy/ says of the program is so."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from packaging.utils import canonicalize_name

from deploy import dependencies, visit
from deploy.dependencies import UNKNOWN, document, pinned
from deploy.render import UPLOAD_MEGABYTES, render
from pages.parts.own.upload import MOST_MEGABYTES

ROOT = Path(__file__).resolve().parents[1]
DEPLOY = ROOT / "deploy"
SITE = {"certificate": "/c.pem", "key": "/k.pem", "pages": "/srv/trang/"}


def test_nginx_lets_through_every_file_that_a_screen_takes_and_little_more() -> None:
    assert UPLOAD_MEGABYTES == MOST_MEGABYTES + 1
    site = render("par.vn", processes=["127.0.0.1:8501"], **SITE)
    assert re.findall(r"client_max_body_size (\w+);", site) == ["16k", f"{UPLOAD_MEGABYTES}m"]


def test_the_cookie_knows_every_process_and_each_has_all_others_behind_it() -> None:
    ports = ["8501", "8502", "8503"]
    site = render("par.vn", processes=[f"127.0.0.1:{port}" for port in ports], **SITE)
    for port in ports:
        assert f"    {port} par_index_{port};" in site
        (group,) = re.findall(rf"upstream par_index_{port} {{(.*?)}}", site, re.DOTALL)
        assert re.findall(r"server 127.0.0.1:(\d+)[^;]*backup;", group) == [
            other for other in ports if other != port
        ]


def test_only_a_certificate_that_browsers_trust_is_insisted_on() -> None:
    one = ["127.0.0.1:8501"]
    assert "Strict-Transport-Security" in render("par.vn", processes=one, **SITE)
    assert "Strict-Transport-Security" not in render(
        "par.vn", processes=one, self_signed=True, **SITE
    )


@pytest.mark.parametrize(
    ("name", "processes"),
    [
        ("par.vn; return 200", ["127.0.0.1:8501"]),
        ("par.vn", ["app1:8501", "app2:8501"]),
        ("par.vn", []),
    ],
)
def test_a_site_that_would_not_work_is_refused(name: str, processes: list[str]) -> None:
    with pytest.raises(ValueError, match=r"host name|port of its own"):
        render(name, processes=processes, **SITE)


def test_units_and_installer_name_only_what_is_there() -> None:
    texts = [file.read_text() for file in (*DEPLOY.glob("systemd/*"), DEPLOY / "install")]
    named = set(re.findall(r"/program/([\w./-]+)", "\n".join(texts)))
    assert {"deploy/healthy", "deploy/render.py"} <= named
    assert [name for name in named if not (ROOT / name).exists()] == []
    for name in ("install", "healthy"):
        assert os.access(DEPLOY / name, os.X_OK)


def test_the_installer_copies_all_that_the_program_reads() -> None:
    (listed,) = re.findall(r"for one in (.*); do\n    cp", (DEPLOY / "install").read_text())
    assert {"app.py", "model", "pages", "data", "static", ".streamlit"} <= set(listed.split())


def test_the_containers_mount_only_what_is_there_or_what_the_readme_asks_for() -> None:
    mounted = re.findall(r"\./([\w.-]+):/", (DEPLOY / "compose.yaml").read_text())
    missing = {name for name in mounted if not (DEPLOY / name).exists()}
    assert {"role.sql", "seal.sql"} <= set(mounted)
    readme = (DEPLOY / "README.md").read_text(encoding="utf-8").partition("**Containers.**")[2]
    told = set(re.findall(r"`?deploy/([\w.-]+)|`([\w.-]+)/`", readme))
    assert missing <= {name for names in told for name in names}


@pytest.mark.skipif(sys.platform != "linux", reason="office mode runs on Debian")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--nmae", "x"], "unknown: --nmae"),
        (["--name"], "--name needs a value"),
        (["--name", "a b"], "not a host name|run it as root"),
        (["--processes", "many"], "not a number of processes|run it as root"),
        (["--key", "/no/such"], "given together|run it as root"),
    ],
)
def test_the_installer_refuses_what_it_does_not_understand_before_it_does_anything(
    arguments: list[str], told: str
) -> None:
    done = subprocess.run(
        [DEPLOY / "install", *arguments], capture_output=True, text=True, timeout=30
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert re.search(told, done.stderr)


def test_the_first_visitor_opens_every_screen_of_the_menu() -> None:
    found = visit.screens()
    assert found[0] == ""
    assert len(found) == len(list((ROOT / "pages").glob("*.py")))


def test_every_dependency_of_office_mode_is_pinned() -> None:
    lines = (DEPLOY / "requirements.txt").read_text().split("\n")
    assert [line for line in lines if line and not re.match(r"-r |[\w\[\]-]+==", line)] == []


def test_the_list_of_dependencies_is_that_of_the_pinned_packages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = (DEPLOY / "dependencies.md").read_text(encoding="utf-8")
    row = r"^\| (([\w-]+) \| ([\d.]\S*) \|) (\d{4}-\d\d-\d\d) (\| .+ \|)$"
    first = re.findall(row, text.partition("## What these bring")[0], re.MULTILINE)
    wanted = {canonicalize_name(one.name): str(one.specifier)[2:] for one in pinned()}
    assert {name: version for _, name, version, _, _ in first} == wanted
    days = {name: day for _, name, _, day, _ in first}
    monkeypatch.setattr(dependencies, "released", lambda _, name, __: days.get(name, "2026-01-01"))
    made = re.findall(row, document("").partition("## What these bring")[0], re.MULTILINE)
    assert first == made, (
        "write it anew: python deploy/dependencies.py INDEX > deploy/dependencies.md"
    )
    assert UNKNOWN not in text.partition("## What these bring")[0]
