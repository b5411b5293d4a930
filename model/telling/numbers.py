"""How a number looks in a language: in Vietnamese 86,02 · 326.522 · 76,32 % · +0,73 · 5/12/2024."""

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

VIETNAMESE = "vi"
MINUS = "\N{MINUS SIGN}"
SPACE = "\N{NO-BREAK SPACE}"

Number = Decimal | float | int


@dataclass(frozen=True)
class Numbers:
    """Numbers and dates in the language of `code`."""

    code: str

    def decimal(self, value: Number, places: int = 2) -> str:
        """A number with a fixed count of decimals, half up: 86,02."""
        return self._written(value, places, "#,##0." + "0" * places if places else "#,##0")

    def signed(self, value: Number, places: int = 2) -> str:
        """A change, always with its sign: +0,73 · −0,70 · 0,00."""
        text, zero = self.decimal(value, places), self.decimal(0, places)
        if text.removeprefix(MINUS) == zero:
            return zero
        return text if text.startswith(MINUS) else f"+{text}"

    def plain(self, value: Number) -> str:
        """A number with the decimals it has, at most four: 5.710,503 · 739."""
        return self._written(value, 4, "#,##0.####")

    def percent(self, value: Number, places: int = 2) -> str:
        """A rate in percent: 76,32 %."""
        return f"{self.decimal(value, places)}{percent_gap(self.code)}%"

    def rate(self, value: Number) -> str:
        """A rate in percent with the decimals it has, at most four."""
        return f"{self.plain(value)}{percent_gap(self.code)}%"

    def day(self, value: date) -> str:
        """A date: 20/6/2024."""
        form = "d/M/y" if self.code == VIETNAMESE else "d MMM y"
        return format_date(value, format=form, locale=self.code)

    def _written(self, value: Number, places: int, pattern: str) -> str:
        """A number rounded half up, by a pattern, with a true minus sign."""
        rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        text = format_decimal(abs(rounded), format=pattern, locale=self.code)
        return f"{MINUS}{text}" if rounded < 0 else text


def percent_gap(code: str) -> str:
    """What stands between a number and its per cent sign."""
    return SPACE if code == VIETNAMESE else ""


def place(rank: int, of: int) -> str:
    """A rank among provinces: 46/63."""
    return f"{rank}/{of}"


def span(low: int, high: int) -> str:
    """A range of ranks: 42–46, or the one rank where both ends agree."""
    return str(low) if low == high else f"{low}–{high}"
