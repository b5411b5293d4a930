"""What is said of one line of a year under way: figure to date, where it ends, what it needs."""

from decimal import ROUND_CEILING, Decimal

from model.telling.language import Language
from model.telling.values import inside_text, short_text, unit_text
from model.year.line import Line
from model.year.observation import ToDate
from model.year.pace import GROWING, in_units

ONE, HUNDREDTH = Decimal(1), Decimal("0.01")


def to_date_text(say: Language, line: Line) -> str:
    """The figure to date: 98,25 % (150.829/153.510 hồ sơ) · 20/29 kiến nghị · Chưa đạt; empty where
    nobody reported."""
    lever = line.lever
    now = line.known.get(lever.id)
    if now is None:
        return ""
    if line.kind not in GROWING or now.of is None:
        value = min(max(now.value, lever.span.low), lever.span.high)
        return f"{short_text(say, lever, value)} {counted(say, line)}".strip()
    cases = f"{say.plain(now.value)}/{say.plain(now.of)} {unit_text(say, lever)}".strip()
    if lever.entry != "percent":
        return cases
    return say("pace.rate_cases", rate=rate_text(say, line, now), cases=cases)


def counted(say: Language, line: Line) -> str:
    """The unit behind a count."""
    return unit_text(say, line.lever) if line.lever.entry == "count" else ""


def rate_text(say: Language, line: Line, now: ToDate) -> str:
    """A figure to date as a rate."""
    return short_text(say, line.lever, in_units(line.lever, now.value, now.of or ONE))


def ends_text(say: Language, line: Line) -> tuple[str, str]:
    """The year's end at this pace, and in the plan."""
    lever = line.lever
    return (
        inside_text(say, lever, line.values["pace"][lever.id]),
        inside_text(say, lever, line.values["plan"][lever.id]),
    )


def needed_text(say: Language, line: Line) -> str:
    """What is needed from now on, in natural units."""
    needed, lever = line.needed, line.lever
    unit = unit_text(say, lever)
    if line.lost_on and not needed.possible:
        return say("pace.needed_lost", day=say.day(line.lost_on))
    if needed.kind == "rate":
        if not needed.possible:
            return say("pace.needed_gone", rate=say.percent(100, 0))
        rest = f"{say.plain(needed.rest or 0)} {unit}".strip()
        return say("pace.needed_rate", rate=say.percent(needed.value), rest=rest)
    if needed.kind in ("more", "fewer"):
        count = natural(say, line, needed.value)
        told = say(f"pace.needed_{needed.kind}", count=count, unit=unit)
        if not needed.possible:
            return say("pace.needed_out", text=told)
        if needed.per_month is None:
            return told
        month = natural(say, line, needed.per_month)
        return say("pace.needed_month", month=month, text=told)
    if needed.kind == "level" and lever.entry != "yes_no":
        value = inside_text(say, lever, needed.value)
        return say("pace.needed_level", value=value)
    return say(f"pace.needed_{'reach' if needed.kind == 'level' else needed.kind}")


def natural(say: Language, line: Line, value: Decimal) -> str:
    """An amount of cases, whole and rounded up, or of money with one decimal."""
    of = line.planned_total
    if of is None or of == of.to_integral_value():
        return say.plain(value.to_integral_value(ROUND_CEILING))
    return say.decimal(value, 1)


def points_text(say: Language, line: Line) -> str:
    """The points at stake: two decimals, four where two would be none."""
    stake = line.at_stake
    return say.decimal(stake) if stake >= HUNDREDTH or not stake else say.decimal(stake, 4)


def status_text(say: Language, line: Line) -> str:
    """Where a line stands, in a word: lost · no report · behind · on track."""
    return say(f"pace.status_{line.status}")


def reported_text(say: Language, line: Line) -> str:
    """Until when somebody reported, or that nobody ever did."""
    if line.reported is None:
        return say("pace.never")
    return say("pace.reported", day=say.day(line.reported))
