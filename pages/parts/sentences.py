"""What a scenario says in plain Vietnamese."""

from model.scenario import Difference
from model.scoring import doubt
from model.telling import numbers
from model.telling.language import Language
from pages.parts.frame import Frame
from pages.parts.headline import movement_text
from pages.parts.levers import value_text
from pages.parts.markdown import Marked, marked

MOST_CHANGES = 4


def summary(frame: Frame) -> Marked:
    """One sentence: if these change, the total and the rank are these."""
    say, now, base, year = frame.words, frame.now, frame.base, frame.year
    differences = frame.work.scenario.differences()
    if not differences:
        return marked(
            say,
            "simulate.summary_same",
            total=numbers.decimal(now.total.points),
            rank=now.rank.rank,
            of=now.rank.of,
            year=year,
        )
    shown = differences if len(differences) <= MOST_CHANGES + 1 else differences[:MOST_CHANGES]
    parts = [change_text(say, difference) for difference in shown]
    if len(differences) > len(shown):
        parts.append(say("simulate.more_changes", count=len(differences) - len(shown)))
    return marked(
        say,
        "simulate.summary",
        changes=", ".join(parts),
        total=numbers.decimal(now.total.points),
        change=numbers.signed(now.total.points - base.total.points),
        rank=numbers.span(now.rank.low, now.rank.high),
        of=now.rank.of,
        before=base.rank.rank,
        year=year,
        moving=marked(
            say,
            "simulate.summary_moving",
            rank=now.given.rank,
            low=now.given.low,
            high=now.given.high,
            movement=movement_text(frame),
        ),
    )


def change_text(say: Language, difference: Difference) -> str:
    """One change: giải ngân vốn đầu tư công đạt 95,00 % (trước 76,32 %)."""
    lever, old, new = difference
    criterion = lever.criterion
    sole = len(criterion.inputs()) == 1 and lever.entry != "yes_no"
    name = f"{criterion.id} {lowered((criterion.name if sole else lever.name).vi)}"
    if lever.entry == "yes_no":
        return say("simulate.change_yes" if new else "simulate.change_no", name=name)
    key = (
        "simulate.change_lower"
        if lever.span.better < 0 and lever.entry != "place"
        else "simulate.change_value"
    )
    return say(key, name=name, value=value_text(say, lever, new), old=value_text(say, lever, old))


def doubt_text(frame: Frame) -> Marked | None:
    """The warning that a point just won may be the one that the appendix lacks."""
    found = doubt(frame.work.scenario, frame.now.total)
    if found is None:
        return None
    return marked(
        frame.words,
        "simulate.doubt",
        criteria=frame.words("simulate.or").join(found.criteria),
        unexplained=numbers.decimal(frame.work.scenario.read.unexplained, 4),
        total=numbers.decimal(found.points),
        published=numbers.decimal(frame.now.total.points),
    )


def lowered(name: str) -> str:
    """A name inside a sentence: its first letter small, unless it begins with an abbreviation."""
    return name if name[:2].isupper() else name[0].lower() + name[1:]
