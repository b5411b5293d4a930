"""An agency's name is text wherever it is shown, whatever it looks like: never markup."""

from dataclasses import replace
from html import escape
from types import MappingProxyType

import pytest

from model.ground import Ground, open_ground
from model.reports.contents import pack
from model.reports.page import page
from model.scenario import set_inputs
from pages.parts.texts import markup, sentence
from tests.grounds import ground, library
from tests.packs import MADE, entry

WORDS = ground().words
NAME = "Sở Tài chính"
HOSTILE = f'<img src="x" onerror="alert(1)"> & <b>{NAME}</b>'
WORK = {"gain": "", "effort": "", "action": "", "passage": ""}
STEPS = {"criterion": "6.1.1", "level": "", "lead": HOSTILE, "time": HOSTILE, "steps": [WORK]}
TASK = dict.fromkeys(("criterion", "action", "way", "remedy", "gain", "time"), "")
LINE = dict.fromkeys(("name", "part", "needed", "note", "now", "pace", "plan", "reported"), "")
FOOT = dict.fromkeys(("province", "total", "change", "rank", "table", "year", "document"), "")
SHEET = {"name": "", "points": "", "with_others": HOSTILE, "cause": "", "remedy": ""}


def hostile() -> Ground:
    """The ground of a first opening, with an agency whose name looks like markup."""
    facts = ground()
    baseline = facts.case.baseline
    rows = {
        key: row.model_copy(
            update={"lead": tuple(HOSTILE if name == NAME else name for name in row.lead)}
        )
        for key, row in baseline.rows.items()
    }
    case = replace(
        facts.case, baseline=baseline.model_copy(update={"rows": MappingProxyType(rows)})
    )
    cases = MappingProxyType({**library().cases, facts.case.baseline.id: case})
    return open_ground(replace(library(), cases=cases))


def is_text(shown: str) -> bool:
    """Whether the name shows its own characters, and nothing was drawn from it."""
    found = str(shown).replace("&#34;", "&quot;")
    return (
        escape(HOSTILE, quote=True) in found and "<img" not in found and f"<b>{NAME}" not in found
    )


@pytest.mark.parametrize(
    ("template", "values"),
    [
        ("frame/heading", {"style": "", "text": HOSTILE}),
        (
            "priorities/agencies",
            {"names": (), "rows": [{"agency": HOSTILE}], "agency": lambda name: name},
        ),
        (
            "priorities/assignments",
            FOOT
            | {"pages": [{"agency": HOSTILE, "rows": [TASK | {"leads": HOSTILE, "partners": ""}]}]},
        ),
        ("priorities/sheet", {"name": HOSTILE, "leads": (), "partners": ()}),
        (
            "priorities/sheet",
            {
                "name": "",
                "leads": [SHEET | {"target": "", "best": "", "time": ""}],
                "partners": (),
            },
        ),
        ("goal/steps", {"rows": [STEPS]}),
        (
            "follow/lines",
            {"rows": [LINE | {"status": "no_report", "stake": "", "agencies": [HOSTILE]}]},
        ),
    ],
)
def test_an_agency_s_name_is_no_markup_on_any_screen(
    template: str, values: dict[str, object]
) -> None:
    assert is_text(markup(template, say=WORDS, **values))


@pytest.mark.parametrize("key", ["goal.verdict.why", "goal.other.met"])
def test_a_sentence_keeps_its_own_markup_and_escapes_what_is_put_into_it(key: str) -> None:
    told = sentence(WORDS, key, reasons=HOSTILE, total=HOSTILE)
    assert is_text(str(told).replace("<b>", "", 1))
    assert ("<b>" in told) == ("<b>" in WORDS(key, reasons="", total=""))


def test_an_agency_s_name_is_no_markup_on_the_page_for_a_phone() -> None:
    facts = hostile()
    scenario = set_inputs(facts.case.start(), {"6.1.1": "95", "6.1.2": "yes"})
    shown = page(pack([entry("A", scenario, on=facts)], MADE)).decode()
    body = shown[: shown.index("<script")]
    assert is_text(body)
