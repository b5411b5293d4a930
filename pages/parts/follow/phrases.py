"""What is said on the screen of one line of the year, beside what every reader of it is told."""

from model.telling.language import Language
from model.telling.values import unit_text
from model.year.line import Line
from model.year.observation import ToDate


def figure_text(say: Language, line: Line, lever: str, now: ToDate | None) -> str:
    """A figure as it was reported: 150.829/153.510 hồ sơ (30/6/2023); a dash where none was."""
    if now is None:
        return "–"
    of = f"/{say.plain(now.of)}" if now.of is not None else ""
    value = say.plain(now.value)
    found = next(one for one in line.levers if one.id == lever)
    if found.entry == "yes_no":
        value = say("telling.yes" if now.value else "telling.no")
    unit = "" if found.entry == "percent" and now.of is None else unit_text(say, found)
    return say("follow.figure", value=f"{value}{of} {unit}".strip(), day=say.day(now.day))
