"""How a number looks in a language: in Vietnamese 86,02 · 326.522 · 76,32 % · +0,73 · 5/12/2024."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

LOCALE = "vi"
MINUS = "\N{MINUS SIGN}"
SPACE = "\N{NO-BREAK SPACE}"

Number = Decimal | float | int


def decimal(value: Number, places: int = 2, locale: str = LOCALE) -> str:
    """A number with a fixed count of decimals, half up: 86,02."""
    return written(value, places, "#,##0." + "0" * places if places else "#,##0", locale)


def signed(value: Number, places: int = 2, locale: str = LOCALE) -> str:
    """A change, always with its sign: +0,73 · −0,70 · 0,00."""
    text = decimal(value, places, locale)
    zero = decimal(0, places, locale)
    if text.removeprefix(MINUS) == zero:
        return zero
    return text if text.startswith(MINUS) else f"+{text}"


def plain(value: Number, locale: str = LOCALE) -> str:
    """A number with the decimals it has, at most four: 5.710,503 · 739."""
    return written(value, 4, "#,##0.####", locale)


def written(value: Number, places: int, pattern: str, locale: str) -> str:
    """A number rounded half up, by a pattern, with a true minus sign."""
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    text = format_decimal(abs(rounded), format=pattern, locale=locale)
    return f"{MINUS}{text}" if rounded < 0 else text


def percent(value: Number, places: int = 2, locale: str = LOCALE) -> str:
    """A rate in percent: 76,32 %."""
    return f"{decimal(value, places, locale)}{percent_gap(locale)}%"


def percent_gap(locale: str) -> str:
    """What stands between a number and its per cent sign."""
    return SPACE if locale == LOCALE else ""


def place(rank: int, of: int) -> str:
    """A rank among provinces: 46/63."""
    return f"{rank}/{of}"


def span(low: int, high: int) -> str:
    """A range of ranks: 42–46, or the one rank where both ends agree."""
    return str(low) if low == high else f"{low}–{high}"


def day(value: date, locale: str = LOCALE) -> str:
    """A date: 20/6/2024."""
    return format_date(value, format="d/M/y" if locale == LOCALE else "d MMM y", locale=locale)
