"""The page: one scenario as a single file for a phone, that asks nothing of any network.

It opens from a stick or a chat: styles, script and charts are in it, and its own policy forbids the
browser to fetch anything. The story reads without the script; with it the levers are live.
"""

from base64 import b64encode
from hashlib import sha256
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from model.reports.contents import Pack
from model.reports.page.levers import tables
from model.reports.page.story import story

FOLDER = Path(__file__).parent
ENVIRONMENT = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
STYLE, SCRIPT = (
    Markup((FOLDER / f"phone.{ending}").read_text(encoding="utf-8")) for ending in ("css", "js")
)


def page(pack: Pack) -> bytes:
    """The pack as an .html file: its first scenario, beside the others if there are any."""
    template = ENVIRONMENT.get_template("phone.html")
    told = story(pack)
    policy = {"style_hash": hashed(STYLE), "script_hash": hashed(SCRIPT)}
    return template.render(
        **told, **policy, style=STYLE, script=SCRIPT, tables=tables(told["pack"])
    ).encode()


def hashed(text: str) -> str:
    """A style or script as the page's policy allows it and no other."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
