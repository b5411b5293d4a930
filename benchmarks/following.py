"""Python time of a rerun of the screen of the year under way, with 34 agencies that report every
lever each month: python benchmarks/following.py.

Beside it an empty page, in the same run. Figures are medians in milliseconds; machines are noisy.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.rerun import empty, median  # noqa: E402
from model.address import Work  # noqa: E402
from model.store import open_store  # noqa: E402
from model.store.opened import Opened  # noqa: E402
from model.store.version import Stamp, to_content  # noqa: E402
from model.year.observation import Observation  # noqa: E402
from tests.grounds import HOME, ground  # noqa: E402
from tests.years import exactly, following, months  # noqa: E402

AGENCIES = 34
SECTIONS = ("list", "enter", "files")


def reported() -> Iterator[Observation]:
    """What every agency reports of every lever at the end of each month: exactly the plan."""
    case = ground(HOME).case
    year = following(case.start(), case)
    for number, day in enumerate(months(year.year), start=1):
        for one in exactly(year, day, Decimal(number) / 12):
            for agency in range(AGENCIES):
                yield replace(one, agency=f"Cơ quan thử {agency + 1}")


def kept(url: str) -> tuple[int, int]:
    """The key of a year in a store with these reports, and how many they are."""
    case, found = ground(HOME).case, list(reported())
    stamp = Stamp("Thử", datetime(2023, 1, 1, 9, tzinfo=UTC))
    store = open_store(url)
    opened = Opened(case.baseline.year, "Kế hoạch thử", to_content(Work(case.start())))
    key = store.opened.create("Năm thử", opened, stamp).id
    store.opened.report(key, found)
    return key, len(found)


def main() -> None:
    """Print a line per section of the screen."""
    base = median(AppTest.from_function(empty).run(), change=False)
    print(f"{'empty page':12} {base:6.1f} ms")
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'bench.sqlite3'}"
        os.environ["PAR_DATABASE_URL"] = url
        key, count = kept(url)
        print(f"{count} reports")
        app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=600).run()
        app.session_state["desk"].kept["follow-opened"] = key
        app.switch_page("pages/follow.py").run()
        for section in SECTIONS:
            app.button_group(key="follow-section").set_value(section).run()
            assert not app.exception
            taken = median(app, change=False)
            print(f"{section:12} {taken:6.1f} ms  ({taken / base:.1f} × empty)")


if __name__ == "__main__":
    main()
