"""Who enters something, and when."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Stamp:
    """Who saves, as typed (may be empty), and when (with its time zone)."""

    author: str
    at: datetime
