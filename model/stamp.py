"""Who enters something, and when."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

VIETNAM = timezone(timedelta(hours=7))  # no daylight saving; needs no time zone files


@dataclass(frozen=True)
class Stamp:
    """Who saves, as typed (may be empty), and when (with its time zone)."""

    author: str
    at: datetime
