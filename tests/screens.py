"""Screens without a browser: opened on a ground, and everything that they say."""

import html
import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from model.ground import Ground

APP = str(Path(__file__).resolve().parents[1] / "app.py")
QUERY = re.compile(r"[\d.]+\.?\w*|table|movement")  # keys that belong into the address
VIETNAMESE = re.compile(r"[ăâđêôơưĂÂĐÊÔƠƯ\u1ea0-\u1ef9àáãèéìíòóõùúýÀÁÃÈÉÌÍÒÓÕÙÚÝ]")

KINDS = (
    *("selectbox", "multiselect", "toggle", "button", "number_input", "text_input"),
    "button_group",
)


def opened(page: str, baseline: str = "", language: str = "", **values: str) -> AppTest:
    """A screen on a ground; values by their key in the address, else in the session."""
    app = AppTest.from_file(APP, default_timeout=120)
    known = {"baseline": baseline, "language": language}
    for key, value in (known | values).items():
        if value and (key in known or QUERY.fullmatch(key)):
            app.query_params[key] = value
    app.run().switch_page(f"pages/{page}.py")
    for key, value in values.items():
        if not QUERY.fullmatch(key):
            app.session_state[key] = value
    return app.run()


def said(app: AppTest) -> str:
    """Everything that a screen says, without its markup."""
    assert not app.exception
    bodies = [str(part.proto.body) for part in app.get("html")]
    for kind in ("markdown", "info", "warning", "caption"):
        bodies += [str(part.value) for part in app.get(kind)]
    for kind in KINDS:
        bodies += [str(part.label) for part in app.get(kind)]
        bodies += [str(one) for part in app.get(kind) for one in getattr(part, "options", ())]
    text = re.sub(r"<style.*?</style>|<[^>]+>", " ", " ".join(bodies), flags=re.S)
    return re.sub(r"[^\S\N{NO-BREAK SPACE}]+", " ", html.unescape(text))


def foreign(app: AppTest, ground: Ground) -> list[str]:
    """Words of an English screen that are Vietnamese and no names of provinces or documents."""
    provinces = set(ground.nation.merger["former"]) | {ground.case.baseline.province}
    names = [*provinces, *(one.number for one in ground.case.documents.values())]
    names += [language.texts["telling.language"] for language in ground.library.languages.values()]
    text = said(app)
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    words = (word for word in text.split() if not re.search(r"\d/", word))  # 228/NQ-HĐND
    return [word for word in words if VIETNAMESE.search(word)]
